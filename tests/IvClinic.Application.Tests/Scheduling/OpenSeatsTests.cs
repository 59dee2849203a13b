using IvClinic.Application.Scheduling;
using IvClinic.Application.Sessions;
using IvClinic.Application.Tests.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Scheduling;

/// <summary>It is Sunday, 11:00; the plan takes 210 minutes.</summary>
public sealed class OpenSeatsTests
{
    private static readonly DateTime Today = Booked.Monday.AddDays(-1).Date;
    private static readonly DateTime Noon = Today.AddHours(12);

    [Fact]
    public async Task A_chair_on_which_somebody_sits_without_an_appointment_is_not_booked()
    {
        await using var clinic = await Booked.Clinic();
        await Sit(clinic);
        var other = await clinic.AnotherPlan();
        Assert.Equal("Chair 1 is taken: somebody sits there, from 11:00 to 14:30 on 22 November 2026 as expected.", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Today.AddHours(14), other))).Message);
        await clinic.Book(Today.AddHours(14.5), other);
    }

    [Fact]
    public async Task It_counts_for_the_nurses_on_every_chair()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Given.The<SetOpeningHours>().Run(clinic.Given.Administrator, new()
        {
            InfusionsAtOnce = 1,
            Days = [.. Enum.GetValues<DayOfWeek>().Select(day => new SetOpeningHours.Day { Weekday = day, Opens = new(8, 0), Closes = new(20, 0) })],
        }, Given.Key());
        var (second, other) = (await clinic.AnotherChair("Chair 2"), await clinic.AnotherPlan());
        await Sit(clinic);
        Assert.Contains("1 infusion is booked or under way at the same time", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Noon, other, second))).Message, StringComparison.Ordinal);
        await clinic.Book(Today.AddHours(14.5), other, second);
    }

    [Fact]
    public async Task A_series_and_a_move_meet_it_too()
    {
        await using var clinic = await Booked.Clinic(Booked.Series);
        var other = await clinic.AnotherPlan();
        await Sit(clinic, other);
        Assert.StartsWith("1 of 2, 22 Nov 2026 12:00: Chair 1 is taken: somebody sits there", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.BookSeries(Noon, Noon.AddDays(7)))).Message, StringComparison.Ordinal);
        var booked = await clinic.Book(Today.AddHours(15));
        var move = new MoveAppointment.Form { AppointmentId = booked, ChairId = clinic.Chair, StartsLocal = Today.AddHours(14), Confirmed = true };
        Assert.Contains("somebody sits there", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Given.The<MoveAppointment>().Run(clinic.Given.Nurse, move, Given.Key()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_came_early_takes_the_chair_from_then_on_through_the_appointment_and_once_only()
    {
        await using var clinic = await Booked.Clinic();
        var (other, second) = (await clinic.AnotherPlan(), await clinic.AnotherChair("Chair 2"));
        var booked = await clinic.Book(Noon);
        await clinic.Given.The<OpenSession>().Run(clinic.Given.Nurse, new() { AppointmentId = booked }, Given.Key());
        Assert.Contains("from 11:00 to 15:30", Assert.Single((await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Today.AddHours(11), other, minutes: 30))).Failures).ErrorMessage, StringComparison.Ordinal);
        var shown = await clinic.Given.The<TimesCheck>().Run(clinic.Given.Nurse, new(other, null, [new() { ChairId = clinic.Chair, StartsLocal = Today.AddHours(15) }], 60));
        Assert.Contains("somebody sits there", Assert.Single(Assert.Single(shown).Refused), StringComparison.Ordinal);
        Assert.Equal(second, shown[0].Instead[0].ChairId);
    }

    [Fact]
    public async Task Whoever_has_left_takes_no_chair()
    {
        await using var clinic = await Booked.Clinic();
        var other = await clinic.AnotherPlan();
        var booked = await clinic.Book(Noon);
        var session = await clinic.Given.The<OpenSession>().Run(clinic.Given.Nurse, new() { AppointmentId = booked }, Given.Key());
        await Leave(clinic.Given, session);
        await clinic.Book(Noon, other);
    }

    [Fact]
    public async Task An_infusion_that_began_late_is_expected_to_end_late()
    {
        await using var session = await GivenSession.Opened(GivenSession.Ivig() with { ObservationMinutes = 60 });
        var clinic = session.Clinic;
        var other = (await ApprovedPlan.For(clinic, await clinic.Patient("Meyer", "Ute", "1960-01-02", "X-9"))).Plan;
        async Task<string> Refusal() => (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<BookAppointment>().Run(
            clinic.Nurse, new() { PlanId = other, ChairId = session.ChairId, StartsLocal = Today.AddHours(11.5), Minutes = 30, Confirmed = true }, Given.Key()))).Message;
        Assert.Contains("from 11:00 to 15:29", await Refusal(), StringComparison.Ordinal);
        session.After(100);
        Assert.Contains("from 11:00 to 16:39", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_sit_there_a_check_takes_as_many_queries()
    {
        var queries = new QueryCount();
        await using var given = await Given.Clinic(queries.Join);
        var plans = new List<Guid>();
        foreach (var name in (string[])["Adam", "Berg", "Cole"]) plans.Add((await ApprovedPlan.For(given, await given.Patient(name, "Ute", "1960-01-02", "X-" + name))).Plan);
        var chairs = new List<Guid>();
        foreach (var name in (string[])["Chair 1", "Chair 2", "Chair 3"]) chairs.Add(await given.The<AddChair>().Run(given.Administrator, new() { Name = name }, Given.Key()));
        var counts = new List<int>();
        foreach (var index in (int[])[0, 1])
        {
            await given.The<OpenSession>().Run(given.Nurse, new() { PlanId = plans[index], ChairId = chairs[index] }, Given.Key());
            _ = queries.Taken;
            await given.The<TimesCheck>().Run(given.Nurse, new(plans[2], null, [new() { ChairId = chairs[2], StartsLocal = Noon }], 60));
            counts.Add(queries.Taken);
        }

        Assert.Single(counts.Distinct());
    }

    private static Task<int> Leave(Given given, Guid session) => given.Database(async db =>
    {
        var row = await db.Set<InfusionSession>().AsTracking().SingleAsync(each => each.PublicId == session);
        var now = new EntryStamp(given.Clock.Now, given.Clock.Now, given.Nurse.UserId, given.Nurse.DisplayName, "Nurse");
        db.Add(row.Append(ChartEntry.Started(now, 1, FlowRate.FromMillilitresPerHour(50m)), row.ControlVersion));
        db.Add(row.Append(ChartEntry.Stopped(now)));
        db.Add(row.Append(ChartEntry.Discharged(now, new DischargeDetails(SessionEnding.Home, []))));
        return await db.SaveChangesAsync();
    });

    private static Task<Guid> Sit(Booked clinic, Guid? plan = null) =>
        clinic.Given.The<OpenSession>().Run(clinic.Given.Nurse, new() { PlanId = plan ?? clinic.Plan, ChairId = clinic.Chair }, Given.Key());
}
