using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Sessions;

/// <summary>
/// Closes a reaction: how sure the cause is, how serious it was, how it ended, and what it changes next time. A nurse's closing
/// is a proposal that a clinician completes. The plan is put on hold at once where the rule says so, whoever closes.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class CloseReaction(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<CloseReaction.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>Seq of the reaction's opening.</summary>
        public int Reaction { get; set; }

        public ReactionType? Type { get; set; }

        /// <summary>The worst grade it reached; empty: as recorded.</summary>
        public int? Grade { get; set; }

        /// <summary>Formulary ids.</summary>
        public List<string> Suspected { get; set; } = [];

        public string? Causality { get; set; }

        /// <summary>Codes of <see cref="ChairsideTerms.Seriousness"/>.</summary>
        public List<string> Serious { get; set; } = [];

        /// <summary>Ticked where none of them is so: an empty list alone could be a slip.</summary>
        public bool IsNotSerious { get; set; }

        public ReactionOutcome? Outcome { get; set; }

        public bool? IsPatientTold { get; set; }

        public string? ReportedTo { get; set; }

        public string? Premedication { get; set; }

        public decimal? StartMlPerH { get; set; }

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Type).NotNull().WithMessage("Choose what kind of reaction it was.").IsInEnum().NotEqual(ReactionType.NotYetKnown).WithMessage("Choose what kind of reaction it was; “other” is an answer.");
            RuleFor(form => form.Grade).InclusiveBetween(1, 5);
            RuleFor(form => form.Causality).NotEmpty().WithMessage("Choose how sure the cause is.")
                .Must(code => string.IsNullOrEmpty(code) || ChairsideTerms.Causality.Any(term => term.Code == code)).WithMessage("Choose a category of the list.");
            RuleFor(form => form.Suspected).Must((form, suspected) => suspected.Count > 0 || form.Causality is "unlikely" or "unassessable").WithMessage("Choose the suspected medicine.");
            RuleFor(form => form.Serious).Must(codes => codes.TrueForAll(code => ChairsideTerms.Seriousness.Any(term => term.Code == code))).WithMessage("Choose reasons of the list.");
            RuleFor(form => form.IsNotSerious).Must((form, none) => none == (form.Serious.Count == 0)).WithMessage("Say why it was serious, or tick that it was not.");
            RuleFor(form => form.Outcome).NotNull().WithMessage("Choose how it went on; “not known” is an answer.").IsInEnum();
            RuleFor(form => form.IsPatientTold).NotNull().WithMessage("Say whether the patient was told.");
            RuleFor(form => form.StartMlPerH).InclusiveBetween(0.1m, ChairsideRules.HighestRateMlPerH).WithMessage("A starting rate is between 0.1 and 1500 mL/h.")
                .Must(rate => rate is null || rate % PumpRate.StepMlPerH == 0m).WithMessage("Enter the rate in steps of 0.1 mL/h.");
            RuleFor(form => form.ReportedTo).IsOneLine();
            RuleFor(form => form.Premedication).IsOneLine();
            RuleFor(form => form.Note).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var reaction = chart.State.AllReactions.FirstOrDefault(each => each.Seq == form.Reaction && each.Seq > 0) ?? throw new NotFoundException("The reaction");
        var isClinician = work.Actor.Is(ClinicRole.Clinician);
        if (ClosingRule.Against(reaction, chart.State.Phase) is { } against) throw new IllegalStepException("This reaction cannot be closed yet. " + against);
        if (reaction.Closing is { IsCompleted: true } done && !isClinician)
            throw new IllegalStepException($"{done.ByName} has closed this reaction. Only a clinician closes it again.");
        var grade = form.Grade ?? reaction.WorstGrade!.Value;
        if (ClosingRule.Contradiction(reaction, grade, form.Outcome!.Value, form.Serious) is var (field, why)) throw TypedMoment.Refused(field, why);
        var known = SuspectsOf(chart);
        if (form.Suspected.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } other) throw TypedMoment.Refused(nameof(Form.Suspected), $"{other} is not recorded as given in this session.");

        var details = Details(form, reaction, grade, chart) with { HoldGrounds = await Grounds(form, reaction, grade, chart, work, cancel) };
        var held = await Hold(details, reaction, grade, chart, work, cancel);
        chart.Append(ChartEntry.ReactionClosed(chart.Stamp(null), grade, details with { HeldPlan = held is not null }, isClinician, TypedText.Tidy(form.Note)));
        work.Concerns(chart.Session.PatientId, form.SessionId.ToString(), held);
        // The next session and the plan show it, whatever this one does.
        await work.TellPatient(chart.Session.PatientId, cancel);
    }

    /// <summary>What ran and what was given before it: the medicines a reaction can be laid to.</summary>
    public static IReadOnlyList<string> SuspectsOf(SessionPlan plan, IReadOnlyList<ChartEntry> standing, Domain.Formulary.ClinicFormulary formulary) =>
    [
        .. plan.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication)
            .Concat(standing.Where(entry => entry.Kind == EntryKind.PremedicationGiven).Select(EntryDetails.Read<MedicineDetails>).OfType<MedicineDetails>().Select(given => formulary.Named(given.Medication.Trim())?.Id ?? given.Medication.Trim()))
            .Distinct(StringComparer.Ordinal),
    ];

    private IReadOnlyList<string> SuspectsOf(OpenChart chart) => SuspectsOf(chart.Plan, chart.Standing, formularies.Current.Formulary);

    private ClosingDetails Details(Form form, ReactionState reaction, int grade, OpenChart chart)
    {
        var helped = NextTimeRule.Helped(reaction, chart.Standing, name => formularies.Current.Formulary.Named(name) is { Category: "rescue" });
        return new ClosingDetails
        {
            Reaction = reaction.Seq,
            Type = form.Type!.Value,
            Scale = ChairsideTerms.GradeScale,
            Suspected = form.Suspected,
            Causality = form.Causality!,
            Serious = form.Serious,
            Outcome = form.Outcome!.Value,
            Dechallenge = ChallengeReading.Dechallenge(reaction, chart.Standing),
            Rechallenge = ChallengeReading.Rechallenge(reaction),
            IsPatientTold = form.IsPatientTold!.Value,
            ReportedTo = TypedText.Tidy(form.ReportedTo),
            NextTime = new NextTimeAdvice(TypedText.Tidy(form.Premedication), form.StartMlPerH),
            Proposals = ProposalRule.Of(reaction, form.Type.Value, grade, form.Causality!, form.Suspected, helped),
        };
    }

    private static async Task<IReadOnlyList<HoldGround>> Grounds(Form form, ReactionState reaction, int grade, OpenChart chart, CommandWork work, CancellationToken cancel) =>
        ReactionHoldRule.Grounds(Assessed(form.Type!.Value, reaction, grade, form.Serious.Count > 0, await HadGradeTwo(reaction, chart, work, cancel)));

    private static AssessedReaction Assessed(ReactionType type, ReactionState reaction, int grade, bool isSerious, bool hadBefore) => new(type, grade, isSerious, reaction.SymptomsSeen, hadBefore);

    /// <summary>Another reaction on this plan was closed with grade 2 or above and its closing stands.</summary>
    private static async Task<bool> HadGradeTwo(ReactionState reaction, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        if (chart.State.AllReactions.Any(each => each.Seq != reaction.Seq && each.Closing is { Grade: >= 2 })) return true;
        var entries = work.Db.Set<ChartEntry>();
        return await (
            from session in work.Db.Set<InfusionSession>()
            where session.PlanId == chart.Session.PlanId && session.Id != chart.Session.Id
            join entry in entries on session.Id equals entry.SessionId
            where (entry.Kind == EntryKind.ReactionClosingProposed || entry.Kind == EntryKind.ReactionClosed) && entry.Grade >= 2 && !entries.Any(later => later.VoidsEntryId == entry.Id)
            select entry.Id).AnyAsync(cancel);
    }

    /// <summary>In the same transaction, in the name of who closes. A ground that an earlier closing of this reaction acted on holds no second time.</summary>
    /// <returns>The reason of the hold; null where the plan is not put on hold by this closing.</returns>
    private async Task<string?> Hold(ClosingDetails closing, ReactionState reaction, int grade, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        HoldGround[] grounds = [.. closing.HoldGrounds.Except(reaction.Closings.SelectMany(each => each.Details.HoldGrounds))];
        if (grounds.Length == 0) return null;
        var plan = await work.Db.Set<TreatmentPlan>().AsTracking().FirstAsync(each => each.Id == chart.Session.PlanId, cancel);
        if (plan.IsOnHold || plan.IsOver) return null;
        var reason = ReactionHoldRule.Reason(new(closing.Type, grade, closing.Serious.Count > 0, reaction.SymptomsSeen, false), grounds, Zone.DateOf(reaction.OpenedAt));
        plan.Hold(reason, new PlanStep(work.Actor.UserId, work.Actor.DisplayName, work.Now));
        work.Services.GetRequiredService<AuditTrail>().Add(work.Db, work.Now, work.Actor, "HoldPlan", plan.PatientId, plan.PublicId.ToString(), AuditOutcome.Done, reason);
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return reason;
    }
}
