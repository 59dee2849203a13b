using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Interop;

/// <summary>Turns what a referral proposes into the forms by which it would be typed. Nothing that was not sent is filled in.</summary>
internal sealed class ReviewItems(ClinicZone zone)
{
    public IEnumerable<ReviewItem> From(ProposedItem proposed) => proposed switch
    {
        ProposedCondition condition => [Condition(condition)],
        ProposedAllergy allergy => [Allergy(allergy)],
        ProposedHomeMedicine medicine => Medicines(medicine),
        ProposedMeasurement or ProposedLaboratory or ProposedPainScore => [new ReviewMeasurements(zone).From(proposed)],
        ProposedPregnancyStatus pregnancy => [Pregnancy(pregnancy)],
        _ => [],
    };

    internal static ReviewItem Item(string group, ProposedItem proposed) =>
        new() { Group = group, Words = proposed.Words, Concern = proposed.Concern, Path = proposed.Path };

    private static ReviewItem Condition(ProposedCondition proposed)
    {
        var item = Item(proposed.IsOver ? "Past conditions" : "Conditions", proposed);
        item.Condition = new() { Text = proposed.Text, Icd10 = proposed.Icd10Code, IsActive = !proposed.IsOver, Onset = proposed.Date?.Words };
        return item;
    }

    private static ReviewItem Allergy(ProposedAllergy proposed)
    {
        var item = Item("Allergies", proposed);
        if (proposed.StatesNoneKnown)
            item.WhyNot = "That no allergy is known is asked of the patient here and confirmed in the chart; a file cannot answer for it.";
        else
        {
            item.Allergy = new()
            {
                Substance = proposed.Substance,
                Kind = proposed.IsIntolerance ? AllergyKind.Intolerance : AllergyKind.Allergy,
                Reaction = proposed.Reactions.Count > 0 ? string.Join(", ", proposed.Reactions) : null,
                Severity = proposed.WorstSeverity switch
                {
                    "mild" => ReactionSeverity.Mild,
                    "moderate" => ReactionSeverity.Moderate,
                    "severe" => ReactionSeverity.Severe,
                    _ => ReactionSeverity.Unknown,
                },
            };
        }

        return item;
    }

    /// <summary>One item per ingredient: the safety rules compare single ingredients, and half a combination is not checked.</summary>
    private static IEnumerable<ReviewItem> Medicines(ProposedHomeMedicine proposed)
    {
        foreach (var ingredient in proposed.Ingredients.Cast<string?>().DefaultIfEmpty())
        {
            var item = Item(proposed.IsActive ? "Home medicines" : "Medicines not called active", proposed);
            if (proposed.Ingredients.Count > 1) item.Words = $"{proposed.Words}: {ingredient}";
            if (!proposed.IsActive) item.Concern = Concerns.Join("Accept it only if it is taken now.", proposed.Concern);
            item.HomeMedicine = new()
            {
                Ingredient = ingredient,
                AsWritten = string.IsNullOrWhiteSpace(proposed.DosageText) ? proposed.Text : $"{proposed.Text}, {proposed.DosageText}",
            };
            yield return item;
        }
    }

    private ReviewItem Pregnancy(ProposedPregnancyStatus proposed)
    {
        var item = Item("Pregnancy", proposed);
        item.Pregnancy = new()
        {
            Status = proposed.Status.Trim().ToUpperInvariant() switch
            {
                "NOT PREGNANT" => PregnancyStatus.No,
                "PREGNANT" => PregnancyStatus.Yes,
                _ => null,
            },
            Contraception = Contraception.Unknown,
            AnsweredOn = ReviewMeasurements.DayOf(proposed.Date, zone),
        };
        return item;
    }
}
