using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Scheduling;

/// <summary>How long a chair is needed for a plan, and what that is made of; offered when booking, never imposed.</summary>
/// <param name="InfusionMinutes">All bags one after the other, part minutes counted as whole; null where the plan does not say.</param>
/// <param name="ObservationMinutes">Null where the plan does not say.</param>
public sealed record BookingLength(int? InfusionMinutes, int? ObservationMinutes)
{
    /// <summary>Identity, access, baseline, start. Clinic default (D).</summary>
    public const int SetUpMinutes = 30;

    /// <summary>Null where a part is not known: a length without it would read as complete.</summary>
    public int? Minutes => InfusionMinutes is { } infusion && ObservationMinutes is { } observation ? SetUpMinutes + infusion + observation : null;

    /// <summary>What a booked time is short of, in a sentence; null where it is long enough, or the plan does not say.</summary>
    public string? ShortBy(int bookedMinutes) => Minutes is { } needed && needed > bookedMinutes
        ? FormattableString.Invariant($"Booked for {bookedMinutes} min; the plan as it is now takes {needed} min with set-up and observation.")
        : null;

    public static BookingLength Of(PlanContent plan)
    {
        var duration = PlanArithmetic.Of(plan, plan.DosingWeightOf).Duration;
        return new(plan.Bags.Count == 0 || duration is not { } known ? null : (int)Math.Ceiling(known.TotalMinutes), plan.ObservationMinutes);
    }
}
