using System.Globalization;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <summary>A session that an entry can be linked to.</summary>
/// <param name="IsOutside">Neither its plan nor its chart has the medicine of the page.</param>
public sealed record RegisterSession(Guid SessionId, string Text, bool IsOutside = false);

/// <param name="Sessions">By row; the texts name the patient for nurses and clinicians only.</param>
/// <param name="Today">Sessions of today and open ones, for the forms.</param>
public sealed record RegisterPageView(
    Guid ItemId, string Medicine, string Strength, string Form, StockUnit Unit, string? Schedule, string OpenedByName, RegisterPage Page,
    IReadOnlyDictionary<long, RegisterSession> Sessions, IReadOnlyList<RegisterSession> Today);

/// <summary>One page of the register with all its entries. It is a list of stock, not a chart; an administrator sees no names of patients in it.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class RegisterSheet(ReadDesk desk, ClinicFormularies formularies, ClinicZone zone) : ClinicRead<Guid, RegisterPageView>(desk)
{
    private protected override async Task<RegisterPageView> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var item = await work.Db.Set<RegisterItem>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel) ?? throw new NotFoundException("This page of the register");
        var entries = await work.Db.Set<RegisterEntry>().AsNoTracking().Where(entry => entry.ItemId == item.Id).OrderBy(entry => entry.Seq).ToListAsync(cancel);
        var named = entries.Select(entry => entry.SessionId).OfType<long>().Distinct().ToList();
        var (begins, ends) = zone.DayOf(zone.DateOf(work.Now));
        var rows = await (
            from session in work.Db.Set<InfusionSession>()
            where named.Contains(session.Id) || SessionPhases.Seated.Contains(session.Phase) || (SessionPhases.Over.Contains(session.Phase) && session.OpenedAt >= begins && ends > session.OpenedAt)
            join patient in work.Db.Set<Patient>() on session.PatientId equals patient.Id
            orderby session.OpenedAt descending
            select new
            {
                session.Id,
                session.PublicId,
                session.OpenedAt,
                session.Phase,
                patient.FamilyName,
                patient.GivenNames,
                Chair = work.Db.Set<Chair>().Where(chair => chair.Id == session.ChairId).Select(chair => chair.Name).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(cancel);
        var seesPatients = work.Actor.Is(ClinicRole.Nurse) || work.Actor.Is(ClinicRole.Clinician);
        var sessions = rows.ToDictionary(row => row.Id, row => new RegisterSession(
            row.PublicId, (seesPatients ? new PersonName(row.FamilyName, row.GivenNames).Full + ", " : "Session of ") + $"{row.Chair ?? "no chair"}, {zone.ToLocal(row.OpenedAt).ToString("d MMM HH:mm", CultureInfo.InvariantCulture)}"));
        var today = rows.Where(row => SessionPhases.Seated.Contains(row.Phase) || (row.OpenedAt >= begins && ends > row.OpenedAt)).ToList();
        var medicines = await SessionMedicines.Of(work.Db, [.. today.Select(row => row.Id)], formularies.Current.Formulary, cancel);
        var medicine = formularies.Current.Formulary.Medicines.GetValueOrDefault(item.Medicine);
        return new(
            item.PublicId, formularies.Current.Formulary.DisplayName(item.Medicine), item.Strength, item.Form, item.Unit, medicine?.DeaSchedule, item.OpenedByName, RegisterPage.Of(entries), sessions,
            [.. today.Select(row => sessions[row.Id] with { IsOutside = medicines.IsOutside(row.Id, item.Medicine) })]);
    }
}
