using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Plans;

/// <summary>Computes one bag: ingredients first, then the rates that may refer to them, then how long it all takes.</summary>
internal sealed class BagReckoning(PlannedBag bag, Func<string, BodyWeight?> dosingWeight)
{
    private readonly List<PlanProblem> problems = [];

    public BagFigures Figures()
    {
        var volume = FinalVolume();
        IngredientFigures[] ingredients = [.. bag.Ingredients.Select(ingredient => Ingredient(ingredient, volume))];
        CheckFluids(ingredients, volume);
        var rates = new StepReckoning(bag, ingredients, problems);
        StepFigures[] steps = [.. bag.Steps.Select((step, index) => rates.Step(step, index + 1))];
        var profile = volume is { } final ? new ProfileReckoning(bag, final, problems).Profile(steps) : null;
        return new BagFigures
        {
            Number = bag.Number,
            FinalVolume = volume,
            Ingredients = ingredients,
            Steps = steps,
            Profile = profile,
            Problems = problems,
        };
    }

    private Volume? FinalVolume()
    {
        if (bag.FinalVolumeMl is > 0m and var millilitres) return Volume.FromMillilitres(millilitres);
        Report(PlanProblemKind.NoVolume, bag.FinalVolumeMl is null ? "The final volume is missing." : "The final volume must be above 0 mL.");
        return null;
    }

    private IngredientFigures Ingredient(PlannedIngredient ingredient, Volume? bagVolume)
    {
        var weight = dosingWeight(ingredient.Medication);
        var figures = new IngredientFigures(ingredient.Medication) { DosingWeight = weight };
        if (ingredient.Amount is not (> 0m and var amount))
        {
            var why = ingredient.Amount is null ? $"The amount of {ingredient.Medication.Replace('_', ' ')} is missing." : $"The amount of {ingredient.Medication.Replace('_', ' ')} must be above 0.";
            Report(PlanProblemKind.NoAmount, why, ingredient.Medication);
            return figures;
        }

        if (ingredient.Unit == DoseUnit.Millilitre) return figures with { Volume = Volume.FromMillilitres(amount) };

        var mass = MassOf(amount, ingredient.Unit, weight);
        if (mass is null)
        {
            Report(
                PlanProblemKind.WeightNotKnown,
                $"No weight is known for {ingredient.Medication}, ordered in {UnitText.Of(ingredient.Unit)}.",
                ingredient.Medication);
        }

        if (ingredient.Cap?.Mass is { } cap && mass > cap)
            Report(PlanProblemKind.AboveCap, $"{ingredient.Medication.Replace('_', ' ')} comes to {mass.Value.Text(decimals: 3)}, above the cap of {cap.Text(decimals: 3)}.", ingredient.Medication);
        var chosen = ingredient.Rounded?.Mass ?? mass;
        if (ingredient.Rounded is not null && ingredient.Cap?.Mass is { } most && chosen > most)
            Report(PlanProblemKind.AboveCap, $"The rounded amount of {ingredient.Medication.Replace('_', ' ')} is above the cap of {most.Text(decimals: 3)}.", ingredient.Medication);
        return figures with
        {
            Mass = chosen,
            Reckoned = ingredient.Rounded is null ? null : mass,
            Concentration = chosen is { } known && bagVolume is { } volume ? known / volume : null,
        };
    }

    private static Mass? MassOf(decimal amount, DoseUnit unit, BodyWeight? weight) => unit switch
    {
        DoseUnit.Milligram => Mass.FromMilligrams(amount),
        DoseUnit.Gram => Mass.FromGrams(amount),
        DoseUnit.Microgram => Mass.FromMicrograms(amount),
        DoseUnit.MilligramPerKilogram => weight is { } kg ? Mass.FromMilligrams(amount * kg.Kilograms) : null,
        DoseUnit.GramPerKilogram => weight is { } kg ? Mass.FromGrams(amount * kg.Kilograms) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit of mass."),
    };

    private void CheckFluids(IngredientFigures[] ingredients, Volume? bagVolume)
    {
        if (ingredients.Length == 0) Report(PlanProblemKind.NoIngredient, "The bag has no ingredient yet.");
        var fluids = ingredients.Aggregate(Volume.Zero, (sum, ingredient) => sum + (ingredient.Volume ?? Volume.Zero));
        if (bagVolume is { } final && fluids > final)
            Report(PlanProblemKind.FluidsExceedBag, $"The fluids come to {fluids}, more than the final volume of {final}.");
    }

    private void Report(PlanProblemKind kind, string sentence, string? medication = null) =>
        problems.Add(new(kind, sentence, bag.Number, medication));
}
