using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Papers;

/// <summary>Attaches a received file to a patient. Administrators attach consents, and nothing clinical.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Administrator)]
public sealed class AddAttachment(CommandDesk desk, AttachmentStore store, ClinicZone zone) : UseCase<AddAttachment.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid PatientId { get; set; }

        public AttachmentKind? Kind { get; set; }

        public DateOnly? OfDay { get; set; }

        public string? Note { get; set; }

        /// <summary>As the file was called.</summary>
        public string? FileName { get; set; }

        /// <summary>What <see cref="AttachmentStore.Receive"/> gave.</summary>
        public ReceivedFile? File { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Kind).NotNull().WithMessage("Choose what it is.").IsInEnum();
            RuleFor(form => form.OfDay).NotNull().WithMessage("Enter the date of the document.");
            RuleFor(form => form.Note).IsOneLine();
            RuleFor(form => form.File).NotNull().WithMessage("Choose a file: PDF, PNG or JPEG, at most 10 MB.");
            RuleFor(form => form.FileName).IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        if (form.Kind != AttachmentKind.Consent && !PaperRights.SeesCharts(work.Actor)) throw new NotAllowedException("Administrators attach consents only.");
        var patientId = await work.FindPatient(form.PatientId, cancel);
        var file = form.File!;
        var row = new Attachment
        {
            Kind = form.Kind!.Value,
            OfDay = work.PastDay(zone, form.OfDay!.Value, nameof(Form.OfDay)),
            Note = TypedText.Tidy(form.Note),
            FileName = TypedText.Tidy(form.FileName) ?? "without a name",
            Type = file.Type,
            Bytes = file.Bytes,
            Sha256 = file.Sha256,
            StoredAs = file.Token,
        };
        work.Record(row, patientId, "attached here");
        store.Keep(file.Token);
        work.Concerns(patientId, row.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, form.PatientId));
        return row.PublicId;
    }
}
