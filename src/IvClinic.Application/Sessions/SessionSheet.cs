using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Sessions;

/// <summary>Who sits there and what is given, as it stands beside the chart.</summary>
/// <param name="Allergies">In words, those that stand.</param>
/// <param name="NotStartableWhy">Why the infusion may not be started, or the plan's hold; null when nothing stands against it.</param>
public sealed record SessionHeader(
    Guid SessionId,
    Guid PatientId,
    string PatientName,
    string? NameUsed,
    string BirthDate,
    IReadOnlyList<PatientIdentifier> Identifiers,
    HistoryListAnswer AllergyAnswer,
    IReadOnlyList<string> Allergies,
    string? Chair,
    DateTimeOffset OpenedAt,
    Guid PlanId,
    string Indication,
    IReadOnlyList<PlanLine> PlanLines,
    string PlanSignedBy,
    DateTimeOffset PlanSignedAt,
    string? NotStartableWhy)
{
    /// <summary>The plan's hold criteria, restart and rescue orders, a line each.</summary>
    public IReadOnlyList<string> Standing { get; init; } = [];

    /// <summary>Of an earlier session: the last one under a medicine of this plan, otherwise the last of all. Null without any.</summary>
    public PastReaction? LastReaction { get; init; }
}

/// <summary>One bag of the plan in words.</summary>
/// <param name="Contents">"IVIG 10 % 30000 mg; in 300 mL".</param>
/// <param name="Rates">"30 mL/h for 30 min, then 60 mL/h".</param>
public sealed record PlanLine(int Bag, string Label, string Contents, string Rates);

/// <summary>One line of the entries table: what, when, by whom, and whether it still counts.</summary>
/// <param name="VoidedBy">The seq of the entry that took this one out; null while it stands.</param>
/// <param name="Corrects">The seq of the entry this one voids.</param>
public sealed record EntryLine(
    int Seq, EntryKind Kind, string Text, DateTimeOffset EffectiveAt, DateTimeOffset RecordedAt, string Author, string AuthorRole, int? VoidedBy, int? Corrects, bool CanBeVoided)
{
    /// <summary>Entered well after it happened, as after a downtime.</summary>
    public bool IsLate => RecordedAt - EffectiveAt >= EntryStamp.LateAfter;
}

/// <summary>
/// Everything the floor and the chairside show of one session. Immutable and shared by all who watch it; a new one is made
/// once when something was saved or time has passed.
/// </summary>
public sealed record SessionSheet
{
    public required SessionHeader Header { get; init; }

    /// <summary>Amounts that follow the weight of the day, in sentences; empty where they are as signed.</summary>
    public IReadOnlyList<string> OfToday { get; init; } = [];

    public required SessionPlan Plan { get; init; }

    public required PlanContent Content { get; init; }

    /// <summary>As recorded, by seq.</summary>
    public required IReadOnlyList<ChartEntry> Entries { get; init; }

    /// <summary>The same in words, latest first by the time it happened.</summary>
    public required IReadOnlyList<EntryLine> Lines { get; init; }

    public required int ControlVersion { get; init; }

    public required ChartState State { get; init; }

    /// <summary>Who looks after the patient now; null before a nurse has written anything.</summary>
    public ResponsibleNurse? Nurse { get; init; }

    /// <summary>For the open or last reaction: the grade the record suggests. Null without a reaction.</summary>
    public SuggestedGrade? Suggested { get; init; }

    internal long SessionRow { get; init; }

    internal long PatientRow { get; init; }
}
