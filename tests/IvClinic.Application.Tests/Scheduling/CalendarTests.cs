using IvClinic.Application.Scheduling;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Scheduling;

public sealed class CalendarTests
{
    private static readonly DateTime Monday = Booked.Monday;
    private static readonly DateOnly Day = DateOnly.FromDateTime(Booked.Monday);

    [Fact]
    public async Task A_booking_outside_opening_hours_or_in_a_closure_is_refused_with_the_reason()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Opens();
        Assert.Contains("open from 08:00 to 18:00 on Mondays", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Monday.AddHours(6)))).Message, StringComparison.Ordinal);
        Assert.Contains("closed on Saturdays", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Monday.AddDays(5)))).Message, StringComparison.Ordinal);
        var closure = await clinic.Given.The<AddClosure>().Run(clinic.Given.Administrator, new() { FirstDay = Day, Reason = "Staff training" }, Given.Key());
        Assert.Contains("Staff training", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Monday))).Message, StringComparison.Ordinal);
        await clinic.Given.The<WithdrawClosure>().Run(clinic.Given.Administrator, new() { ClosureId = closure, Reason = "Training moved" }, Given.Key());
        await clinic.Book(Monday);
    }

    [Fact]
    public async Task A_closure_of_days_that_are_over_is_refused()
    {
        await using var clinic = await Booked.Clinic();
        var over = DateOnly.FromDateTime(clinic.Given.Clock.Now.UtcDateTime).AddDays(-1);
        Task<Guid> Close(DateOnly first, DateOnly? last) => clinic.Given.The<AddClosure>().Run(clinic.Given.Administrator, new() { FirstDay = first, LastDay = last, Reason = "Late" }, Given.Key());
        await Assert.ThrowsAsync<FormRejectedException>(() => Close(over, null));
        Assert.NotEqual(Guid.Empty, await Close(over, over.AddDays(1)));
    }

    [Fact]
    public async Task In_the_week_of_the_clock_change_the_wall_clock_counts()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Opens();
        var monday = new DateTime(2027, 3, 29, 8, 0, 0);
        await clinic.Book(monday);
        Assert.Contains("open from", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(monday.AddMinutes(-1)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_in_a_closure_or_outside_new_hours_stays_and_is_shown()
    {
        await using var clinic = await Booked.Clinic();
        var booked = await clinic.Book(Monday);
        await clinic.Given.The<AddClosure>().Run(clinic.Given.Administrator, new() { FirstDay = Day, From = new(8, 0), Until = new(10, 0), Reason = "Fire drill" }, Given.Key());
        Assert.Equal(1, Assert.Single((await clinic.Given.The<OpeningSheet>().Run(clinic.Given.Administrator, new())).Closures).Booked);
        Assert.Contains((await clinic.Visit(booked, Day)).Against, against => against.EndsWith("Fire drill", StringComparison.Ordinal));

        var evening = Monday.Date.AddHours(17);
        await clinic.Book(evening, await clinic.AnotherPlan());
        async Task<IReadOnlyList<DateTime>> Outside() => (await clinic.Given.The<OpeningSheet>().Run(clinic.Given.Administrator, new())).Outside;
        Assert.Empty(await Outside());
        await clinic.Given.The<SetOpeningHours>().Run(clinic.Given.Administrator, Booked.Week(), Given.Key());
        Assert.Equal([evening], await Outside());
    }

    [Fact]
    public async Task Opening_hours_changed_by_somebody_else_are_not_overwritten()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Opens();
        var form = Booked.Week(3);
        form.Version = (await clinic.Given.The<OpeningSheet>().Run(clinic.Given.Administrator, new())).Version;
        await clinic.Given.The<SetOpeningHours>().Run(clinic.Given.Administrator, form, Given.Key());
        await Assert.ThrowsAsync<StaleWriteException>(() => clinic.Given.The<SetOpeningHours>().Run(clinic.Given.Administrator, form, Given.Key()));
        await Assert.ThrowsAsync<NotAllowedException>(() => clinic.Given.The<SetOpeningHours>().Run(clinic.Given.Nurse, form, Given.Key()));
    }

    [Fact]
    public async Task A_monitor_that_is_fitted_ends_the_question_and_an_older_form_does_not_take_it_away()
    {
        await using var clinic = await Booked.Clinic();
        var fitted = new EquipChair.Form { ChairId = clinic.Chair, HasMonitor = true, Reason = "New monitor" };
        await Assert.ThrowsAsync<NotAllowedException>(() => clinic.Given.The<EquipChair>().Run(clinic.Given.Nurse, fitted, Given.Key()));
        await clinic.Given.The<EquipChair>().Run(clinic.Given.Administrator, fitted, Given.Key());
        await Assert.ThrowsAsync<StaleWriteException>(() => clinic.Given.The<EquipChair>().Run(clinic.Given.Administrator, new() { ChairId = clinic.Chair, Reason = "Old form" }, Given.Key()));
        await clinic.Book(Monday, confirmed: false);
    }

    [Fact]
    public async Task More_infusions_at_once_than_the_nurses_can_watch_are_refused()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Opens(atOnce: 1);
        var second = await clinic.AnotherChair("Chair 2");
        await clinic.Book(Monday);
        Assert.Contains("can watch 1", (await Assert.ThrowsAsync<FormRejectedException>(async () => await clinic.Book(Monday, await clinic.AnotherPlan(), second))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_appointment_is_moved_in_one_step_and_where_it_came_from_stays()
    {
        await using var clinic = await Booked.Clinic();
        var second = await clinic.AnotherChair("Chair 2");
        var booked = await clinic.Book(Monday);
        await clinic.Given.The<MoveAppointment>().Run(clinic.Given.Nurse, new() { AppointmentId = booked, ChairId = second, StartsLocal = Monday.AddHours(1), Reason = "Bus is late" }, Given.Key());
        var visit = await clinic.Visit(booked, Day);
        Assert.Equal((second, Monday.AddHours(1), 1), (visit.ChairId, visit.StartsLocal, visit.Version));
        var move = Assert.Single(await clinic.Given.Database(db => db.Set<AppointmentMove>().ToListAsync()));
        Assert.Equal(("Bus is late", "Nora Nurse, RN", new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)), (move.Reason, move.ByName, move.FromStartsAt));
    }

    [Fact]
    public async Task A_move_has_the_checks_of_a_booking_and_is_not_in_its_own_way()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Opens();
        var booked = await clinic.Book(Monday);
        await clinic.Book(Monday.AddHours(4), await clinic.AnotherPlan());
        Assert.Contains("Chair 1 is taken", (await Assert.ThrowsAsync<FormRejectedException>(() => Move(Monday.AddHours(1), 0))).Message, StringComparison.Ordinal);
        Assert.Contains("The clinic is open from", (await Assert.ThrowsAsync<FormRejectedException>(() => Move(Monday.AddHours(-2), 0))).Message, StringComparison.Ordinal);
        await Move(Monday.AddMinutes(15), 0);
        await Assert.ThrowsAsync<StaleWriteException>(() => Move(Monday, 0));

        Task<Guid> Move(DateTime to, int version) => clinic.Given.The<MoveAppointment>().Run(clinic.Given.Nurse, new() { AppointmentId = booked, Version = version, ChairId = clinic.Chair, StartsLocal = to, Confirmed = true }, Given.Key());
    }

    [Fact]
    public async Task Somebody_late_is_expected_later_and_what_that_meets_is_shown_on_both()
    {
        await using var clinic = await Booked.Clinic();
        var booked = await clinic.Book(Monday);
        var next = await clinic.Book(Monday.AddMinutes(210), await clinic.AnotherPlan());
        Assert.Empty((await clinic.Visit(booked, Day)).Against);
        await clinic.Given.The<NoteLate>().Run(clinic.Given.Nurse, new() { AppointmentId = booked, Minutes = 40 }, Given.Key());
        var late = await clinic.Visit(booked, Day);
        Assert.Equal((40, Monday.AddMinutes(40), Monday.AddMinutes(250)), (late.LateMinutes, late.StartsLocal, late.EndsLocal));
        Assert.Contains("also taken from 12:30", Assert.Single(late.Against), StringComparison.Ordinal);
        Assert.Contains("also taken from 09:00 to 13:10", Assert.Single((await clinic.Visit(next, Day)).Against), StringComparison.Ordinal);
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Given.The<NoteLate>().Run(clinic.Given.Nurse, new() { AppointmentId = booked, Version = 1, Minutes = 721 }, Given.Key()));
    }

    [Fact]
    public async Task A_time_shorter_than_the_plan_takes_now_is_said()
    {
        await using var clinic = await Booked.Clinic();
        var booked = await clinic.Book(Monday, minutes: 180);
        Assert.Equal("Booked for 180 min; the plan as it is now takes 210 min with set-up and observation.", Assert.Single((await clinic.Visit(booked, Day)).Against));
    }

    [Fact]
    public async Task The_calendar_says_that_a_plan_is_no_longer_approved()
    {
        await using var clinic = await Booked.Clinic();
        var booked = await clinic.Book(Monday);
        await clinic.Given.Database(async db =>
        {
            (await db.Set<TreatmentPlan>().AsTracking().SingleAsync()).Hold("QTc 510 ms", new PlanStep(clinic.Given.Nurse.UserId, "Nora", clinic.Given.Clock.Now));
            return await db.SaveChangesAsync();
        });
        Assert.Contains("QTc 510 ms", Assert.Single((await clinic.Visit(booked, Day)).Against), StringComparison.Ordinal);
        Assert.Contains("QTc 510 ms", Assert.Single((await clinic.Given.The<DayList>().Run(clinic.Given.Nurse, new(Day))).Lines).Obstacle, StringComparison.Ordinal);
        Assert.DoesNotContain("QTc", Assert.Single((await clinic.Visit(booked, Day, clinic.Given.Administrator)).Against), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Given.The<MoveAppointment>().Run(clinic.Given.Administrator, new() { AppointmentId = booked, ChairId = clinic.Chair, StartsLocal = Monday.AddHours(1) }, Given.Key()));
        Assert.DoesNotContain("QTc", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_sees_initials_only_and_moves_but_does_not_book_or_confirm()
    {
        await using var clinic = await Booked.Clinic();
        var second = await clinic.AnotherChair("Chair 2");
        var booked = await clinic.Book(Monday);
        var visit = await clinic.Visit(booked, Day, clinic.Given.Administrator);
        Assert.Equal(("J.L.", null), (visit.Who, visit.Chart));
        Assert.Equal("Larson, Jacob", (await clinic.Visit(booked, Day)).Who);
        await Assert.ThrowsAsync<NotAllowedException>(() => clinic.Book(Monday.AddDays(1), by: clinic.Given.Administrator));
        await Assert.ThrowsAsync<NotAllowedException>(() => clinic.Given.The<WaitingList>().Run(clinic.Given.Administrator, new()));
        var move = new MoveAppointment.Form { AppointmentId = booked, ChairId = clinic.Chair, StartsLocal = Monday.AddHours(2), Confirmed = true };
        Assert.Equal("This place lacks what the infusion needs.", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Given.The<MoveAppointment>().Run(clinic.Given.Administrator, move, Given.Key()))).Message);
        move.ChairId = second;
        await clinic.Given.The<MoveAppointment>().Run(clinic.Given.Administrator, move, Given.Key());
    }

    [Fact]
    public async Task The_calendar_of_a_week_takes_two_queries_whatever_is_booked()
    {
        var queries = new QueryCount();
        await using var given = await Given.Clinic(queries.Join);
        var chair = await given.The<AddChair>().Run(given.Administrator, new() { Name = "Chair 1" }, Given.Key());
        await given.The<AddChair>().Run(given.Administrator, new() { Name = "Chair 2" }, Given.Key());
        var plan = (await ApprovedPlan.For(given, await given.Patient(), content: Booked.Series)).Plan;
        await given.The<SetOpeningHours>().Run(given.Administrator, Booked.Week(), Given.Key());
        await given.The<AddClosure>().Run(given.Administrator, new() { FirstDay = Day.AddDays(1), Reason = "Holiday" }, Given.Key());
        foreach (var week in (int[])[0, 1]) await given.The<BookAppointment>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = Monday.AddDays(7 * week), Minutes = 60, Confirmed = true }, Given.Key());
        _ = queries.Taken;
        var sheet = await given.The<ChairCalendar>().Run(given.Nurse, new(Day, 7));
        Assert.Equal(2, queries.Taken);
        Assert.Equal((2, 1, 1, 7), (sheet.Chairs.Count, sheet.Visits.Count, sheet.Closures.Count, sheet.Week.Count));
        Assert.Empty(await given.The<WaitingList>().Run(given.Nurse, new()));
        Assert.Equal(1, queries.Taken);
        await given.The<DayList>().Run(given.Nurse, new(Day));
        Assert.Equal(1, queries.Taken);
        await given.The<DayList>().Run(given.Nurse, new());
        Assert.Equal(2, queries.Taken);
        Assert.Single((await given.The<OpeningSheet>().Run(given.Administrator, new())).Closures);
        Assert.Equal(2, queries.Taken);
    }
}
