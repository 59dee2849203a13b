using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Application.Suitability;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using BagKind = IvClinic.Domain.Plans.BagKind;

namespace IvClinic.Web.Plans;

/// <summary>The words in which plans are offered and shown.</summary>
internal static class PlanChoices
{
    public static readonly IReadOnlyList<(string?, string)> Indications = [.. PainIndications.All.Select(each => ((string?)each.Code, each.Name))];

    public static readonly IReadOnlyList<(DoseUnit?, string)> DoseUnits = [.. Enum.GetValues<DoseUnit>().Select(unit => ((DoseUnit?)unit, UnitText.Of(unit)))];

    public static readonly IReadOnlyList<(RateUnit?, string)> RateUnits = [.. Enum.GetValues<RateUnit>().Select(unit => ((RateUnit?)unit, UnitText.Of(unit)))];

    public static readonly IReadOnlyList<(string?, string)> Routes = [("IV", "IV"), ("IM", "IM"), ("SC", "SC")];

    public static readonly IReadOnlyList<(BagKind?, string)> Kinds = [(BagKind.Infusion, "Infusion"), (BagKind.Bolus, "Bolus")];

    public static readonly IReadOnlyList<(CourseKind?, string)> Courses = [(CourseKind.Single, "A single session"), (CourseKind.Series, "A series")];

    public static readonly IReadOnlyList<(WhenMissed?, string)> Missed = [.. Enum.GetValues<WhenMissed>().Select(each => ((WhenMissed?)each, PlanLines.Of(each)))];

    public static readonly IReadOnlyList<(DoseUnit?, string)> MassUnits = [.. new[] { DoseUnit.Gram, DoseUnit.Milligram, DoseUnit.Microgram }.Select(unit => ((DoseUnit?)unit, UnitText.Of(unit)))];

    public static readonly IReadOnlyList<(string?, string)> GoalMeasures = [.. PlanGoals.All.Select(each => ((string?)each.Code, $"{each.Name} ({each.Unit})"))];

    public static readonly IReadOnlyList<(string?, string)> Places = [.. PlanPlaces.All.Select(each => ((string?)each.Code, each.Name))];

    public static IReadOnlyList<(string?, string)> Picked(IReadOnlyList<PickedReason> list) => [.. list.Select(each => ((string?)each.Code, each.Text))];

    public static string Reviewed(ReviewDecision decision) => decision switch
    {
        ReviewDecision.Released => "✓ Released",
        ReviewDecision.Returned => "↩ Returned",
        ReviewDecision.Seconded => "✓ Agreed with as second person",
        _ => "✓ Approved for the same day",
    };

    public static string Step(PlanEventKind kind) => kind switch
    {
        PlanEventKind.Begun => "Begun",
        PlanEventKind.Edited => "Edited",
        PlanEventKind.Signed => "Signed",
        PlanEventKind.Seconded => "Agreed with as second person",
        PlanEventKind.ApprovedSameDay => "Approved for the same day",
        PlanEventKind.Released => "Released",
        PlanEventKind.Returned => "Returned",
        PlanEventKind.Held => "Put on hold",
        PlanEventKind.HoldLifted => "Hold lifted",
        PlanEventKind.Completed => "Completed",
        _ => "Discontinued",
    };

    public static readonly IReadOnlyList<(HoldComparison?, string)> Comparisons = [.. Enum.GetValues<HoldComparison>().Select(each => ((HoldComparison?)each, PlanLines.Sign(each)))];

    public static readonly IReadOnlyList<(string?, string)> Observed = [.. HoldParameters.All.Select(each => ((string?)each.Code, $"{each.Name} ({each.Unit})"))];

    public static readonly IReadOnlyList<(string?, string)> Reasons = [.. OverrideReasons.All.Select(each => ((string?)each.Code, each.Text))];

    public static IEnumerable<(string?, string)> Medicines(ClinicFormulary formulary) =>
        formulary.Medicines.Values.OrderBy(medicine => medicine.GenericName, StringComparer.Ordinal).Select(medicine => ((string?)medicine.Id, medicine.TallManName));

    public static IEnumerable<(string?, string)> Diluents(ClinicFormulary formulary) => formulary.Diluents.Select(each => ((string?)each.Key, each.Value));

    /// <summary>The level of a finding as a sign, a word and a style; "not checked" is said before its level.</summary>
    public static (string Sign, string Word, string Style) Level(SafetyFinding finding) => finding switch
    {
        { IsNotChecked: true } when IvClinic.Application.Safety.DayQuestions.IsAsked(finding) => ("◷", "Asked on the day", "unknown"),
        { IsNotChecked: true, Level: FindingLevel.NeedsReason } => ("?", "Not checked: needs a reason", "unknown"),
        { IsNotChecked: true, Level: FindingLevel.Refused } => ("✕", "Not checked: refused", "refused"),
        { IsNotChecked: true } => ("?", "Not checked", "unknown"),
        { Level: FindingLevel.Refused } => ("✕", "Refused", "refused"),
        { Level: FindingLevel.NeedsReason } => ("⚠", "Needs a reason", "reason"),
        _ => ("ℹ", "Caution", "caution"),
    };

    /// <summary>Whether a clinic must still verify a value before leaning on it.</summary>
    public static bool IsWeak(Provenance provenance) => provenance.Confidence is "Gm" or "Gl" or "D" or "S2";

    public static string Number(SafetyNumber number) => $"{number.Name} {NumberText.Format(number.Value, 3)} {number.Unit}";

    public static (string Sign, string Style) Status(PlanStatus status) => status switch
    {
        PlanStatus.Draft => ("✎", "pill-violet"),
        PlanStatus.InReview => ("◷", "pill-blue"),
        PlanStatus.Returned => ("↩", "pill-amber"),
        PlanStatus.Approved => ("✓", "pill-green"),
        PlanStatus.Completed => ("■", ""),
        _ => ("✕", ""),
    };

    public static string StatusWord(PlanStatus status) => status switch
    {
        PlanStatus.Draft => "Draft",
        PlanStatus.InReview => "In review",
        PlanStatus.Returned => "Returned",
        PlanStatus.Approved => "Approved",
        PlanStatus.Completed => "Completed",
        _ => "Discontinued",
    };
}
