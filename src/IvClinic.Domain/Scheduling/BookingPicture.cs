namespace IvClinic.Domain.Scheduling;

/// <summary>A time that somebody wants, on a chair. Local times are the clinic's wall clock, instants decide what meets what.</summary>
public sealed record WantedTime(long ChairId, DateTime StartsLocal, DateTime EndsLocal, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public DateOnly Date => DateOnly.FromDateTime(StartsLocal);

    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => StartsAt < to && EndsAt > from;
}

/// <summary>A time that is taken, with what it is taken for.</summary>
public sealed record TakenTime(long ChairId, long PatientId, long PlanId, DateTime StartsLocal, DateTime EndsLocal, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>The session is open; when it ends is an expectation.</summary>
    public bool SitsThere { get; init; }
}

/// <summary>A dose in the veins or booked, that the least time between two doses counts from.</summary>
public sealed record CountedDose(string Medicine, DateTimeOffset At);

/// <summary>The least time between two doses of one medicine, by the formulary.</summary>
/// <param name="MayBeConfirmed">A soft limit: a person decides. A hard one refuses.</param>
public sealed record LeastTime(string Medicine, string Name, decimal Hours, bool MayBeConfirmed);

/// <summary>What the plan allows, as far as a booking must know.</summary>
/// <param name="WhyNot">Why nothing of it may be given now; null when it may.</param>
/// <param name="SuitableUntil">The last day of the suitability decision; null when none is known.</param>
/// <param name="Sessions">How many infusions it is for; null when it does not say.</param>
/// <param name="Used">Of these: given, begun or booked, without the ones that are asked for now.</param>
public sealed record PlanTerms(long PlanId, long PatientId, string? WhyNot, DateOnly? SuitableUntil, int? Sessions, int Used, int? DaysApart)
{
    /// <summary>Local dates on which an infusion of this plan was given.</summary>
    public IReadOnlyList<DateOnly> GivenOn { get; init; } = [];

    public IReadOnlyList<LeastTime> LeastTimes { get; init; } = [];

    /// <summary>Medicines of this plan.</summary>
    public IReadOnlyList<string> Medicines { get; init; } = [];

    /// <summary>Doses of the same medicines by any plan.</summary>
    public IReadOnlyList<CountedDose> Doses { get; init; } = [];

    /// <summary>Signs that must be watched without a break, by the formulary; empty: no monitor needed.</summary>
    public IReadOnlyList<string> WatchedWithoutBreak { get; init; } = [];

    public bool NeedsBed { get; init; }
}

/// <summary>Everything that decides whether a time can be booked. Pure: the same picture gives the same answer.</summary>
public sealed record BookingPicture
{
    public required PlanTerms Plan { get; init; }

    public required IReadOnlyDictionary<long, Chair> Chairs { get; init; }

    public IReadOnlyList<TakenTime> Taken { get; init; } = [];

    /// <summary>Null while no administrator has entered any.</summary>
    public ClinicHours? Hours { get; init; }

    public IReadOnlyList<Closure> Closures { get; init; } = [];

    public BookingPicture With(WantedTime also) => this with
    {
        Taken = [.. Taken, new TakenTime(also.ChairId, Plan.PatientId, Plan.PlanId, also.StartsLocal, also.EndsLocal, also.StartsAt, also.EndsAt)],
        Plan = Plan with { Used = Plan.Used + 1, Doses = [.. Plan.Doses, .. Plan.Medicines.Select(medicine => new CountedDose(medicine, also.StartsAt))] },
    };
}
