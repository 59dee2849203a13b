using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions.Watching;
using IvClinic.Domain.Suitability;

namespace IvClinic.Domain.Tests.Suitability;

public sealed class MissingChecksTests
{
    [Theory]
    [InlineData(PreCheckStanding.Missing, 1)]
    [InlineData(PreCheckStanding.TooOld, 1)]
    [InlineData(PreCheckStanding.Passed, 0)]
    [InlineData(PreCheckStanding.Failed, 0)]
    public void A_value_is_asked_for_where_it_is_missing_or_too_old(PreCheckStanding standing, int asked) =>
        Assert.Equal(asked, Of([Item("ECG", "required", 180, "QTC", standing)]).Count);

    [Fact]
    public void What_is_measured_or_asked_on_the_day_is_no_task()
    {
        Assert.Empty(Of([Item("weight", "required", 0, "WEIGHT", PreCheckStanding.TooOld), Item("BP", "required", null, "SBP", PreCheckStanding.Missing), Item("escort", "required", null, null, PreCheckStanding.Asked)]));
        Assert.Empty(Of([], [Finding([PlanInput.LastTakenHoursAgo])]));
    }

    [Fact]
    public void A_recommended_check_is_no_task() => Assert.Empty(Of([Item("ECG", "recommended", 180, "QTC", PreCheckStanding.Missing)]));

    [Fact]
    public void Two_rules_that_ask_for_the_same_thing_are_one_task_with_the_stricter_age()
    {
        var one = Assert.Single(Of([Item("ECG", "required", 180, "QTC", PreCheckStanding.Missing), Item("ECG", "required_if_qt_risk", 90, "QTC", PreCheckStanding.Missing)], [Finding([PlanInput.QtcMs])]));
        Assert.Equal(("ECG, with the QTc recorded", MeasurementKind.QTc, 90), (one.What, one.Measured!.Value, one.ValidDays!.Value));
        Assert.Contains("required if qt risk", one.Why, StringComparison.Ordinal);
        Assert.Contains("A rule that was not checked.", one.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null, 1)]
    [InlineData(true, 7, 0)]
    [InlineData(true, 8, 1)]
    [InlineData(false, null, 0)]
    public void A_pregnancy_test_is_asked_for_unless_it_is_recent_or_cannot_apply(bool mayBe, int? daysOld, int asked) =>
        Assert.Equal(asked, MissingChecks.Of([], [Item("pregnancy_test", "required_if_childbearing", null, null, PreCheckStanding.Asked)], mayBe, daysOld).Count);

    [Fact]
    public void Lists_nobody_went_through_are_tasks()
    {
        var tasks = Of([], [Finding([PlanInput.Allergies, PlanInput.HomeMedications])]);
        Assert.Equal([HistoryList.Allergies, HistoryList.HomeMedicines], tasks.Select(task => task.List!.Value));
    }

    [Fact]
    public void A_task_takes_a_result_through_its_age_and_not_a_day_longer()
    {
        var today = new DateOnly(2026, 11, 26);
        var task = TreatmentTask.Ask(1, 1, new("ECG", "rule", TaskKind.Measurement) { ValidDays = 90 }, ["ketamine"], "Clara", DateTimeOffset.UnixEpoch);
        Assert.True(task.Accepts(today.AddDays(-90), today));
        Assert.False(task.Accepts(today.AddDays(-91), today));
    }

    [Fact]
    public void A_task_is_closed_once_and_says_by_whom()
    {
        var task = TreatmentTask.Ask(1, 1, new("ECG", "rule", TaskKind.ByHand), ["ketamine"], "Clara", DateTimeOffset.UnixEpoch);
        Assert.Throws<IllegalStepException>(() => task.Done(" ", null, "Nora", DateTimeOffset.UnixEpoch));
        task.Done("QTc 412 ms, letter of the GP", null, "Nora", DateTimeOffset.UnixEpoch);
        Assert.False(task.IsOpen);
        Assert.Contains("Nora", Assert.Throws<IllegalStepException>(() => task.Drop("not needed", "Clara", DateTimeOffset.UnixEpoch)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "n = 0")]
    [InlineData(9, 9, "too few to say (n = 9)")]
    [InlineData(12, 20, "12 of 20 infusions reached 30 % relief, unadjusted, n = 20")]
    public void Own_results_say_their_number_and_too_few_say_nothing_else(int reached, int known, string said) =>
        Assert.Contains(said, new UnadjustedResult(reached, known).Text, StringComparison.Ordinal);

    private static IReadOnlyList<MissingCheck> Of(IEnumerable<PreCheckItem> checks, IEnumerable<SafetyFinding>? findings = null) => MissingChecks.Of(findings ?? [], checks, mayBePregnant: false, null);

    private static PreCheckItem Item(string check, string requirement, int? validDays, string? param, PreCheckStanding standing) =>
        new(new PreCheck(check, requirement, "as asked for", validDays, Provenance.None) { Param = param }, "ketamine", "KETAmine", standing, "not recorded");

    private static SafetyFinding Finding(IReadOnlyList<string> missing) =>
        new() { RuleId = "rule", Level = FindingLevel.NeedsReason, Kind = FindingKind.Renal, NotChecked = missing, Sentence = "A rule that was not checked." };
}
