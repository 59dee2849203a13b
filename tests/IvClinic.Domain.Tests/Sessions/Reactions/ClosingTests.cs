using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;

namespace IvClinic.Domain.Tests.Sessions.Reactions;

public class ClosingTests
{
    private static readonly SessionPlan Ivig = Given.SessionPlan(Given.Ivig());

    [Fact]
    public void What_the_chart_shows_of_stopping_and_giving_again_is_read_from_it()
    {
        Assert.Equal((ChallengeResult.Positive, ChallengeResult.Negative), Challenge([.. Restarted(), Given.Observe(50)]));
        // Nobody looked, or it ran for a few minutes only: that says nothing.
        Assert.Equal((ChallengeResult.Positive, ChallengeResult.NotKnown), Challenge(Restarted()));
        Assert.Equal((ChallengeResult.Positive, ChallengeResult.NotKnown), Challenge([.. Restarted(), Given.Observe(30), Given.Stop(34)]));
        Assert.Equal((ChallengeResult.Positive, ChallengeResult.Positive), Challenge([.. Restarted(), Symptoms(40, "flushing")]));
        Assert.Equal((ChallengeResult.Negative, ChallengeResult.NotDone), Challenge(Given.Start(0, 30m), Given.Reaction(10, true, ReactionType.InfusionReaction, "flushing")));
        Assert.Equal((ChallengeResult.NotDone, ChallengeResult.NotDone), Challenge(Given.Start(0, 30m), Given.Reaction(10, false, ReactionType.InfusionReaction, "flushing"), Over(20)));
        Assert.Equal((ChallengeResult.Positive, ChallengeResult.NotDone), Challenge(Given.Start(0, 30m), Given.Reaction(10, false, ReactionType.InfusionReaction, "flushing"), Given.Rate(12, 15m), Over(20)));
    }

    [Fact]
    public void The_starting_rate_is_the_lower_of_the_plans_first_and_half_the_rate_at_onset()
    {
        var late = Given.Chart(Ivig, 60, Given.Start(0, 30m), Given.Rate(20, 120m), Given.Reaction(30), Over(40)).Reactions[0];
        Assert.Equal(30m, NextTimeRule.StartingRate(late, ReactionType.InfusionReaction, Ivig)!.Value.MillilitresPerHour);
        var early = Given.Chart(Ivig, 60, Given.Start(0, 30.5m), Given.Reaction(10), Over(40)).Reactions[0];
        Assert.Equal(15.2m, NextTimeRule.StartingRate(early, ReactionType.InfusionReaction, Ivig)!.Value.MillilitresPerHour);
        var odd = Given.SessionPlan(Given.Bag(400m, [Given.Step(21.75m)], new PlannedIngredient("ivig", 40m, DoseUnit.Gram)));
        Assert.Equal(21.7m, NextTimeRule.StartingRate(Given.Chart(odd, 60, Given.Start(0, 87m), Given.Reaction(10)).Reactions[0], ReactionType.InfusionReaction, odd)!.Value.MillilitresPerHour);
        Assert.Null(NextTimeRule.StartingRate(early, ReactionType.Anaphylaxis, Ivig));
        Assert.Null(NextTimeRule.StartingRate(early, ReactionType.Extravasation, Ivig));
    }

    [Fact]
    public void What_helped_is_what_was_given_for_it_but_not_what_saves_a_life()
    {
        ChartEntry[] entries = Given.Stored(
            Given.Start(0, 30m), Rescue(5, "Ondansetron"), Given.Reaction(10), Rescue(12, "Diphenhydramine"), Rescue(13, "Epinephrine"), Over(30), Rescue(50, "Paracetamol"));
        var reaction = SessionChart.Fold(Ivig, entries, Given.At(60)).Reactions[0];
        Assert.Equal(["Diphenhydramine 25 mg IV"], NextTimeRule.Helped(reaction, SessionChart.Standing(entries), name => name == "Epinephrine"));
    }

    [Theory]
    [InlineData(2, ReactionOutcome.Recovered, "", null)]
    [InlineData(1, ReactionOutcome.Recovered, "", "Grade")]
    [InlineData(5, ReactionOutcome.Recovered, "", "Outcome")]
    [InlineData(4, ReactionOutcome.Died, "death", "Outcome")]
    [InlineData(5, ReactionOutcome.Died, "", "Serious")]
    [InlineData(5, ReactionOutcome.Died, "death", null)]
    [InlineData(2, ReactionOutcome.Recovered, "death", "Serious")]
    public void A_closing_agrees_with_the_chart_and_with_itself(int grade, ReactionOutcome outcome, string serious, string? field)
    {
        var reaction = Given.Chart(Ivig, 60, Given.Start(0, 30m), Given.Reaction(10), Given.Grade(12, 2), Over(30)).Reactions[0];
        Assert.Equal(field, ClosingRule.Contradiction(reaction, grade, outcome, serious.Length > 0 ? [serious] : [])?.Field);
    }

    [Fact]
    public void It_is_not_recovered_while_the_record_says_it_is_there()
    {
        var reaction = Given.Chart(Ivig, 60, Given.Start(0, 30m), Given.Reaction(10), Given.Grade(12, 2), Given.Stop(20)).Reactions[0];
        Assert.Equal("Outcome", ClosingRule.Contradiction(reaction, 2, ReactionOutcome.Recovered, [])?.Field);
        Assert.Null(ClosingRule.Contradiction(reaction, 2, ReactionOutcome.NotRecovered, []));
    }

