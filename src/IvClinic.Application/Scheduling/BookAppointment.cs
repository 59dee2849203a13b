using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>Books a chair for one infusion of an approved plan. Chair and patient are free or it is refused, in one transaction.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class BookAppointment(CommandDesk desk, ClinicZone clinic) : UseCase<BookAppointment.Form, Guid>(desk)
{
    /// <summary>A year typed wrongly is refused; no series is planned further ahead.</summary>
    public const int MostDaysAhead = 731;

    public sealed class Form
    {
        public Guid PlanId { get; set; }

        public Guid? ChairId { get; set; }

        /// <summary>On the clinic's wall clock.</summary>
        public DateTime? StartsLocal { get; set; }

        /// <summary>Asked only where the clock change makes the time happen twice.</summary>
        public WhichHour? Which { get; set; }

        /// <summary>With set-up and observation.</summary>
        public decimal? Minutes { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.ChairId).NotNull().WithMessage("Choose a chair.");
            RuleFor(form => form.StartsLocal).NotNull().WithMessage("Enter when it begins.");
            RuleFor(form => form.Minutes).Cascade(CascadeMode.Stop).NotNull().WithMessage("Enter how long the chair is needed.")
                .Must(minutes => minutes is >= 5 and <= 24 * 60 && decimal.IsInteger(minutes.Value)).WithMessage("Whole minutes between 5 and 1440 (24 hours).");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.Db.Set<TreatmentPlan>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == form.PlanId, cancel)
            ?? throw new NotFoundException("This plan");
        if (plan.MayStart(plan.ApprovedHash) is { Allowed: false, Why: var why }) throw new IllegalStepException(why + " It cannot be booked.");
        await work.DemandOpen(plan.PatientId, "It cannot be booked.", cancel);
        var chair = await work.Db.Set<Chair>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == form.ChairId, cancel)
            ?? throw new NotFoundException("This chair");
        if (chair.IsOutOfUse) throw Refuse(nameof(Form.ChairId), $"{chair.Name} is out of use. Choose another chair.");

        var (local, minutes) = (form.StartsLocal!.Value, (int)form.Minutes!.Value);
        var day = DateOnly.FromDateTime(local).DayNumber - clinic.DateOf(work.Now).DayNumber;
        if (day < 0) throw Refuse(nameof(Form.StartsLocal), "This day is over.");
        if (day > MostDaysAhead) throw Refuse(nameof(Form.StartsLocal), "This is more than two years ahead. Check the year.");
        var time = WallClock.Read(clinic, local, form.Which);
        if (time.Instant is not { } start) throw Refuse(time.AsksWhich ? nameof(Form.Which) : nameof(Form.StartsLocal), time.Problem!);

        var appointment = new Appointment(Guid.CreateVersion7(), plan.PatientId, plan.Id, chair.Id, local, clinic.Zone.Id, start, minutes);
        await DemandFree(appointment, chair, work, cancel);
        work.Db.Add(appointment);
        var patient = await work.Db.Set<Patient>().Where(each => each.Id == plan.PatientId).Select(each => each.PublicId).FirstAsync(cancel);
        work.Concerns(plan.PatientId, appointment.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Floor));
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        work.Publish(new LiveNotice(LiveKind.Patient, patient));
        return appointment.PublicId;
    }

    /// <summary>One that ends at 12:00 and one that begins at 12:00 do not meet. No appointment is longer than a day.</summary>
    private async Task DemandFree(Appointment wanted, Chair chair, CommandWork work, CancellationToken cancel)
    {
        var (earliest, end) = (wanted.StartsAt.AddDays(-1), wanted.EndsAt);
        var near = await work.Db.Set<Appointment>().AsNoTracking()
            .Where(each => (each.ChairId == wanted.ChairId || each.PatientId == wanted.PatientId) && each.StartsAt > earliest && each.StartsAt < end
                && (each.Status == AppointmentStatus.Booked || each.Status == AppointmentStatus.Arrived))
            .ToListAsync(cancel);
        if (near.Find(each => each.EndsAt > wanted.StartsAt) is not { } other) return;
        var (from, to) = (clinic.ToLocal(other.StartsAt), clinic.ToLocal(other.EndsAt));
        var span = string.Create(CultureInfo.InvariantCulture, $"from {from:HH:mm} to {to:HH:mm} on {from:d MMMM yyyy}");
        throw other.ChairId == wanted.ChairId
            ? Refuse(nameof(Form.ChairId), $"{chair.Name} is taken {span}.")
            : Refuse(nameof(Form.StartsLocal), $"This patient already has an appointment {span}.");
    }

    private static FormRejectedException Refuse(string field, string why) => new([new ValidationFailure(field, why)]);
}
