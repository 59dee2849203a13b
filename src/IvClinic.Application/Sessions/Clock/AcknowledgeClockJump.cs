using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Says by name that the entries around a jump of the server's clock were looked at. The first name stands.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class AcknowledgeClockJump(CommandDesk desk, ClockBoard board) : UseCase<AcknowledgeClockJump.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid? JumpId { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.JumpId).NotNull().WithMessage("Choose the jump.");
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var id = form.JumpId!.Value;
        if (board.Notes.Jumps.All(jump => jump.Id != id)) throw new NotFoundException("The jump of the clock");
        work.Concerns(null, id.ToString());
        work.WhenCommitted(() => board.Change(notes => notes with
        {
            Jumps = [.. notes.Jumps.Select(jump => jump.Id == id && jump.SeenAt is null ? jump with { SeenBy = work.Actor.DisplayName, SeenAt = work.Now } : jump)],
        }));
        work.Publish(new LiveNotice(LiveKind.Clock));
        return Task.FromResult(id);
    }
}
