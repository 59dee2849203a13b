using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvClinic.Domain.Suitability;

/// <summary>Why the medicine shall be given into a vein.</summary>
public enum WhyIv
{
    /// <summary>Oral treatment was tried and did not help.</summary>
    OralIneffective,

    /// <summary>Oral treatment was not tolerated.</summary>
    OralNotTolerated,

    /// <summary>Relief must come faster than oral treatment can give it.</summary>
    RapidReliefNeeded,

    /// <summary>The medicine exists for the vein only (immunoglobulin).</summary>
    NoOralForm,
}

/// <summary>What was tried, as it stood when the decision was signed.</summary>
public sealed record TriedTreatment(string Medicine, string? Dose, decimal? Weeks, string Result);

/// <summary>A medicine that was looked at, what the safety engine said, and the decision on it.</summary>
/// <param name="Findings">The sentences of the findings as they were shown.</param>
/// <param name="Comment">A word why it was chosen, or why not.</param>
public sealed record CandidateMedicine(string MedicineId, string Outcome, IReadOnlyList<string> Findings, bool Chosen, string? Comment)
{
    /// <summary>What had to be done first, in words. Decisions before 2026-11-26 did not keep it.</summary>
    public IReadOnlyList<string> First { get; init; } = [];

    /// <summary>Status and evidence for the indication, as the formulary of that day had them.</summary>
    public string? Evidence { get; init; }

    [JsonIgnore]
    public bool IsRefused => Outcome == "Refused";
}

/// <summary>
/// A clinician's signed decision whether IV treatment suits this patient, for one indication. It is never changed; a new
/// decision takes its place. It ends on a date.
/// </summary>
public sealed class SuitabilityDecision
{
    private SuitabilityDecision()
    {
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public long PatientId { get; private set; }

    /// <summary>migraine, cidp, chronic_pain, neuropathic or crps.</summary>
    public string Indication { get; private set; } = "";

    public WhyIv Why { get; private set; }

    /// <summary>List of <see cref="TriedTreatment"/> as JSON.</summary>
    public string TriedJson { get; private set; } = "[]";

    /// <summary>List of <see cref="CandidateMedicine"/> as JSON.</summary>
    public string CandidatesJson { get; private set; } = "[]";

    public bool IsSuitable { get; private set; }

    public string Rationale { get; private set; } = "";

    public Guid SignedById { get; private set; }

    public string SignedByName { get; private set; } = "";

    public DateTimeOffset SignedAt { get; private set; }

    /// <summary>The last day on which a plan may rest on it.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>The formulary that the findings came from.</summary>
    public string FormularyVersion { get; private set; } = "";

    public IReadOnlyList<TriedTreatment> Tried => JsonSerializer.Deserialize<List<TriedTreatment>>(TriedJson) ?? [];

    public IReadOnlyList<CandidateMedicine> Candidates => JsonSerializer.Deserialize<List<CandidateMedicine>>(CandidatesJson) ?? [];

    /// <summary>Taken back before its last day; null: it stands.</summary>
    public SuitabilityWithdrawal? Withdrawal { get; private set; }

    public IEnumerable<CandidateMedicine> Chosen => Candidates.Where(candidate => candidate.Chosen);

    /// <summary>Through its last day, unless it was withdrawn.</summary>
    public bool HoldsOn(DateOnly date) => IsSuitable && Withdrawal is null && date <= LastDay;

    /// <exception cref="IllegalStepException">
    /// Oral treatment is said to have failed and none is named; suitable without a chosen medicine; no rationale.
    /// </exception>
    public static SuitabilityDecision Sign(
        Guid publicId, long patientId, SuitabilityGrounds grounds, string formularyVersion, Guid byId, string byName, DateTimeOffset at)
    {
        if (grounds.Why is WhyIv.OralIneffective or WhyIv.OralNotTolerated && grounds.Tried.Count == 0)
            throw new IllegalStepException("Name at least one oral treatment that was tried, with its result.");
        if (grounds.IsSuitable && !grounds.Candidates.Any(candidate => candidate.Chosen))
            throw new IllegalStepException("Choose at least one medicine, or decide that IV treatment does not suit.");
        if (string.IsNullOrWhiteSpace(grounds.Rationale)) throw new IllegalStepException("Write why you decide so.");
        return new SuitabilityDecision
        {
            PublicId = publicId,
            PatientId = patientId,
            Indication = grounds.Indication,
            Why = grounds.Why,
            TriedJson = JsonSerializer.Serialize(grounds.Tried),
            CandidatesJson = JsonSerializer.Serialize(grounds.Candidates),
            IsSuitable = grounds.IsSuitable,
            Rationale = grounds.Rationale.Trim(),
            LastDay = grounds.LastDay,
            FormularyVersion = formularyVersion,
            SignedById = byId,
            SignedByName = byName,
            SignedAt = at,
        };
    }
}

/// <summary>Everything a decision rests on.</summary>
public sealed record SuitabilityGrounds(
    string Indication, WhyIv Why, IReadOnlyList<TriedTreatment> Tried, IReadOnlyList<CandidateMedicine> Candidates, bool IsSuitable, string Rationale, DateOnly LastDay);
