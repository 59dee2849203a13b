using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Says that a list was gone through with the patient: with no entries "none", else "these are all".</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class ConfirmHistoryList(CommandDesk desk) : HistoryRecording<ConfirmHistoryList.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        public HistoryList? List { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.List).NotNull().WithMessage("Say which list was gone through.").IsInEnum();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel) =>
        new(new HistoryReview { List = form.List!.Value });
}
