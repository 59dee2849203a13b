using FluentValidation;
using IvClinic.Application.ClinicDay;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>
/// The last questions before an infusion: the clinic's own, the formulary's for the medicines of the plan, what only the day
/// can answer, and the weight. What the patient answers goes into the record; then the decision with its reason.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordGoNoGo(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<RecordGoNoGo.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>The clinic's questions in the order of <see cref="GoNoGoRules.Questions"/>, then those of <see cref="StartSafety.Asked"/>.</summary>
        public List<TypedReply> Replies { get; set; } = [.. GoNoGoRules.Questions.Select(each => new TypedReply { Question = each.Question, About = each.Question })];

        /// <summary>When medicines at home were last taken, where a rule needs it.</summary>
        public List<TypedLastTaken> LastTaken { get; set; } = [];

        /// <summary>Asked where a rule needs it.</summary>
        public PregnancyStatus? Pregnancy { get; set; }

        /// <summary>What happened since the last infusion, in the patient's words.</summary>
        public string? SinceLastTime { get; set; }

        /// <summary>In kg.</summary>
        public decimal? WeightKg { get; set; }

        public bool? Go { get; set; }

        public string? Reason { get; set; }

        /// <summary>Adds what the formulary and the day ask; what was typed already stays.</summary>
        public void Ask(StartSafety today)
        {
            foreach (var item in today.Asked.Where(item => !Replies.Exists(each => each.Question == item.Question)))
                Replies.Add(new TypedReply { Question = item.Question, About = item.Check.Check, Detail = item.Detail, MayNotApply = item.Check.IsConditional });
            foreach (var medicine in today.Questions.Select(question => question.HomeMedicine).OfType<string>().Where(name => !LastTaken.Exists(each => each.Medicine == name)))
                LastTaken.Add(new TypedLastTaken { Medicine = medicine });
        }
    }

    public sealed class TypedReply
    {
        public string Question { get; set; } = "";

        /// <summary>What the record says about it.</summary>
        public string? Detail { get; set; }

        /// <summary>Of the formulary's questions the id of the check; of the clinic's own the question.</summary>
        public string About { get; set; } = "";

        /// <summary>Of the formulary's questions; the clinic's own say it in their list.</summary>
        public bool MayNotApply { get; set; }

        public ChecklistReply? Reply { get; set; }
    }

    public sealed class TypedLastTaken
    {
        public string Medicine { get; set; } = "";

        public DateOnly? On { get; set; }

        public TimeOnly? At { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Go).NotNull().WithMessage("Decide: go or no-go.");
            RuleFor(form => form.WeightKg).Must(kg => kg is null or (>= BodyWeight.LowestKilograms and <= BodyWeight.HighestKilograms)).WithMessage("A body weight is between 0.3 and 650 kg.");
            RuleFor(form => form.Reason).IsText();
            RuleFor(form => form.SinceLastTime).IsText();
            RuleFor(form => form.Reason).NotEmpty().When(form => form.Go == false).WithMessage("Say why not.");
            RuleFor(form => form.Replies).Custom((replies, context) =>
            {
                // A no-go may be decided after the first question; a go needs them all. Whether the kit check answers one is decided later.
                if (context.InstanceToValidate.Go != true) return;
                for (var i = 0; i < replies.Count; i++)
                {
                    if (replies[i].Reply is null && EmergencyKit.Behind(replies[i].About).Count == 0) context.AddFailure(Field(i), NotAnswered(replies[i]));
                }
            });
            RuleFor(form => form.LastTaken).Custom((taken, context) =>
            {
                for (var i = 0; i < taken.Count; i++)
                {
                    if (taken[i] is { On: null, At: not null }) context.AddFailure(FormattableString.Invariant($"LastTaken[{i}].On"), "Enter the day as well as the time.");
                }
            });
            When(form => form.Go == true, () =>
            {
                RuleFor(form => form.Reason).NotEmpty().When(form => form.WeightKg is null).WithMessage("Not weighed today: say why it can go on without.");
                RuleFor(form => form.Reason).NotEmpty().When(form => form.Replies.Exists(each => each.Reply == ChecklistReply.No)).WithMessage("A question was answered with no: say why it is a go all the same.");
            });
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var stamp = chart.Stamp(form.At);
        // The kit as it was when the questions were asked, which may be hours ago.
        var today = await StartSafety.Of(work.Db, chart.Session, chart.Content, chart.State.Observed, formularies.Current.Formulary, Zone, work.Now, cancel);
        var kit = await KitToday.Holding(work.Db, Zone, stamp.EffectiveAt, cancel);
        var byKit = today.Kit.Select(answer => answer.At(kit)).ToDictionary(answer => answer.Question, StringComparer.Ordinal);
        if (form.Go == true)
        {
            var against = new ReasonsAgainst();
            DemandAnswers(form, today, byKit, against);
            if (form.WeightKg is { } kg && chart.Content.WeightUsed is { } used && GoNoGoRules.WeightDoubt(kg, used.WeightKg) is { } doubt && string.IsNullOrWhiteSpace(form.Reason))
                against.Field(nameof(Form.Reason), doubt + " Say why it is a go all the same, or decide no-go.");
            against.Demand();
        }

        var history = await SinceLastTime.Of(work.Db, form.SessionId, cancel);
        IReadOnlyList<GoNoGoAnswer> answers =
        [
            .. form.Replies.Where(each => each.Reply is not null).Select(each => new GoNoGoAnswer(each.Question, GoNoGoRules.Of(each.Reply!.Value) + Beside(each, byKit), Shown(each.Question, history))),
            .. string.IsNullOrWhiteSpace(form.SinceLastTime) ? Array.Empty<GoNoGoAnswer>() : [new GoNoGoAnswer("Since the last infusion", form.SinceLastTime.Trim())],
            .. byKit.Values.Where(answer => answer.IsYes && !form.Replies.Exists(each => each.Question == answer.Question && each.Reply is not null))
                .Select(answer => new GoNoGoAnswer(answer.Question, $"{GoNoGoRules.Of(ChecklistReply.Yes)}, {KitWords.By(answer.Check!, Zone)}")),
            .. form.LastTaken.Where(each => each.On is not null).Select(each => new GoNoGoAnswer($"{each.Medicine} last taken", FormattableString.Invariant($"{each.On:yyyy-MM-dd} {each.At:HH\\:mm}").Trim())),
            .. form.Pregnancy is { } said ? [new GoNoGoAnswer("Pregnancy today", said.ToString())] : Array.Empty<GoNoGoAnswer>(),
        ];
        chart.Append(ChartEntry.GoNoGo(stamp, new GoNoGoDetails(form.Go!.Value, answers, form.WeightKg), form.Reason));
        await new DayAnswers(work, Zone, chart.Session.PatientId).Record(form, stamp, cancel);
    }

    private static IReadOnlyList<string>? Shown(string question, HistoryToGoThrough history) => question switch
    {
        GoNoGoRules.AllergiesGoneThrough => Listed(history.AllergyAnswer, history.Allergies),
        GoNoGoRules.MedicinesGoneThrough => [.. Listed(history.MedicineAnswer, history.Medicines), .. history.Changes],
        _ => null,
    };

    private static IReadOnlyList<string> Listed(HistoryListAnswer answer, IReadOnlyList<string> lines) =>
        lines.Count > 0 ? lines : [answer == HistoryListAnswer.None ? "none, asked" : "not asked: unknown"];

    private static string Field(int index) => FormattableString.Invariant($"{nameof(Form.Replies)}[{index}].{nameof(TypedReply.Reply)}");

    private static string NotAnswered(TypedReply reply) => $"{reply.Question}: not answered.";

    /// <summary>A yes against the kit check stands in the chart with what that check said.</summary>
    private string Beside(TypedReply reply, Dictionary<string, KitAnswer> byKit) =>
        reply.Reply == ChecklistReply.Yes && byKit.GetValueOrDefault(reply.Question) is { Check: { } check, Gaps: { Count: > 0 } gaps } ? $" (although {KitWords.By(check, Zone)}: {string.Join(", ", gaps)})" : "";

    private static void DemandAnswers(Form form, StartSafety today, Dictionary<string, KitAnswer> byKit, ReasonsAgainst against)
    {
        var unanswered = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < form.Replies.Count; i++)
        {
            if (form.Replies[i].Reply is not null || byKit.GetValueOrDefault(form.Replies[i].Question) is { IsYes: true }) continue;
            unanswered.Add(form.Replies[i].Question);
            against.Field(Field(i), NotAnswered(form.Replies[i]));
        }

        var replies = form.Replies.Where(each => each.Reply is not null).ToLookup(each => each.Question, StringComparer.Ordinal);
        string[] open =
        [
            .. GoNoGoRules.Questions.Select(each => each.Question).Concat(today.Asked.Select(item => item.Question)).Where(question => !replies.Contains(question) && !unanswered.Contains(question) && byKit.GetValueOrDefault(question) is not { IsYes: true }),
            .. today.Questions.Where(question => question.HomeMedicine is { } name && !form.LastTaken.Exists(each => each.Medicine == name && each.On is not null)).Select(question => question.Text),
        ];
        if (open.Length > 0 && string.IsNullOrWhiteSpace(form.Reason)) against.Field(nameof(Form.Replies), $"Answer every question: {string.Join("; ", open)}.");
        else if (open.Any(question => GoNoGoRules.Questions.Any(each => each.Question == question))) against.Field(nameof(Form.Replies), "Answer every question.");
        foreach (var item in today.Checks.Where(item => item.Check is { IsRequired: true, IsConditional: false }))
        {
            var question = GoNoGoRules.Covers.GetValueOrDefault(item.Check.Check, item.Question);
            if (replies[question].Any(each => each.Reply == ChecklistReply.DoesNotApply))
                against.Field(nameof(Form.Replies), $"“{question}” applies: {item.Medicine} asks for it ({item.Check.Criterion}). Answer yes or no.");
        }
    }
}
