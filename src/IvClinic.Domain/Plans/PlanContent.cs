using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Plans;

/// <summary>
/// Everything a prescriber decides in one treatment plan; what is signed, hashed and approved. Values that were not
/// decided yet are null: nothing clinical has a default.
/// </summary>
public sealed record PlanContent
{
    /// <summary>
    /// 2: a reason carries what it was given for (<see cref="FindingOverride.Ground"/>). 3: caps and rounding of doses, goals, the
    /// rest of a series, minutes between changes, premedication.
    /// </summary>
    public const int CurrentSchema = 3;

    /// <summary>The shape of this document; a reader of old documents branches on it.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>migraine, cidp, chronic_pain, neuropathic or crps; empty while not chosen.</summary>
    public string Indication { get; init; } = "";

    /// <summary>The signed suitability decision this plan rests on.</summary>
    public Guid? SuitabilityId { get; init; }

    /// <summary>The weight that per-kg amounts were computed with; null when it is not known.</summary>
    public WeightUsed? WeightUsed { get; init; }

    public decimal? HeightCm { get; init; }

    /// <summary>
    /// The dosing weight of each medicine as it was when the plan was written. It stands in the plan, so that a later
    /// change of the record cannot change what was signed.
    /// </summary>
    public IReadOnlyList<DosingWeightUsed> DosingWeights { get; init; } = [];

    public IReadOnlyList<PlannedBag> Bags { get; init; } = [];

    public PlanCourse? Course { get; init; }

    public PlanMonitoring Monitoring { get; init; } = new();

    /// <summary>How long the patient stays after the last bag, in minutes.</summary>
    public int? ObservationMinutes { get; init; }

    /// <summary>The nurse's room; without one every rate that is not a planned step needs an order.</summary>
    public RateEnvelope? Envelope { get; init; }

    public IReadOnlyList<HoldCriterion> HoldCriteria { get; init; } = [];

    public StandingOrders StandingOrders { get; init; } = new();

    public IReadOnlyList<FindingOverride> Overrides { get; init; } = [];

    /// <summary>The date of the patient's consent to this treatment.</summary>
    public DateOnly? ConsentOn { get; init; }

    public string? AuthorisationReference { get; init; }

    public bool AuthorisationNotRequired { get; init; }

    /// <summary>Which score shall change, by how much and by when.</summary>
    public string Goal { get; init; } = "";

    /// <summary>The same so that it can be compared with what is recorded; beside the words or instead of them.</summary>
    public IReadOnlyList<PlanGoal> Goals { get; init; } = [];

    public string Notes { get; init; } = "";

    /// <summary>The dosing weight of a medicine in this plan; null when it was not known.</summary>
    public BodyWeight? DosingWeightOf(string medication) =>
        DosingWeights.FirstOrDefault(used => used.Medication == medication) is { } used ? BodyWeight.FromKilograms(used.Kg) : null;
}
