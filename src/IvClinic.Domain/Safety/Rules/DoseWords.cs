using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>A dose in the unit of the limit it is compared with.</summary>
internal static class DoseWords
{
    public static string Of(DoseAmount dose, DoseBasis basis, MedicineInPlan medicine) =>
        In(dose, basis, medicine) is { } value ? Words.Number(value, Words.Unit(basis)) : "the dose";

    public static IReadOnlyList<SafetyNumber> Values(string name, DoseAmount dose, DoseBasis basis, MedicineInPlan medicine) =>
        In(dose, basis, medicine) is { } value ? [new(name, value, Words.Unit(basis))] : [];

    /// <summary>Null where the weight or a conversion is not known.</summary>
    public static decimal? In(DoseAmount dose, DoseBasis basis, MedicineInPlan medicine)
    {
        var number = dose.In(basis);
        if (basis is DoseBasis.Milligram or DoseBasis.Millilitre) return medicine.Weight.Resolve(number);
        var scale = basis == DoseBasis.GramPerKilogram ? 1000m : 1m;
        if (number.Fixed == 0m) return number.PerKg / scale;
        return medicine.Weight.Kg is { } kg ? (number.Fixed + (number.PerKg * kg)) / kg / scale : null;
    }
}
