using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;

namespace IvClinic.Application.Safety;

/// <summary>
/// Cautions beside the rules of the formulary: a recorded allergy that no rule knows, a dose far below the usual one, and
/// watching that is looser than the formulary's. They ask for no reason; they keep silence from reading as reassurance.
/// </summary>
internal static class PlanDoubts
{
    /// <summary>Below this share of the least usual dose a slip of the unit is likelier than a choice. Clinic default (D).</summary>
    public const decimal FarBelow = 0.1m;

    public static IEnumerable<SafetyFinding> Of(PlanContent plan, PatientFacts patient, ClinicFormulary formulary) =>
        plan.Bags.Count == 0 ? [] : [.. UnknownAllergies(patient, formulary), .. Underdoses(plan, formulary), .. LooserWatching(plan, formulary)];

    private static IEnumerable<SafetyFinding> UnknownAllergies(PatientFacts patient, ClinicFormulary formulary) =>
        from allergy in patient.Allergies ?? []
        where allergy.Class is null && allergy.Substance is { Length: > 0 } substance && !IsKnown(substance, formulary)
        select new SafetyFinding
        {
            RuleId = "allergy-not-recognised." + allergy.Substance!.ToLowerInvariant(),
            Level = FindingLevel.Caution,
            Kind = FindingKind.Allergy,
            OtherName = allergy.Substance,
            NotChecked = [PlanInput.Allergies],
            Sentence = $"The allergy “{allergy.Substance}” is a name the rules do not know: compare it yourself. Recorded by its generic name or class it is checked.",
        };

    private static bool IsKnown(string substance, ClinicFormulary formulary) =>
        formulary.Named(substance) is not null
        || formulary.DrugClasses.Values.Any(group => Same(group.Id, substance) || group.Ingredients.Concat(group.Medicines).Any(name => Same(name, substance)))
        || formulary.Allergens.Any(allergen => Same(allergen.Key, substance) || Same(allergen.Value, substance))
        || formulary.Medicines.Values.Any(medicine => medicine.AllergyTokens.Any(token => Same(token.Token, substance)));

    private static bool Same(string name, string other) => string.Equals(name.Trim(), other, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<SafetyFinding> Underdoses(PlanContent plan, ClinicFormulary formulary)
    {
        var figures = PlanArithmetic.Of(plan, plan.DosingWeightOf);
        foreach (var (bag, index) in plan.Bags.Select((bag, index) => (bag, index)))
        {
            foreach (var (ingredient, place) in bag.Ingredients.Select((ingredient, place) => (ingredient, place)))
            {
                if (formulary.Named(ingredient.Medication) is not { } medicine || figures.Bags[index].Ingredients.ElementAtOrDefault(place)?.Mass is not { } mass || mass == Mass.Zero) continue;
                var weight = plan.DosingWeightOf(ingredient.Medication)?.Kilograms;
                if (LeastUsual(medicine, weight) is not { } least || mass.Milligrams >= least * FarBelow) continue;
                yield return new SafetyFinding
                {
                    RuleId = medicine.Id + ".far-below-usual",
                    Level = FindingLevel.Caution,
                    Kind = FindingKind.SingleDose,
                    MedicineId = medicine.Id,
                    Place = new FindingPlace(index, place, "amount"),
                    Values = [new SafetyNumber("planned dose", mass.Milligrams, "mg")],
                    Limit = new SafetyNumber("least usual dose", least, "mg"),
                    Sentence = $"{medicine.TallManName}: {mass.Text()} is less than a tenth of the least usual dose, {NumberText.Format(least, 2)} mg. Check the unit.",
                };
            }
        }
    }

    /// <summary>Milligrams; null where no row says a usual dose, or its weight is not known.</summary>
    private static decimal? LeastUsual(Medicine medicine, decimal? kilograms) => medicine.Dosing
        .Select(row => (row.Basis, row.UsualMin ?? row.UsualMax) switch
        {
            (DoseBasis.Milligram, { } milligrams) => milligrams,
            (DoseBasis.MilligramPerKilogram, { } perKg) => perKg * kilograms,
            (DoseBasis.GramPerKilogram, { } perKg) => perKg * 1000m * kilograms,
            _ => null,
        }).Min();

    private static IEnumerable<SafetyFinding> LooserWatching(PlanContent plan, ClinicFormulary formulary)
    {
        foreach (var medicine in plan.Bags.SelectMany(bag => bag.Ingredients).Select(each => formulary.Named(each.Medication)).OfType<Medicine>().Distinct())
        {
            var watch = medicine.Monitoring;
            if (plan.ObservationMinutes is { } planned && (watch.Shorter?.ObserveMinutes ?? watch.ObserveMinutes) is { } asked && planned < asked)
                yield return Looser(medicine, "observation", $"{medicine.TallManName}: the formulary asks for {NumberText.Format(asked)} min of observation, the plan says {NumberText.Format(planned)}.", watch.Provenance);
            if (plan.Monitoring.VitalsEveryMinutes is { } every && watch.DuringIntervalMinutes is { } interval && every > interval && watch.Phases.Count == 0)
                yield return Looser(medicine, "vital-signs", $"{medicine.TallManName}: the formulary asks for vital signs every {NumberText.Format(interval)} min, the plan says {NumberText.Format(every)}.", watch.Provenance);
        }
    }

    private static SafetyFinding Looser(Medicine medicine, string what, string sentence, Provenance provenance) => new()
    {
        RuleId = $"{medicine.Id}.monitoring.{what}",
        Level = FindingLevel.Caution,
        Kind = FindingKind.Duration,
        MedicineId = medicine.Id,
        Sentence = sentence,
        Provenance = provenance,
    };
}
