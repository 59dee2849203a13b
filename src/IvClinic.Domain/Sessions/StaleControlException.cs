namespace IvClinic.Domain.Sessions;

/// <summary>Somebody steered this infusion after the page was read; nothing was recorded.</summary>
public sealed class StaleControlException(string what, string? by, DateTimeOffset? at)
    : IllegalStepException($"Not recorded: meanwhile {by ?? "somebody else"} recorded “{what}”. Look at the chart and decide again.")
{
    /// <summary>What happened meanwhile, in words.</summary>
    public string Meanwhile { get; } = what;

    public string? By { get; } = by;

    /// <summary>UTC; the page adds it in the clinic's zone.</summary>
    public DateTimeOffset? At { get; } = at;
}
