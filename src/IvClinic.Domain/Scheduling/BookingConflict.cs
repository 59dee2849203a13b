namespace IvClinic.Domain.Scheduling;

public enum ConflictKind
{
    PlanMayNotBeGiven,
    SuitabilityEnded,
    NoSessionLeft,
    ChairTaken,
    ChairOutOfUse,
    ChairLacks,
    PatientElsewhere,
    TooSoon,
    TooManyAtOnce,
    ClinicClosed,
}

/// <summary>One thing that stands against a time.</summary>
/// <param name="MayBeConfirmed">It asks back: a person may decide to book all the same. Everything else refuses.</param>
public sealed record BookingConflict(ConflictKind Kind, string Sentence, bool MayBeConfirmed = false)
{
    /// <summary>It lies in the time or the chair: another one may do.</summary>
    public bool AnotherTimeMayDo => Kind is not (ConflictKind.PlanMayNotBeGiven or ConflictKind.NoSessionLeft);
}

/// <summary>One wanted time and what is said of it.</summary>
/// <param name="Notes">What does not stand against it and still must be known: what was not checked, and why.</param>
public sealed record BookingAnswer(WantedTime Time, IReadOnlyList<BookingConflict> Conflicts, IReadOnlyList<string> Notes)
{
    public bool IsFree => Conflicts.Count == 0;

    /// <param name="confirmed">The person has read what asks back and books all the same.</param>
    public bool MayBeBooked(bool confirmed) => Conflicts.All(conflict => confirmed && conflict.MayBeConfirmed);
}
