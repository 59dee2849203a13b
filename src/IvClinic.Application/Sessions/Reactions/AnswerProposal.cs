using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>A person takes what a closing proposes into the history, once, or says why not. Nothing enters the history by itself.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class AnswerProposal(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<AnswerProposal.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>Seq of the reaction's opening.</summary>
        public int Reaction { get; set; }

        public string? Medicine { get; set; }

        public AllergyKind? Kind { get; set; }

        public bool? IsAccepted { get; set; }

        /// <summary>Why it is not taken over.</summary>
        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Medicine).NotEmpty();
            RuleFor(form => form.Kind).NotNull();
            RuleFor(form => form.IsAccepted).NotNull().WithMessage("Say whether it is taken into the history.");
            RuleFor(form => form.Reason).IsText();
            RuleFor(form => form.Reason).NotEmpty().WithMessage("Write why it is not taken into the history.").When(form => form.IsAccepted == false);
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var reaction = chart.State.AllReactions.FirstOrDefault(each => each.Seq == form.Reaction && each.Seq > 0) ?? throw new NotFoundException("The reaction");
        var closing = reaction.Closing ?? throw new IllegalStepException("This reaction is not closed.");
        var proposal = closing.Details.Proposals.FirstOrDefault(each => each.Medicine == form.Medicine && each.Kind == form.Kind)
            ?? throw new IllegalStepException("This is not proposed any more: the reaction was closed again. Look at the present proposal.");
        if (closing.AnswerTo(proposal) is { } answered)
            throw new IllegalStepException(answered.IsAccepted ? "It was taken into the history already." : "It was answered already: not taken into the history.");
        var entry = form.IsAccepted!.Value ? Entry(proposal, chart, reaction, work) : null;
        chart.Append(ChartEntry.ProposalAnswered(chart.Stamp(null), new ProposalAnswer(reaction.Seq, proposal.Medicine, proposal.Kind, entry is not null, entry?.PublicId, formularies.Current.Formulary.DisplayName(proposal.Medicine)), TypedText.Tidy(form.Reason)));
        await work.TellPatient(chart.Session.PatientId, cancel);
    }

    private PatientAllergy Entry(HistoryProposal proposal, OpenChart chart, ReactionState reaction, CommandWork work)
    {
        var entry = new PatientAllergy
        {
            // As it reads on our screens: the safety rules know the medicine by that name (AllergyCheck).
            Substance = formularies.Current.Formulary.DisplayName(proposal.Medicine),
            Kind = proposal.Kind,
            Reaction = proposal.Text,
            Severity = proposal.Severity,
        };
        work.Record(entry, chart.Session.PatientId, FormattableString.Invariant($"reaction of {Zone.DateOf(reaction.OpenedAt):yyyy-MM-dd}, confirmed here"));
        return entry;
    }
}
