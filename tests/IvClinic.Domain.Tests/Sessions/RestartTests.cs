using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class RestartTests
{
    private static readonly SessionPlan Ivig = Given.SessionPlan(Given.Ivig());
    private static readonly SessionPlan WithoutOrder = Ivig with { StandingOrders = new StandingOrders() };

    [Fact]
    public void After_a_resolved_graded_reaction_with_new_vitals_half_the_rate_is_allowed()
    {
        var restart = Given.Chart(Ivig, 40, Resolved()).Restart;
        Assert.True(restart.Allowed);
        Assert.Equal(30m, restart.Rate!.Value.MillilitresPerHour);
        Assert.True(restart.Permits(Given.MlPerH(30m)));
        Assert.False(restart.Permits(Given.MlPerH(30.1m)));
    }

    [Fact]
    public void A_pause_without_a_reaction_may_go_on_at_any_rate()
    {
        var restart = Given.Chart(Ivig, 20, Given.Start(0, 60m), Given.Pause(10)).Restart;
        Assert.True(restart.Allowed);
        Assert.Null(restart.Rate);
    }

    [Theory]
    [InlineData("resolved", "The reaction is not recorded as over: press “The reaction is over” once no symptom is left.")]
    [InlineData("grade", "The reaction is not graded.")]
    [InlineData("vitals", "Not taken since the reaction: Heart rate, Systolic blood pressure, SpO2.")]
    public void What_stands_against_a_restart_is_said(string missing, string why)
    {
        ChartEntry[] entries = [.. Resolved().Where(entry => entry.Kind != missing switch
        {
            "resolved" => EntryKind.ReactionResolved,
            "grade" => EntryKind.ReactionGraded,
            _ => EntryKind.Observation,
        })];
        var restart = Given.Chart(Ivig, 40, entries).Restart;
        Assert.False(restart.Allowed);
        Assert.Equal([why], restart.Why);
    }

    [Fact]
    public void Without_a_standing_order_a_prescriber_has_to_order_it()
    {
        Assert.Contains("prescriber", Assert.Single(Given.Chart(WithoutOrder, 40, Resolved()).Restart.Why), StringComparison.Ordinal);
        var ordered = Given.Chart(WithoutOrder, 40, [.. Resolved(), ChartEntry.RestartOrdered(Given.Stamp(35), Given.MlPerH(20m), new(Given.AuthorId, "Dr Ada Weber", true))]);
        Assert.Equal(20m, ordered.Restart.Rate!.Value.MillilitresPerHour);
    }

    [Theory]
    [InlineData(2, ReactionType.InfusionReaction, "flushing", false)]
    [InlineData(3, ReactionType.InfusionReaction, "flushing", true)]
    [InlineData(1, ReactionType.Anaphylaxis, "urticaria", true)]
    [InlineData(1, ReactionType.LocalAnaestheticToxicity, "tinnitus", true)]
    [InlineData(1, ReactionType.Seizure, "headache", true)]
    [InlineData(1, ReactionType.NotYetKnown, "seizure", true)]
    public void Some_reactions_end_the_infusion_for_that_day(int grade, ReactionType type, string symptom, bool never)
    {
        var state = Given.Chart(
            Ivig, 60, Given.Start(0, 60m), Given.Reaction(10, true, type, symptom), Given.Grade(12, grade), Given.Observe(30), ChartEntry.ReactionResolved(Given.Stamp(31)),
            ChartEntry.RestartOrdered(Given.Stamp(35), Given.MlPerH(20m), new(Given.AuthorId, "Dr Ada Weber", true)));
        Assert.Equal(never, state.Restart.NeverToday);
        Assert.Equal(!never, state.Allows(ChairsideSteps.Resume));
        Assert.Equal(!never, state.Allows(ChairsideSteps.OrderRestart));
    }

    [Fact]
    public void When_symptoms_come_back_the_former_order_and_vitals_no_longer_count()
    {
        var state = Given.Chart(Ivig, 60, [.. Resolved(), Given.Resume(40, 30m), ChartEntry.ReactionSymptoms(Given.Stamp(50), ["flushing"]), Given.Pause(50), ChartEntry.ReactionResolved(Given.Stamp(55))]);
        Assert.False(state.Restart.Allowed);
        Assert.Equal(1, state.Reactions[0].Recurrences);
        var later = Given.Chart(Ivig, 70, [.. Resolved(), Given.Resume(40, 30m), ChartEntry.ReactionSymptoms(Given.Stamp(50), ["flushing"]), Given.Pause(50), ChartEntry.ReactionResolved(Given.Stamp(55)), Given.Observe(60)]);
        Assert.Equal(15m, later.Restart.Rate!.Value.MillilitresPerHour);
    }

    [Fact]
    public void An_open_reaction_knows_its_rate_volume_and_symptoms()
    {
        var reaction = Given.Chart(Ivig, 20, Given.Start(0, 60m), Given.Reaction(10, false, ReactionType.InfusionReaction, "flushing"), ChartEntry.ReactionSymptoms(Given.Stamp(15), ["fever"])).OpenReaction!;
        Assert.False(reaction.IsPumpStopped);
        Assert.Equal(["fever"], reaction.Symptoms);
        Assert.Equal(["flushing", "fever"], reaction.SymptomsSeen);
        Assert.Equal(60m, reaction.RateAtOnset!.Value.MillilitresPerHour);
        Assert.Equal(10m, reaction.VolumeAtOnset.Millilitres);
        Assert.Null(reaction.WorstGrade);
    }

    [Fact]
    public void An_ordinary_pause_after_a_resolved_reaction_and_its_restart_is_free() =>
        Assert.Null(Given.Chart(Ivig, 90, [.. Resolved(), Given.Resume(40, 30m), Given.Pause(80)]).Restart.Rate);

    [Fact]
    public void While_a_reaction_is_open_no_planned_step_is_offered_and_a_higher_rate_needs_an_order()
    {
        var state = Given.Chart(Ivig, 40, Given.Start(0, 30m), Given.Reaction(35, false, ReactionType.InfusionReaction, "flushing"));
        Assert.Null(state.NextPlannedStep);
        var finding = Assert.Single(RateCheck.Of(Ivig, state, Given.MlPerH(60m)));
        Assert.Equal((RateFindingKind.DuringReaction, true), (finding.Kind, finding.NeedsOrder));
        Assert.Empty(RateCheck.Of(Ivig, state, Given.MlPerH(15m)));
    }

    [Fact]
    public void Half_the_rate_is_rounded_down_to_what_a_pump_can_be_set_to()
    {
        ChartEntry[] entries = [Given.Start(0, 24.7m), Given.Reaction(10), Given.Grade(12, 2), Given.Observe(30), ChartEntry.ReactionResolved(Given.Stamp(31))];
        Assert.Equal(12.3m, Given.Chart(Ivig, 40, entries).Restart.Rate!.Value.MillilitresPerHour);
    }

    [Fact]
    public void Going_back_to_the_rate_at_which_a_reaction_began_is_asked_about()
    {
        var state = Given.Chart(Ivig, 80, [.. Resolved(), Given.Resume(40, 30m), Given.Observe(55)]);
        Assert.Equal(RateFindingKind.AsBeforeReaction, Assert.Single(RateCheck.Of(Ivig, state, Given.MlPerH(60m))).Kind);
        Assert.Empty(RateCheck.Of(Ivig, state, Given.MlPerH(45m)));
    }

    [Fact]
    public void After_a_restart_a_higher_rate_needs_an_order_until_it_was_kept_for_a_while_and_the_signs_were_taken()
    {
        ChartEntry[] restarted = [.. Resolved(), Given.Resume(40, 30m)];
        var soon = Given.Chart(Ivig, 41, restarted);
        Assert.Null(soon.NextPlannedStep);
        Assert.Equal("After the reaction at most 30 mL/h without an order, for 14 min more and until taken since the restart: Heart rate, Systolic blood pressure, SpO2.", soon.Ceiling!.Why);
        Assert.Contains(RateCheck.Of(Ivig, soon, Given.MlPerH(45m)), finding => finding is { Kind: RateFindingKind.AboveCeiling, NeedsOrder: true });
        Assert.DoesNotContain(RateCheck.Of(Ivig, soon, Given.MlPerH(20m)), finding => finding.NeedsOrder);

        Assert.NotNull(Given.Chart(Ivig, 60, restarted).Ceiling);
        Assert.NotNull(Given.Chart(Ivig, 54, [.. restarted, Given.Observe(50)]).Ceiling);
        Assert.Null(Given.Chart(Ivig, 55, [.. restarted, Given.Observe(50)]).Ceiling);
        Assert.NotNull(Given.Chart(Ivig, 70, [.. restarted, Given.Observe(50)]).NextPlannedStep);
    }

    private static ChartEntry[] Resolved() =>
    [
        Given.Start(0, 60m), Given.Reaction(10, true, ReactionType.InfusionReaction, "flushing"), Given.Grade(12, 2), Given.Observe(30), ChartEntry.ReactionResolved(Given.Stamp(31)),
    ];
}
