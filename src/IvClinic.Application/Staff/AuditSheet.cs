using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Staff;

public sealed record AuditLine(long Seq, DateTimeOffset At, string ActorName, string Action, string? Subject, AuditOutcome Outcome, string? Reason);

/// <summary>A page of the audit trail, newest first, and whether the chain is whole.</summary>
public sealed record AuditStretch(IReadOnlyList<AuditLine> Lines, long? Older, long Rows, long? FirstBroken);

/// <summary>Who did what, when. It names no patient: subjects are opaque ids.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class AuditSheet(ReadDesk desk, AuditTrail trail) : ClinicRead<AuditSheet.Before, AuditStretch>(desk)
{
    private const int PageSize = 100;

    /// <param name="Seq">Lines before this sequence number; null for the newest.</param>
    public sealed record Before(long? Seq);

    private protected override async Task<AuditStretch> Load(Before query, ReadWork work, CancellationToken cancel)
    {
        var before = query.Seq ?? long.MaxValue;
        var lines = await work.Db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Seq < before)
            .OrderByDescending(entry => entry.Seq).Take(PageSize)
            .Select(entry => new AuditLine(entry.Seq, entry.At, entry.ActorName, entry.Action, entry.Subject, entry.Outcome, entry.Reason))
            .ToListAsync(cancel);
        var (rows, broken) = await trail.Verify(cancel);
        return new AuditStretch(lines, lines.Count == PageSize ? lines[^1].Seq : null, rows, broken);
    }
}
