using System.Globalization;

namespace IvClinic.Domain.Sessions;

/// <summary>The server's clock was set while people sat in the chairs; what was recorded before and after it wants a second look.</summary>
/// <param name="At">When it was noticed, by the clock that never jumps.</param>
/// <param name="By">How far it jumped; below zero: back.</param>
public sealed record ClockJump(DateTimeOffset At, TimeSpan By)
{
    /// <summary>Less is the drift of two clocks, or the time between looking at the one and the other.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>Less does no harm to a chart that is kept in minutes, and would only teach people to look away.</summary>
    public static readonly TimeSpan WorthShowing = TimeSpan.FromSeconds(5);

    /// <summary>Nobody checks entries of yesterday by then.</summary>
    public static readonly TimeSpan ShownFor = TimeSpan.FromHours(12);

    /// <param name="expected">What the server's clock should say.</param>
    /// <param name="server">What it says.</param>
    /// <returns>How far it jumped; null when it did not.</returns>
    public static TimeSpan? Between(DateTimeOffset expected, DateTimeOffset server) =>
        (server - expected).Duration() >= Least ? server - expected : null;

    public bool IsWorthShowing(DateTimeOffset now) => By.Duration() >= WorthShowing && now - At < ShownFor;

    /// <param name="at">The time of day it was noticed, as the clinic reads it.</param>
    public string Sentence(string at) =>
        $"The server's clock jumped {(By < TimeSpan.Zero ? "back" : "forward")} by {Words(By)} at {at}. Nothing was added to or taken from what was given; check the times of the last entries.";

    public static string Words(TimeSpan by)
    {
        var whole = TimeSpan.FromSeconds(Math.Round(by.Duration().TotalSeconds));
        string[] parts = [Part((long)whole.TotalHours, "h"), Part(whole.Minutes, "min"), Part(whole.Seconds, "s")];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Part(long number, string unit) => number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");
}
