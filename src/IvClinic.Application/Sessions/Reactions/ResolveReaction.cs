using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records that the symptoms of a reaction have gone.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ResolveReaction(CommandDesk desk, ClinicZone zone) : ChairsideStep<ResolveReaction.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Note).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        if (chart.State.OpenReaction is not { } reaction) throw new IllegalStepException("No reaction is open.");
        if (reaction.Symptoms.Count > 0) throw new IllegalStepException($"Still recorded as present: {string.Join(", ", reaction.Symptoms.Select(ChairsideTerms.SymptomText))}. Record first that none is left.");
        chart.Append(ChartEntry.ReactionResolved(chart.Stamp(form.At), form.Note));
        return Task.CompletedTask;
    }
}
