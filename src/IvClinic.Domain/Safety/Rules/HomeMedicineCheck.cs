using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Home medicines of the same ingredient, and those with a name nobody knows (safety rules 3.19).</summary>
internal static class HomeMedicineCheck
{
    private static readonly FindingPlace Place = new(null, null, PlanInput.HomeMedications);

    public static void SameIngredient(MedicineInPlan medicine)
    {
        var general = medicine.Formulary.GeneralRules.SameIngredientAtHome;
        if (general.Severity.Level is not { } level) return;
        foreach (var home in (medicine.Facts.Patient.HomeMedications ?? [])
            .Where(home => medicine.Medicine.IsCalled(home.Name.Trim())))
            medicine.Decide(
                new(
                    "homeMedications.sameIngredient", FindingKind.Interaction, level, general.Provenance, Place,
                    general.Text)
                { OtherName = home.Name },
                fires: true, $"{medicine.NameFirst} is also taken at home ({home.Name}); those doses are not in the totals here.");
    }

    /// <summary>Said once for the plan: it belongs to no planned medicine.</summary>
    public static void Unknown(SafetyFacts facts, ClinicFormulary formulary, Judgement judgement)
    {
        var general = formulary.GeneralRules.UnknownHomeMedicine;
        if (general.Severity.Level is not { } level) return;
        var index = FormularyIndex.Of(formulary);
        foreach (var home in facts.Patient.HomeMedications ?? [])
        {
            var name = home.Name.Trim();
            if (index.Named(name) is not null || index.IsInAnyClass(name)) continue;
            judgement.Add(new()
            {
                RuleId = "homeMedications.unknown",
                Level = level,
                Kind = FindingKind.Interaction,
                OtherName = home.Name,
                Place = Place,
                Sentence = $"The home medicine “{home.Name}” is not in the formulary: nothing was checked about it.",
                RuleText = general.Text,
                Provenance = general.Provenance,
            });
        }
    }
}
