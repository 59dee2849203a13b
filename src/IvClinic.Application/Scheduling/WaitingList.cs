using IvClinic.Application.Formulary;
using IvClinic.Application.Plans;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <param name="Minutes">How long the chair is needed; null where the plan does not say.</param>
/// <param name="WhyNot">Why the plan cannot be booked now.</param>
/// <param name="IsOver">The last day that suited has passed.</param>
public sealed record WaitingLine(
    Guid EntryId, int Version, Guid PatientId, string PatientName, string BirthDate, Guid PlanId, string PlanLabel, DateOnly From, DateOnly? Until, WishedTime Wished, WaitingPriority Priority,
    string? Remark, DateTimeOffset Since, int? Minutes, string? WhyNot, bool IsOver);

/// <summary>Who waits for a time: the most pressing first, then who has waited longest.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class WaitingList(ReadDesk desk, ClinicZone clinic, ClinicFormularies formularies) : ClinicRead<WaitingList.Of, IReadOnlyList<WaitingLine>>(desk)
{
    /// <param name="ChairFreeAt">Only those who wish this time and whose infusion fits; null: everybody.</param>
    /// <param name="Minutes">How long the chair is free from then on.</param>
    public sealed record Of(DateTime? ChairFreeAt = null, int? Minutes = null);

    private protected override async Task<IReadOnlyList<WaitingLine>> Load(Of query, ReadWork work, CancellationToken cancel)
    {
        var rows = await (
            from entry in work.Db.Set<WaitingEntry>().AsNoTracking()
            where entry.Status == WaitingStatus.Waiting
            join patient in work.Db.Set<Patient>() on entry.PatientId equals patient.Id
            join plan in work.Db.Set<TreatmentPlan>() on entry.PlanId equals plan.Id
            select new { entry, plan, patient.PublicId, patient.FamilyName, patient.GivenNames, patient.BirthDate, patient.BirthDatePrecision }).ToListAsync(cancel);
        var today = clinic.DateOf(work.Now);
        return
        [
            .. rows.Where(row => query.ChairFreeAt is not { } at || row.entry.Wishes(at)).Select(row => (row, Content: row.plan.Content))
                .Select(each => (each.row.entry, Line: new WaitingLine(
                    each.row.entry.PublicId, each.row.entry.Version, each.row.PublicId, new PersonName(each.row.FamilyName, each.row.GivenNames).Full, new KnownBirthDate(each.row.BirthDate, each.row.BirthDatePrecision).Text,
                    each.row.plan.PublicId, PlanLabel.Of(each.Content, formularies.Current.Formulary), each.row.entry.From, each.row.entry.Until, each.row.entry.Wished, each.row.entry.Priority, each.row.entry.Remark, each.row.entry.Since,
                    BookingLength.Of(each.Content).Minutes, each.row.plan.MayStart(each.row.plan.ApprovedHash, work.Now).Why, each.row.entry.Until < today)))
                .Where(each => query.Minutes is not { } free || each.Line is { WhyNot: null, Minutes: { } needed } && needed <= free)
                .OrderBy(each => each.entry.Priority).ThenBy(each => each.entry.Since).Select(each => each.Line),
        ];
    }
}
