using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>Somebody comes later than booked: the expected end moves with them, and what it then meets is shown.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class NoteLate(CommandDesk desk) : UseCase<NoteLate.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid AppointmentId { get; set; }

        public int Version { get; set; }

        public decimal? Minutes { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Minutes).Cascade(CascadeMode.Stop).NotNull().WithMessage("Enter how many minutes later.")
            .Must(minutes => minutes is >= 1 and <= Appointment.MostLateMinutes && decimal.IsInteger(minutes.Value)).WithMessage("Whole minutes between 1 and 720. Who comes later than that gets another time.");
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var appointment = await work.Db.Set<Appointment>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.AppointmentId, cancel)
            ?? throw new NotFoundException("This appointment");
        work.Concerns(appointment.PatientId, appointment.PublicId.ToString());
        work.Expect(appointment, appointment.Version, form.Version, "The appointment");
        appointment.NoteLate((int)form.Minutes!.Value);
        work.Publish(new LiveNotice(LiveKind.Floor));
        return appointment.PublicId;
    }
}
