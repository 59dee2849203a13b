namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>Who takes a step with a draft, and when.</summary>
public sealed record FormularyStep(Guid PersonId, string PersonName, DateTimeOffset At)
{
    /// <summary>What comes with the program has no author in the clinic.</summary>
    public static FormularyStep Program(DateTimeOffset at) => new(Guid.Empty, "shipped with IvClinic", at);
}
