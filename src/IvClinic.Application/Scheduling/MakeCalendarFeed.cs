using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>Makes a new calendar address for oneself; the one before stops working.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class MakeCalendarFeed(CommandDesk desk) : UseCase<MakeCalendarFeed.Form, Guid>(desk)
{
    public sealed class Form
    {
        /// <summary>Of <see cref="FeedSecret.New"/>; the secret itself never comes here.</summary>
        public string SecretHash { get; set; } = "";
    }

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        if (form.SecretHash.Length != 64 || !form.SecretHash.All(char.IsAsciiHexDigitLower)) throw new Domain.IllegalStepException("The address could not be made. Try again.");
        await RevokeCalendarFeed.Revoke(work, cancel);
        var feed = new CalendarFeed { PublicId = Guid.CreateVersion7(), UserId = work.Actor.UserId, SecretHash = form.SecretHash, MadeAt = work.Now };
        work.Db.Add(feed);
        work.Concerns(null, feed.PublicId.ToString());
        return feed.PublicId;
    }
}

/// <summary>Ends one's calendar address.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class RevokeCalendarFeed(CommandDesk desk) : UseCase<RevokeCalendarFeed.Form, int>(desk)
{
    public sealed class Form;

    private protected override async Task<int> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        work.Concerns(null, work.Actor.UserId.ToString());
        return await Revoke(work, cancel);
    }

    internal static async Task<int> Revoke(CommandWork work, CancellationToken cancel)
    {
        var standing = await work.Db.Set<CalendarFeed>().AsTracking().Where(feed => feed.UserId == work.Actor.UserId && feed.RevokedAt == null).ToListAsync(cancel);
        foreach (var feed in standing) feed.RevokedAt = work.Now;
        return standing.Count;
    }
}

/// <summary>Since when one has a calendar address; null: none.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class MyCalendarFeed(ReadDesk desk) : ClinicRead<MyCalendarFeed.Mine, MyCalendarFeed.Since>(desk)
{
    public sealed record Mine;

    public sealed record Since(DateTimeOffset? MadeAt);

    private protected override async Task<Since> Load(Mine query, ReadWork work, CancellationToken cancel) => new(
        await work.Db.Set<CalendarFeed>().Where(feed => feed.UserId == work.Actor.UserId && feed.RevokedAt == null).Select(feed => (DateTimeOffset?)feed.MadeAt).FirstOrDefaultAsync(cancel));
}
