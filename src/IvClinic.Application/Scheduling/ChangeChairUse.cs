using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>Which chair, as it was shown, and why its use changes.</summary>
public sealed class ChairUseForm
{
    public Guid ChairId { get; set; }

    public int Version { get; set; }

    public string? Reason { get; set; }
}

public sealed class ChairUseRules : AbstractValidator<ChairUseForm>
{
    public ChairUseRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Enter the reason.").IsOneLine();
}

/// <summary>A broken or blocked chair: nothing more is booked on it. What is booked stays and is shown as needing a place.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class TakeChairOutOfUse(CommandDesk desk) : UseCase<ChairUseForm, Guid>(desk)
{
    private protected override IValidator<ChairUseForm> Rules { get; } = new ChairUseRules();

    private protected override Task<Guid> Handle(ChairUseForm form, CommandWork work, CancellationToken cancel) =>
        ChairUse.Change(form, work, outOfUse: true, cancel);
}

/// <summary>The chair may be booked again.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class PutChairBack(CommandDesk desk) : UseCase<ChairUseForm, Guid>(desk)
{
    private protected override IValidator<ChairUseForm> Rules { get; } = new ChairUseRules();

    private protected override Task<Guid> Handle(ChairUseForm form, CommandWork work, CancellationToken cancel) =>
        ChairUse.Change(form, work, outOfUse: false, cancel);
}

internal static class ChairUse
{
    public static async Task<Guid> Change(ChairUseForm form, CommandWork work, bool outOfUse, CancellationToken cancel)
    {
        var chair = await work.Db.Set<Chair>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.ChairId, cancel)
            ?? throw new NotFoundException("This chair");
        work.Expect(chair, chair.Version, form.Version, "The chair");
        if (chair.IsOutOfUse == outOfUse) throw new IllegalStepException(outOfUse ? "The chair is out of use already." : "The chair is in use already.");
        if (outOfUse) chair.TakeOutOfUse();
        else chair.PutBackIntoUse();
        work.Concerns(null, chair.PublicId.ToString(), TypedText.Tidy(form.Reason));
        work.Publish(new LiveNotice(LiveKind.Floor));
        return chair.PublicId;
    }
}
