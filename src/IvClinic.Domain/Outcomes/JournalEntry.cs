using System.Text.Json;

namespace IvClinic.Domain.Outcomes;

/// <summary>Pain at one site as the patient says it.</summary>
/// <param name="Score">0 to 10.</param>
public sealed record SitePain(string Site, int Score);

/// <summary>
/// What a patient reports between infusions, usually at a follow-up call; several a day are possible. Never changed: a
/// correction voids it and records another.
/// </summary>
public sealed class JournalEntry
{
    private JournalEntry()
    {
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public long PatientId { get; private set; }

    /// <summary>The infusion it follows, if any.</summary>
    public long? SessionId { get; private set; }

    /// <summary>The moment the values are of.</summary>
    public DateTimeOffset At { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid RecordedById { get; private set; }

    public string RecordedByName { get; private set; } = "";

    /// <summary>List of <see cref="SitePain"/> as JSON.</summary>
    public string PainJson { get; private set; } = "[]";

    /// <summary>The worst of the sites, 0 to 10; null when pain was not asked.</summary>
    public int? WorstPain { get; private set; }

    /// <summary>How much pain interferes with daily life, 0 (not) to 10 (completely).</summary>
    public int? Interference { get; private set; }

    /// <summary>Hours slept in the last night.</summary>
    public decimal? SleepHours { get; private set; }

    public string? MedicinesTaken { get; private set; }

    public string? SideEffects { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset? VoidedAt { get; private set; }

    public string? VoidedByName { get; private set; }

    public string? VoidReason { get; private set; }

    public IReadOnlyList<SitePain> Pain => JsonSerializer.Deserialize<List<SitePain>>(PainJson) ?? [];

    /// <exception cref="ArgumentOutOfRangeException">A score outside 0 to 10, or more than 24 hours of sleep.</exception>
    /// <exception cref="IllegalStepException">Nothing was reported.</exception>
    public static JournalEntry Report(Guid publicId, long patientId, long? sessionId, DateTimeOffset at, JournalReport report, DateTimeOffset recordedAt, Guid byId, string byName)
    {
        if (report.Pain.Any(pain => pain.Score is < 0 or > 10) || report.Interference is < 0 or > 10)
            throw new ArgumentOutOfRangeException(nameof(report), "Scores are between 0 and 10.");
        if (report.SleepHours is < 0 or > 24) throw new ArgumentOutOfRangeException(nameof(report), "Sleep is between 0 and 24 hours.");
        if (report is { Pain.Count: 0, Interference: null, SleepHours: null } && new[] { report.MedicinesTaken, report.SideEffects, report.Note }.All(string.IsNullOrWhiteSpace))
            throw new IllegalStepException("There is nothing to record yet.");
        return new JournalEntry
        {
            PublicId = publicId,
            PatientId = patientId,
            SessionId = sessionId,
            At = at,
            RecordedAt = recordedAt,
            RecordedById = byId,
            RecordedByName = byName,
            PainJson = JsonSerializer.Serialize(report.Pain),
            WorstPain = report.Pain.Count == 0 ? null : report.Pain.Max(pain => pain.Score),
            Interference = report.Interference,
            SleepHours = report.SleepHours,
            MedicinesTaken = Trimmed(report.MedicinesTaken),
            SideEffects = Trimmed(report.SideEffects),
            Note = Trimmed(report.Note),
        };
    }

    /// <exception cref="IllegalStepException">Voided already, or no reason.</exception>
    public void Void(DateTimeOffset at, string byName, string reason)
    {
        if (VoidedAt is not null) throw new IllegalStepException("This entry is already voided.");
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("Voiding an entry needs a reason.");
        (VoidedAt, VoidedByName, VoidReason) = (at, byName, reason.Trim());
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What was reported in one call; null is not asked.</summary>
public sealed record JournalReport(
    IReadOnlyList<SitePain> Pain, int? Interference = null, decimal? SleepHours = null, string? MedicinesTaken = null, string? SideEffects = null, string? Note = null);
