using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>Another medicine that reaches the patient: planned too, given here, or taken at home.</summary>
/// <param name="MedicineId">Formulary id; null where the formulary does not have it.</param>
/// <param name="GivenHoursAgo">For a dose given here.</param>
/// <param name="Home">For a home medicine.</param>
internal sealed record Exposure(string Name, string? MedicineId, decimal? GivenHoursAgo, HomeMedication? Home)
{
    public bool IsPlanned => GivenHoursAgo is null && Home is null;

    /// <summary>Everything that reaches the patient; asked once for a plan.</summary>
    public static IReadOnlyList<Exposure> Of(SafetyFacts facts, ClinicFormulary formulary)
    {
        var index = FormularyIndex.Of(formulary);
        var planned = facts.Plan.Bags.SelectMany(bag => bag.Ingredients)
            .Select(ingredient => ingredient.MedicineId)
            .Distinct(StringComparer.Ordinal)
            .Select(id => new Exposure(formulary.DisplayName(id), id, null, null));
        var given = facts.Given.GroupBy(dose => dose.MedicineId, StringComparer.Ordinal)
            .Select(
                doses =>
                    new Exposure(
                        formulary.DisplayName(doses.Key), index.Named(doses.Key)?.Id, doses.Min(dose => dose.HoursAgo),
                        null));
        var home = (facts.Patient.HomeMedications ?? [])
            .Select(entry => new Exposure(entry.Name.Trim(), index.Named(entry.Name.Trim())?.Id, null, entry));
        return [.. planned, .. given, .. home];
    }

    /// <summary>Whether it counts for a rule with this window in hours (null: none), and this washout of its class.</summary>
    public Answer Counts(decimal? windowHours, decimal? washoutDays, GeneralRules general)
    {
        if (IsPlanned) return Answer.Yes;
        if (GivenHoursAgo is { } hours) return Answer.Of(hours < (windowHours ?? general.GivenWindowHours));
        if (windowHours is null)
            return Answer.Of(Home!.StoppedDaysAgo is not { } stopped || stopped < (washoutDays ?? general.DefaultWashoutDays));

        // with a window the last dose decides; the stop, if only that is known
        var since = Home!.LastTakenHoursAgo ?? (Home.StoppedDaysAgo * 24m);
        return since is { } known
            ? Answer.Of(known < windowHours)
            : Answer.Unknown(PlanInput.HomeMedications, PlanInput.LastTakenHoursAgo);
    }

    /// <summary>True where it belongs to the class or to one that the class includes. Names compare without case.</summary>
    public bool IsIn(DrugClass group, ClinicFormulary formulary) => FormularyIndex.Of(formulary).IsIn(group.Id, Name, MedicineId);
}

/// <summary>Whether a name is among the members of a class.</summary>
internal static class ClassMembers
{
    /// <summary>By the name itself, or by another ingredient name of the same medicine.</summary>
    public static bool Names(DrugClass group, string name, Medicine? medicine) =>
        group.Ingredients.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (medicine?.IngredientNames ?? []).Any(known => group.Ingredients.Contains(known, StringComparer.OrdinalIgnoreCase));

    /// <summary>By name, through the included classes as well.</summary>
    public static bool Has(DrugClass group, string name, ClinicFormulary formulary)
    {
        var medicine = formulary.Named(name);
        return (medicine is not null && group.Medicines.Contains(medicine.Id, StringComparer.Ordinal))
            || Names(group, name, medicine)
            || group.IncludesClasses.Any(included => Has(formulary.DrugClasses[included], name, formulary));
    }
}
