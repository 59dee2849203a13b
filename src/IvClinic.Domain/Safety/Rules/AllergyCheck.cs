using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>
/// Recorded allergies against the medicine's tokens. A recorded class must be the token; a recorded substance matches if it
/// is the token, a name of this medicine, or a member of the token's class (safety rules 3.17).
/// </summary>
internal static class AllergyCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        foreach (var token in medicine.Medicine.AllergyTokens)
        {
            if (token.Severity.Level is not { } level) continue;
            var rule = new RuleUnderTest(
                "allergyClasses." + token.Token, FindingKind.Allergy, level, token.Provenance,
                new(null, null, PlanInput.Allergies), token.Text);
            if (medicine.Facts.Patient.Allergies is not { } allergies)
            {
                medicine.Decide(rule, Answer.Unknown(PlanInput.Allergies), "");
                continue;
            }

            foreach (var allergy in allergies.Where(allergy => Matches(allergy, token, medicine)))
            {
                var recorded = allergy.Substance ?? allergy.Class;
                medicine.Decide(
                    rule with { OtherName = recorded, Level = allergy.IsMildIntolerance && level == FindingLevel.Refused ? FindingLevel.NeedsReason : level }, fires: true,
                    $"{medicine.NameFirst}: the record says “{recorded}” under {(allergy.IsMildIntolerance ? "intolerances" : "allergies")}. {token.Text}.");
            }
        }
    }

    private static bool Matches(RecordedAllergy allergy, AllergyToken token, MedicineInPlan medicine)
    {
        if (Same(allergy.Class, token.Token)) return true;
        if (allergy.Substance?.Trim() is not { Length: > 0 } substance) return false;
        if (Same(substance, token.Token)) return true;

        // the medicine's own token answers for its names; another medicine as a token for that one's names
        // (the names on our own screens included: whoever records the allergy reads them there)
        if (medicine.Formulary.Medicines.TryGetValue(token.Token, out var named))
            return named.IsCalled(substance) || Same(substance, named.TallManName.Replace(' ', '_')) || Same(substance, named.GenericName.Replace(' ', '_'));
        return medicine.Formulary.DrugClasses.TryGetValue(token.Token, out var group)
            && ClassMembers.Has(group, substance, medicine.Formulary);
    }

    /// <summary>"polyethylene glycol" is the token "polyethylene_glycol".</summary>
    private static bool Same(string? recorded, string token) =>
        string.Equals(recorded?.Trim().Replace(' ', '_'), token, StringComparison.OrdinalIgnoreCase);
}
