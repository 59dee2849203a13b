using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using static IvClinic.Domain.Tests.Scheduling.GivenBooking;

namespace IvClinic.Domain.Tests.Scheduling;

public sealed class OpenSeatTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>30 to set up, two hours, one hour watched.</summary>
    private static readonly BookingLength Length = new(120, 60);

    [Theory]
    [InlineData(SessionPhase.Preparing, 10, 0, 210)]
    [InlineData(SessionPhase.Preparing, 90, 0, 270)] // begun late, it ends late
    [InlineData(SessionPhase.Running, 60, 30, 210)]
    [InlineData(SessionPhase.Paused, 150, 30, 300)] // 90 minutes are still to run
    [InlineData(SessionPhase.Paused, 150, 150, 210)] // more ran than was planned
    [InlineData(SessionPhase.Running, 400, 120, 460)]
    public void A_seat_is_taken_for_the_planned_length_or_as_long_as_the_rest_takes_from_now(SessionPhase phase, int minutesSince, int ran, int takenFor) =>
        Assert.Equal(Nine.AddMinutes(takenFor), OpenSeat.ExpectedEnd(Nine, Length, Chart(phase, minutesSince) with { RunningTime = TimeSpan.FromMinutes(ran) }));

    [Fact]
    public void An_infusion_that_runs_slower_ends_when_the_chart_says_and_is_watched_afterwards() =>
        Assert.Equal(Nine.AddMinutes(360), OpenSeat.ExpectedEnd(Nine, Length, Chart(SessionPhase.Running, 60) with { ExpectedEnd = Nine.AddMinutes(300) }));

    [Theory]
    [InlineData(300, 400, 400)]
    [InlineData(500, 400, 500)] // the observation is over, the patient is still there
    public void Whoever_is_still_there_is_there_at_least_until_now(int now, int observedUntil, int takenFor) =>
        Assert.Equal(Nine.AddMinutes(takenFor), OpenSeat.ExpectedEnd(Nine, Length, Chart(SessionPhase.Stopped, now) with { ObservationEndsAt = Nine.AddMinutes(observedUntil) }));

    [Fact]
    public void Where_no_length_is_known_the_seat_is_not_free_for_a_day() =>
        Assert.Equal(Nine.AddHours(24), OpenSeat.ExpectedEnd(Nine, new(null, 60), Chart(SessionPhase.Preparing, 10)));

    [Fact]
    public void Who_came_early_for_an_appointment_is_one_time_from_then_until_its_end()
    {
        var appointment = Appointment(minute: 30);
        appointment.Arrive(7);
        var taken = Assert.Single(Of([appointment], Seat(7, from: 0, until: 210)));
        Assert.Equal((1L, 1L, Monday, Monday.AddMinutes(240), true), (taken.ChairId, taken.PatientId, taken.StartsLocal, taken.EndsLocal, taken.SitsThere));
    }

    [Fact]
    public void An_appointment_that_the_session_was_not_opened_from_is_not_counted_twice()
    {
        Assert.Single(Of([Appointment(minute: 30)], Seat(7, from: 0, until: 210)));
        Assert.Equal(2, Of([Appointment(minute: 30, patient: 2)], Seat(7, from: 0, until: 210)).Count);
        Assert.Equal(2, Of([Appointment(minute: 30, chair: 2)], Seat(7, from: 0, until: 210)).Count);
        Assert.Equal(2, Of([Appointment(minute: 210)], Seat(7, from: 0, until: 210)).Count);
    }

    [Fact]
    public void The_rest_of_an_appointment_is_free_once_the_patient_has_left_or_sits_elsewhere()
    {
        var appointment = Appointment(minute: 0);
        appointment.Arrive(7);
        Assert.Empty(Of([appointment]));
        Assert.Equal(2, Assert.Single(Of([appointment], Seat(7, from: 0, until: 210) with { ChairId = 2 })).ChairId);
    }

    [Fact]
    public void A_session_without_a_chair_counts_for_the_nurses()
    {
        var seat = Seat(7, from: 0, until: 210) with { ChairId = null, PatientId = 9, PlanId = 9 };
        Assert.Equal([ConflictKind.TooManyAtOnce], Kinds(Picture(hours: Hours(1), taken: [.. Of([], seat)]), At(Monday)));
    }

    [Fact]
    public void One_patient_who_sits_on_one_chair_and_is_booked_on_another_is_watched_once()
    {
        var both = new[] { Taken(Monday, chair: 2, patient: 9) with { SitsThere = true }, Taken(Monday, chair: 3, patient: 9) };
        Assert.Empty(Kinds(Picture(hours: Hours(2), taken: both), At(Monday)));
    }

    [Fact]
    public void Somebody_who_sits_there_is_said_to_sit_there()
    {
        var answer = BookingCheck.Of(Picture(taken: Taken(Monday) with { SitsThere = true }), At(Monday));
        Assert.Equal("Chair 1 is taken: somebody sits there, from 09:00 to 11:00 on 23 November 2026 as expected.", Assert.Single(answer.Conflicts).Sentence);
    }

    private static IReadOnlyList<TakenTime> Of(Appointment[] standing, params OpenSeat[] seats) => TakenTimes.Of(standing, seats, at => at.UtcDateTime);

    private static OpenSeat Seat(long session, int from, int until) => new(session, 1, 1, 1, Nine.AddMinutes(from), Nine.AddMinutes(until));

    private static Appointment Appointment(int minute, long patient = 1, long chair = 1) =>
        new(Guid.NewGuid(), patient, 1, chair, Monday.AddMinutes(minute), "Etc/UTC", Nine.AddMinutes(minute), 210);

    private static ChartState Chart(SessionPhase phase, int minutesSince) =>
        new() { At = Nine.AddMinutes(minutesSince), Phase = phase, Restart = new(true, null, []), Legal = default };
}
