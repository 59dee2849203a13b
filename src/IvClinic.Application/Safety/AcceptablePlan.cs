using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Safety.Acceptable;
using RuleBag = IvClinic.Domain.Safety.PlannedBag;
using RuleIngredient = IvClinic.Domain.Safety.PlannedIngredient;
using RuleStep = IvClinic.Domain.Safety.RateStep;

namespace IvClinic.Application.Safety;

/// <summary>
/// Asks what would be acceptable about a plan as it is typed: each change is made in the plan itself and the whole plan is
/// judged again, so that what is said holds for what would then stand in the fields.
/// </summary>
internal sealed class AcceptablePlan(PatientPicture picture, PlanContent plan, PlanVerdict verdict, ClinicFormulary formulary)
{
    /// <summary>For a bag whose duration is not known yet; no finding about it is reported, so nothing is looked for.</summary>
    private const decimal AnyMinutes = 60m;

    public PlanVerdict Explain()
    {
        var facts = new SafetyFacts(picture.Facts, picture.Given, new PlannedSession(plan.Indication, [.. plan.Bags.Select(AsTyped)]));
        return verdict with { Findings = new AcceptableSearch(facts, formulary, Judge).Explain(verdict.Findings) };
    }

    private IReadOnlyList<SafetyFinding> Judge(IReadOnlyList<PlanChange> changes)
    {
        var changed = PlanChange.Ordered(changes).Aggregate(plan, Change);
        var then = picture.Judge(changed, formulary);
        // a bag whose time does not come out any more is not judged by it: that passes nothing
        var isLost = verdict.Figures.Bags.Zip(then.Figures.Bags).Any(bag => bag is { First.Duration: not null, Second.Duration: null });
        return isLost ? verdict.Findings : then.Findings;
    }

    private RuleBag AsTyped(Domain.Plans.PlannedBag bag, int index) => new()
    {
        Ingredients = [.. bag.Ingredients.Select(each => new RuleIngredient(each.Medication, each.Rounded?.Amount ?? each.Amount ?? 0m, each.Rounded?.Unit ?? each.Unit, each.Product))],
        Route = bag.Route,
        Diluent = bag.Diluent,
        FinalVolumeMl = bag.FinalVolumeMl is > 0m ? bag.FinalVolumeMl : null,
        DurationMinutes = verdict.Figures.Bags[index].Duration is { } whole && whole > TimeSpan.Zero ? (decimal)whole.Ticks / TimeSpan.TicksPerMinute : AnyMinutes,
        RateSteps = [.. bag.Steps.Select(step => new RuleStep(step.Rate ?? 0m, step.Unit, step.Minutes ?? 1))],
    };

    private static PlanContent Change(PlanContent plan, PlanChange change) => change.Field switch
    {
        ChangedField.OwnBag => OwnBag(plan, change),
        ChangedField.EachAmount => plan with
        {
            Bags = [.. plan.Bags.Select(bag => bag with { Ingredients = [.. bag.Ingredients.Select(each => each.Medication == change.Word && (each.Rounded?.Amount ?? each.Amount) > change.Value ? WithAmount(each, change.Value) : each)] })],
        },
        _ => plan with { Bags = [.. plan.Bags.Select((bag, index) => index == change.BagIndex ? Change(bag, change) : bag)] },
    };

    private static Domain.Plans.PlannedBag Change(Domain.Plans.PlannedBag bag, PlanChange change) => change.Field switch
    {
        ChangedField.Amount => bag with { Ingredients = [.. bag.Ingredients.Select((each, index) => index == change.IngredientIndex ? WithAmount(each, change.Value) : each)] },
        ChangedField.FinalVolume => bag with { FinalVolumeMl = change.Value },
        ChangedField.Minutes => bag with { PushMinutes = change.Value },
        ChangedField.Diluent => bag with { Diluent = change.Word == "undiluted" ? null : change.Word },
        ChangedField.Route => bag with { Route = change.Word },
        _ => bag with { Steps = Slowed(bag.Steps, change) },
    };

    /// <summary>A rounded amount is what is judged, and so what would have to change.</summary>
    private static Domain.Plans.PlannedIngredient WithAmount(Domain.Plans.PlannedIngredient each, decimal? amount) =>
        each.Rounded is { } rounded && amount is { } other ? each with { Rounded = rounded with { Amount = other } } : each with { Amount = amount };

    /// <summary>The last step then runs until the bag is empty.</summary>
    private static IReadOnlyList<Domain.Plans.RateStep> Slowed(IReadOnlyList<Domain.Plans.RateStep> steps, PlanChange change) =>
        [.. steps.Select((step, index) => step with { Rate = step.Rate is { } rate ? change.RateOf(rate, index) : null, Minutes = index == steps.Count - 1 ? null : step.Minutes })];

    private static PlanContent OwnBag(PlanContent plan, PlanChange change)
    {
        var bag = plan.Bags[change.BagIndex];
        var own = bag with { Number = plan.Bags.Max(each => each.Number) + 1, Ingredients = [bag.Ingredients[change.IngredientIndex]] };
        return plan with
        {
            Bags = [.. plan.Bags.Select((each, index) => index == change.BagIndex ? each with { Ingredients = [.. each.Ingredients.Where((_, place) => place != change.IngredientIndex)] } : each), own],
        };
    }
}
