using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class SessionChartTests
{
    private static readonly SessionPlan Ivig = Given.SessionPlan(Given.Ivig());

    [Fact]
    public void Stepped_ivig_gives_the_hand_computed_volume_and_grams()
    {
        var state = Given.Chart(Ivig, 90, Given.Start(0, 30m), Given.Rate(30, 60m), Given.Rate(60, 120m));

        // 15 mL in the first half hour, 30 in the second, 60 in the third: 105 mL of 100 mg/mL.
        Assert.Equal(105m, state.TotalGiven.Millilitres);
        Assert.Equal(10500m, state.Bags[0].Ingredients[0].Given!.Value.Milligrams);
        Assert.Equal(295m, state.Remaining!.Value.Millilitres);
        Assert.Equal(120m, state.CurrentRate.MillilitresPerHour);
        Assert.Equal(105m, state.TotalPlannedByNow!.Value.Millilitres);
        Assert.Equal(Given.At(178.75), state.ExpectedBagEnd);
        Assert.Equal(3, state.Segments.Count);
    }

    [Fact]
    public void What_is_recorded_beside_the_pump_does_not_begin_another_stretch()
    {
        ChartEntry[] pump = [Given.Start(0, 30m), Given.Rate(30, 60m), Given.Pause(40), Given.Resume(50, 60m)];
        var (alone, between) = (Given.Chart(Ivig, 90, pump), Given.Chart(Ivig, 90, [.. pump, ChartEntry.Note(Given.Stamp(10), "warm"), ChartEntry.Note(Given.Stamp(35), "dry"), ChartEntry.Note(Given.Stamp(60), "calm")]));
        Assert.Equal(3, between.Segments.Count);
        Assert.Equal(alone.Segments, between.Segments);
        Assert.Equal(alone.TotalGiven, between.TotalGiven);
    }

    [Fact]
    public void A_pump_found_running_after_the_recorded_stop_is_counted_from_then_on_until_it_is_stopped_again()
    {
        ChartEntry[] entries =
        [
            Given.Start(0, 60m), ChartEntry.Stopped(Given.Stamp(30), "over", isEstimated: false),
            ChartEntry.Found(Given.Stamp(40), Given.MlPerH(60m), "Key not pressed", stoodStill: true),
        ];
        var running = Given.Chart(Ivig, 50, entries);
        Assert.Equal((SessionPhase.Running, 40m), (running.Phase, running.TotalGiven.Millilitres));
        Assert.Null(running.StoppedAt);
        Assert.Contains(running.Oddities, oddity => oddity.Contains("after the recorded stop", StringComparison.Ordinal));
        Assert.True(running.Allows(ChairsideSteps.Stop));

        var stopped = Given.Chart(Ivig, 90, [.. entries, ChartEntry.Stopped(Given.Stamp(50), "now over", isEstimated: false)]);
        Assert.Equal((SessionPhase.Stopped, 40m, Given.At(50)), (stopped.Phase, stopped.TotalGiven.Millilitres, stopped.StoppedAt));
    }

    [Fact]
    public void Only_what_was_started_can_be_found_running_after_a_stop()
    {
        Assert.True(Given.Chart(Ivig, 40, Given.Start(0, 60m), ChartEntry.Stopped(Given.Stamp(30), "over", isEstimated: false)).Allows(ChairsideSteps.RecordFoundRunning));
        Assert.False(Given.Chart(Ivig, 40, ChartEntry.Stopped(Given.Stamp(30), "no-go", isEstimated: false)).Allows(ChairsideSteps.RecordFoundRunning));
    }

    [Fact]
    public void A_pause_adds_nothing()
    {
        ChartEntry[] entries = [Given.Start(0, 60m), Given.Pause(10)];
        Assert.Equal(Given.Chart(Ivig, 10, entries).TotalGiven, Given.Chart(Ivig, 300, entries).TotalGiven);
        var state = Given.Chart(Ivig, 40, Given.Start(0, 60m), Given.Pause(10), Given.Resume(30, 60m));
        Assert.Equal(20m, state.TotalGiven.Millilitres);
        Assert.Equal(TimeSpan.FromMinutes(40), state.Elapsed);
        Assert.Equal(TimeSpan.FromMinutes(20), state.RunningTime);
    }

    [Fact]
    public void The_derived_volume_stops_at_the_bag_and_asks_whether_it_is_empty()
    {
        var state = Given.Chart(Ivig, 600, Given.Start(0, 240m));
        Assert.Equal(400m, state.TotalGiven.Millilitres);
        Assert.Equal(40000m, state.Bags[0].Ingredients[0].Given!.Value.Milligrams);
        Assert.True(state.BagEmptyExpected);
        Assert.Equal(Given.At(100), state.Bags[0].EmptyExpectedAt);
        Assert.Equal(Given.At(100), state.Segments[^1].To);
        Assert.Equal(TimeSpan.FromMinutes(100), state.RunningTime);
    }

    [Fact]
    public void A_second_bag_counts_for_itself_and_the_next_bottle_goes_on()
    {
        var plan = Given.SessionPlan(Given.Ivig(), Given.Ivig() with { Number = 2, Label = "Bag 2" });
        var state = Given.Chart(
            plan, 120, Given.Start(0, 60m), ChartEntry.BagChanged(Given.Stamp(60), 1, Given.MlPerH(60m)), ChartEntry.BagChanged(Given.Stamp(90), 2, Given.MlPerH(30m)));
        Assert.Equal([90m, 15m], state.Bags.Select(bag => bag.Given.Millilitres));
        Assert.Equal(105m, state.TotalGiven.Millilitres);
        Assert.Equal(2, state.CurrentBag);
    }

    [Fact]
    public void A_bag_that_is_not_in_the_plan_is_counted_and_named_as_unknown()
    {
        var state = Given.Chart(Ivig, 60, Given.Start(0, 60m, bag: 7));
        Assert.Equal(60m, state.TotalGiven.Millilitres);
        Assert.Null(state.Remaining);
        Assert.Contains(state.Oddities, text => text.StartsWith("Bag 7 is not in the plan", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bolus_is_part_of_the_bag_and_never_more_than_is_left()
    {
        var state = Given.Chart(Ivig, 60, Given.Start(0, 60m), ChartEntry.Bolus(Given.Stamp(30), 1, Given.Ml(10m)));
        Assert.Equal(70m, state.TotalGiven.Millilitres);
        var over = Given.Chart(Ivig, 60, Given.Start(0, 60m), ChartEntry.Bolus(Given.Stamp(30), 1, Given.Ml(500m)));
        Assert.Equal(400m, over.TotalGiven.Millilitres);
        Assert.Single(over.Oddities);
    }

    [Fact]
    public void A_rate_at_which_the_pump_was_found_is_counted_although_no_start_is_recorded()
    {
        var state = Given.Chart(Ivig, 60, Given.Rate(0, 500m));
        Assert.Equal(400m, state.TotalGiven.Millilitres);
        Assert.Single(state.Oddities);
    }

    [Fact]
    public void Nothing_runs_after_the_stop_and_an_estimated_stop_says_so()
    {
        var state = Given.Chart(
            Ivig, 200, Given.Start(0, 60m), ChartEntry.Stopped(Given.Stamp(60), "headache", isEstimated: true), Given.Rate(70, 100m), Given.Resume(80, 50m));
        Assert.Equal(60m, state.TotalGiven.Millilitres);
        Assert.True(state.IsStopEstimated);
        Assert.Equal(SessionPhase.Stopped, state.Phase);
        Assert.Equal(2, state.Oddities.Count);
        Assert.Equal(TimeSpan.FromMinutes(60), state.Elapsed);
    }

    [Fact]
    public void A_pause_or_a_reaction_recorded_after_the_stop_opens_nothing_again()
    {
        var state = Given.Chart(Ivig, 90, Given.Start(0, 60m), Given.Stop(60), Given.Pause(70), Given.Reaction(80));
        Assert.Equal(SessionPhase.Stopped, state.Phase);
        Assert.False(state.Allows(ChairsideSteps.Resume));
    }

    [Fact]
    public void Of_two_entries_in_one_instant_the_one_recorded_later_holds()
    {
        var entries = Given.Stored(Given.Start(0, 60m), Given.Rate(30, 80m), Given.Rate(30, 120m));
        Assert.Equal(120m, SessionChart.Fold(Ivig, [entries[2], entries[1], entries[0]], Given.At(40)).CurrentRate.MillilitresPerHour);
    }

    [Theory]
    [InlineData("63", false)]
    [InlineData("63.1", true)]
    [InlineData("57", false)]
    [InlineData("56.9", true)]
    public void A_pump_reading_more_than_five_percent_off_asks_why(string read, bool asks)
    {
        var state = Given.Chart(Ivig, 70, Given.Start(0, 60m), ChartEntry.PumpVolumeRead(Given.Stamp(60), Given.Ml(Given.Number(read))));
        Assert.Equal(60m, state.PumpReading!.Derived.Millilitres);
        Assert.Equal(asks, state.PumpReading.AsksWhy);
        Assert.Equal(70m, state.TotalGiven.Millilitres);
    }

    [Fact]
    public void A_correction_replaces_the_wrong_entry()
    {
        var entries = Given.Stored(Given.Start(0, 60m), Given.Rate(30, 600m));
        var right = Given.Rate(30, 66m).Correcting(entries[1], "typed wrong");
        Given.Set(Given.Set(right, nameof(ChartEntry.Id), 3L), nameof(ChartEntry.Seq), 3);
        Assert.Equal(63m, SessionChart.Fold(Ivig, [.. entries, right], Given.At(60)).TotalGiven.Millilitres);
    }

    [Fact]
    public void A_correction_that_is_corrected_does_not_bring_the_first_one_back()
    {
        var entries = Given.Stored(Given.Start(0, 60m), Given.Rate(30, 600m), Given.Rate(30, 66m), Given.Rate(30, 120m));
        entries[2].Correcting(entries[1], "typed wrong");
        entries[3].Correcting(entries[2], "typed wrong again");
        Assert.Equal(90m, SessionChart.Fold(Ivig, entries, Given.At(60)).TotalGiven.Millilitres);
    }

    [Fact]
    public void The_next_planned_step_is_due_when_the_present_one_was_kept_long_enough_without_pauses()
    {
        var state = Given.Chart(Ivig, 40, Given.Start(0, 30m), Given.Pause(10), Given.Resume(30, 30m));
        Assert.Equal(new PlannedStepDue(2, Given.MlPerH(60m), Given.At(50)), state.NextPlannedStep);
        Assert.Null(Given.Chart(Ivig, 20, Given.Start(0, 30m), Given.Pause(10)).NextPlannedStep!.DueAt);
        Assert.Null(Given.Chart(Ivig, 20, Given.Start(0, 240m)).NextPlannedStep);
    }

    [Fact]
    public void A_plan_that_comes_back_to_a_rate_is_not_offered_its_peak_again()
    {
        var plan = Given.SessionPlan(Given.Bag(200m, [Given.Step(30m, 30), Given.Step(60m, 30), Given.Step(30m)], new PlannedIngredient("x", 1m, DoseUnit.Gram)));
        Assert.Null(Given.Chart(plan, 70, Given.Start(0, 30m), Given.Rate(30, 60m), Given.Rate(60, 30m)).NextPlannedStep);
    }

    [Fact]
    public void Phases_follow_the_entries_to_the_signature()
    {
        ChartEntry[] all =
        [
            Given.Start(0, 60m), Given.Pause(10), Given.Resume(20, 60m), Given.Stop(30), Given.Discharge(60),
            ChartEntry.NurseSigned(Given.Stamp(70)), ChartEntry.ClinicianSigned(Given.Stamp(80)),
        ];
        SessionPhase[] phases =
        [
            SessionPhase.Running, SessionPhase.Paused, SessionPhase.Running, SessionPhase.Stopped, SessionPhase.Discharged, SessionPhase.Discharged, SessionPhase.Signed,
        ];
        Assert.Equal(phases, all.Select(entry => Given.Chart(Ivig, (entry.EffectiveAt - Given.Nine).TotalMinutes, all).Phase));
        Assert.Equal(SessionPhase.Preparing, Given.Chart(Ivig, -1, all).Phase);
        Assert.Equal(ChairsideSteps.WriteAddendum | ChairsideSteps.RecordDelayedReaction, Given.Chart(Ivig, 90, all).Legal);
    }

    [Fact]
    public void A_step_that_is_not_offered_is_refused_with_its_reason()
    {
        var state = Given.Chart(Ivig, 20, Given.Start(0, 60m), Given.Pause(10), Given.Reaction(10));
        Assert.False(state.Allows(ChairsideSteps.Resume));
        Assert.Contains("not graded", Assert.Throws<IllegalStepException>(() => state.Demand(ChairsideSteps.Resume)).Message, StringComparison.Ordinal);
        state.Demand(ChairsideSteps.Stop);
    }
}
