using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Outcomes;

/// <summary>One report of the journal; voided ones stay readable.</summary>
public sealed record JournalLine(
    Guid EntryId, DateTimeOffset At, IReadOnlyList<SitePain> Pain, int? Worst, int? Interference, decimal? SleepHours, string? MedicinesTaken,
    string? SideEffects, string? Note, DateTimeOffset RecordedAt, Guid RecordedById, string RecordedByName,
    DateTimeOffset? VoidedAt, string? VoidedByName, string? VoidReason)
{
    public bool IsVoided => VoidedAt is not null;

    internal static JournalLine Of(JournalEntry entry) => new(
        entry.PublicId, entry.At, entry.Pain, entry.WorstPain, entry.Interference, entry.SleepHours, entry.MedicinesTaken, entry.SideEffects,
        entry.Note, entry.RecordedAt, entry.RecordedById, entry.RecordedByName, entry.VoidedAt, entry.VoidedByName, entry.VoidReason);
}

/// <summary>What was given of one medicine, over all bags.</summary>
/// <param name="Milligrams">Null where it cannot be derived.</param>
public sealed record GivenAmount(string Medicine, decimal? Milligrams);

/// <summary>One infusion as a mark over the weeks.</summary>
/// <param name="Baseline">Pain now before the start; null when nobody asked.</param>
/// <param name="Lowest">The lowest pain now from the start to discharge.</param>
/// <param name="HadReaction">True with a null <paramref name="WorstGrade"/>: a reaction nobody has graded.</param>
public sealed record InfusionMark(
    int Number, Guid SessionId, DateTimeOffset StartedAt, SessionPhase Phase, string PlanLabel, PainPoint? Baseline, PainPoint? Lowest,
    IReadOnlyList<GivenAmount> Given, bool HadReaction, int? WorstGrade);

/// <param name="From">Nothing older is shown; <see cref="Patients.PatientSheet.OfWeeks"/> says how far back.</param>
/// <param name="Sites">Where this patient has pain, as described in the history and in the reports.</param>
public sealed record PainOverWeeks(
    Guid PatientId, DateTimeOffset From, DateTimeOffset To, string Summary, IReadOnlyList<JournalLine> Reports, IReadOnlyList<InfusionMark> Infusions, IReadOnlyList<string> Sites);
