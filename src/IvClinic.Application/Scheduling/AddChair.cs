using FluentValidation;
using FluentValidation.Results;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>The administrator adds a place where infusions are given.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class AddChair(CommandDesk desk) : UseCase<AddChair.Form, Guid>(desk)
{
    public sealed class Form
    {
        public string? Name { get; set; }

        public bool HasMonitor { get; set; }

        public bool IsBed { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Name).NotEmpty().WithMessage("Enter the name as it stands on the chair.").IsOneLine(40);
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var name = TypedText.Tidy(form.Name)!;
        var names = await work.Db.Set<Chair>().Select(chair => chair.Name).ToListAsync(cancel);
        if (names.Exists(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)))
            throw new FormRejectedException([new ValidationFailure(nameof(Form.Name), $"There is a place called {name} already.")]);
        var chair = new Chair(Guid.CreateVersion7(), name, form.HasMonitor, form.IsBed);
        work.Db.Add(chair);
        work.Concerns(null, chair.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Floor));
        return chair.PublicId;
    }
}
