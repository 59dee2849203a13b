using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Opens a reaction: with the pump stopped it is also the pause. Never refused as stale.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class OpenReaction(CommandDesk desk, ClinicZone zone) : ChairsideStep<OpenReaction.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public bool? IsPumpStopped { get; set; }

        public ReactionType? Type { get; set; }

        /// <summary>Ids of <see cref="ChairsideTerms.Symptoms"/>; may follow later.</summary>
        public List<string> Symptoms { get; set; } = [];

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.IsPumpStopped).NotNull().WithMessage("Say whether the pump is stopped.");
            RuleFor(form => form.Type).IsInEnum();
            RuleFor(form => form.Symptoms).AreSymptoms();
            RuleFor(form => form.Note).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.ReactionOpened(
            chart.Stamp(form.At), new ReactionOpeningDetails(form.IsPumpStopped!.Value, form.Type ?? ReactionType.NotYetKnown, form.Symptoms), form.Note));
        return Task.CompletedTask;
    }
}
