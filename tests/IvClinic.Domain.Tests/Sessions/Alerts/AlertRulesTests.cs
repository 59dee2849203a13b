using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;

namespace IvClinic.Domain.Tests.Sessions.Alerts;

public class AlertRulesTests
{
    private static readonly SessionPlan Ivig = Given.SessionPlan(Given.Ivig()) with
    {
        HoldCriteria =
        [
            new("SPO2", HoldComparison.Below, 92m, "%", "pause, call the prescriber"), new("SBP", HoldComparison.Below, 80m, "mmHg", "stop the infusion"),
            new("NEWS2", HoldComparison.AtOrAbove, 5m, "points", "call"),
        ],
    };

    [Fact]
    public void A_session_in_order_gives_no_alert_and_one_that_is_over_gives_none_either()
    {
        Assert.Empty(Causes(20, Given.Start(0, 30m), Given.Observe(14)));
        Assert.Empty(Causes(200, Given.Start(0, 30m), Bad(10, spO2: 80), Given.Stop(20), Given.Discharge(60)));
    }

    [Theory]
    [InlineData(91, null, AlertSeverity.Urgent)]
    [InlineData(98, 79, AlertSeverity.Critical)]
    public void A_rule_that_holds_is_urgent_and_one_that_stops_is_critical(int spO2, int? systolic, AlertSeverity severity)
    {
        var vitals = Given.Well with { SpO2 = spO2, Systolic = systolic ?? 120, Diastolic = 50 };
        var cause = Causes(16, Given.Start(0, 30m), ChartEntry.Observation(Given.Stamp(14), vitals)).First(each => each.Kind == AlertKind.LimitReached);
        Assert.Equal((severity, Given.At(14), 1m), (cause.Severity, cause.ValueAt, cause.Beyond));
    }

    [Fact]
    public void A_single_three_is_another_alert_than_a_bad_sum_and_each_sign_is_one()
    {
        static string Subject(Vitals vitals) => Causes(16, Given.Start(0, 30m), ChartEntry.Observation(Given.Stamp(14), vitals)).Single(cause => cause.Subject.StartsWith(AlertRules.EarlyWarningSubject, StringComparison.Ordinal)).Subject;
        var sum = Subject(Given.Well with { RespiratoryRate = 25, Systolic = 100 });
        var breathing = Subject(Given.Well with { RespiratoryRate = 25 });
        var heart = Subject(Given.Well with { HeartRate = 135 });
        Assert.Equal(3, new[] { sum, breathing, heart }.Distinct().Count());
    }

    [Fact]
    public void A_pump_found_at_a_rate_that_nobody_set_is_an_alert_until_somebody_sets_one_or_orders_it()
    {
        var found = ChartEntry.Found(Given.Stamp(10), Given.MlPerH(90m), "Seen on the round", stoodStill: false);
        var cause = Assert.Single(Causes(12, Given.Start(0, 30m), found), each => each.Kind == AlertKind.RateFound);
        Assert.Equal((AlertSeverity.Urgent, Given.At(10)), (cause.Severity, cause.ValueAt));
        Assert.Contains("90 mL/h", cause.Sentence, StringComparison.Ordinal);
        var beyond = ChartEntry.Found(Given.Stamp(10), Given.MlPerH(300m), "Seen on the round", stoodStill: false);
        Assert.Equal(AlertSeverity.Critical, Causes(12, Given.Start(0, 30m), beyond).Single(each => each.Kind == AlertKind.RateFound).Severity);

        Assert.DoesNotContain(Causes(12, Given.Start(0, 30m), found, Given.Rate(11, 30m)), each => each.Kind == AlertKind.RateFound);
        Assert.DoesNotContain(Causes(12, Given.Start(0, 30m), found, Given.Pause(11)), each => each.Kind == AlertKind.RateFound);
        var order = ChartEntry.RateOrdered(Given.Stamp(11), Given.MlPerH(90m), new(Given.AuthorId, "Dr Ada Weber", true));
        Assert.DoesNotContain(Causes(12, Given.Start(0, 30m), found, order), each => each.Kind == AlertKind.RateFound);
        Assert.DoesNotContain(Causes(12, Given.Start(0, 30m), Given.Rate(10, 90m)), each => each.Kind == AlertKind.RateFound);
    }

    [Fact]
    public void Before_the_start_nothing_is_held_but_a_bad_score_counts()
    {
        Assert.DoesNotContain(Causes(5, Bad(0, spO2: 91)), cause => cause.Kind == AlertKind.LimitReached);
        Assert.Contains(Causes(5, Bad(0, spO2: 91)), cause => cause.Kind == AlertKind.EarlyWarning);
    }

