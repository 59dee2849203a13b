namespace IvClinic.Domain.Plans;

/// <summary>
/// How a signed version stands to the clinic's published protocols, derived from its content when it was signed: never a tick.
/// </summary>
/// <param name="ProtocolId">The nearest protocol for the same condition; null where the clinic has none.</param>
/// <param name="Departures">What differs from it, in sentences.</param>
/// <param name="Overridden">Names of the findings that a reason was given for.</param>
public sealed record PlanOrigin(string? ProtocolId, string? ProtocolName, IReadOnlyList<string> Departures, IReadOnlyList<string> Overridden)
{
    /// <summary>Exactly as the protocol says; an unknown origin is never on one.</summary>
    public bool IsOnProtocol => ProtocolId is not null && Departures.Count == 0;

    /// <summary>A second clinician or pharmacist agrees before an administrator can release it.</summary>
    public bool NeedsSecond => !IsOnProtocol || Overridden.Count > 0;

    /// <summary>It may be given on the day of its second signature, before the administrator's review.</summary>
    public bool MayRunSameDay => !NeedsSecond;

    public string Sentence => this switch
    {
        { ProtocolId: null } => "No protocol of the clinic for this condition.",
        { Departures.Count: 0 } => $"Exactly the protocol “{ProtocolName}”.",
        _ => FormattableString.Invariant($"Off protocol: nearest is “{ProtocolName}”, {Departures.Count} {(Departures.Count == 1 ? "difference" : "differences")}."),
    };
}
