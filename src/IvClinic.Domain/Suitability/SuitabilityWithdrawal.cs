namespace IvClinic.Domain.Suitability;

/// <summary>
/// A clinician takes a decision back before its last day. The decision itself stays as it was signed; from here on no plan
/// rests on it.
/// </summary>
public sealed class SuitabilityWithdrawal
{
    private SuitabilityWithdrawal()
    {
    }

    public long Id { get; private set; }

    public long DecisionId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public Guid ById { get; private set; }

    public string ByName { get; private set; } = "";

    /// <exception cref="IllegalStepException">It is over, was withdrawn already, said "not suitable", or no reason is given.</exception>
    public static SuitabilityWithdrawal Of(SuitabilityDecision decision, string reason, DateOnly today, Guid byId, string byName, DateTimeOffset at)
    {
        if (decision.Withdrawal is { } before) throw new IllegalStepException($"This decision was withdrawn already by {before.ByName}.");
        if (!decision.IsSuitable) throw new IllegalStepException("This decision carries no plan: there is nothing to withdraw. Decide anew instead.");
        if (!decision.HoldsOn(today)) throw new IllegalStepException("This decision is over already.");
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("A decision is withdrawn with a reason.");
        return new SuitabilityWithdrawal { DecisionId = decision.Id, Reason = reason.Trim(), ById = byId, ByName = byName, At = at };
    }
}
