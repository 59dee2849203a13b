using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using RuleBag = IvClinic.Domain.Safety.PlannedBag;
using RuleIngredient = IvClinic.Domain.Safety.PlannedIngredient;
using RuleKind = IvClinic.Domain.Safety.BagKind;
using RuleStep = IvClinic.Domain.Safety.RateStep;

namespace IvClinic.Application.Safety;

/// <summary>
/// A plan as the rules take it. The engine wants whole bags; a plan that is being written has gaps. What is missing is left
/// out here, reported by the plan's arithmetic, and a rule that would have judged a stand-in value is not reported.
/// </summary>
internal sealed class PlanInRules
{
    /// <summary>Stands in for a duration that cannot be computed yet; nothing judged by it is shown.</summary>
    private const decimal StandInMinutes = 60m;

    private readonly List<(int Bag, int[] Ingredients, bool HasDuration, bool HasRoute)> places = [];
    private readonly List<SafetyFinding> strangers = [];

    private PlanInRules(PlanContent plan, PlanFigures figures, ClinicFormulary formulary)
    {
        var bags = new List<RuleBag>();
        for (var index = 0; index < plan.Bags.Count; index++)
        {
            var bag = plan.Bags[index];
            strangers.AddRange(bag.Ingredients.Index().Where(each => each.Item.Medication.Length > 0 && !formulary.Medicines.ContainsKey(each.Item.Medication))
                .Select(each => Stranger(each.Item.Medication, index, each.Index)));
            int[] known =
            [
                .. bag.Ingredients.Index().Where(each => each.Item.Amount > 0m && formulary.Medicines.ContainsKey(each.Item.Medication)).Select(each => each.Index),
            ];
            if (known.Length == 0) continue;
            var of = figures.Bags[index];
            var minutes = of.Duration is { } whole && whole > TimeSpan.Zero ? (decimal)whole.Ticks / TimeSpan.TicksPerMinute : (decimal?)null;
            bags.Add(new RuleBag
            {
                Ingredients = [.. known.Select(each => bag.Ingredients[each]).Select(each => new RuleIngredient(each.Medication, each.Rounded?.Amount ?? each.Amount!.Value, each.Rounded?.Unit ?? each.Unit, each.Product))],
                Route = bag.Route,
                Diluent = bag.Diluent,
                FinalVolumeMl = bag.FinalVolumeMl is > 0m ? bag.FinalVolumeMl : null,
                DurationMinutes = minutes ?? StandInMinutes,
                Kind = KindOf(bag),
                RateSteps = minutes is null ? [] : Steps(bag, of),
            });
            places.Add((index, known, minutes is not null, bag.Route.Length > 0));
        }

        Session = new PlannedSession(plan.Indication, bags);
    }

    public PlannedSession Session { get; }

    public static PlanInRules Of(PlanContent plan, PlanFigures figures, ClinicFormulary formulary) => new(plan, figures, formulary);

    /// <summary>Puts findings back to the bags and ingredients of the plan, and leaves out what was judged by a stand-in.</summary>
    public IEnumerable<SafetyFinding> Restore(IEnumerable<SafetyFinding> findings) =>
        strangers.Concat(findings.Where(IsMeant).Select(finding => finding with { Place = Restore(finding.Place) }));

    private bool IsMeant(SafetyFinding finding) =>
        finding.Place.BagIndex is not { } bag || ((places[bag].HasDuration || finding.Kind is not (FindingKind.Duration or FindingKind.Rate))
            && (places[bag].HasRoute || finding.Kind != FindingKind.Route));

    /// <summary>
    /// What a pump runs at rates into a vein is an infusion unless the prescriber says bolus: a faster rate must not turn it
    /// into one by itself, and lose the limits of an infusion with that. Only a push is left to the medicine's own border.
    /// </summary>
    private static RuleKind? KindOf(Domain.Plans.PlannedBag bag) => bag.Kind switch
    {
        Domain.Plans.BagKind.Bolus => RuleKind.Bolus,
        null when bag.Steps.Count == 0 || bag.Route != "IV" => null,
        _ => RuleKind.Infusion,
    };

    private FindingPlace Restore(FindingPlace place) => place.BagIndex is not { } bag
        ? place
        : place with { BagIndex = places[bag].Bag, IngredientIndex = place.IngredientIndex is { } ingredient ? places[bag].Ingredients[ingredient] : null };

    /// <summary>
    /// With one ingredient the steps go as they were typed, so that a rate per kg stays exact and can be judged without a
    /// weight. With several a rate in mg could be read as another ingredient's: then they go in mL/h.
    /// </summary>
    private static RuleStep[] Steps(Domain.Plans.PlannedBag bag, BagFigures figures)
    {
        if (figures.Profile is not { } profile) return [];
        var openMinutes = profile.Segments.Count > 0 ? (decimal)(profile.Segments[^1].To - profile.Segments[^1].From).Ticks / TimeSpan.TicksPerMinute : 0m;
        return
        [
            .. bag.Steps.Zip(figures.Steps, (step, of) => bag.Ingredients.Count == 1
                    ? new RuleStep(step.Rate!.Value, step.Unit, step.Minutes ?? openMinutes)
                    : new RuleStep(of.Flow!.Value.MillilitresPerHour, RateUnit.MillilitrePerHour, step.Minutes ?? openMinutes))
                .Where(step => step.Minutes > 0m),
        ];
    }

    private static SafetyFinding Stranger(string medicine, int bag, int ingredient) => new()
    {
        RuleId = medicine + ".unlisted",
        Level = FindingLevel.Refused,
        Kind = FindingKind.Indication,
        MedicineId = medicine,
        Place = new FindingPlace(bag, ingredient, "medication"),
        Sentence = $"“{medicine}” is not in the formulary: nothing can be checked about it.",
    };
}
