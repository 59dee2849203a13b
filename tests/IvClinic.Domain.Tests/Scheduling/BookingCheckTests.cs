using IvClinic.Domain.Scheduling;
using static IvClinic.Domain.Tests.Scheduling.GivenBooking;

namespace IvClinic.Domain.Tests.Scheduling;

public sealed class BookingCheckTests
{
    [Fact]
    public void A_free_time_of_an_approved_plan_has_nothing_against_it() => Assert.Empty(Kinds(Picture(hours: Hours(3)), At(Monday)));

    [Theory]
    [InlineData(-120, false)]
    [InlineData(-119, true)]
    [InlineData(119, true)]
    [InlineData(120, false)]
    public void One_that_ends_when_the_other_begins_does_not_meet_it(int after, bool meets) =>
        Assert.Equal(meets ? [ConflictKind.ChairTaken] : [], Kinds(Picture(taken: Taken(Monday)), At(Monday.AddMinutes(after))));

    [Fact]
    public void A_patient_does_not_sit_on_two_chairs_at_once() =>
        Assert.Contains(ConflictKind.PatientElsewhere, Kinds(Picture(taken: Taken(Monday, chair: 2, patient: 1)), At(Monday)));

    [Theory]
    [InlineData(8, 0, 120, true)]
    [InlineData(7, 59, 120, false)]
    [InlineData(16, 0, 120, true)]
    [InlineData(16, 1, 120, false)]
    [InlineData(17, 0, 600, false)]
    public void The_whole_time_lies_in_the_opening_hours(int hour, int minute, int minutes, bool open) =>
        Assert.Equal(open ? [] : [ConflictKind.ClinicClosed], Kinds(Picture(hours: Hours()), At(Monday.Date.AddHours(hour).AddMinutes(minute), minutes)));

    [Fact]
    public void A_closed_weekday_and_a_closure_refuse_with_their_reason()
    {
        Assert.Contains("closed on Saturdays", Assert.Single(BookingCheck.Of(Picture(hours: Hours()), At(Monday.AddDays(5))).Conflicts).Sentence, StringComparison.Ordinal);
        var closure = new Closure(Guid.NewGuid(), Monday.Date.AddHours(11), Monday.Date.AddHours(13), "Fire drill");
        var picture = Picture(hours: Hours()) with { Closures = [closure] };
        Assert.EndsWith("Fire drill", Assert.Single(BookingCheck.Of(picture, At(Monday.AddMinutes(1))).Conflicts).Sentence, StringComparison.Ordinal);
        Assert.Empty(Kinds(picture, At(Monday)));
        Assert.Empty(Kinds(picture, At(Monday.AddHours(4))));
        closure.Withdraw("Moved to December");
        Assert.Empty(Kinds(picture, At(Monday.AddMinutes(1))));
    }

    [Fact]
    public void Nurses_watch_so_many_at_once_and_no_more()
    {
        var taken = new[] { Taken(Monday, chair: 2, patient: 8), Taken(Monday.AddMinutes(60), chair: 3) };
        Assert.Empty(Kinds(Picture(hours: Hours(3), taken: taken), At(Monday)));
        Assert.Equal([ConflictKind.TooManyAtOnce], Kinds(Picture(hours: Hours(2), taken: taken), At(Monday)));
        Assert.Empty(Kinds(Picture(hours: Hours(2), taken: taken), At(Monday, minutes: 60)));
    }

    [Fact]
    public void A_plan_that_may_not_be_given_or_has_no_session_left_is_not_booked()
    {
        Assert.Equal([ConflictKind.PlanMayNotBeGiven], Kinds(Picture(Plan with { WhyNot = "The plan is on hold: QTc" }), At(Monday)));
        Assert.Empty(Kinds(Picture(Plan with { Used = 3 }), At(Monday)));
        Assert.Equal([ConflictKind.NoSessionLeft], Kinds(Picture(Plan with { Used = 4 }), At(Monday)));
    }

    [Fact]
    public void The_suitability_decision_holds_through_its_last_day()
    {
        var plan = Plan with { SuitableUntil = new DateOnly(2026, 11, 23) };
        Assert.Empty(Kinds(Picture(plan), At(Monday)));
        Assert.Equal([ConflictKind.SuitabilityEnded], Kinds(Picture(plan), At(Monday.AddDays(1))));
    }

