using System.Globalization;
using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>
/// A medicine is no longer taken. The entry that says it is taken is voided and one with the day it was stopped is
/// recorded, so that both stay readable.
/// </summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class StopHomeMedicine(CommandDesk desk, ClinicZone zone) : HistoryRecording<StopHomeMedicine.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        public Guid MedicineId { get; set; }

        public DateOnly? StoppedOn { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.StoppedOn).NotNull().WithMessage("Enter the day it was stopped.");
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel)
    {
        var taken = await work.Db.OfPerson<HomeMedicine>(patientId).AsTracking()
            .FirstOrDefaultAsync(medicine => medicine.PublicId == form.MedicineId, cancel)
            ?? throw new NotFoundException("The medicine");
        if (taken.StoppedOn is not null) throw new IllegalStepException("This medicine is stopped already.");
        var stoppedOn = work.PastDay(zone, form.StoppedOn!.Value, nameof(Form.StoppedOn));
        taken.Void(work.Now, work.Actor.DisplayName, string.Create(CultureInfo.InvariantCulture, $"Stopped on {stoppedOn:yyyy-MM-dd}; see the entry that says so."));
        return new HomeMedicine
        {
            Ingredient = taken.Ingredient,
            AsWritten = taken.AsWritten,
            DailyDoseMg = taken.DailyDoseMg,
            LastTakenAt = taken.LastTakenAt,
            StoppedOn = stoppedOn,
        };
    }
}
