using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>What a place can do changes: a monitor is fitted or taken away, a bed stands where a chair was. What is booked stays.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class EquipChair(CommandDesk desk) : UseCase<EquipChair.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid ChairId { get; set; }

        public int Version { get; set; }

        public bool HasMonitor { get; set; }

        public bool IsBed { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Enter the reason.").IsOneLine();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var chair = await work.Db.Set<Chair>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.ChairId, cancel) ?? throw new NotFoundException("This chair");
        work.Expect(chair, chair.Version, form.Version, "The chair");
        chair.Equip(form.HasMonitor, form.IsBed);
        work.Concerns(null, chair.PublicId.ToString(), TypedText.Tidy(form.Reason));
        work.Publish(new LiveNotice(LiveKind.Floor));
        return chair.PublicId;
    }
}
