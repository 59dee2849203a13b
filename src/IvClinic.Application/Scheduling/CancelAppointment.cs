using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>Takes an appointment off the day: cancelled, or the patient did not come. It stays readable with its reason.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class CancelAppointment(CommandDesk desk) : UseCase<CancelAppointment.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid AppointmentId { get; set; }

        public int Version { get; set; }

        /// <summary>True: did not come. False: cancelled.</summary>
        public bool? NoShow { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.NoShow).NotNull().WithMessage("Say whether it was cancelled or the patient did not come.");
            RuleFor(form => form.Reason).NotEmpty().WithMessage("Enter the reason.").IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var appointment = await work.Db.Set<Appointment>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.AppointmentId, cancel)
            ?? throw new NotFoundException("This appointment");
        work.Expect(appointment, appointment.Version, form.Version, "The appointment");
        if (form.NoShow!.Value && appointment.StartsAt > work.Now) throw new IllegalStepException("It has not begun yet: nobody has missed it.");
        appointment.Cancel(TypedText.Tidy(form.Reason)!, form.NoShow.Value);
        var about = await work.Db.Set<TreatmentPlan>().Where(plan => plan.Id == appointment.PlanId)
            .Join(work.Db.Set<Patient>(), plan => plan.PatientId, patient => patient.Id, (plan, patient) => new { Plan = plan.PublicId, Patient = patient.PublicId })
            .FirstAsync(cancel);
        work.Concerns(appointment.PatientId, appointment.PublicId.ToString(), appointment.StatusReason);
        work.Publish(new LiveNotice(LiveKind.Floor));
        work.Publish(new LiveNotice(LiveKind.Plan, about.Plan));
        work.Publish(new LiveNotice(LiveKind.Patient, about.Patient));
        return appointment.PublicId;
    }
}
