using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Sessions;

/// <summary>
/// An amount per kg with a cap follows the weight of the day: the prescriber signed the amount per kg and the most that may be
/// given, so the approval stays. Rates stay as signed. What was rounded on purpose stays as it was rounded.
/// </summary>
public static class DayDose
{
    /// <summary>The weight of the last go / no-go; null where the patient was not weighed.</summary>
    public static decimal? Weight(IReadOnlyList<ChartEntry> standing) =>
        standing.LastOrDefault(entry => entry.Kind == EntryKind.GoNoGo) is { } last ? EntryDetails.Read<GoNoGoDetails>(last)?.WeightKg : null;

    /// <summary>The plan with the amounts of this weight. A bag of one such ingredient that is given as supplied gets the volume to it.</summary>
    public static PlanContent On(PlanContent plan, decimal kg) => plan with { Bags = [.. plan.Bags.Select(bag => On(bag, plan, kg))] };

    /// <summary>What the day makes of the plan, one sentence for each amount that changes.</summary>
    public static IReadOnlyList<string> Sentences(PlanContent plan, decimal kg) =>
    [
        .. from bag in plan.Bags
           from each in bag.Ingredients
           where Follows(each, plan)
           let now = Of(each, kg)
           let signed = Of(each, plan.DosingWeightOf(each.Medication)!.Value.Kilograms)
           where now != signed
           select $"{each.Medication.Replace('_', ' ')}: {now.Text(decimals: 3)} by today's {NumberText.Format(kg)} kg, {signed.Text(decimals: 3)} when it was signed; at most {each.Cap!.Mass!.Value.Text(decimals: 3)}.",
    ];

    /// <summary>Amounts of this weight above their cap, in sentences: it does not start.</summary>
    public static IReadOnlyList<string> AboveCap(PlanContent plan, decimal kg) =>
    [
        .. from bag in plan.Bags
           from each in bag.Ingredients
           where Follows(each, plan) && Of(each, kg) > each.Cap!.Mass!.Value
           select $"{each.Medication.Replace('_', ' ')} comes to {Of(each, kg).Text(decimals: 3)} by today's {NumberText.Format(kg)} kg, above the cap of {each.Cap!.Mass!.Value.Text(decimals: 3)}.",
    ];

    /// <summary>Per kg of actual weight, with a cap, and not rounded on purpose. Ideal and adjusted weights do not follow the scale.</summary>
    private static bool Follows(PlannedIngredient each, PlanContent plan) =>
        each is { Amount: > 0m, Unit: DoseUnit.MilligramPerKilogram or DoseUnit.GramPerKilogram, Rounded: null, Cap.Mass: not null }
        && plan.DosingWeights.Any(used => used.Medication == each.Medication && used.Kg == plan.WeightUsed?.WeightKg);

    private static Mass Of(PlannedIngredient each, decimal kg) =>
        each.Unit == DoseUnit.GramPerKilogram ? Mass.FromGrams(each.Amount!.Value * kg) : Mass.FromMilligrams(each.Amount!.Value * kg);

    private static PlannedBag On(PlannedBag bag, PlanContent plan, decimal kg)
    {
        if (!bag.Ingredients.Any(each => Follows(each, plan))) return bag;
        var isAsSupplied = bag is { Diluent: null, Ingredients.Count: 1 };
        var signedKg = plan.WeightUsed!.WeightKg;
        return bag with
        {
            Ingredients = [.. bag.Ingredients.Select(each => Follows(each, plan) ? each with { Amount = Of(each, kg).Milligrams, Unit = DoseUnit.Milligram, Cap = null } : each)],
            FinalVolumeMl = isAsSupplied ? bag.FinalVolumeMl / signedKg * kg : bag.FinalVolumeMl,
        };
    }
}
