using IvClinic.Application.Scheduling;

namespace IvClinic.Application.Demo;

/// <summary>Six chairs, two sittings a day.</summary>
internal sealed class DemoChairs(DemoCast cast)
{
    private static readonly TimeOnly[] Sittings = [new(8, 30), new(13, 30)];

    private readonly List<Guid> chairs = [];
    private readonly Dictionary<DateOnly, int> taken = [];

    public Guid this[int number] => chairs[number];

    public async Task SetUp()
    {
        foreach (var (name, hasMonitor, isBed) in new[] { ("Chair 1", true, false), ("Chair 2", true, false), ("Chair 3", true, false), ("Chair 4", false, false), ("Chair 5", false, false), ("Bed 1", true, true) })
            chairs.Add(await cast.Do<AddChair, AddChair.Form, Guid>(cast.Administrator, new() { Name = name, HasMonitor = hasMonitor, IsBed = isBed }));
    }

    /// <summary>
    /// After everything was booked: the demo may be opened at night, and then today's infusions lie outside, as the calendar says.
    /// </summary>
    public async Task Open(DateOnly today)
    {
        var week = Enum.GetValues<DayOfWeek>().Select(day => day is DayOfWeek.Saturday or DayOfWeek.Sunday
            ? new SetOpeningHours.Day { Weekday = day, Opens = new(8, 0), Closes = new(22, 0) }
            : new SetOpeningHours.Day { Weekday = day, Opens = new(7, 0), Closes = new(22, 0) });
        await cast.Do<SetOpeningHours, SetOpeningHours.Form, int>(cast.Administrator, new() { Days = [.. week], InfusionsAtOnce = 6 });
        await cast.Do<AddClosure, AddClosure.Form, Guid>(cast.Administrator, new() { FirstDay = today.AddDays(26), Reason = "Staff training" });
    }

    /// <summary>The next free sitting of a day, or of the first day after it that has one.</summary>
    public (Guid Chair, DateTime Local) Next(DateOnly day)
    {
        while (taken.GetValueOrDefault(day) == chairs.Count * Sittings.Length) day = day.AddDays(1);
        var place = taken.GetValueOrDefault(day);
        taken[day] = place + 1;
        return (chairs[place % chairs.Count], day.ToDateTime(Sittings[place / chairs.Count]));
    }
}
