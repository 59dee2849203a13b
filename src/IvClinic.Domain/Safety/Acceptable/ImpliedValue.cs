using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Safety.Acceptable;

/// <summary>
/// The value of a field at which one finding would just pass, from the numbers the finding was judged by. A candidate only:
/// the rules are asked about it before anybody is told.
/// </summary>
internal sealed class ImpliedValue(PlannedSession plan, PatientFacts patient, ClinicFormulary formulary)
{
    private const decimal MinutesPerHour = 60m;

    /// <param name="now">The value that was judged.</param>
    /// <returns>Null where the finding has no numbers to reckon with.</returns>
    public decimal? Of(SafetyFinding finding, Lever lever, decimal now)
    {
        if (finding.RuleId.EndsWith(".allowedDoses", StringComparison.Ordinal)) return NextAllowed(finding, lever, now);
        if (finding.Limit is not { Value: > 0m } limit || finding.Values is not [{ Value: > 0m } value, ..] || value.Unit != limit.Unit) return null;
        var over = value.Value / limit.Value;
        return lever.Field switch
        {
            ChangedField.Amount or ChangedField.EachAmount => Slope(lever, limit.Unit) * Cut(finding, lever, now) is > 0m and var slope ? now - ((value.Value - limit.Value) / slope) : null,
            ChangedField.FinalVolume => now * over,
            ChangedField.Minutes when finding.Kind == FindingKind.Duration => limit.Value,
            // an hour's amount stays the whole dose until the bag runs longer than an hour
            ChangedField.Minutes => (finding.Place.BagIndex is null ? Math.Max(now, MinutesPerHour) : now) * over,
            ChangedField.Rate or ChangedField.FirstRate => finding.Kind == FindingKind.Duration ? now * over : now / over,
            _ => null,
        };
    }

    /// <summary>How many amounts shrink with the value.</summary>
    private decimal Cut(SafetyFinding finding, Lever lever, decimal now) => lever.Field != ChangedField.EachAmount ? 1m
        : plan.Bags.Index().Where(bag => finding.Place.BagIndex is null || finding.Place.BagIndex == bag.Index)
            .Sum(bag => bag.Item.Ingredients.Count(each => each.MedicineId == lever.Medicine && each.Amount >= now));

    /// <summary>The next smaller dose that is offered, in the unit that was typed.</summary>
    private decimal? NextAllowed(SafetyFinding finding, Lever lever, decimal now)
    {
        if (Row(finding) is not { } row || Slope(lever, UnitOf(row.Basis)) is not { } slope) return null;
        return row.AllowedDoses.Select(allowed => (decimal?)(allowed / slope)).Where(allowed => allowed < now).Max();
    }

    /// <summary>The dosing row a finding comes from.</summary>
    public DosingRow? Row(SafetyFinding finding) => finding.MedicineId is { } id && formulary.Medicines.TryGetValue(id, out var medicine)
        ? medicine.Dosing.FirstOrDefault(row => finding.RuleId.StartsWith($"{id}.dosing.{row.Id}.", StringComparison.Ordinal))
        : null;

    /// <summary>How much of the limit's unit one unit typed is; the weight cancels where both are per kg.</summary>
    private decimal? Slope(Lever lever, string limitUnit)
    {
        var (typed, limit) = (lever.Unit, limitUnit);
        var bothPerKg = IsPerKg(typed) && IsPerKg(limit);
        var kg = bothPerKg ? 1m : DosingWeights.For(formulary, Lever.MedicineOf(lever, plan), patient)?.Kg;
        return Factor(typed, kg) / Factor(limit, kg);
    }

    private static bool IsPerKg(string unit) => unit.EndsWith("/kg", StringComparison.Ordinal);

    private static decimal? Factor(string unit, decimal? kg) => unit switch
    {
        "mg" or "mL" => 1m,
        "g" => 1000m,
        "mcg" => 0.001m,
        "mg/kg" or "mL/kg" => kg,
        "g/kg" => 1000m * kg,
        _ => null,
    };

    private static string UnitOf(DoseBasis basis) => basis switch
    {
        DoseBasis.MilligramPerKilogram => UnitText.Of(DoseUnit.MilligramPerKilogram),
        DoseBasis.GramPerKilogram => UnitText.Of(DoseUnit.GramPerKilogram),
        DoseBasis.MillilitrePerKilogram => "mL/kg",
        DoseBasis.Millilitre => UnitText.Of(DoseUnit.Millilitre),
        _ => UnitText.Of(DoseUnit.Milligram),
    };
}
