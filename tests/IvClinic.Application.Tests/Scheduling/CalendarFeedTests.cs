using System.Globalization;
using IvClinic.Application.Scheduling;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Scheduling;

public sealed class CalendarFeedTests
{
    [Fact]
    public async Task Who_has_the_address_reads_when_a_chair_is_busy_and_nothing_of_a_patient()
    {
        await using var clinic = await Booked.Clinic();
        var booked = await clinic.Book(Booked.Monday);
        var (feed, secret) = await Made(clinic, clinic.Given.Nurse);
        var text = (await clinic.Given.The<BusyChairs>().For(feed, secret))!;
        var busy = Assert.Single(Events(text));
        Assert.Equal("IvClinic: Chair 1, infusion", busy["SUMMARY"].Replace("\\,", ",", StringComparison.Ordinal));
        Assert.Equal((new DateTime(2026, 11, 23, 8, 0, 0), new DateTime(2026, 11, 23, 11, 30, 0)), (Utc(busy["DTSTART"]), Utc(busy["DTEND"])));
        Assert.Equal($"{booked:N}@ivclinic.invalid", busy["UID"]);
        foreach (var word in (string[])["Larson", "Jacob", "ketamine", "CRPS", "1975"]) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_wrong_secret_an_ended_address_and_one_of_somebody_who_left_open_nothing()
    {
        await using var clinic = await Booked.Clinic();
        var (feed, secret) = await Made(clinic, clinic.Given.Nurse);
        var busy = clinic.Given.The<BusyChairs>();
        Assert.NotNull(await busy.For(feed, secret));
        Assert.Null(await busy.For(feed, FeedSecret.New()));
        Assert.Null(await busy.For(Guid.NewGuid(), secret));
        var (newer, another) = await Made(clinic, clinic.Given.Nurse);
        Assert.Null(await busy.For(feed, secret));
        Assert.NotNull(await busy.For(newer, another));
        await clinic.Given.The<RevokeCalendarFeed>().Run(clinic.Given.Nurse, new(), Given.Key());
        Assert.Null(await busy.For(newer, another));
        Assert.Null((await clinic.Given.The<MyCalendarFeed>().Run(clinic.Given.Nurse, new())).MadeAt);

        var (last, secretOfLast) = await Made(clinic, clinic.Given.Nurse);
        await clinic.Given.Database(async db =>
        {
            (await db.Users.AsTracking().SingleAsync(user => user.Id == clinic.Given.Nurse.UserId)).IsDisabled = true;
            return await db.SaveChangesAsync();
        });
        await clinic.Given.The<Application.Staff.StaffRegister>().Reload();
        Assert.Null(await busy.For(last, secretOfLast));
    }

    [Fact]
    public async Task The_secret_is_nowhere_in_the_database()
    {
        await using var clinic = await Booked.Clinic();
        var (_, secret) = await Made(clinic, clinic.Given.Nurse);
        var kept = await clinic.Given.Database(async db =>
            string.Concat(await db.Set<CalendarFeed>().Select(feed => feed.SecretHash).ToListAsync()) + string.Concat(await db.Set<CommandReceipt>().Select(receipt => receipt.ResultJson).ToListAsync()));
        Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        Assert.Contains(FeedSecret.Hash(secret), kept, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IllegalStepException>(() => clinic.Given.The<MakeCalendarFeed>().Run(clinic.Given.Nurse, new() { SecretHash = "short" }, Given.Key()));
    }

    private static async Task<(Guid Feed, string Secret)> Made(Booked clinic, Actor by)
    {
        var secret = FeedSecret.New();
        return (await clinic.Given.The<MakeCalendarFeed>().Run(by, new() { SecretHash = FeedSecret.Hash(secret) }, Given.Key()), secret);
    }

    /// <summary>A reader of its own: unfolds, then takes name and value apart.</summary>
    private static List<Dictionary<string, string>> Events(string text)
    {
        var events = new List<Dictionary<string, string>>();
        Dictionary<string, string>? open = null;
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (line == "BEGIN:VEVENT") open = new(StringComparer.Ordinal);
            else if (line == "END:VEVENT") events.Add(open!);
            else open?.Add(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }

        return events;
    }

    private static DateTime Utc(string stamp) => DateTime.ParseExact(stamp, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None);
}
