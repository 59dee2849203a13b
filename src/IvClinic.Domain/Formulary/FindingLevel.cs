namespace IvClinic.Domain.Formulary;

/// <summary>How much weight a finding has, mildest first: the worst level of a plan is its outcome.</summary>
public enum FindingLevel
{
    /// <summary>Shown and acknowledged; needs no reason.</summary>
    Caution,

    /// <summary>Soft: allowed only with a coded reason by a prescriber, which is stored.</summary>
    NeedsReason,

    /// <summary>Hard: the plan cannot be approved or started as it stands.</summary>
    Refused,
}
