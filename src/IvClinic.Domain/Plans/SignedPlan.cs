using System.Text.Json;

namespace IvClinic.Domain.Plans;

/// <summary>One version of a plan under signature. Immutable: the bytes are the truth, the hash is theirs.</summary>
public sealed class SignedPlan
{
    private SignedPlan()
    {
    }

    public long Id { get; private set; }

    public long PlanId { get; private set; }

    /// <summary>1 for the first signature of this plan.</summary>
    public int Number { get; private set; }

    /// <summary>Canonical JSON in UTF-8, see <see cref="CanonicalPlan"/>.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="Content"/>, 64 lower-case hex digits.</summary>
    public string Hash { get; private set; } = "";

    public Guid SignedById { get; private set; }

    public string SignedByName { get; private set; } = "";

    public DateTimeOffset SignedAt { get; private set; }

    /// <summary>The formulary the findings were computed with.</summary>
    public string FormularyVersion { get; private set; } = "";

    /// <summary>The findings as the author saw them.</summary>
    public string FindingsJson { get; private set; } = "";

    /// <summary>Why this version follows the one before it; null for the first.</summary>
    public string? ChangeReason { get; private set; }

    /// <summary>The <see cref="PlanOrigin"/> as JSON; empty in versions that were signed before it was derived.</summary>
    public string OriginJson { get; private set; } = "";

    /// <summary>Null where it was not derived: then it counts as off protocol.</summary>
    public PlanOrigin? Origin => OriginJson.Length == 0 ? null : JsonSerializer.Deserialize<PlanOrigin>(OriginJson);

    /// <summary>The content as it was signed.</summary>
    /// <exception cref="IllegalStepException">The stored bytes are no longer the ones that were signed.</exception>
    public PlanContent Read() => string.Equals(CanonicalPlan.Hash(Content), Hash, StringComparison.Ordinal)
        ? CanonicalPlan.Read(Content)
        : throw new IllegalStepException("The stored plan is not the one that was signed: its hash differs.");

    internal static SignedPlan Seal(TreatmentPlan plan, byte[] content, string formularyVersion, string findingsJson, PlanOrigin? origin, string? changeReason, PlanStep by) => new()
    {
        PlanId = plan.Id,
        Number = plan.SignedCount,
        Content = content,
        Hash = CanonicalPlan.Hash(content),
        SignedById = by.PersonId,
        SignedByName = by.PersonName,
        SignedAt = by.At,
        FormularyVersion = formularyVersion,
        FindingsJson = findingsJson,
        OriginJson = origin is null ? "" : JsonSerializer.Serialize(origin),
        ChangeReason = changeReason,
    };
}
