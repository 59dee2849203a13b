using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>A dosing row for a bag and whether it applies.</summary>
internal sealed record RowChoice(DosingRow Row, BagDose Bag, Answer Applies)
{
    /// <summary>The rows of the medicine that apply to the bag or may apply.</summary>
    public static IReadOnlyList<RowChoice> For(MedicineInPlan medicine, BagDose bag) => medicine.Medicine.Dosing
        .Select(row => new RowChoice(row, bag, ConditionTest.Applies(row.AppliesWhen, medicine, bag)))
        .Where(choice => choice.Applies.Holds != false)
        .ToList();

    /// <summary>
    /// True where a limit is exceeded whatever the unknown numbers are: each way they could be leaves a row that applies
    /// and is exceeded. Ketorolac 40 mg is too much with and without a kidney result.
    /// </summary>
    /// <param name="exceeded">The undecided rows whose limit the plan exceeds.</param>
    public static bool ExceededInEveryCase(IReadOnlyList<RowChoice> exceeded, MedicineInPlan medicine)
    {
        if (exceeded.Count < 2) return false; // one undecided row leaves a case in which it does not apply
        var unknown = exceeded.SelectMany(choice => ConditionTest.NumberTests(choice.Row.AppliesWhen))
            .Where(
                test =>
                    PatientNumber.IsInputOfAPlan(test.Field)
                        && PatientNumber.Of(test.Field, medicine.Facts.Patient).Value is null)
            .GroupBy(test => test.Field, test => test.Value, StringComparer.Ordinal)
            .ToList();
        return Cases(unknown).All(assumed => exceeded.Any(choice =>
            ConditionTest.Applies(choice.Row.AppliesWhen, medicine, choice.Bag, assumed).Holds == true));
    }

    /// <summary>For each unknown number one value on, below, between and above its thresholds; all combinations.</summary>
    private static IEnumerable<Dictionary<string, decimal>> Cases(IReadOnlyList<IGrouping<string, decimal>> unknown)
    {
        IEnumerable<Dictionary<string, decimal>> cases = [new(StringComparer.Ordinal)];
        foreach (var field in unknown)
        {
            var values = Candidates(field.Distinct().Order().ToList());
            cases = cases.SelectMany(
                known =>
                    values.Select(
                        value => new Dictionary<string, decimal>(known, StringComparer.Ordinal) { [field.Key] = value }))
                .ToList();
        }

        return cases;
    }

    private static List<decimal> Candidates(List<decimal> thresholds)
    {
        var values = new List<decimal> { thresholds[0] - 1m, thresholds[^1] + 1m };
        values.AddRange(thresholds);
        values.AddRange(thresholds.Zip(thresholds.Skip(1), (a, b) => (a + b) / 2m));
        return values;
    }
}
