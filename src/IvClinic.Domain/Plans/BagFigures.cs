using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Plans;

/// <summary>What one bag comes to. A figure is null where it cannot be computed; <see cref="Problems"/> says why.</summary>
public sealed record BagFigures
{
    public required int Number { get; init; }

    public Volume? FinalVolume { get; init; }

    public required IReadOnlyList<IngredientFigures> Ingredients { get; init; }

    public required IReadOnlyList<StepFigures> Steps { get; init; }

    /// <summary>How the bag runs as planned; null while a step has no rate or the bag no volume.</summary>
    public BagProfile? Profile { get; init; }

    public required IReadOnlyList<PlanProblem> Problems { get; init; }

    public TimeSpan? Duration => Profile?.Duration;
}

/// <summary>One ingredient: an amount of substance, or a volume for a fluid, never both.</summary>
public sealed record IngredientFigures(string Medication)
{
    /// <summary>What goes into the bag: as reckoned, or as rounded on purpose.</summary>
    public Mass? Mass { get; init; }

    /// <summary>The amount before a rounding; null where nothing was rounded.</summary>
    public Mass? Reckoned { get; init; }

    public Volume? Volume { get; init; }

    /// <summary>In the finished bag.</summary>
    public Concentration? Concentration { get; init; }

    public BodyWeight? DosingWeight { get; init; }

    /// <summary>The amount in mg per kg of dosing weight; null where either is not known.</summary>
    public decimal? MgPerKg => Mass is { } mass && DosingWeight is { } weight ? mass.Milligrams / weight.Kilograms : null;
}

/// <summary>One rate step in mL/h and what it delivers of each ingredient.</summary>
public sealed record StepFigures(int Number, FlowRate? Flow, int? Minutes, IReadOnlyList<IngredientRate> Ingredients);

/// <summary>How fast one ingredient is given; per kg only where its dosing weight is known.</summary>
public sealed record IngredientRate(string Medication, MassRate Rate, decimal? MgPerKgPerHour);
