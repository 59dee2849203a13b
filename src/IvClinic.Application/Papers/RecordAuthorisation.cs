using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Papers;

/// <summary>Records what a payer has agreed to: reference, medicine, units and window.</summary>
[AllowedTo(ClinicRole.Administrator, ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RecordAuthorisation(CommandDesk desk, ClinicFormularies formularies) : UseCase<RecordAuthorisation.Form, Guid>(desk)
{
    /// <summary>A window longer than this is a slip of the year. Clinic default (D).</summary>
    public const int LongestDays = 1100;

    public sealed class Form
    {
        public Guid PatientId { get; set; }

        public string? Reference { get; set; }

        public string? Payer { get; set; }

        public string? Medicine { get; set; }

        public decimal? Units { get; set; }

        public AuthorisedUnit? Unit { get; set; }

        public DateOnly? ValidFrom { get; set; }

        public DateOnly? ValidTo { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Reference).NotEmpty().WithMessage("Enter the reference as the payer writes it.").IsOneLine(60);
            RuleFor(form => form.Payer).NotEmpty().WithMessage("Enter who pays.").IsOneLine();
            RuleFor(form => form.Medicine).NotEmpty().WithMessage("Choose the medicine it is for.");
            RuleFor(form => form.Units).NotNull().WithMessage("Enter how much is authorised.").GreaterThan(0).LessThanOrEqualTo(10_000_000).WithMessage("The units are above 0 and at most 10,000,000.");
            RuleFor(form => form.Unit).NotNull().WithMessage("Choose in what it is counted.").IsInEnum();
            RuleFor(form => form.Units).Must(units => units is null || units == decimal.Truncate(units.Value)).When(form => form.Unit == AuthorisedUnit.Sessions).WithMessage("Sessions are a whole number.");
            RuleFor(form => form.ValidFrom).NotNull().WithMessage("Enter the first day.").GreaterThan(new DateOnly(2000, 1, 1)).WithMessage("This date is too long ago.");
            RuleFor(form => form.ValidTo).NotNull().WithMessage("Enter the last day.");
            RuleFor(form => form.ValidTo).Must((form, last) => last is null || form.ValidFrom is null || last >= form.ValidFrom).WithMessage("The last day lies before the first.")
                .Must((form, last) => last is null || form.ValidFrom is not { } first || last.Value.DayNumber - first.DayNumber <= LongestDays).WithMessage("This is longer than three years. Check the year.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var patientId = await work.FindPatient(form.PatientId, cancel);
        if (!formularies.Current.Formulary.Medicines.ContainsKey(form.Medicine!)) throw TypedMoment.Refused(nameof(Form.Medicine), "This medicine is not in the formulary.");
        var row = new Authorisation
        {
            Reference = TypedText.Tidy(form.Reference)!,
            Payer = TypedText.Tidy(form.Payer)!,
            Medicine = form.Medicine!,
            Units = form.Units!.Value,
            Unit = form.Unit!.Value,
            ValidFrom = form.ValidFrom!.Value,
            ValidTo = form.ValidTo!.Value,
        };
        // The same letter typed twice would count its units twice.
        if (await work.Db.Set<Authorisation>().AsNoTracking().AnyAsync(each => each.PatientId == patientId && each.VoidedAt == null && each.Reference == row.Reference && each.Medicine == row.Medicine, cancel))
            throw TypedMoment.Refused(nameof(Form.Reference), "This reference is recorded for this medicine already. Strike that one out first if it is wrong.");
        work.Record(row, patientId, "recorded here");
        work.Concerns(patientId, row.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, form.PatientId));
        return row.PublicId;
    }
}
