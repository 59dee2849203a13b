using System.Text.RegularExpressions;

namespace IvClinic.Application.Interop;

/// <summary>Problems, allergies and medicines.</summary>
internal static partial class HistoryProposals
{
    private const string RxNorm = "rxnorm";

    private static readonly string[] SeverityOrder = ["mild", "moderate", "severe"];

    public static IEnumerable<ProposedItem> Conditions(Referral referral, int patientIndex)
    {
        var mine = referral.Conditions
            .Where(condition => referral.IsAbout(condition.Subject, patientIndex) && !condition.IsWithdrawn)
            .Where(condition => condition.Concept.Words is not null && !condition.Concept.StatesNothingKnown)
            .GroupBy(condition => (condition.Concept.First, condition.IsOver));

        // The same sinusitis six times is one item; its newest entry speaks, as that is what the sender last thought.
        foreach (var condition in mine.Select(group => group.MaxBy(each => DateOf(each)?.Earliest ?? DateTimeOffset.MinValue)!))
        {
            var text = SemanticTag().Replace(condition.Concept.Words!, "");
            var date = DateOf(condition);
            yield return new ProposedCondition(
                $"{text}, {condition.ClinicalStatus ?? "status not sent"}{Since(date)}",
                condition.Path,
                condition.Concept.Icd10,
                text,
                condition.Concept.First.System,
                condition.Concept.First.Code,
                condition.IsOver)
            {
                Date = date,
                Concern = Concerns.Join(
                    Concerns.OfSubject(condition.Subject),
                    Concerns.OfText([text]),
                    condition.ClinicalStatus is null ? "Whether it is still active was not sent." : null,
                    condition.VerificationStatus is "unconfirmed" or "provisional" or "differential" ? $"The sender calls it {condition.VerificationStatus}." : null,
                    Concerns.OfDate(date, "No date was sent.")),
            };
        }
    }

    public static IEnumerable<ProposedItem> Allergies(Referral referral, int patientIndex)
    {
        foreach (var allergy in referral.Allergies.Where(allergy => referral.IsAbout(allergy.Subject, patientIndex) && !allergy.IsWithdrawn))
        {
            var words = allergy.Concept.Words;
            var noneKnown = allergy.Concept.StatesNothingKnown;
            var substance = noneKnown ? null : SubstanceName.Of(words);
            var reactions = allergy.Reactions.SelectMany(ReactionWords).Distinct(StringComparer.Ordinal).ToList();
            yield return new ProposedAllergy(
                (words ?? "Allergy without a name") + (reactions.Count > 0 ? $": {string.Join(", ", reactions)}" : ""),
                allergy.Path,
                substance,
                reactions,
                allergy.Criticality,
                SeverityOrder.LastOrDefault(severity => allergy.Reactions.Any(reaction => reaction.Severity == severity)),
                allergy.Type == "intolerance",
                noneKnown)
            {
                Date = allergy.Onset ?? allergy.Recorded,
                Concern = Concerns.Join(
                    Concerns.OfSubject(allergy.Subject),
                    Concerns.OfText([words]),
                    substance is null && !noneKnown ? "No substance was sent." : null,
                    allergy.IsOver ? $"The sender calls it {allergy.ClinicalStatus}; confirm with the patient before leaving it out." : null,
                    allergy.VerificationStatus == "unconfirmed" ? "The sender has not confirmed it." : null),
            };
        }
    }

    public static IEnumerable<ProposedItem> Medicines(Referral referral, int patientIndex, DateOnly? today)
    {
        var mine = referral.Medications
            .Where(medication => referral.IsAbout(medication.Subject, patientIndex) && medication.Status != "entered-in-error")
            .Where(medication => !medication.IsProhibited && !medication.Concept.StatesNothingKnown)
            .GroupBy(medication => (medication.Concept.First, medication.IsActive, medication.Kind));

        foreach (var medication in mine.Select(group => group.MaxBy(each => each.On?.Earliest ?? DateTimeOffset.MinValue)!))
        {
            var text = medication.Concept.Words ?? "Medicine without a name";
            var ingredients = MedicineName.IngredientsOf(medication.Concept.Words);
            yield return new ProposedHomeMedicine(
                $"{text}, {StatusWords(medication)}{Since(medication.On)}",
                medication.Path,
                ingredients,
                text,
                medication.DosageText,
                medication.IsActive,
                medication.Concept.Codings.FirstOrDefault(coding => coding.System?.Contains(RxNorm, StringComparison.OrdinalIgnoreCase) ?? false)?.Code)
            {
                Date = medication.On,
                Concern = Concerns.Join(
                    Concerns.OfSubject(medication.Subject),
                    Concerns.OfText([text, medication.DosageText]),
                    medication.IsDangling ? "The medicine it refers to is not in the file; only these words are known." : null,
                    ingredients.Count == 0 ? "No ingredient could be recognised." : null,
                    medication.Status is "on-hold" or "unknown" or "intended" or null ? $"The status is “{medication.Status ?? "not sent"}”; ask whether it is taken." : null,
                    medication.IsActive ? Concerns.OfPrescriptionAge(medication.On, today) : null,
                    Concerns.OfDate(medication.On, "No date was sent.")),
            };
        }
    }

    private static IEnumerable<string> ReactionWords(ReferredReaction reaction)
    {
        var manifestations = reaction.Manifestations.Select(manifestation => manifestation.Words).OfType<string>()
            .Select(words => SemanticTag().Replace(words, "")).ToList();
        return manifestations.Count > 0 || reaction.Description is null ? manifestations : [reaction.Description];
    }

    private static string StatusWords(ReferredMedication medication) =>
        medication.Kind == MedicationStatementKind.Given ? "given" : medication.Status ?? "status not sent";

    private static ReferredDate? DateOf(ReferredCondition condition) => condition.Onset ?? condition.Recorded;

    private static string Since(ReferredDate? date) => date is null ? "" : $" ({date.Words})";

    [GeneratedRegex(@"\s*\((disorder|finding|situation|event|morphologic abnormality)\)\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex SemanticTag();
}
