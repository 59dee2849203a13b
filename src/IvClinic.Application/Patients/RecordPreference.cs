using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>Records what a patient prefers in the chair. It takes the place of what stood there; both stay readable, with their authors.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordPreference(CommandDesk desk) : HistoryRecording<RecordPreference.Form>(desk)
{
    public const int MostCharacters = 500;

    public sealed class Form : HistoryForm
    {
        public string? Text { get; set; }

        /// <summary>What stood there when the form was opened; null when nothing did.</summary>
        public Guid? Replaces { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Text).NotEmpty().WithMessage("Write what this patient prefers.").IsText(MostCharacters);
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel)
    {
        var standing = await work.Db.OfPerson<PatientPreference>(patientId).AsTracking().Where(each => each.VoidedAt == null).OrderByDescending(each => each.Id).FirstOrDefaultAsync(cancel);
        if (standing?.PublicId != form.Replaces) throw new StaleWriteException("Somebody else wrote down what this patient prefers while this form was open. Nothing was saved; read that first.");
        standing?.Void(work.Now, work.Actor.DisplayName, "Recorded anew.");
        return new PatientPreference { Text = TypedText.Tidy(form.Text)! };
    }
}
