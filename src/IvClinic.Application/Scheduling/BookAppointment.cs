using FluentValidation;
using FluentValidation.Results;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Scheduling;

/// <summary>Books a chair for one infusion of an approved plan. Nothing stands against it, or it is refused, in one transaction.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class BookAppointment(CommandDesk desk, ClinicZone clinic, ClinicFormularies formularies) : UseCase<BookAppointment.Form, Guid>(desk)
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

        public bool NeedsBed { get; set; }

        /// <summary>What asks back was read; what refuses is refused all the same.</summary>
        public bool Confirmed { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.ChairId).NotNull().WithMessage("Choose a chair.");
            RuleFor(form => form.StartsLocal).NotNull().WithMessage("Enter when it begins.");
            RuleFor(form => form.Minutes).IsChairTime();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var (local, minutes) = (form.StartsLocal!.Value, (int)form.Minutes!.Value);
        var day = DateOnly.FromDateTime(local);
        if (WantedTimes.Problem(clinic, local, work.Now) is { } problem) throw Refuse(nameof(Form.StartsLocal), problem);
        var room = await new BookingRooms(work.Db, clinic, formularies.Current.Formulary, work.Now).Load(new(form.PlanId, day, day, NeedsBed: form.NeedsBed), cancel);
        if (room.Picture.Plan.WhyNot is { } why) throw new IllegalStepException(why + " It cannot be booked.");
        var (wanted, read) = WantedTimes.Of(clinic, room.Chair(form.ChairId).Id, local, form.Which, minutes);
        if (wanted is null) throw Refuse(read.AsksWhich ? nameof(Form.Which) : nameof(Form.StartsLocal), read.Problem!);
        var answer = BookingCheck.Of(room.Picture, wanted);
        if (!answer.MayBeBooked(form.Confirmed)) throw new FormRejectedException([.. answer.Conflicts.Where(conflict => !(form.Confirmed && conflict.MayBeConfirmed)).Select(conflict => new ValidationFailure(FieldOf(conflict), conflict.Sentence))]);

        var appointment = await new BookedTimes(work, clinic).Add(room, wanted, minutes, cancel);
        work.Concerns(room.Plan.PatientId, appointment.PublicId.ToString());
        return appointment.PublicId;
    }

    private static string FieldOf(BookingConflict conflict) => conflict.MayBeConfirmed ? nameof(Form.Confirmed) : conflict.Kind is ConflictKind.ChairTaken or ConflictKind.ChairOutOfUse or ConflictKind.ChairLacks ? nameof(Form.ChairId) : nameof(Form.StartsLocal);

    private static FormRejectedException Refuse(string field, string why) => new([new ValidationFailure(field, why)]);
}
