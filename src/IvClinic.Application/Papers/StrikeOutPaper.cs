using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Papers;

/// <summary>Strikes an attachment or an authorisation out, with a reason. It stays readable; the file stays where it is.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Administrator)]
public sealed class StrikeOutPaper(CommandDesk desk) : UseCase<StrikeOutPaper.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid PaperId { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Say why it is struck out.").IsOneLine();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        HistoryEntry? paper = await work.Db.Set<Attachment>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.PaperId, cancel);
        paper ??= await work.Db.Set<Authorisation>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.PaperId, cancel);
        if (paper is null || (paper is Attachment { Kind: not AttachmentKind.Consent } && !PaperRights.SeesCharts(work.Actor))) throw new NotFoundException("The paper");
        var reason = TypedText.Tidy(form.Reason)!;
        paper.Void(work.Now, work.Actor.DisplayName, reason);
        var patient = await work.Db.Set<Patient>().Where(each => each.Id == paper.PatientId).Select(each => each.PublicId).FirstAsync(cancel);
        work.Concerns(paper.PatientId, form.PaperId.ToString(), reason);
        work.Publish(new LiveNotice(LiveKind.Patient, patient));
        return paper.PublicId;
    }
}
