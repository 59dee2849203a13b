using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Sessions.Products;

/// <summary>What bag and pump say: the dose of each high-alert medicine, the volume on the label, the rate on the pump.</summary>
public sealed record BagReading(int Bag, decimal RateMlPerH, decimal VolumeMl, IReadOnlyList<DoseReading> Doses);

public sealed record DoseReading(string Medication, decimal Milligrams);

/// <summary>
/// When a second person must read bag and pump, and whether one did. Only where harm begins or grows: start, another bag,
/// an increase that the plan did not foresee. Never for a pause, a stop, a rescue, a lower rate or a planned step.
/// </summary>
public static class DoubleCheckRule
{
    /// <summary>From the second person's agreement to the press on start. Clinic default (D).</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(15);

    /// <summary>Typed and printed numbers are rounded: the same within half a percent. A slip of the decimal point is far outside.</summary>
    private const decimal Alike = 0.005m;

    /// <summary>The high-alert medicines of a bag, by the formulary in force.</summary>
    public static IReadOnlyList<IngredientFigures> HighAlert(SessionPlan plan, int bag)
    {
        if (plan.Bag(bag) is not { } planned) return [];
        var watched = plan.Watch.In([bag]).Where(each => each.Medicine.HighAlert.Value).ToList();
        return [.. planned.Ingredients.Where(ingredient => watched.Exists(each => each.Medicine.IsCalled(ingredient.Medication)))];
    }

    /// <summary>Their names as they are shown.</summary>
    public static string Names(SessionPlan plan, int bag) =>
        string.Join(" and ", plan.Watch.In([bag]).Where(each => each.Medicine.HighAlert.Value).Select(each => each.Medicine.TallManName));

    /// <summary>Whether a rate is an increase of a high-alert medicine that the plan does not foresee as its next step.</summary>
    public static bool IsUnplannedIncrease(SessionPlan plan, ChartState state, FlowRate rate)
    {
        if (state.CurrentBag is not { } bag || HighAlert(plan, bag).Count == 0) return false;
        if (state.LastRate is { } last && (rate <= last || RateCheck.IsSame(rate, last))) return false;
        return state.NextPlannedStep is not { } next || !RateCheck.IsSame(next.Rate, rate);
    }

    /// <summary>What the second person should read: the bag as it was prepared, or as planned, and the rate the first one entered.</summary>
    public static BagReading Expected(SessionPlan plan, IReadOnlyList<ChartEntry> standing, int bag, FlowRate rate)
    {
        var prepared = Preparation.Of(standing, bag);
        return new(
            bag,
            rate.MillilitresPerHour,
            prepared?.FinalVolumeMl ?? plan.Bag(bag)?.Volume?.Millilitres ?? 0m,
            [
                .. HighAlert(plan, bag).Select(ingredient => new DoseReading(
                    ingredient.Medication,
                    prepared?.Products.Where(product => product.Medication == ingredient.Medication).Sum(product => product.Milligrams) is { } mg and > 0m ? mg : ingredient.Mass?.Milligrams ?? 0m)),
            ]);
    }

    /// <summary>Where two readings differ, one sentence each; both numbers stand in it.</summary>
    public static IReadOnlyList<string> Differences(BagReading first, BagReading second, Func<string, string> nameOf)
    {
        var found = new List<string>();
        foreach (var dose in first.Doses)
        {
            var read = second.Doses.FirstOrDefault(each => each.Medication == dose.Medication)?.Milligrams;
            if (read is not { } mg || !IsAlike(dose.Milligrams, mg))
                found.Add($"Dose of {nameOf(dose.Medication)}: recorded {Text(dose.Milligrams)} mg, read {(read is { } number ? Text(number) + " mg" : "nothing")}.");
        }

        if (!IsAlike(first.VolumeMl, second.VolumeMl)) found.Add($"Volume: recorded {Text(first.VolumeMl)} mL, read {Text(second.VolumeMl)} mL.");
        if (first.RateMlPerH != second.RateMlPerH) found.Add($"Rate: entered {Text(first.RateMlPerH)} mL/h, read {Text(second.RateMlPerH)} mL/h.");
        return found;
    }

    /// <summary>
    /// The double check that a step may rest on: of this bag, rate and label, not older than <see cref="ValidFor"/> by the
    /// time it was recorded, and not used: whatever steered the pump after it has used it up.
    /// </summary>
    public static ChartEntry? Usable(SessionPlan plan, IReadOnlyList<ChartEntry> standing, int bag, FlowRate rate, DateTimeOffset at)
    {
        var steered = standing.Where(entry => EntryKinds.IsControl(entry.Kind)).Select(entry => entry.Seq).DefaultIfEmpty(0).Max();
        var expected = Expected(plan, standing, bag, rate);
        return standing.LastOrDefault(entry => entry.Kind == EntryKind.DoubleChecked && entry.Seq > steered && entry.VoidsEntryId is null && at - entry.RecordedAt <= ValidFor
            && EntryDetails.Read<DoubleCheckDetails>(entry) is { } check && check.Read.Bag == bag && Differences(expected, check.Read, name => name).Count == 0);
    }

    private static bool IsAlike(decimal a, decimal b) => Math.Abs(a - b) <= Math.Abs(a) * Alike;

    private static string Text(decimal number) => NumberText.Format(number, 4);
}

/// <summary>A step with a high-alert medicine has no usable double check; with one it goes through as it was entered.</summary>
public sealed class SecondCheckNeededException(int bag, FlowRate rate, string sentence) : IllegalStepException(sentence)
{
    public int Bag { get; } = bag;

    public FlowRate Rate { get; } = rate;
}

/// <summary>The second person read something else; nothing was recorded and nothing goes on.</summary>
public sealed class SecondReadingDiffersException(IReadOnlyList<string> differences)
    : IllegalStepException("The two do not agree; nothing was started or changed. " + string.Join(" ", differences))
{
    public IReadOnlyList<string> Differences { get; } = differences;
}
