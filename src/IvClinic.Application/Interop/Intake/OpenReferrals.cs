using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Interop;

/// <summary>One line of the list of referrals.</summary>
public sealed record ReferralRow(
    Guid ReferralId, string FileName, string Person, int ItemCount, int NotUnderstoodCount, DateTimeOffset ReceivedAt, string ReceivedByName,
    ReferralStatus Status, DateTimeOffset? ClosedAt, string? ClosedByName, Guid? TakenInto);

/// <summary>The referrals that wait for a decision, oldest first, and the last that were decided.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class OpenReferrals(ReadDesk desk) : ClinicRead<OpenReferrals.Query, IReadOnlyList<ReferralRow>>(desk)
{
    private const int MostOpen = 100;
    private const int MostClosed = 20;

    /// <param name="Closed">The decided ones instead of the waiting ones.</param>
    public sealed record Query(bool Closed = false);

    private protected override async Task<IReadOnlyList<ReferralRow>> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        var all = work.Db.Set<ReferralIntake>().AsNoTracking();
        var wanted = query.Closed
            ? all.Where(intake => intake.Status != ReferralStatus.Open).OrderByDescending(intake => intake.ClosedAt).Take(MostClosed)
            : all.Where(intake => intake.Status == ReferralStatus.Open).OrderBy(intake => intake.ReceivedAt).Take(MostOpen);

        // Without the file itself, which can be 20 MB.
        var rows = await wanted.Select(intake => new
        {
            intake.PublicId,
            intake.FileName,
            intake.UnderstoodJson,
            intake.ReceivedAt,
            intake.ReceivedByName,
            intake.Status,
            intake.ClosedAt,
            intake.ClosedByName,
            intake.TakenInto,
        }).ToListAsync(cancel);
        return rows.ConvertAll(row =>
        {
            var understood = System.Text.Json.JsonSerializer.Deserialize<ReferralUnderstanding>(row.UnderstoodJson)!;
            return new ReferralRow(
                row.PublicId, row.FileName, understood.Person, understood.Items.Count(item => item.CanBeTaken), understood.NotUnderstood.Count,
                row.ReceivedAt, row.ReceivedByName, row.Status, row.ClosedAt, row.ClosedByName, row.TakenInto);
        });
    }
}
