using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;

namespace IvClinic.Web.Plans;

/// <summary>The fields of the editor beside which findings stand.</summary>
public enum SpotField
{
    /// <summary>No field of the plan causes it.</summary>
    Patient,
    Indication,
    Medicine,
    Amount,
    Route,
    Diluent,
    Volume,
    Rate,
}

/// <summary>Where a finding stands in the editor: beside the field that causes it.</summary>
/// <param name="Bag">From 0; null beside no bag.</param>
/// <param name="Ingredient">From 0 among the ingredients of the plan's bag.</param>
public sealed record FindingSpot(SpotField Field, int? Bag = null, int? Ingredient = null)
{
    /// <summary>
    /// A finding about a medicine that no single bag causes stands beside its amount where less of it would do, and beside the
    /// choice of the medicine otherwise. Of several bags the last one is meant: it is the one that was added.
    /// </summary>
    public static FindingSpot Of(SafetyFinding finding, PlanContent plan)
    {
        if (finding.Place.BagIndex is { } bag) return InBag(finding, plan, bag);
        if (finding.Place.Field == "indication") return new(SpotField.Indication);
        if (finding.MedicineId is not { } medicine || Occurrences(plan, medicine) is not { Count: > 0 } places) return new(SpotField.Patient);
        var isDose = finding.Kind is FindingKind.SingleDose or FindingKind.DailyDose || finding.RuleId.EndsWith(".reduce.daily", StringComparison.Ordinal)
            || (finding.Kind == FindingKind.Cumulative && finding.Limit is { Unit: not ("days" or "doses") });
        return finding.Kind == FindingKind.Rate ? new(SpotField.Rate, places[^1].Bag)
            : isDose ? new(SpotField.Amount, places[^1].Bag, places[^1].Ingredient)
            : new(SpotField.Medicine, places[0].Bag, places[0].Ingredient);
    }

    private static FindingSpot InBag(SafetyFinding finding, PlanContent plan, int bag) => finding.Place switch
    {
        { IngredientIndex: { } ingredient, Field: "medication" } => new(SpotField.Medicine, bag, ingredient),
        { IngredientIndex: { } ingredient } => new(SpotField.Amount, bag, ingredient),
        { Field: "finalVolumeMl" } => new(SpotField.Volume, bag),
        { Field: "diluent" } => new(SpotField.Diluent, bag),
        { Field: "route" } => new(SpotField.Route, bag),
        { Field: "rate" or "durationMinutes" } => new(SpotField.Rate, bag),
        _ => new(SpotField.Medicine, bag, Occurrences(plan, finding.MedicineId ?? "").Where(place => place.Bag == bag).Select(place => place.Ingredient).DefaultIfEmpty(0).Last()),
    };

    private static List<(int Bag, int Ingredient)> Occurrences(PlanContent plan, string medicine) =>
        [.. plan.Bags.Index().SelectMany(bag => bag.Item.Ingredients.Index().Where(each => each.Item.Medication == medicine).Select(each => (bag.Index, each.Index)))];
}
