using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients.Records;

/// <summary>Records that a patient died: nothing is booked, planned or started for them any more, and nobody calls.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RecordDeath(CommandDesk desk, ClinicZone zone) : UseCase<RecordDeath.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid PatientId { get; set; }

        /// <summary>The version of the details that was read.</summary>
        public int Version { get; set; }

        public DateOnly? DiedOn { get; set; }

        /// <summary>Empty where only the day is known.</summary>
        public TimeOnly? DiedAt { get; set; }

        /// <summary>Who says so: family, hospital, certificate.</summary>
        public string? Source { get; set; }

        /// <summary>The name stands in the question: the wrong chart is open more often than one thinks.</summary>
        public bool IsConfirmed { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.DiedOn).NotNull().WithMessage("Enter the day of death.");
            RuleFor(form => form.Source).NotEmpty().WithMessage("Enter who says so.").IsOneLine();
            RuleFor(form => form.IsConfirmed).Equal(true).WithMessage("Confirm that this is the patient who died.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var id = await work.FindPatient(form.PatientId, cancel);
        var patient = await work.Db.Set<Patient>().AsTracking().FirstAsync(each => each.Id == id, cancel);
        work.Expect(patient, patient.Version, form.Version, "The patient's details");
        var day = form.DiedOn!.Value;
        work.Past(zone, day, form.DiedAt, nameof(Form.DiedOn), nameof(Form.DiedAt));
        if (patient.BirthDatePrecision == DatePrecision.Day && day < patient.BirthDate) throw TypedMoment.Refused(nameof(Form.DiedOn), "This is before the birth date.");
        patient.Died(day);
        var death = new DeathRecord { DiedOn = day, DiedAt = form.DiedAt, Source = TypedText.Tidy(form.Source)! };
        work.Record(death, id, "recorded here");
        work.Concerns(id, death.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, form.PatientId));
        work.Publish(new LiveNotice(LiveKind.Floor));
        return death.PublicId;
    }
}

/// <summary>A recorded death is wrong: the entry is struck out with a reason and stays readable.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class RevokeDeath(CommandDesk desk) : UseCase<RevokeDeath.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid PatientId { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Write why this is wrong.").IsOneLine();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var id = await work.FindPatient(form.PatientId, cancel);
        var patient = await work.Db.Set<Patient>().AsTracking().FirstAsync(each => each.Id == id, cancel);
        patient.Lives();
        foreach (var death in await work.Db.Set<DeathRecord>().AsTracking().Where(each => each.PatientId == id && each.VoidedAt == null).ToListAsync(cancel))
            death.Void(work.Now, work.Actor.DisplayName, TypedText.Tidy(form.Reason)!);
        work.Concerns(id, form.PatientId.ToString(), TypedText.Tidy(form.Reason));
        work.Publish(new LiveNotice(LiveKind.Patient, form.PatientId));
        work.Publish(new LiveNotice(LiveKind.Floor));
        return form.PatientId;
    }
}
