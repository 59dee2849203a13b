using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records a reaction that became known after the patient had gone home, also after the last signature.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordDelayedReaction(CommandDesk desk, ClinicZone zone) : ChairsideStep<RecordDelayedReaction.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public ReactionType? Type { get; set; }

        /// <summary>CTCAE 1 to 5, the worst so far.</summary>
        public int? Grade { get; set; }

        /// <summary>Ids of <see cref="ChairsideTerms.Symptoms"/>.</summary>
        public List<string> Symptoms { get; set; } = [];

        public string? ToldBy { get; set; }

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.At).NotNull().WithMessage("Enter when it began.");
            RuleFor(form => form.Type).NotNull().WithMessage("Choose what kind of reaction it is; “not known yet” is an answer.").IsInEnum();
            RuleFor(form => form.Grade).NotNull().WithMessage("Choose the grade.").InclusiveBetween(1, 5);
            RuleFor(form => form.Symptoms).NotEmpty().WithMessage("Choose at least one symptom.").AreSymptoms();
            RuleFor(form => form.ToldBy).NotEmpty().WithMessage("Write who told of it.").IsOneLine();
            RuleFor(form => form.Note).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var stamp = chart.Stamp(form.At);
        if (chart.State.StartedAt is { } started && stamp.EffectiveAt < started) throw TypedMoment.Refused(nameof(Form.At), "This is before the infusion began.");
        chart.Append(ChartEntry.DelayedReaction(
            stamp, form.Grade!.Value, new DelayedReactionDetails(form.Type!.Value, ChairsideTerms.GradeScale, form.Symptoms, TypedText.Tidy(form.ToldBy)), TypedText.Tidy(form.Note)));
        await work.TellPatient(chart.Session.PatientId, cancel);
    }
}
