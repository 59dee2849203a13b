using System.Globalization;
using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Ends the stay: each criterion is met or overridden with a reason. Asked only of those who go home.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class DischargePatient(CommandDesk desk, ClinicZone zone) : ChairsideStep<DischargePatient.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public SessionEnding? Ending { get; set; }

        /// <summary>In the order of <see cref="DischargeRules.Criteria"/>.</summary>
        public List<TypedCriterion> Criteria { get; set; } = [.. DischargeRules.Criteria.Select(criterion => new TypedCriterion { Criterion = criterion })];

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
        if (form.Ending == SessionEnding.Home && chart.State.OpenReaction is not null) throw new IllegalStepException("A reaction is still open: record that it is resolved, or how the stay ends otherwise.");
        var answered = form.Criteria.Where(each => each.IsMet is not null).ToList();
        if (form.Ending == SessionEnding.Home && !DischargeRules.Criteria.All(criterion => answered.Exists(each => each.Criterion == criterion)))
            throw TypedMoment.Refused(nameof(Form.Criteria), "Answer every criterion.");
        var stamp = chart.Stamp(form.At);
        if (form.Ending == SessionEnding.Home) RefuseWhatTheChartDenies(form.Criteria, chart, stamp.EffectiveAt);
        chart.Append(ChartEntry.Discharged(
            stamp,
            new DischargeDetails(
                form.Ending!.Value, [.. answered.Select(each => new DischargeCriterion(each.Criterion, each.IsMet!.Value, each.Reason))],
                string.IsNullOrWhiteSpace(form.Escort) ? null : form.Escort.Trim(), await NextAppointment.Of(work.Db, chart.Session.PatientId, work.Now, cancel)),
            form.Note));
        work.Publish(new LiveNotice(LiveKind.Floor));
    }

    private void RefuseWhatTheChartDenies(List<TypedCriterion> criteria, OpenChart chart, DateTimeOffset at)
    {
        RefuseBeforeItsTime(criteria, chart.State.ObservationEndsAt, at);
        if (chart.Standing.All(entry => entry.Kind != EntryKind.AccessRemoved))
            RefuseMet(criteria, DischargeRules.AccessIsRemoved, "The chart has no entry that the access was removed. Record it first, or answer “Not met” and say why.");
        if (chart.State is { StartedAt: not null, StoppedAt: { } stopped } && !chart.Standing.Any(entry => entry.Kind == EntryKind.Observation && !entry.Vitals.IsEmpty && entry.EffectiveAt >= stopped))
            RefuseMet(criteria, DischargeRules.SignsAreAsBefore, "No vital signs were taken since the stop. Take them first, or answer “Not met” and say why.");
    }

    private static void RefuseMet(List<TypedCriterion> criteria, string criterion, string why)
    {
        var index = criteria.FindIndex(each => each.IsMet == true && each.Criterion == criterion);
        if (index >= 0) throw TypedMoment.Refused(FormattableString.Invariant($"Criteria[{index}].IsMet"), why);
    }

    // Going home early is possible, with a reason; saying that the time is over before it is, is not.
    private void RefuseBeforeItsTime(List<TypedCriterion> criteria, DateTimeOffset? until, DateTimeOffset at)
    {
        var index = criteria.FindIndex(each => each is { Criterion: DischargeRules.ObservationIsOver, IsMet: true });
        if (index < 0 || until is not { } end || at >= end) return;
        var time = Zone.ToLocal(end).ToString("HH:mm", CultureInfo.InvariantCulture);
        throw TypedMoment.Refused(FormattableString.Invariant($"Criteria[{index}].IsMet"), $"The observation ends at {time}. Wait until then, or answer “Not met” and say why the patient goes home all the same.");
    }

    public sealed class TypedCriterion
    {
        public string Criterion { get; set; } = "";

        public bool? IsMet { get; set; }

        public string? Reason { get; set; }
    }
}
