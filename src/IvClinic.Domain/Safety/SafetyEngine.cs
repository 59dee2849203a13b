using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;
using IvClinic.Domain.Safety.Rules;

namespace IvClinic.Domain.Safety;

/// <summary>
/// Judges a plan by the formulary: every rule of every medicine in the plan, then the mixtures. Pure: the same facts always
/// give the same assessment. No medicine has code of its own.
/// </summary>
public static class SafetyEngine
{
    private static readonly Action<MedicineInPlan>[] RulesOfAMedicine =
    [
        IndicationCheck.Judge,
        AgeCheck.Judge,
        WeightCheck.Judge,
        OrganCheck.Judge,
        PregnancyCheck.Judge,
        ContraindicationCheck.Judge,
        QtcCheck.Judge,
        AllergyCheck.Judge,
        InteractionCheck.Judge,
        HomeMedicineCheck.SameIngredient,
        DoseCheck.Judge,
        DailyDoseCheck.Judge,
        CumulativeCheck.Judge,
        PreparationCheck.Judge,
        RateCheck.Judge,
        HourCheck.Judge,
    ];

    /// <exception cref="ArgumentException">The plan names a medicine that the formulary does not have, or an amount that is not above zero.</exception>
    public static SafetyAssessment Evaluate(SafetyFacts facts, ClinicFormulary formulary)
    {
        var judgement = new Judgement();
        var (problems, exposures) = (new ProblemList(facts.Patient.Conditions, formulary), Exposure.Of(facts, formulary));
        var medicines = Planned(facts, formulary)
            .Select(medicine => new MedicineInPlan(medicine, facts, formulary, judgement, problems, exposures))
            .ToList();
        foreach (var medicine in medicines)
            foreach (var judge in RulesOfAMedicine) judge(medicine);
        MixtureCheck.Judge(medicines);
        HomeMedicineCheck.Unknown(facts, formulary, judgement);
        return new(judgement.WorstFirst(), judgement.Values, formulary.Id, formulary.Version);
    }

    private static List<Medicine> Planned(SafetyFacts facts, ClinicFormulary formulary)
    {
        var ingredients = facts.Plan.Bags.SelectMany(bag => bag.Ingredients).ToList();
        if (ingredients.Find(ingredient => ingredient.Amount <= 0m) is { } nothing)
            throw new ArgumentException($"{nothing.MedicineId}: a planned amount is above zero.", nameof(facts));
        if (ingredients.Find(ingredient => !formulary.Medicines.ContainsKey(ingredient.MedicineId)) is { } stranger)
            throw new ArgumentException(
                $"“{stranger.MedicineId}” is not in the formulary, so nothing can be checked about it.", nameof(facts));
        return ingredients.Select(ingredient => ingredient.MedicineId)
            .Distinct(StringComparer.Ordinal)
            .Select(id => formulary.Medicines[id])
            .ToList();
    }
}
