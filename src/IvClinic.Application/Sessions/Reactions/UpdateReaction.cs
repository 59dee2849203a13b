using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records the symptoms that are there now; an empty list says that none is left.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class UpdateReaction(CommandDesk desk, ClinicZone zone) : ChairsideStep<UpdateReaction.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public List<string> Present { get; set; } = [];

        /// <summary>Ticked where none is left: an empty list alone could be a slip.</summary>
        public bool NoneLeft { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Present).AreSymptoms();
            RuleFor(form => form.NoneLeft).Must((form, none) => none == (form.Present.Count == 0)).WithMessage("Tick the symptoms that are there now, or that none is left.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        DemandReaction(chart);
        chart.Append(ChartEntry.ReactionSymptoms(chart.Stamp(form.At), form.Present));
        return Task.CompletedTask;
    }

    private static void DemandReaction(OpenChart chart)
    {
        if (chart.State.Reactions.Count == 0) throw new IllegalStepException("No reaction is open. Open one first.");
    }
}