    [Theory]
    [InlineData(20, 96, 100, AlertSeverity.Urgent)] // RR 25: 3, SBP 100: 2 = 5
    [InlineData(20, 93, 100, AlertSeverity.Critical)] // and SpO2 93: 2 = 7
    public void The_band_of_the_score_decides_and_one_value_is_said_by_its_worst_rule(int minute, int spO2, int systolic, AlertSeverity severity)
    {
        var vitals = Given.Well with { RespiratoryRate = 25, SpO2 = spO2, Systolic = systolic };
        var cause = Assert.Single(Causes(minute, Given.Start(0, 30m), ChartEntry.Observation(Given.Stamp(14), vitals)), each => each.Subject == AlertRules.EarlyWarningSubject);
        Assert.Equal(severity, cause.Severity);
        Assert.DoesNotContain(Causes(minute, Given.Start(0, 30m), ChartEntry.Observation(Given.Stamp(14), vitals)), each => each.Kind == AlertKind.LimitReached && each.Subject != AlertRules.EarlyWarningSubject);
    }

    [Fact]
    public void A_single_three_is_urgent_unless_a_limit_says_the_same_value_already()
    {
        var alone = Assert.Single(Causes(16, Given.Start(0, 30m), ChartEntry.Observation(Given.Stamp(14), Given.Well with { RespiratoryRate = 25 })));
        Assert.Equal((AlertKind.EarlyWarning, AlertSeverity.Urgent), (alone.Kind, alone.Severity));
        Assert.Contains("respiratory rate", alone.Sentence, StringComparison.Ordinal);
        Assert.Equal("SPO2", Assert.Single(Causes(16, Given.Start(0, 30m), Bad(14, spO2: 91))).Subject);
    }

    [Fact]
    public void The_pressure_and_its_fall_from_the_baseline_are_one_value()
    {
        var plan = Watching.WatchedPlans.Of("ivig_10");
        ChartEntry[] entries = [ChartEntry.Baseline(Given.Stamp(-5), Given.Well), Given.Start(0, 30m), ChartEntry.Observation(Given.Stamp(14), new Vitals { HeartRate = 80, Systolic = 85, SpO2 = 98 })];
        var state = Given.Chart(plan, 15, entries);
        Assert.Equal(2, state.HoldsMet.Count);
        Assert.Single(AlertRules.Of(state, entries), cause => cause.Kind == AlertKind.LimitReached);
    }

    [Theory]
    [InlineData(16.9, null)]
    [InlineData(17, AlertSeverity.Advisory)]
    [InlineData(24.9, AlertSeverity.Advisory)]
    [InlineData(25, AlertSeverity.Urgent)]
    public void Vital_signs_are_late_from_two_minutes_on_and_urgent_from_ten(double minute, AlertSeverity? severity) =>
        Assert.Equal(severity, Find(AlertKind.ObservationOverdue, Causes(minute, Given.Start(0, 30m)))?.Severity);

    [Fact]
    public void During_a_reaction_late_vital_signs_are_urgent_at_once() =>
        Assert.Equal(AlertSeverity.Urgent, Find(AlertKind.ObservationOverdue, Causes(27, Given.Start(0, 30m), Given.Observe(14), Given.Reaction(20)))?.Severity);

    [Theory]
    [InlineData(69.9, false)]
    [InlineData(70, true)]
    public void Pain_is_late_from_ten_minutes_on(double minute, bool isLate) =>
        Assert.Equal(isLate, Find(AlertKind.PainOverdue, Causes(minute, Given.Start(0, 30m))) is not null);

    [Theory]
    [InlineData(24.9, false)]
    [InlineData(25, true)]
    public void A_reaction_in_which_nothing_is_recorded_for_five_minutes_is_critical(double minute, bool isAlert) =>
        Assert.Equal(isAlert, Find(AlertKind.ReactionUntended, Causes(minute, Given.Start(0, 30m), Given.Reaction(20)))?.Severity == AlertSeverity.Critical);

    [Fact]
    public void Vital_signs_or_a_note_end_the_silence_and_an_acknowledgement_does_not()
    {
        ChartEntry[] open = [Given.Start(0, 30m), Given.Reaction(20)];
        Assert.Null(Find(AlertKind.ReactionUntended, Causes(26, [.. open, Given.Observe(23)])));
        Assert.Null(Find(AlertKind.ReactionUntended, Causes(26, [.. open, ChartEntry.Note(Given.Stamp(23), "better")])));
        Assert.NotNull(Find(AlertKind.ReactionUntended, Causes(26, [.. open, ChartEntry.Recorded(EntryKind.AlertAcknowledged, Given.Stamp(25), "seen")])));
        Assert.Null(Find(AlertKind.ReactionUntended, Causes(40, [.. open, ChartEntry.ReactionResolved(Given.Stamp(24))])));
    }

    [Fact]
    public void A_rate_above_the_ceiling_after_a_restart_is_critical_unless_it_was_ordered()
    {
        ChartEntry[] restarted =
        [
            Given.Start(0, 60m), Given.Observe(14), Given.Reaction(20), Given.Grade(21, 1), ChartEntry.ReactionResolved(Given.Stamp(25)), Given.Observe(26), Given.Resume(27, 30m),
        ];
        Assert.Null(Find(AlertKind.CeilingBroken, Causes(30, restarted)));
        var broken = Find(AlertKind.CeilingBroken, Causes(30, [.. restarted, Given.Rate(29, 60m)]));
        Assert.Equal((AlertSeverity.Critical, 30m), (broken?.Severity, broken?.Beyond));
        var order = ChartEntry.RateOrdered(Given.Stamp(29), Given.MlPerH(60m), new OrderDetails(Given.AuthorId, "Dr Ada Weber", true));
        Assert.Null(Find(AlertKind.CeilingBroken, Causes(30, [.. restarted, order, Given.Rate(29, 60m)])));
    }

