namespace IvClinic.Domain.Plans;

/// <summary>Why the arithmetic of a plan does not come out.</summary>
public enum PlanProblemKind
{
    NoBag,
    NoVolume,
    NoIngredient,
    NoAmount,
    WeightNotKnown,
    FluidsExceedBag,
    NoRate,
    MassRateWithoutOneIngredient,
    OpenStepBeforeLast,
    NoMinutes,
    StepsEndBeforeBag,
    BagEndsBeforeSteps,
    BagNumbers,
    TooLarge,
    RoomUpsideDown,
    AboveCap,
}

/// <summary>One thing that is wrong with a plan as typed, with a sentence for the field that causes it.</summary>
/// <param name="Bag">Number of the bag, null for the plan.</param>
/// <param name="Medication">The ingredient, where one is meant.</param>
/// <param name="Step">1 for the first rate step, where one is meant.</param>
public sealed record PlanProblem(
    PlanProblemKind Kind, string Sentence, int? Bag = null, string? Medication = null, int? Step = null);
