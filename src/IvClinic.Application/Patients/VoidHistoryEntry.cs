using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Storage;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Patients.Baselines;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>The kinds of entry that a history holds.</summary>
public enum HistoryKind
{
    Condition,
    Allergy,
    HomeMedicine,
    DoseElsewhere,
    Measurement,
    PregnancyAnswer,
    Pain,
    PriorTreatment,
    Review,
    Preference,
    Baseline,
}

/// <summary>Strikes an entry of the history out, with a reason. It stays readable.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class VoidHistoryEntry(CommandDesk desk) : UseCase<VoidHistoryEntry.Form, Guid>(desk)
{
    public sealed class Form : HistoryForm
    {
        public HistoryKind? Kind { get; set; }

        public Guid EntryId { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Kind).NotNull().IsInEnum();
            RuleFor(form => form.Reason).NotEmpty().WithMessage("Say why this entry is struck out.").IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var patientId = await work.FindPatient(form.PatientId, cancel);
        var entry = await Find(work.Db, form, patientId, cancel) ?? throw new NotFoundException("The entry");
        entry.Void(work.Now, work.Actor.DisplayName, TypedText.Tidy(form.Reason)!);
        await TaskClosing.Reopen(entry.PublicId, patientId, work, cancel);
        work.Concerns(patientId, form.EntryId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, form.PatientId));
        return entry.PublicId;
    }

    private static async Task<HistoryEntry?> Find(ClinicDbContext db, Form form, long patientId, CancellationToken cancel)
    {
        return form.Kind switch
        {
            HistoryKind.Condition => await Of<PatientCondition>(),
            HistoryKind.Allergy => await Of<PatientAllergy>(),
            HistoryKind.HomeMedicine => await Of<HomeMedicine>(),
            HistoryKind.DoseElsewhere => await Of<DoseElsewhere>(),
            HistoryKind.Measurement => await Of<Measurement>(),
            HistoryKind.PregnancyAnswer => await Of<PregnancyAnswer>(),
            HistoryKind.Pain => await Of<PainDescription>(),
            HistoryKind.PriorTreatment => await Of<PriorTreatment>(),
            HistoryKind.Baseline => await Of<ConditionBaseline>(),
            HistoryKind.Preference => await Of<PatientPreference>(),
            _ => await Of<HistoryReview>(),
        };

        // The patient is part of the key: an id from another chart finds nothing.
        Task<TEntry?> Of<TEntry>()
            where TEntry : HistoryEntry => db.OfPerson<TEntry>(patientId).AsTracking()
            .FirstOrDefaultAsync(entry => entry.PublicId == form.EntryId, cancel);
    }
}
