using IvClinic.Domain.Measures;
using static System.FormattableString;

namespace IvClinic.Domain.Plans;

/// <summary>
/// Turns a rate as ordered into mL/h. A rate in mg means the bag's only substance; a rate per kg means its dosing weight
/// (a bag of fluid alone: the fluid's). Where several could be meant, none is guessed.
/// </summary>
internal sealed class StepReckoning(PlannedBag bag, IngredientFigures[] ingredients, List<PlanProblem> problems)
{
    private readonly IngredientFigures[] substances =
        [.. ingredients.Where((_, index) => bag.Ingredients[index].Unit != DoseUnit.Millilitre)];

    public StepFigures Step(RateStep step, int number)
    {
        var flow = Flow(step, number);
        return new StepFigures(number, flow, step.Minutes, flow is { } known ? Delivered(known) : []);
    }

    private IngredientRate[] Delivered(FlowRate flow) =>
    [
        .. ingredients.Where(ingredient => ingredient.Concentration is not null).Select(ingredient =>
        {
            var rate = ingredient.Concentration!.Value * flow;
            return new IngredientRate(ingredient.Medication, rate, ingredient.DosingWeight is { } kg ? rate.PerKilogram(kg) : null);
        }),
    ];

    private FlowRate? Flow(RateStep step, int number)
    {
        if (step.Rate is not (> 0m and var rate))
        {
            Report(PlanProblemKind.NoRate, step.Rate is null ? Invariant($"Step {number} has no rate.") : Invariant($"The rate of step {number} must be above 0."), number);
            return null;
        }

        return step.Unit switch
        {
            RateUnit.MillilitrePerHour => FlowRate.FromMillilitresPerHour(rate),
            RateUnit.MillilitrePerKilogramHour => Weight(step.Unit, number) is { } kg ? FlowRate.FromMillilitresPerHour(rate * kg.Kilograms) : null,
            RateUnit.MilligramPerHour => ByMass(MassRate.FromMilligramsPerHour(rate), step.Unit, number),
            RateUnit.MilligramPerMinute => ByMass(MassRate.FromMilligramsPerMinute(rate), step.Unit, number),
            RateUnit.MilligramPerKilogramHour => Substance(step.Unit, number) is not null && Weight(step.Unit, number) is { } kg
                ? ByMass(MassRate.FromMilligramsPerHour(rate * kg.Kilograms), step.Unit, number)
                : null,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Unit, "Unknown unit of rate."),
        };
    }

    // No concentration: the amount or the volume is missing, which is reported where it is missing.
    private FlowRate? ByMass(MassRate rate, RateUnit unit, int number) =>
        Substance(unit, number)?.Concentration is { } concentration ? rate.At(concentration) : null;

    private IngredientFigures? Substance(RateUnit unit, int number)
    {
        if (substances.Length == 1) return substances[0];
        var what = substances.Length == 0 ? "no substance" : $"{substances.Length} substances";
        Report(
            PlanProblemKind.MassRateWithoutOneIngredient,
            Invariant($"Step {number} is in {UnitText.Of(unit)}, but the bag holds {what}: write the rate in mL/h."),
            number);
        return null;
    }

    private BodyWeight? Weight(RateUnit unit, int number)
    {
        var meant = substances.Length > 0 ? substances : ingredients;
        BodyWeight?[] weights = [.. meant.Select(ingredient => ingredient.DosingWeight).Distinct()];
        if (weights is [{ } only]) return only;
        var why = weights.Length > 1 && !weights.Contains(null)
            ? Invariant($"Step {number} is in {UnitText.Of(unit)}, but the ingredients are dosed by different weights: write the rate in mL/h.")
            : Invariant($"Step {number} is in {UnitText.Of(unit)}, but no weight is known.");
        Report(PlanProblemKind.WeightNotKnown, why, number);
        return null;
    }

    private void Report(PlanProblemKind kind, string sentence, int step)
    {
        var problem = new PlanProblem(kind, sentence, bag.Number, null, step);
        if (!problems.Contains(problem)) problems.Add(problem);
    }
}
