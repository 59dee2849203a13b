using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Outcomes;

/// <summary>Takes a wrong report out of the numbers; it stays readable. A nurse voids her own reports, a clinician any.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class VoidJournalEntry(CommandDesk desk) : UseCase<VoidJournalEntry.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid EntryId { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Enter the reason.").IsOneLine();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var entry = await work.Db.Set<JournalEntry>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.EntryId, cancel)
            ?? throw new NotFoundException("This report");
        if (entry.RecordedById != work.Actor.UserId && !work.Actor.Is(ClinicRole.Clinician))
            throw new NotAllowedException($"Only {entry.RecordedByName} or a clinician may void this report.");
        entry.Void(work.Now, work.Actor.DisplayName, TypedText.Tidy(form.Reason)!);
        var patient = await work.Db.Set<Patient>().Where(each => each.Id == entry.PatientId).Select(each => each.PublicId).FirstAsync(cancel);
        work.Concerns(entry.PatientId, entry.PublicId.ToString(), entry.VoidReason);
        work.Publish(new LiveNotice(LiveKind.Patient, patient));
        return entry.PublicId;
    }
}
