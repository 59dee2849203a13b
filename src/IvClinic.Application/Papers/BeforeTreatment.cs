using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Papers;

/// <summary>What stands in the way of a plan's sessions, for the notice at review, booking and go / no-go. None of it refuses by itself.</summary>
/// <param name="OpenTasks">What is to be done before treatment, asked by the decision the plan rests on; for administrators their number only.</param>
/// <param name="Warnings">Suitability, authorisation units and dates, in sentences.</param>
public sealed record PlanCaveats(Guid PatientId, IReadOnlyList<string> OpenTasks, IReadOnlyList<string> Warnings, int Consents)
{
    public bool IsEmpty => OpenTasks.Count == 0 && Warnings.Count == 0;
}

/// <summary>Open tasks and what booked sessions would use beyond the authorisation. Seven queries at most.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Administrator, ClinicRole.Pharmacist)]
public sealed class BeforeTreatment(ReadDesk desk, ClinicFormularies formularies, ClinicZone zone) : ClinicRead<BeforeTreatment.Query, PlanCaveats>(desk)
{
    /// <param name="AlsoOn">Days that are wanted and not booked yet.</param>
    public sealed record Query(Guid PlanId, IReadOnlyList<DateOnly>? AlsoOn = null);

    private protected override async Task<PlanCaveats> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        var plan = await work.Db.Set<TreatmentPlan>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query.PlanId, cancel) ?? throw new NotFoundException("The plan");
        var patient = await work.Db.Set<Domain.Patients.Patient>().Where(each => each.Id == plan.PatientId).Select(each => each.PublicId).FirstAsync(cancel);
        return await Of(work.Db, plan, patient, query.AlsoOn ?? [], PaperRights.SeesCharts(work.Actor), formularies.Current.Formulary, zone, work.Now, cancel);
    }

    /// <summary>The same for a command that books: its answer takes the sentences along.</summary>
    internal static async Task<PlanCaveats> Of(
        ClinicDbContext db, TreatmentPlan plan, Guid patient, IReadOnlyList<DateOnly> wanted, bool seesCharts, ClinicFormulary formulary, ClinicZone zone, DateTimeOffset at, CancellationToken cancel)
    {
        var content = plan.Content;
        var decision = await PlanDecision.InForce(db, content, zone, cancel);
        var tasks = decision is null ? [] : await db.Set<TreatmentTask>().AsNoTracking().Where(task => task.DecisionId == decision.Counts.Id && task.DoneAt == null && task.DroppedAt == null).OrderBy(task => task.Id).ToListAsync(cancel);
        var consents = await db.OfPerson<Attachment>(plan.PatientId).CountAsync(each => each.Kind == AttachmentKind.Consent && each.VoidedAt == null, cancel);
        var booked = await db.Set<Appointment>().AsNoTracking().Where(each => each.PlanId == plan.Id && each.Status == AppointmentStatus.Booked && each.StartsAt > at.AddDays(-1))
            .Select(each => each.StartsLocal).ToListAsync(cancel);
        IReadOnlyList<DateOnly> days = [.. booked.Select(DateOnly.FromDateTime), .. wanted];
        var today = zone.DateOf(at);
        List<string> warnings = [];
        if (decision is not null && days.Append(today).Select(day => DecisionRule.WhyOver(decision, day)).OfType<string>().FirstOrDefault() is { } over) warnings.Add(over);
        if (content.AuthorisationReference?.Trim() is { Length: > 0 } reference)
        {
            var recorded = await db.OfPerson<Authorisation>(plan.PatientId).AsNoTracking().ToListAsync(cancel);
            var given = recorded.Count == 0 ? [] : await MedicineUses.Given(db, plan.PatientId, formulary, zone, at, cancel);
            // Where nothing is booked yet, the first session is looked at as if it were today.
            IReadOnlyList<DateOnly> asked = days.Count > 0 || plan.IsOver ? days : [today];
            warnings.AddRange(AuthorisedUse.Beyond(reference, recorded, given, [.. asked.SelectMany(day => MedicineUses.Planned(content, day))], formulary.DisplayName));
        }

        return new(patient, seesCharts ? [.. tasks.Select(task => task.What)] : tasks.Count == 0 ? [] : [FormattableString.Invariant($"{tasks.Count} to be done before treatment")], warnings, consents);
    }
}
