using IvClinic.Application.Scheduling;

namespace IvClinic.Web.Hosting;

internal static class CalendarFeedFile
{
    /// <summary>
    /// When the chairs are busy, for a calendar program that cannot sign in. A wrong, ended or unknown address all answer
    /// the same, so that nothing can be learned by trying.
    /// </summary>
    public static async Task<IResult> Get(Guid feedId, string secret, BusyChairs busy, CancellationToken cancel) =>
        secret.Length <= 100 && await busy.For(feedId, secret, cancel) is { } text ? Results.Text(text, "text/calendar; charset=utf-8") : Results.NotFound();
}
