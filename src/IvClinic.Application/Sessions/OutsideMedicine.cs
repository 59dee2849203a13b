using IvClinic.Application.Safety;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;

namespace IvClinic.Application.Sessions;

/// <summary>
/// A medicine that the formulary does not have: its dose cannot be judged, and that is said. Recorded allergies to it or to
/// its class, and the rules of the plan's medicines about it, can.
/// </summary>
internal static class OutsideMedicine
{
    private const string Rule = "outside-the-formulary";

    private const string DoseNotRead = ".dose-not-read";

    public static ChairVerdict Judged(string name, PatientPicture picture, PlannedSession plan, ClinicFormulary formulary)
    {
        List<SafetyFinding> found =
        [
            new()
            {
                RuleId = Rule,
                Level = FindingLevel.NeedsReason,
                Kind = FindingKind.Indication,
                OtherName = name,
                NotChecked = ["formulary"],
                Sentence = $"“{name}” is not in the formulary: its dose and most rules are not checked.",
            },
        ];
        if (Allergy(name, picture.Facts, formulary) is { } allergy) found.Add(allergy);

        // For the rules of the plan's medicines it is a medicine the patient has just taken.
        var facts = picture.Facts with { HomeMedications = [.. picture.Facts.HomeMedications ?? [], new HomeMedication(name, 0m)] };
        var with = picture with { Facts = facts };
        return ChairSafety.Added(picture.Assess(plan, formulary), found.Concat(with.Assess(plan, formulary).Where(finding => finding.Kind == FindingKind.Interaction && finding.MedicineId is not null)));
    }

    /// <summary>The dose was no number with a unit.</summary>
    public static bool IsNotRead(SafetyFinding finding) => finding.RuleId.EndsWith(DoseNotRead, StringComparison.Ordinal);

    /// <summary>A medicine of the formulary with a dose that is no number with a unit.</summary>
    public static SafetyFinding NotRead(Medicine medicine, string dose) => new()
    {
        RuleId = medicine.Id + DoseNotRead,
        Level = FindingLevel.NeedsReason,
        Kind = FindingKind.SingleDose,
        MedicineId = medicine.Id,
        NotChecked = [PlanInput.Amount],
        Sentence = $"{medicine.TallManName} “{dose}” cannot be read as a number with mg, g, mcg or mL: its dose is not checked.",
    };

    private static SafetyFinding? Allergy(string name, PatientFacts patient, ClinicFormulary formulary)
    {
        var classes = formulary.DrugClasses.Values.Where(group => group.Ingredients.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(group => group.Id).ToHashSet(StringComparer.Ordinal);
        if (patient.Allergies is null)
        {
            return new()
            {
                RuleId = Rule + ".allergy",
                Level = FindingLevel.NeedsReason,
                Kind = FindingKind.Allergy,
                OtherName = name,
                NotChecked = [PlanInput.Allergies],
                Sentence = $"Nobody asked about allergies: “{name}” is not checked against them.",
            };
        }

        return patient.Allergies.Any(allergy => string.Equals(allergy.Substance, name, StringComparison.OrdinalIgnoreCase) || (allergy.Class is { } group && classes.Contains(group)))
            ? new()
            {
                RuleId = Rule + ".allergy",
                Level = FindingLevel.Refused,
                Kind = FindingKind.Allergy,
                OtherName = name,
                Sentence = $"An allergy to “{name}” is on record.",
            }
            : null;
    }
}
