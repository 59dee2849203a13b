using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class ObservationClockTests
{
    private static readonly SessionPlan Ivig = Given.SessionPlan(Given.Ivig());

    [Fact]
    public void Nothing_is_due_before_the_start_and_after_the_discharge()
    {
        Assert.Null(Given.Chart(Ivig, 0, Given.Observe(-5)).NextObservationDueAt);
        Assert.Null(Given.Chart(Ivig, 90, Given.Start(0, 30m), Given.Stop(60), Given.Discharge(80)).NextObservationDueAt);
    }

    [Fact]
    public void The_first_check_is_due_after_the_start() =>
        Assert.Equal(Given.At(15), Given.Chart(Ivig, 5, Given.Observe(-5), Given.Start(0, 30m)).NextObservationDueAt);

    [Fact]
    public void After_the_check_the_interval_of_the_plan_runs() =>
        Assert.Equal(Given.At(44), Given.Chart(Ivig, 20, Given.Start(0, 30m), Given.Observe(14)).NextObservationDueAt);

    [Fact]
    public void A_rate_change_asks_for_a_check_of_its_own()
    {
        var state = Given.Chart(Ivig, 50, Given.Start(0, 30m), Given.Observe(29), Given.Rate(30, 60m));
        Assert.Equal(new ObservationDue(Given.At(45), "after the rate change"), state.NextObservation);
        Assert.Equal(TimeSpan.FromMinutes(5), state.ObservationOverdueBy);
    }

    [Fact]
    public void While_a_reaction_is_open_they_are_due_every_five_minutes()
    {
        ChartEntry[] entries = [Given.Start(0, 30m), Given.Observe(14), Given.Reaction(20)];
        Assert.Equal(new ObservationDue(Given.At(25), "during a reaction"), Given.Chart(Ivig, 21, entries).NextObservation);
        Assert.Equal(Given.At(29), Given.Chart(Ivig, 25, [.. entries, Given.Observe(24)]).NextObservationDueAt);
        Assert.Equal(Given.At(54), Given.Chart(Ivig, 40, [.. entries, Given.Observe(24), ChartEntry.ReactionResolved(Given.Stamp(30))]).NextObservationDueAt);
    }

    [Fact]
    public void Vitals_of_the_same_minute_as_the_change_were_taken_before_it() =>
        Assert.Equal(Given.At(45), Given.Chart(Ivig, 40, Given.Start(0, 30m), Given.Observe(30), Given.Rate(30, 60m)).NextObservationDueAt);

    [Fact]
    public void Part_of_a_set_resets_only_its_own_clock()
    {
        var state = Given.Chart(Ivig, 40, Given.Start(0, 30m), Given.Observe(10), ChartEntry.Observation(Given.Stamp(30), new Vitals { HeartRate = 80 }));
        Assert.Equal(Given.At(40), state.NextObservationDueAt);
        Assert.Equal(TimeSpan.FromMinutes(10), state.Latest(VitalSign.HeartRate)!.AgeAt(state.At));
        Assert.Equal(TimeSpan.FromMinutes(30), state.Latest(VitalSign.SpO2)!.AgeAt(state.At));
    }

    [Theory]
    [InlineData(90, 44)]
    [InlineData(91, 29)]
    [InlineData(131, 19)]
    public void A_worse_score_brings_the_next_observation_forward(int heartRate, int minute)
    {
        var entry = ChartEntry.Observation(Given.Stamp(14), Given.Well with { HeartRate = heartRate });
        Assert.Equal(Given.At(minute), Given.Chart(Ivig, 15, Given.Start(0, 30m), entry).NextObservationDueAt);
    }

    [Fact]
    public void A_bad_score_does_not_fade_because_nobody_looked_again()
    {
        var state = Given.Chart(Ivig, 300, Given.Start(0, 30m), ChartEntry.Observation(Given.Stamp(14), Given.Well with { HeartRate = 131 }));
        Assert.Equal(EarlyWarningBand.LowMedium, state.EarlyWarning!.Band);
        Assert.Equal(Given.At(19), state.NextObservationDueAt);
        Assert.Equal(Given.At(14), state.EarlyWarningAt);
    }

    [Fact]
    public void Pain_has_a_clock_of_its_own()
    {
        Assert.Equal(Given.At(60), Given.Chart(Ivig, 10, Given.Start(0, 30m)).NextPainDueAt);
        Assert.Equal(Given.At(80), Given.Chart(Ivig, 30, Given.Start(0, 30m), Given.Pain(20, 4)).NextPainDueAt);
    }
}
