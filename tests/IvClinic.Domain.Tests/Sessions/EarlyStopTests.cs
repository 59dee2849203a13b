using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class EarlyStopTests
{
    private static readonly SessionPlan Hundred = Given.SessionPlan(Given.Bag(100m, [Given.Step(100m)], new PlannedIngredient("ivig", 10m, Domain.Measures.DoseUnit.Gram)));

    [Theory]
    [InlineData(57, null)]
    [InlineData(56.9, "Stopped early, at 94.8 of 100 mL")]
    [InlineData(6, "Stopped early, at 10 of 100 mL")]
    public void A_stop_more_than_five_percent_under_the_planned_volume_is_early(double minute, string? sentence) =>
        Assert.Equal(sentence, Early(Given.Start(0, 100m), Given.Stop(minute))?.Sentence);

    [Fact]
    public void It_is_not_early_while_it_runs_is_paused_or_never_ran()
    {
        Assert.Null(Early(Given.Start(0, 100m)));
        Assert.Null(Early(Given.Start(0, 100m), Given.Pause(10)));
        Assert.Null(Early(Given.Stop(10)));
    }

    [Fact]
    public void The_second_bag_that_never_came_counts_as_missing()
    {
        var plan = Given.SessionPlan(Given.Bag(100m, [Given.Step(100m)]), Given.Bag(50m, [Given.Step(100m)]) with { Number = 2 });
        Assert.Equal("Stopped early, at 100 of 150 mL", Given.Chart(plan, 100, Given.Start(0, 100m), Given.Stop(60)).EarlyStop!.Sentence);
    }

    [Fact]
    public void Without_a_planned_volume_a_planned_rate_that_never_came_makes_it_early()
    {
        var plan = Given.SessionPlan(Given.Bag(100m, [Given.Step(30m, 30), Given.Step(60m)]) with { FinalVolumeMl = null });
        Assert.Equal("Stopped early, at 15 mL, with planned rates left", Given.Chart(plan, 100, Given.Start(0, 30m), Given.Stop(30)).EarlyStop!.Sentence);
        Assert.Null(Given.Chart(plan, 100, Given.Start(0, 30m), Given.Rate(30, 60m), Given.Stop(60)).EarlyStop);
    }

    [Fact]
    public void The_reason_stands_with_the_stop_or_is_said_after_it()
    {
        Assert.Equal("no reason is recorded", Early(Given.Start(0, 100m), Given.Stop(30))!.Text.Split(": ")[1]);
        Assert.Equal("He has to leave", Early(Given.Start(0, 100m), ChartEntry.Stopped(Given.Stamp(30), "He has to leave"))!.Why);
        Assert.Equal("The patient wished it", Early(Given.Start(0, 100m), Given.Stop(30), ChartEntry.StopExplained(Given.Stamp(40), "patient_wish"))!.Why);
        Assert.Equal("Another reason, in words: Fire alarm", Early(Given.Start(0, 100m), Given.Stop(30), ChartEntry.StopExplained(Given.Stamp(40), "other", "Fire alarm"))!.Why);
    }

    [Fact]
    public void Why_its_time_was_corrected_is_no_reason_for_the_stop()
    {
        var entries = Given.Stored(Given.Start(0, 100m), Given.Stop(30));
        Assert.Null(Corrected(entries).Why);
        Assert.Equal("He has to leave", Corrected(Given.Stored(Given.Start(0, 100m), ChartEntry.Stopped(Given.Stamp(30), "He has to leave"))).Why);

        static EarlyStop Corrected(ChartEntry[] entries)
        {
            var again = Given.Set(Given.Set(entries[1].Again(Given.Stamp(25)).Correcting(entries[1], "Looked at the wrong clock"), nameof(ChartEntry.Id), 99L), nameof(ChartEntry.Seq), 99);
            return SessionChart.Fold(Hundred, [.. entries, again], Given.At(60)).EarlyStop!;
        }
    }

    [Fact]
    public void A_pump_found_running_after_the_stop_makes_its_reason_that_of_no_end()
    {
        ChartEntry[] day = [Given.Start(0, 100m), ChartEntry.Stopped(Given.Stamp(10), "Vein lost"), ChartEntry.Found(Given.Stamp(15), Given.MlPerH(100m), "Seen on the round", stoodStill: true), Given.Stop(30)];
        Assert.Null(Early(day)!.Why);
    }

    [Fact]
    public void It_is_offered_and_asked_at_the_discharge_until_somebody_has_said_it()
    {
        var missing = Given.Chart(Hundred, 100, Given.Start(0, 100m), Given.Stop(30));
        Assert.True(missing.Allows(ChairsideSteps.ExplainStop));
        Assert.Equal(EarlyStop.Criterion, DischargeRules.For(missing)[^1]);
        var said = Given.Chart(Hundred, 100, Given.Start(0, 100m), Given.Stop(30), ChartEntry.StopExplained(Given.Stamp(31), "time"));
        Assert.False(said.Allows(ChairsideSteps.ExplainStop));
        Assert.Equal(DischargeRules.Criteria, DischargeRules.For(said));
        Assert.Equal(DischargeRules.Criteria, DischargeRules.For(Given.Chart(Hundred, 100, Given.Start(0, 100m), Given.Stop(60))));
    }

    [Fact]
    public void The_nurse_signs_after_the_reason_or_after_saying_at_the_discharge_why_it_is_left_open()
    {
        Assert.StartsWith("Stopped early, at 50 of 100 mL, and", Against(new(SessionEnding.Transferred, [])), StringComparison.Ordinal);
        Assert.NotNull(Against(new(SessionEnding.Home, [new(EarlyStop.Criterion, true, null)])));
        Assert.Null(Against(new(SessionEnding.Home, [new(EarlyStop.Criterion, false, "The nurse of the morning is to be asked")])));
        Assert.Null(Against(new(SessionEnding.Home, []), ChartEntry.StopExplained(Given.Stamp(31), "time")));

        static string? Against(DischargeDetails ending, params ChartEntry[] besides)
        {
            var entries = Given.Stored([Given.Start(0, 100m), Given.Stop(30), .. besides, ChartEntry.Discharged(Given.Stamp(90), ending)]);
            return DischargeRules.AgainstSigning(SessionChart.Fold(Hundred, entries, Given.At(100)), SessionChart.Standing(entries));
        }
    }

    [Fact]
    public void Another_reason_needs_words_and_a_reason_is_one_of_the_list()
    {
        Assert.Throws<IllegalStepException>(() => ChartEntry.StopExplained(Given.Stamp(0), "other", " "));
        Assert.Throws<IllegalStepException>(() => ChartEntry.StopExplained(Given.Stamp(0), "because"));
        Assert.Equal("Stopped early because: No time left today: Bus at five", EntryText.Of(ChartEntry.StopExplained(Given.Stamp(0), "time", "Bus at five")));
    }

    private static EarlyStop? Early(params ChartEntry[] entries) => Given.Chart(Hundred, 200, entries).EarlyStop;
}