    [Fact]
    public void Closing_is_offered_when_graded_and_over_or_when_the_infusion_has_ended()
    {
        Assert.False(Given.Chart(Ivig, 60, Given.Start(0, 30m), Given.Reaction(10), Over(20)).Allows(ChairsideSteps.CloseReaction));
        Assert.False(Given.Chart(Ivig, 60, Given.Start(0, 30m), Given.Reaction(10), Given.Grade(12, 2)).Allows(ChairsideSteps.CloseReaction));
        Assert.True(Given.Chart(Ivig, 60, Given.Start(0, 30m), Given.Reaction(10), Given.Grade(12, 2), Over(20)).Allows(ChairsideSteps.CloseReaction));
        Assert.True(Given.Chart(Ivig, 60, Given.Start(0, 30m), Given.Reaction(10), Given.Grade(12, 2), Given.Stop(20)).Allows(ChairsideSteps.CloseReaction));
    }

    [Fact]
    public void A_delayed_reaction_stands_beside_those_of_the_day_and_steers_nothing()
    {
        var state = Given.Chart(Ivig, 600, [.. Signed(), Delayed(300)]);
        Assert.Equal(SessionPhase.Signed, state.Phase);
        Assert.Null(state.OpenReaction);
        Assert.Empty(state.Reactions);
        Assert.Equal((true, 2, Given.At(300)), (state.DelayedReactions[0].IsDelayed, state.DelayedReactions[0].WorstGrade, state.DelayedReactions[0].OpenedAt));
        Assert.True(state.Allows(ChairsideSteps.CloseReaction | ChairsideSteps.RecordDelayedReaction | ChairsideSteps.WriteAddendum));
        Assert.False(state.Allows(ChairsideSteps.OpenReaction));
    }

    [Fact]
    public void The_last_closing_counts_and_a_worse_grade_joins_the_course()
    {
        var state = Given.Chart(Ivig, 600, [.. Signed(), Delayed(300), Close(400, 6, 2, isCompleted: false), Close(500, 6, 3, isCompleted: true)]);
        var reaction = Assert.Single(state.DelayedReactions);
        Assert.Equal(2, reaction.Closings.Count);
        Assert.True(reaction.Closing!.IsCompleted);
        Assert.Equal([2, 3], reaction.Grades.Select(grade => grade.Grade));
    }

    [Fact]
    public void A_closing_follows_an_opening_that_was_corrected()
    {
        ChartEntry[] entries = Given.Stored(Given.Start(0, 30m), Given.Reaction(10), Given.Grade(12, 2), Over(20), Close(30, 2, 2, isCompleted: true));
        var moved = entries[1].Again(Given.Stamp(9)).Correcting(entries[1], "It began earlier");
        ChartEntry[] corrected = Given.Stored([.. entries, moved]);
        Assert.NotNull(Assert.Single(SessionChart.Fold(Ivig, corrected, Given.At(60)).Reactions).Closing);
    }

    [Fact]
    public void Every_entry_of_a_closing_has_its_words()
    {
        Assert.Equal("Delayed reaction, grade 2: headache (told by the patient)", EntryText.Of(Delayed(0)));
        Assert.Equal("Reaction closed: Infusion reaction (rate related), grade 2, not serious, cause probable/likely, recovered", EntryText.Of(Close(0, 1, 2, isCompleted: true)));
        Assert.StartsWith("Closing of the reaction proposed", EntryText.Of(Close(0, 1, 2, isCompleted: false)), StringComparison.Ordinal);
        Assert.Equal("Taken into the history: allergy to ivig_10", EntryText.Of(ChartEntry.ProposalAnswered(Given.Stamp(0), new(1, "ivig_10", Domain.Patients.AllergyKind.Allergy, true, Guid.Empty))));
        Assert.Throws<IllegalStepException>(() => ChartEntry.ProposalAnswered(Given.Stamp(0), new(1, "ivig_10", Domain.Patients.AllergyKind.Allergy, false, null)));
    }

    private static (ChallengeResult De, ChallengeResult Re) Challenge(params ChartEntry[] entries)
    {
        var stored = Given.Stored(entries);
        var reaction = SessionChart.Fold(Ivig, stored, Given.At(60)).Reactions[0];
        return (ChallengeReading.Dechallenge(reaction, SessionChart.Standing(stored)), ChallengeReading.Rechallenge(reaction));
    }

    private static ChartEntry[] Restarted() => [Given.Start(0, 30m), Given.Reaction(10, true, ReactionType.InfusionReaction, "flushing"), Symptoms(15), Over(16), Given.Resume(20, 15m)];

    private static ChartEntry[] Signed() =>
        [Given.Start(0, 30m), Given.Stop(60), Given.Discharge(90), ChartEntry.NurseSigned(Given.Stamp(91)), ChartEntry.ClinicianSigned(Given.Stamp(92))];

    private static ChartEntry Delayed(double minute) => ChartEntry.DelayedReaction(Given.Stamp(minute), 2, new(ReactionType.InfusionReaction, "CTCAE 5.0", ["headache"], "the patient"));

    private static ChartEntry Close(double minute, int reaction, int grade, bool isCompleted) => ChartEntry.ReactionClosed(
        Given.Stamp(minute), grade,
        new() { Reaction = reaction, Type = ReactionType.InfusionReaction, Scale = "CTCAE 5.0", Suspected = ["ivig_10"], Causality = "probable", Outcome = ReactionOutcome.Recovered }, isCompleted);

    private static ChartEntry Symptoms(double minute, params string[] present) => ChartEntry.ReactionSymptoms(Given.Stamp(minute), present);

    private static ChartEntry Over(double minute) => ChartEntry.ReactionResolved(Given.Stamp(minute));

    private static ChartEntry Rescue(double minute, string medicine) => ChartEntry.RescueGiven(Given.Stamp(minute), new(medicine, "25 mg", "IV"));
}
