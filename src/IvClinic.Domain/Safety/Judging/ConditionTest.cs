using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>Whether an entry of the formulary counts for a bag.</summary>
internal static class ConditionTest
{
    /// <param name="assumed">Values taken for numbers that are not known, to try out what they would change.</param>
    public static Answer Applies(
        AppliesWhen condition, MedicineInPlan medicine, BagDose bag,
        IReadOnlyDictionary<string, decimal>? assumed = null) => condition switch
        {
            AppliesWhen.Always => Answer.Yes,
            AppliesWhen.All all => Answer.All(all.Parts.Select(part => Applies(part, medicine, bag, assumed))),
            AppliesWhen.Any any => Answer.Any(any.Parts.Select(part => Applies(part, medicine, bag, assumed))),
            AppliesWhen.HasCondition has => medicine.Problems.Has(has.ConditionId),
            AppliesWhen.WordTest test =>
                Answer.Of(test.Values.Contains(Word(test.Field, medicine, bag), StringComparer.Ordinal) != test.Negated),
            AppliesWhen.NumberTest { Field: "doseMg" } test => Dose(test, medicine, bag),
            AppliesWhen.NumberTest { Field: "durationMinutes" } test =>
                Answer.Of(Limits.Holds(bag.Bag.DurationMinutes, test.Op, test.Value)),
            AppliesWhen.NumberTest test => assumed is not null && assumed.TryGetValue(test.Field, out var value)
                ? Answer.Of(Limits.Holds(value, test.Op, test.Value))
                : PatientNumber.Compare(test.Field, test.Op, test.Value, medicine.Facts.Patient),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Unknown condition."),
        };

    /// <summary>The number tests inside a condition.</summary>
    public static IEnumerable<AppliesWhen.NumberTest> NumberTests(AppliesWhen condition) => condition switch
    {
        AppliesWhen.All all => all.Parts.SelectMany(NumberTests),
        AppliesWhen.Any any => any.Parts.SelectMany(NumberTests),
        AppliesWhen.NumberTest test => [test],
        _ => [],
    };

    private static string Word(string field, MedicineInPlan medicine, BagDose bag) => field switch
    {
        "route" => bag.Bag.Route,
        "kind" => bag.Kind == BagKind.Bolus ? "bolus" : "infusion",
        _ => medicine.Facts.Plan.Indication,
    };

    private static Answer Dose(AppliesWhen.NumberTest test, MedicineInPlan medicine, BagDose bag)
    {
        if (!bag.Dose.Ml.IsZero) return Answer.Unknown(PlanInput.Amount);
        return medicine.Weight.Resolve(bag.Dose.Mg) is { } mg
            ? Answer.Of(Limits.Holds(mg, test.Op, test.Value))
            : Answer.Unknown(medicine.Weight.Missing);
    }
}
