using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Records what was answered about pregnancy and contraception on a day.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RecordPregnancyAnswer(CommandDesk desk, ClinicZone zone) : HistoryRecording<RecordPregnancyAnswer.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        public PregnancyStatus? Status { get; set; }

        public Contraception? Contraception { get; set; }

        public DateOnly? AnsweredOn { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Status).NotNull().WithMessage("Choose the answer about pregnancy; “not known” is an answer.").IsInEnum();
            RuleFor(form => form.Contraception).NotNull().WithMessage("Choose the answer about contraception; “not known” is an answer.").IsInEnum();
            RuleFor(form => form.AnsweredOn).NotNull().WithMessage("Enter the day of the answer.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel) =>
        new(new PregnancyAnswer
        {
            Status = form.Status!.Value,
            Contraception = form.Contraception!.Value,
            AnsweredOn = work.PastDay(zone, form.AnsweredOn!.Value, nameof(Form.AnsweredOn)),
        });
}
