using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>The patient has arrived: opens a session on the approved version of the plan, from an appointment or directly.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class OpenSession(CommandDesk desk, ClinicZone zone) : UseCase<OpenSession.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid? AppointmentId { get; set; }

        /// <summary>Without an appointment.</summary>
        public Guid? PlanId { get; set; }

        /// <summary>Null: the appointment's.</summary>
        public Guid? ChairId { get; set; }

        /// <summary>When the patient arrived, on the clinic's wall clock; null is now. Earlier: the session is entered afterwards.</summary>
        public DateTime? ArrivedAt { get; set; }

        /// <summary>Why it is entered afterwards.</summary>
        public string? LateReason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.PlanId).NotNull().When(form => form.AppointmentId is null).WithMessage("Choose the plan.");
            RuleFor(form => form.ChairId).NotNull().When(form => form.AppointmentId is null).WithMessage("Choose the chair.");
            RuleFor(form => form.LateReason).NotEmpty().When(form => form.ArrivedAt is not null).WithMessage("Say why it is entered afterwards.").IsOneLine();
        }
    }

    /// <summary>A downtime of a day is entered by the next evening. Clinic default (D).</summary>
    private static readonly TimeSpan LongestLate = TimeSpan.FromHours(36);

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var appointment = form.AppointmentId is { } id
            ? await work.Db.Set<Appointment>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == id, cancel) ?? throw new NotFoundException("The appointment")
            : null;
        var plan = await work.Db.Set<TreatmentPlan>().AsNoTracking()
            .FirstOrDefaultAsync(each => appointment != null ? each.Id == appointment.PlanId : each.PublicId == form.PlanId, cancel) ?? throw new NotFoundException("The plan");
        work.Concerns(plan.PatientId);
        // What happened before a death became known is recorded afterwards all the same.
        if (form.ArrivedAt is null) await work.DemandOpen(plan.PatientId, "No session was opened.", cancel);
        var chair = await work.Db.Set<Chair>().AsNoTracking()
            .FirstOrDefaultAsync(each => form.ChairId != null ? each.PublicId == form.ChairId : each.Id == appointment!.ChairId, cancel) ?? throw new NotFoundException("The chair");
        if (chair.IsOutOfUse) throw new IllegalStepException($"{chair.Name} is out of use.");

        var (allowed, why) = plan.MayStart(plan.ApprovedHash, work.Now);
        if (!allowed) throw new IllegalStepException($"No session was opened. {why}");
        if (await PlanDecision.WhyOver(work.Db, plan, zone.DateOf(work.Now), zone, cancel) is { } over) throw new IllegalStepException($"No session was opened. {over}");
        await DemandFree(work, plan, chair, cancel);
        await DemandLeft(work, plan, cancel);

        var signed = await work.Db.Set<SignedPlan>().AsNoTracking().OrderByDescending(each => each.Number)
            .FirstAsync(each => each.PlanId == plan.Id && each.Hash == plan.ApprovedHash, cancel);
        var session = InfusionSession.Open(Guid.CreateVersion7(), plan, signed, chair.Id, work.Now);
        work.Db.Add(session);
        if (appointment is not null)
        {
            await work.Db.SaveChangesAsync(cancel); // the appointment points to the session's row
            appointment.Arrive(session.Id);
        }

        if (form.ArrivedAt is { } arrived) await Arrive(session, work, arrived, form.LateReason!, cancel);

        work.Concerns(plan.PatientId, session.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Floor));
        return session.PublicId;
    }

    /// <summary>The arrival at its real time: entries of the hours since are taken from then on, each marked as late.</summary>
    private async Task Arrive(InfusionSession session, CommandWork work, DateTime typed, string why, CancellationToken cancel)
    {
        var at = work.Past(zone, DateOnly.FromDateTime(typed), TimeOnly.FromDateTime(typed), nameof(Form.ArrivedAt), nameof(Form.ArrivedAt));
        if (work.Now - at > LongestLate) throw TypedMoment.Refused(nameof(Form.ArrivedAt), "This is more than 36 hours ago. Enter the infusion as a dose given elsewhere, in the patient's history.");
        await work.Db.SaveChangesAsync(cancel); // the entry points to the session's row
        var stamp = new EntryStamp(at, work.Now, work.Actor.UserId, work.Actor.DisplayName, work.Actor.RoleText);
        work.Db.Add(session.Append(ChartEntry.Recorded(EntryKind.Arrived, stamp, "entered afterwards, " + TypedText.Tidy(why)!)));
    }

    private static async Task DemandFree(CommandWork work, TreatmentPlan plan, Chair chair, CancellationToken cancel)
    {
        var open = await work.Db.Set<InfusionSession>().Where(each => SessionPhases.Seated.Contains(each.Phase) && (each.ChairId == chair.Id || each.PatientId == plan.PatientId))
            .Select(each => new { each.PatientId }).ToListAsync(cancel);
        if (open.Exists(each => each.PatientId == plan.PatientId)) throw new IllegalStepException("This patient has an open session already.");
        if (open.Count > 0) throw new IllegalStepException($"{chair.Name} is taken by another session.");
    }

    /// <summary>A plan is given as often as it says, over all its versions; a session that never started does not count.</summary>
    private static async Task DemandLeft(CommandWork work, TreatmentPlan plan, CancellationToken cancel)
    {
        if (plan.Content.Course?.MostSessions is not { } most) return;
        var given = await (
            from session in work.Db.Set<InfusionSession>()
            where session.PlanId == plan.Id
            where work.Db.Set<ChartEntry>().Any(entry => entry.SessionId == session.Id && entry.Kind == EntryKind.Started)
            select session.Id).CountAsync(cancel);
        if (given >= most)
            throw new IllegalStepException(FormattableString.Invariant($"No session was opened. The plan is for {most} {(most == 1 ? "infusion" : "infusions")}, and {given} {(given == 1 ? "was" : "were")} given."));
    }
}
