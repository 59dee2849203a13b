using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>What one infusion came to, for the clinician who reads and signs it.</summary>
/// <param name="Relief">From the pain scores, with what is not known.</param>
public sealed record SessionReport(SessionSheet Sheet, Relief Relief, IReadOnlyList<EntryLine> Corrections, DischargeDetails? Discharge, SignatureLine? Nurse, SignatureLine? Clinician);

public sealed record SignatureLine(string Name, DateTimeOffset At);

/// <summary>The summary of a session. Five queries, one when its chart was looked at lately.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class SessionSummary(ReadDesk desk, LiveSessions sessions) : ClinicRead<Guid, SessionReport>(desk)
{
    /// <summary>Pain scores further apart leave a gap worth naming, where the plan gives no interval. Clinic default (D).</summary>
    private static readonly TimeSpan GapWithoutInterval = TimeSpan.FromMinutes(60);

    /// <summary>Twice the planned interval: one score was missed.</summary>
    internal static TimeSpan LongestGap(SessionPlan plan) => plan.Monitoring.PainEveryMinutes is { } minutes ? TimeSpan.FromMinutes(2 * minutes) : GapWithoutInterval;

    private protected override Task<SessionReport> Load(Guid query, ReadWork work, CancellationToken cancel) => Of(work, sessions, query, cancel);

    internal static async Task<SessionReport> Of(ReadWork work, LiveSessions sessions, Guid query, CancellationToken cancel)
    {
        var sheet = await sessions.CaughtUp(work.Db, query, cancel);
        work.Opened(sheet.PatientRow, query.ToString());
        var standing = SessionChart.Standing(sheet.Entries);
        return new(
            sheet,
            Relief.Of(sheet.Entries, sheet.State.StartedAt, LongestGap(sheet.Plan)),
            [.. sheet.Lines.Where(line => line.VoidedBy is not null || line.Corrects is not null).OrderBy(line => line.Seq)],
            standing.LastOrDefault(entry => entry.Kind == EntryKind.Discharged) is { } discharged ? EntryDetails.Read<DischargeDetails>(discharged) : null,
            sheet.State.IsNurseSigned ? Signature(standing, EntryKind.NurseSigned) : null,
            Signature(standing, EntryKind.ClinicianSigned));
    }

    private static SignatureLine? Signature(IReadOnlyList<ChartEntry> standing, EntryKind kind) =>
        standing.LastOrDefault(entry => entry.Kind == kind) is { } entry ? new SignatureLine(entry.AuthorName, entry.RecordedAt) : null;
}
