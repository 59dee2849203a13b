using static System.FormattableString;

namespace IvClinic.Domain.Suitability;

/// <summary>
/// How often infusions with one medicine reached 30 % relief in this clinic. Nothing is adjusted: who got which medicine was
/// a clinician's choice, so two medicines must not be compared by it, and nothing is sorted by it.
/// </summary>
/// <param name="Reached">Infusions whose pain fell by 30 % or more of its baseline before the patient left.</param>
/// <param name="Known">Infusions with a pain score above zero before the start and at least one after it.</param>
public sealed record UnadjustedResult(int Reached, int Known)
{
    /// <summary>Below this a share says more about chance than about the medicine. Clinic default (D).</summary>
    public const int LeastKnown = 10;

    public string Text => Known switch
    {
        0 => "no finished infusion with pain scores here (n = 0)",
        < LeastKnown => Invariant($"too few to say (n = {Known})"),
        _ => Invariant($"{Reached} of {Known} infusions reached 30 % relief, unadjusted, n = {Known}"),
    };
}