    [Fact]
    public void Infusions_of_a_plan_lie_its_days_apart_before_and_after_also_from_what_was_given()
    {
        var booked = Taken(Monday.AddDays(7), patient: 1, plan: 1);
        Assert.Empty(Kinds(Picture(taken: booked), At(Monday)));
        Assert.Equal([ConflictKind.TooSoon], Kinds(Picture(taken: booked), At(Monday.AddDays(1))));
        Assert.Equal([ConflictKind.TooSoon], Kinds(Picture(taken: booked), At(Monday.AddDays(13))));
        Assert.Equal([ConflictKind.TooSoon], Kinds(Picture(Plan with { GivenOn = [new(2026, 11, 17)] }), At(Monday)));
        Assert.Empty(Kinds(Picture(Plan with { GivenOn = [new(2026, 11, 16)] }), At(Monday)));
    }

    [Fact]
    public void A_soft_least_time_of_the_formulary_asks_back_and_a_hard_one_refuses()
    {
        var plan = Plan with { DaysApart = null, Medicines = ["ketorolac"], Doses = [new("ketorolac", new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero))] };
        BookingAnswer Answer(bool soft) => BookingCheck.Of(Picture(plan with { LeastTimes = [new("ketorolac", "Ketorolac", 6m, soft)] }), At(Monday));
        Assert.False(Answer(soft: true).MayBeBooked(confirmed: false));
        Assert.True(Answer(soft: true).MayBeBooked(confirmed: true));
        Assert.False(Answer(soft: false).MayBeBooked(confirmed: true));
        Assert.Empty(BookingCheck.Of(Picture(plan with { LeastTimes = [new("ketorolac", "Ketorolac", 5m, false)] }), At(Monday)).Conflicts);
    }

    [Fact]
    public void A_chair_without_a_monitor_asks_back_and_one_that_is_no_bed_refuses()
    {
        var watched = Picture(Plan with { WatchedWithoutBreak = ["ECG"] });
        Assert.Empty(Kinds(watched, At(Monday)));
        Assert.True(BookingCheck.Of(watched, At(Monday, chair: 2)).MayBeBooked(confirmed: true));
        Assert.False(BookingCheck.Of(watched, At(Monday, chair: 2)).MayBeBooked(confirmed: false));
        Assert.False(BookingCheck.Of(Picture(Plan with { NeedsBed = true }), At(Monday, chair: 2)).MayBeBooked(confirmed: true));
        Assert.Empty(Kinds(Picture(Plan with { NeedsBed = true }), At(Monday, chair: 3)));
    }

    [Fact]
    public void A_series_counts_its_own_earlier_times()
    {
        static IEnumerable<ConflictKind[]> Kinds(params DateTime[] times) =>
            BookingCheck.Of(Picture(Plan with { Sessions = 2 }), [.. times.Select(time => At(time))]).Select(answer => answer.Conflicts.Select(conflict => conflict.Kind).ToArray());
        Assert.Equal([[], [], [ConflictKind.NoSessionLeft]], Kinds(Monday, Monday.AddDays(7), Monday.AddDays(14)));
        Assert.Equal([[ConflictKind.TooSoon], []], Kinds(Monday.AddDays(3), Monday));
        Assert.Equal([[ConflictKind.ChairTaken, ConflictKind.PatientElsewhere, ConflictKind.TooSoon], []], Kinds(Monday.AddMinutes(1), Monday));
    }

    [Fact]
    public void What_was_not_checked_is_said()
    {
        var notes = BookingCheck.Of(Picture(Plan with { SuitableUntil = null, Sessions = null }), At(Monday)).Notes;
        Assert.Equal(4, notes.Count(note => note.Contains("not checked", StringComparison.Ordinal)));
        Assert.Empty(BookingCheck.Of(Picture(hours: Hours(2)), At(Monday)).Notes);
    }

    [Fact]
    public void Nearest_first_the_same_time_elsewhere_then_the_same_day_then_later_days()
    {
        var picture = Picture(hours: Hours(), taken: Taken(Monday));
        static WantedTime? Read(long chair, DateTime local) => At(local, chair: chair);
        var near = FreeTimes.Near(picture, At(Monday), Read, DateTimeOffset.MinValue, most: 3);
        Assert.Equal([(3L, Monday), (2L, Monday), (3L, Monday.AddMinutes(15))], near.Select(time => (time.ChairId, time.StartsLocal)));
        var full = Picture(hours: Hours(1), taken: Taken(Monday.Date.AddHours(8), minutes: 600));
        Assert.Equal(Monday.AddDays(1), FreeTimes.Near(full, At(Monday), Read, DateTimeOffset.MinValue, most: 1).Single().StartsLocal);
    }
}
