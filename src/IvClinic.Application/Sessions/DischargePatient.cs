using System.Globalization;
using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Ends the stay: each criterion is met or overridden with a reason. Asked only of those who go home.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class DischargePatient(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<DischargePatient.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public SessionEnding? Ending { get; set; }

        /// <summary>In the order of <see cref="DischargeRules.Criteria"/>, then what this session asks beside them.</summary>
        public List<TypedCriterion> Criteria { get; set; } = [.. DischargeRules.Criteria.Select(criterion => new TypedCriterion { Criterion = criterion })];

        /// <summary>Adds what this session asks; what was answered already stays. A reason that came meanwhile is no longer asked for.</summary>
        public void Ask(ChartState state)
        {
            var asked = DischargeRules.For(state);
            Criteria.RemoveAll(each => each is { Criterion: EarlyStop.Criterion } && !asked.Contains(each.Criterion));
            Criteria.AddRange(asked.Where(criterion => !Criteria.Exists(each => each.Criterion == criterion)).Select(criterion => new TypedCriterion { Criterion = criterion }));
        }

        /// <summary>Who takes the patient home; empty where nobody has to.</summary>
        public string? Escort { get; set; }

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Ending).NotNull().WithMessage("Say how the stay ends.").IsInEnum();
            RuleFor(form => form.Escort).IsText();
            RuleFor(form => form.Note).IsText();
            RuleFor(form => form.Note).NotEmpty().When(form => form.Ending is not (null or SessionEnding.Home)).WithMessage("Say what happened, and who takes over.");
            RuleFor(form => form.Criteria).Custom((criteria, context) =>
            {
                if (context.InstanceToValidate.Ending != SessionEnding.Home) return;
                for (var i = 0; i < criteria.Count; i++)
                {
                    if (criteria[i].IsMet is null) context.AddFailure(FormattableString.Invariant($"Criteria[{i}].IsMet"), $"{criteria[i].Criterion}: met or not?");
                    else if (criteria[i] is { IsMet: false, Reason: null or "" }) context.AddFailure(FormattableString.Invariant($"Criteria[{i}].Reason"), $"{criteria[i].Criterion}: say why the patient goes home all the same.");
                }
            });
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.State.Demand(ChairsideSteps.Discharge);
        var stamp = chart.Stamp(form.At);
        if (form.Ending == SessionEnding.Home) DemandMetOrExplained(form, chart, stamp.EffectiveAt);
        var answered = form.Criteria.Where(each => each.IsMet is not null);
        chart.Append(ChartEntry.Discharged(
            stamp,
            new DischargeDetails(
                form.Ending!.Value, [.. answered.Select(each => new DischargeCriterion(each.Criterion, each.IsMet!.Value, each.Reason))],
                string.IsNullOrWhiteSpace(form.Escort) ? null : form.Escort.Trim(), await NextAppointment.Of(work.Db, chart.Session.PatientId, work.Now, cancel)),
            form.Note));
        work.Publish(new LiveNotice(LiveKind.Floor));
    }

    private void DemandMetOrExplained(Form form, OpenChart chart, DateTimeOffset at)
    {
        var criteria = form.Criteria;
        var against = new ReasonsAgainst();
        if (chart.State.OpenReaction is not null) against.Step("A reaction is still open: record that it is resolved, or how the stay ends otherwise.");
        foreach (var criterion in DischargeRules.For(chart.State).Where(criterion => !criteria.Exists(each => each.Criterion == criterion && each.IsMet is not null)))
            against.Field(nameof(Form.Criteria), $"{criterion}: met or not?");
        for (var i = 0; i < criteria.Count; i++)
        {
            if (criteria[i].IsMet == true && Denied(criteria[i].Criterion, chart, at) is { } why) against.Field(FormattableString.Invariant($"Criteria[{i}].IsMet"), why);
        }

        if (string.IsNullOrWhiteSpace(form.Escort) && criteria.Exists(each => each is { Criterion: DischargeRules.EscortIsSettled, IsMet: true })
            && EscortRule.Because(formularies.Current.Formulary, chart.Plan, chart.State, chart.Standing) is { Count: > 0 } because)
            against.Field(nameof(Form.Escort), $"Nobody goes home alone after {string.Join(" and ", because)}. Say who takes the patient home, or answer “Not met” and say why.");

        against.Demand();
    }

    /// <summary>What the chart says against a criterion that was called met. Going home all the same is possible, with a reason.</summary>
    private string? Denied(string criterion, OpenChart chart, DateTimeOffset at) => criterion switch
    {
        DischargeRules.ObservationIsOver when chart.State.ObservationEndsAt is { } end && at < end =>
            $"The observation ends at {Zone.ToLocal(end).ToString("HH:mm", CultureInfo.InvariantCulture)}. Wait until then, or answer “Not met” and say why the patient goes home all the same.",
        DischargeRules.AccessIsRemoved when chart.Standing.All(entry => entry.Kind != EntryKind.AccessRemoved) =>
            "The chart has no entry that the access was removed. Record it first, or answer “Not met” and say why.",
        DischargeRules.SignsAreAsBefore when chart.State is { StartedAt: not null, StoppedAt: { } stopped } && !chart.Standing.Any(entry => entry.Kind == EntryKind.Observation && !entry.Vitals.IsEmpty && entry.EffectiveAt >= stopped) =>
            "No vital signs were taken since the stop. Take them first, or answer “Not met” and say why.",
        EarlyStop.Criterion when chart.State.EarlyStop is { Why: null } early =>
            $"{early.Sentence}, and the record does not say why. Record the reason first, or answer “Not met” and say why it is left open.",
        _ => null,
    };

    public sealed class TypedCriterion
    {
        public string Criterion { get; set; } = "";

        public bool? IsMet { get; set; }

        public string? Reason { get; set; }
    }
}
