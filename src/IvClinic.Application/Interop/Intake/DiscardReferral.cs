using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Interop;

/// <summary>Puts a referral aside, with a reason: sent twice, not for this clinic. The file stays readable.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class DiscardReferral(CommandDesk desk) : UseCase<DiscardReferral.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid ReferralId { get; set; }

        public int Version { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Say why it is put aside.").IsOneLine();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var intake = await work.Db.Set<ReferralIntake>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.ReferralId, cancel)
            ?? throw new NotFoundException("The referral");
        work.Expect(intake, intake.Version, form.Version, "The referral");
        intake.Discard(TypedText.Tidy(form.Reason)!, work.Now, work.Actor.DisplayName);
        work.Concerns(null, intake.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Referral, intake.PublicId));
        return intake.PublicId;
    }
}
