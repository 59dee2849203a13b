using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Grades a reaction: the record suggests, the nurse decides. Below the suggestion a reason is needed.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class GradeReaction(CommandDesk desk, ClinicZone zone) : ChairsideStep<GradeReaction.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public ReactionType? Type { get; set; }

        /// <summary>CTCAE 1 to 5.</summary>
        public int? Grade { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Type).NotNull().WithMessage("Choose what kind of reaction it is.").IsInEnum();
            RuleFor(form => form.Grade).NotNull().WithMessage("Choose the grade.").InclusiveBetween(1, 5);
            RuleFor(form => form.Reason).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var reaction = chart.State.Reactions is [.., var latest] ? latest : throw new IllegalStepException("No reaction is open. Open one first.");
        // With the type as it is known now: anaphylaxis has no grade 1 or 2.
        var type = form.Type!.Value;
        var suggested = SuggestedGrade.Of(reaction with { Type = type == ReactionType.NotYetKnown ? reaction.Type : type }, chart.Standing);
        if (form.Grade < suggested.Grade && string.IsNullOrWhiteSpace(form.Reason))
            throw TypedMoment.Refused(nameof(Form.Reason), FormattableString.Invariant($"The record suggests grade {suggested.Grade}: {suggested.Why} Say why it is lower."));
        chart.Append(ChartEntry.ReactionGraded(chart.Stamp(form.At), form.Grade!.Value, new GradeDetails(type, ChairsideTerms.GradeScale, suggested.Grade), form.Reason));
        return Task.CompletedTask;
    }
}
