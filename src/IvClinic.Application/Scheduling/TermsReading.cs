using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.Suitability;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>What a plan allows: how many, how far apart, until when, and what its medicines ask for.</summary>
internal sealed class TermsReading(ClinicDbContext db, ClinicZone clinic, ClinicFormulary formulary, DateTimeOffset now)
{
    public async Task<PlanTerms> Of(TreatmentPlan plan, PlanContent content, IReadOnlyList<Appointment> standing, BookingQuestion question, CancellationToken cancel)
    {
        var medicines = Medicines(content);
        var least = medicines.Select(LeastTime).OfType<LeastTime>().ToList();
        var sessions = await (
            from session in db.Set<InfusionSession>()
            where session.PlanId == plan.Id || (least.Count > 0 && session.PatientId == plan.PatientId)
            select new
            {
                session.PlanId,
                session.Phase,
                StartedAt = db.Set<ChartEntry>().Where(entry => entry.SessionId == session.Id && entry.Kind == EntryKind.Started)
                    .OrderBy(entry => entry.Seq).Select(entry => (DateTimeOffset?)entry.EffectiveAt).FirstOrDefault(),
            }).ToListAsync(cancel);
        var mine = sessions.FindAll(each => each.PlanId == plan.Id);
        var booked = standing.Count(each => each.PlanId == plan.Id && each.Status == AppointmentStatus.Booked);
        var given = mine.Count(each => each.StartedAt is not null);
        var begun = mine.Count(each => each.StartedAt is null && SessionPhases.Seated.Contains(each.Phase));
        var of = least.Count == 0 ? [] : await ContentOfPatient(plan.PatientId, cancel);
        var decision = await PlanDecision.Carrying(db, content, plan.PatientId, clinic, cancel);
        return new(plan.Id, plan.PatientId, plan.MayStart(plan.ApprovedHash, now).Why ?? WhyTakenBack(decision), decision?.Counts.LastDay, content.Course?.MostSessions, given + begun + booked, content.Course?.DaysApart)
        {
            GivenOn = [.. mine.Select(each => each.StartedAt).OfType<DateTimeOffset>().Select(clinic.DateOf)],
            Medicines = medicines,
            LeastTimes = least,
            Doses =
            [
                .. sessions.Where(each => each.StartedAt > now.AddDays(-8)).SelectMany(each => of.GetValueOrDefault(each.PlanId, []).Select(medicine => new CountedDose(medicine, each.StartedAt!.Value))),
                .. standing.Where(each => each.PatientId == plan.PatientId && each.Status == AppointmentStatus.Booked).SelectMany(each => of.GetValueOrDefault(each.PlanId, []).Select(medicine => new CountedDose(medicine, each.StartsAt))),
            ],
            WatchedWithoutBreak = [.. medicines.SelectMany(medicine => formulary.Named(medicine)?.Monitoring.Continuous ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            NeedsBed = question.NeedsBed,
        };
    }

    private static IReadOnlyList<string> Medicines(PlanContent content) =>
        [.. content.Bags.SelectMany(bag => bag.Ingredients).Select(ingredient => ingredient.Medication).Distinct(StringComparer.Ordinal)];

    /// <summary>The shortest time of all rows: closer than that is too short whatever row applies. Which one does is judged at the start.</summary>
    private LeastTime? LeastTime(string medicine)
    {
        if (formulary.Named(medicine) is not { } known) return null;
        var row = known.Dosing.Where(row => row.IntervalHours is not null && row.IntervalSeverity.Level is not null).MinBy(row => row.IntervalHours);
        return row is null ? null : new(medicine, known.TallManName, row.IntervalHours!.Value, row.IntervalSeverity.Level != FindingLevel.Refused);
    }

    /// <summary>Withdrawn, or replaced by a "no": on its last day nothing else can be against it. The last day itself is a matter of each wanted time.</summary>
    private static string? WhyTakenBack(DecisionInForce? decision) => decision is null ? null : DecisionRule.WhyOver(decision, decision.Counts.LastDay);

    private async Task<Dictionary<long, IReadOnlyList<string>>> ContentOfPatient(long patientId, CancellationToken cancel) =>
        (await db.Set<TreatmentPlan>().AsNoTracking().Where(each => each.PatientId == patientId).ToListAsync(cancel)).ToDictionary(each => each.Id, each => Medicines(each.Content));
}
