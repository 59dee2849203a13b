using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Safety.Acceptable;

/// <summary>A field that can be changed to meet a finding: where it is, what stands there, and in which unit.</summary>
internal sealed record Lever(ChangedField Field, int Bag, int Ingredient, decimal Typed, string Unit)
{
    private static readonly string[] DoseUnits = ["mg", "mL", "mg/kg", "g/kg", "mL/kg"];

    public bool IsMaximum => Field is ChangedField.Amount or ChangedField.EachAmount or ChangedField.Rate or ChangedField.FirstRate;

    public PlanChange To(decimal value, string word = "") => new(Field, Bag, Ingredient, value, Field == ChangedField.EachAmount ? Medicine : word);

    /// <summary>For <see cref="ChangedField.EachAmount"/>.</summary>
    public string Medicine { get; init; } = "";

    public decimal Typable(decimal value) => IsMaximum ? TypableNumber.Down(value) : TypableNumber.Up(value);

    /// <summary>The fields that meet a finding, the one that causes it first; empty where no number or word of the plan does.</summary>
    public static IReadOnlyList<Lever> Of(SafetyFinding finding, PlannedSession plan)
    {
        if (IsAboutAmount(finding)) return Amounts(finding, plan);
        return finding.Kind switch
        {
            FindingKind.Rate or FindingKind.Duration => Rates(finding, plan),
            _ when finding.RuleId.Contains(".reduce.rate.", StringComparison.Ordinal) => Rates(finding, plan),
            FindingKind.Concentration when Place(finding, plan) is var (bag, index) => [new(ChangedField.FinalVolume, index, 0, bag.FinalVolumeMl ?? 0m, "mL")],
            FindingKind.Diluent when Place(finding, plan) is var (_, index) && finding.Place.Field == "diluent" => [new(ChangedField.Diluent, index, 0, 0m, "")],
            FindingKind.Route when Place(finding, plan) is var (_, index) => [new(ChangedField.Route, index, 0, 0m, "")],
            FindingKind.Incompatibility when Place(finding, plan) is var (bag, index) =>
                [.. bag.Ingredients.Index().Where(each => each.Item.MedicineId == finding.MedicineId).Select(each => new Lever(ChangedField.OwnBag, index, each.Index, 0m, ""))],
            _ => [],
        };
    }

    public static string MedicineOf(Lever lever, PlannedSession plan) => lever.Field == ChangedField.EachAmount ? lever.Medicine : plan.Bags[lever.Bag].Ingredients[lever.Ingredient].MedicineId;

    /// <summary>True where less of the medicine meets the finding; a limit in days or doses is none of those.</summary>
    public static bool IsAboutAmount(SafetyFinding finding) => finding.Kind switch
    {
        FindingKind.SingleDose or FindingKind.DailyDose => true,
        FindingKind.Cumulative => finding.Limit is { } limit && DoseUnits.Contains(limit.Unit, StringComparer.Ordinal),
        _ => finding.RuleId.EndsWith(".reduce.singleDose", StringComparison.Ordinal) || finding.RuleId.EndsWith(".reduce.daily", StringComparison.Ordinal),
    };

    /// <summary>The amounts one by one, the largest first; then all of them together, where one is not enough.</summary>
    private static IReadOnlyList<Lever> Amounts(SafetyFinding finding, PlannedSession plan)
    {
        var all = plan.Bags.Index().SelectMany(bag => bag.Item.Ingredients.Index().Where(each => each.Item.MedicineId == finding.MedicineId)
            .Select(each => (bag.Index, Unit: UnitText.Of(each.Item.Unit), Lever: new Lever(ChangedField.Amount, bag.Index, each.Index, each.Item.Amount, UnitText.Of(each.Item.Unit)))))
            .OrderByDescending(each => each.Lever.Typed).ToList();
        var near = all.Where(each => finding.Place.BagIndex is null || finding.Place.BagIndex == each.Index).Select(each => each.Lever);
        return all.Count > 1 && all.TrueForAll(each => each.Unit == all[0].Unit)
            ? [.. near, all[0].Lever with { Field = ChangedField.EachAmount, Bag = all.Min(each => each.Index), Ingredient = 0, Medicine = finding.MedicineId! }]
            : [.. near];
    }

    private static IReadOnlyList<Lever> Rates(SafetyFinding finding, PlannedSession plan) =>
    [
        .. plan.Bags.Index().Where(bag => finding.Place.BagIndex is { } place ? place == bag.Index : bag.Item.Route == "IV" && bag.Item.Ingredients.Any(each => each.MedicineId == finding.MedicineId))
            .Select(bag => Rate(finding, bag.Item, bag.Index)).OfType<Lever>(),
    ];

    /// <summary>Steps in different units have no one rate to name.</summary>
    private static Lever? Rate(SafetyFinding finding, PlannedBag bag, int index)
    {
        if (bag.RateSteps.Count == 0) return new(ChangedField.Minutes, index, 0, bag.DurationMinutes, "min");
        if (bag.RateSteps.Select(step => step.Unit).Distinct().Count() > 1) return null;
        var unit = UnitText.Of(bag.RateSteps[0].Unit);
        return finding.RuleId.EndsWith(".startRateLimit", StringComparison.Ordinal)
            ? new(ChangedField.FirstRate, index, 0, bag.RateSteps[0].Rate, unit)
            : new(ChangedField.Rate, index, 0, bag.RateSteps.Max(step => step.Rate), unit);
    }

    private static (PlannedBag Bag, int Index)? Place(SafetyFinding finding, PlannedSession plan) =>
        finding.Place.BagIndex is { } index && index < plan.Bags.Count ? (plan.Bags[index], index) : null;
}
