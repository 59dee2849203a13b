using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Plans;

/// <summary>What a plan is called in lists: what is given, and for what, for example "ketamine + magnesium sulfate for CRPS".</summary>
public static class PlanLabel
{
    public static string Of(PlanContent plan, ClinicFormulary formulary)
    {
        var medicines = plan.Bags.SelectMany(bag => bag.Ingredients)
            .Select(ingredient => NameOf(ingredient.Medication, formulary)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var what = medicines.Count == 0 ? "No medicine yet" : string.Join(" + ", medicines);
        return plan.Indication.Length == 0 ? what : $"{what} for {IndicationOf(plan.Indication)}";
    }

    /// <summary>The name somebody gave a bag, or what is in it.</summary>
    public static string OfBag(PlannedBag bag, ClinicFormulary formulary) =>
        bag.Label.Trim() is { Length: > 0 } label ? label : string.Join(" + ", bag.Ingredients.Select(ingredient => NameOf(ingredient.Medication, formulary)));

    /// <summary>The names of all bags, for the floor.</summary>
    public static string OfBags(PlanContent plan, ClinicFormulary formulary) => string.Join(" + ", plan.Bags.Select(bag => OfBag(bag, formulary)));

    public static string NameOf(string medication, ClinicFormulary formulary) => formulary.Named(medication)?.TallManName ?? medication;

    private static string IndicationOf(string indication) => indication switch
    {
        "cidp" => "CIDP",
        "crps" => "CRPS",
        "chronic_pain" => "chronic pain",
        "neuropathic" => "neuropathic pain",
        _ => indication,
    };
}