    [Theory]
    [InlineData(99.9, null)]
    [InlineData(100, AlertKind.BagEmpty)]
    [InlineData(114.9, AlertKind.BagEmpty)]
    [InlineData(115, AlertKind.NotStopped)]
    public void An_empty_bag_is_asked_about_and_a_missing_stop_after_a_quarter_of_an_hour(double minute, AlertKind? kind)
    {
        // 400 mL at 240 mL/h: empty after 100 minutes.
        var cause = Causes(minute, Given.Start(0, 240m)).SingleOrDefault(each => each.Subject == AlertRules.BagSubject);
        Assert.Equal(kind, cause?.Kind);
    }

    [Theory]
    [InlineData(224.9, false)]
    [InlineData(225, true)]
    public void A_pause_that_outlasts_the_whole_plan_is_a_missing_stop(double minute, bool isAlert)
    {
        // 105 mL at 30 mL/h: by the plan it ends after 210 minutes.
        var plan = Given.SessionPlan(Given.Bag(105m, [Given.Step(30m)], new PlannedIngredient("ivig", 10m, DoseUnit.Gram)));
        var causes = AlertRules.Of(Given.Chart(plan, minute, Given.Start(0, 30m), Given.Pause(10)), [Given.Start(0, 30m), Given.Pause(10)]);
        Assert.Equal(isAlert, causes.Any(cause => cause.Kind == AlertKind.NotStopped));
    }

    [Fact]
    public void A_prescribers_limit_for_this_session_speaks_in_place_of_the_plans_and_says_so()
    {
        var limit = ChartEntry.AlertLimitSet(Given.Stamp(1) with { AuthorName = "Dr Ada Weber" }, new(VitalSign.SpO2, HoldComparison.Below, 88m), "COPD, target 88 to 92 %");
        Assert.Empty(Causes(16, Given.Start(0, 30m), limit, Bad(14, spO2: 88)));
        var cause = Assert.Single(Causes(16, Given.Start(0, 30m), limit, Bad(14, spO2: 87)));
        Assert.Equal("SpO2 87 %: below 88 %, the limit Dr Ada Weber set for this session in place of below 92 (plan) (COPD, target 88 to 92 %). Pause, call the prescriber.", cause.Sentence);
        // The pressure keeps the plan's limit, and the total of the score counts as it is.
        var both = Causes(16, Given.Start(0, 30m), limit, ChartEntry.Observation(Given.Stamp(14), new Vitals { HeartRate = 80, Systolic = 79, SpO2 = 90 }));
        Assert.Equal(["SBP", AlertRules.EarlyWarningSubject], both.Select(each => each.Subject));
    }

    [Fact]
    public void The_other_side_of_a_sign_keeps_its_limit_and_the_last_one_set_counts()
    {
        var plan = Ivig with { HoldCriteria = [new("HR", HoldComparison.Above, 120m, "/min", "call"), new("HR", HoldComparison.Below, 50m, "/min", "call")] };
        static ChartEntry Limit(double minute, decimal value) => ChartEntry.AlertLimitSet(Given.Stamp(minute), new(VitalSign.HeartRate, HoldComparison.Below, value), "Athlete");
        ChartState At(int rate) => Given.Chart(plan, 16, Given.Start(0, 30m), Limit(1, 44m), Limit(2, 40m), ChartEntry.Observation(Given.Stamp(14), new Vitals { HeartRate = rate }));
        Assert.Empty(At(40).HoldsMet);
        Assert.Single(At(39).HoldsMet);
        Assert.Single(At(121).HoldsMet);
    }

    [Fact]
    public void A_limit_needs_a_reason_and_a_possible_value()
    {
        Assert.Throws<IllegalStepException>(() => ChartEntry.AlertLimitSet(Given.Stamp(1), new(VitalSign.SpO2, HoldComparison.Below, 88m), " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChartEntry.AlertLimitSet(Given.Stamp(1), new(VitalSign.SpO2, HoldComparison.Below, 101m), "x"));
    }

    private static ChartEntry Bad(double minute, int spO2) => ChartEntry.Observation(Given.Stamp(minute), Given.Well with { SpO2 = spO2 });

    private static AlertCause? Find(AlertKind kind, IEnumerable<AlertCause> causes) => causes.SingleOrDefault(cause => cause.Kind == kind);

    private static IReadOnlyList<AlertCause> Causes(double minute, params ChartEntry[] entries) => AlertRules.Of(Given.Chart(Ivig, minute, entries), SessionChart.Standing(entries));
}
