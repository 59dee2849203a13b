using FluentValidation;
using FluentValidation.Results;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>Moves an appointment to another time or chair in one step, with the checks of a new one. Where it came from stays readable.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class MoveAppointment(CommandDesk desk, ClinicZone clinic, ClinicFormularies formularies) : UseCase<MoveAppointment.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid AppointmentId { get; set; }

        public int Version { get; set; }

        public Guid? ChairId { get; set; }

        public DateTime? StartsLocal { get; set; }

        public WhichHour? Which { get; set; }

        public string? Reason { get; set; }

        /// <summary>What asks back was read. It is a clinical question: an administrator's tick counts for nothing.</summary>
        public bool Confirmed { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.ChairId).NotNull().WithMessage("Choose a chair.");
            RuleFor(form => form.StartsLocal).NotNull().WithMessage("Enter when it begins.");
            RuleFor(form => form.Reason).IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var appointment = await work.Db.Set<Appointment>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.AppointmentId, cancel)
            ?? throw new NotFoundException("This appointment");
        work.Concerns(appointment.PatientId, appointment.PublicId.ToString(), TypedText.Tidy(form.Reason));
        work.Expect(appointment, appointment.Version, form.Version, "The appointment");
        var local = form.StartsLocal!.Value;
        if (WantedTimes.Problem(clinic, local, work.Now) is { } problem) throw Refuse(nameof(Form.StartsLocal), problem);
        var planId = await work.Db.Set<TreatmentPlan>().Where(each => each.Id == appointment.PlanId).Select(each => each.PublicId).FirstAsync(cancel);
        var day = DateOnly.FromDateTime(local);
        var room = await new BookingRooms(work.Db, clinic, formularies.Current.Formulary, work.Now).Load(new(planId, day, day, appointment.PublicId), cancel);
        var (wanted, read) = WantedTimes.Of(clinic, room.Chair(form.ChairId).Id, local, form.Which, appointment.Minutes);
        if (wanted is null) throw Refuse(read.AsksWhich ? nameof(Form.Which) : nameof(Form.StartsLocal), read.Problem!);
        if (wanted.ChairId == appointment.ChairId && wanted.StartsAt == appointment.StartsAt) throw Refuse(nameof(Form.StartsLocal), "It stands there already. Choose another time or chair.");

        var confirmed = form.Confirmed && (work.Actor.Is(ClinicRole.Nurse) || work.Actor.Is(ClinicRole.Clinician));
        var answer = BookingCheck.Of(room.Picture, wanted);
        if (!answer.MayBeBooked(confirmed))
            throw new FormRejectedException([.. answer.Conflicts.Where(conflict => !(confirmed && conflict.MayBeConfirmed)).Select(conflict => new ValidationFailure(conflict.MayBeConfirmed ? nameof(Form.Confirmed) : nameof(Form.StartsLocal), WantedTimes.SaidTo(work.Actor, conflict)))]);
        work.Db.Add(new AppointmentMove
        {
            AppointmentId = appointment.Id,
            FromChairId = appointment.ChairId,
            FromStartsAt = appointment.StartsAt,
            ToChairId = wanted.ChairId,
            ToStartsAt = wanted.StartsAt,
            Reason = TypedText.Tidy(form.Reason),
            ById = work.Actor.UserId,
            ByName = work.Actor.DisplayName,
            At = work.Now,
        });
        appointment.Move(wanted.ChairId, wanted.StartsLocal, clinic.Zone.Id, wanted.StartsAt);
        new BookedTimes(work, clinic).Tell(planId, room.PatientId);
        return appointment.PublicId;
    }

    private static FormRejectedException Refuse(string field, string why) => new([new ValidationFailure(field, why)]);
}
