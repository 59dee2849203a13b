using IvClinic.Application.Scheduling;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Tests.Scheduling;

/// <summary>A clinic with one chair and one approved plan.</summary>
internal sealed record Booked(Given Given, Guid Patient, Guid Plan, Guid Chair) : IAsyncDisposable
{
    /// <summary>Monday after the Sunday of the test clinic.</summary>
    public static readonly DateTime Monday = new(2026, 11, 23, 9, 0, 0);

    /// <summary>Four infusions, a week apart.</summary>
    public static readonly PlanContent Series = ApprovedPlan.Content with { Course = new(CourseKind.Series, 4, 7) };

    public static async Task<Booked> Clinic(PlanContent? content = null, bool monitor = false)
    {
        var given = await Given.Clinic();
        var patient = await given.Patient();
        var chair = await given.The<AddChair>().Run(given.Administrator, new() { Name = "Chair 1", HasMonitor = monitor }, Application.Tests.Given.Key());
        return new(given, patient, (await ApprovedPlan.For(given, patient, content: content)).Plan, chair);
    }

    public Task<Guid> AnotherChair(string name, bool monitor = true, bool bed = false) =>
        Given.The<AddChair>().Run(Given.Administrator, new() { Name = name, HasMonitor = monitor, IsBed = bed }, Application.Tests.Given.Key());

    /// <summary>Another patient's plan.</summary>
    public async Task<Guid> AnotherPlan(string family = "Meyer", PlanContent? content = null) =>
        (await ApprovedPlan.For(Given, await Given.Patient(family, "Ute", "1960-01-02", "X-" + family), content: content)).Plan;

    public Task<Guid> Book(DateTime at, Guid? plan = null, Guid? chair = null, WhichHour? which = null, decimal minutes = 210, bool confirmed = true, Actor? by = null) => Given.The<BookAppointment>().Run(
        by ?? Given.Nurse, new() { PlanId = plan ?? Plan, ChairId = chair ?? Chair, StartsLocal = at, Which = which, Minutes = minutes, Confirmed = confirmed }, Application.Tests.Given.Key());

    public Task<int> BookSeries(params DateTime[] times) => Given.The<BookSeries>().Run(
        Given.Nurse, new() { PlanId = Plan, Minutes = 210, Confirmed = true, Times = [.. times.Select(at => new TimeWish { ChairId = Chair, StartsLocal = at })] }, Application.Tests.Given.Key());

    /// <summary>Open from 8 to 18 on weekdays.</summary>
    public Task Opens(int atOnce = 5) => Given.The<SetOpeningHours>().Run(Given.Administrator, Week(atOnce), Application.Tests.Given.Key());

    public static SetOpeningHours.Form Week(int atOnce = 5) => new()
    {
        InfusionsAtOnce = atOnce,
        Days = [.. Enum.GetValues<DayOfWeek>().Select(day => day is DayOfWeek.Saturday or DayOfWeek.Sunday
            ? new SetOpeningHours.Day { Weekday = day }
            : new SetOpeningHours.Day { Weekday = day, Opens = new(8, 0), Closes = new(18, 0) })],
    };

    public async Task<CalendarVisit> Visit(Guid appointment, DateOnly day, Actor? by = null) =>
        (await Given.The<ChairCalendar>().Run(by ?? Given.Nurse, new(day))).Visits.Single(visit => visit.AppointmentId == appointment);

    public ValueTask DisposeAsync() => Given.DisposeAsync();
}
