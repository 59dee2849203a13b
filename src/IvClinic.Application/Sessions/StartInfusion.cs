using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Sessions.Products;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>Starts the infusion: only on the version of the plan that was approved, with what comes before it recorded.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class StartInfusion(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<StartInfusion.Form>(desk, zone)
{
    public sealed class Form : RateForm
    {
        public int? Bag { get; set; }

        public List<TypedLot> Lots { get; set; } = [];
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Bag).NotNull().WithMessage("Choose the bag.");
            RuleFor(form => form.RateMlPerH).IsRate();
            RuleFor(form => form.Lots).AreLots();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.DemandSeen(form.SeenControl);
        if (!chart.IsOfDowntime(form.At)) await work.DemandOpen(chart.Session.PatientId, "Not started.", cancel);
        // Once it runs or is over nothing else is worth saying.
        if (chart.State.Phase != SessionPhase.Preparing) chart.State.Demand(ChairsideSteps.Start);
        var against = new ReasonsAgainst();
        await against.Try(() => DemandApproved(chart, work, cancel));
        string[] missing = [.. Before.Where(each => chart.Standing.All(entry => entry.Kind != each.Kind)).Select(each => each.Words)];
        if (missing.Length > 0) against.Step($"Before the start these are missing: {string.Join(", ", missing)}.");
        against.Try(() => chart.State.Demand(ChairsideSteps.Start));
        var (bag, rate) = (form.Bag!.Value, form.Rate());
        BagDetails lots = new([]);
        if (chart.Plan.Bag(bag) is null) against.Field(nameof(Form.Bag), "This bag is not in the plan.");
        else against.Try(() => lots = Sessions.Lots.Checked(chart, bag, form.Lots, Zone, work.Now));
        var safety = await StartSafety.Of(work.Db, chart.Session, chart.Content, chart.State.Observed, formularies.Current.Formulary, Zone, work.Now, cancel);
        if (chart.IsOfDowntime(form.At))
        {
            against.Demand();
            RecordAfterwards(form, chart, lots, safety, work.Now);
            return;
        }

        var isHard = await DemandNothingHard(chart, safety, against, work, cancel);
        var ordered = safety.NeedsOrder(Answers(chart));
        var change = await ChairSafety.OfFirstRate(work, chart, formularies.Current.Formulary, Zone, bag, rate, cancel);
        against.Try(() => change.RefuseHard(nameof(RateForm.RateMlPerH)));
        // Nobody orders what no order lifts, nor on questions that were not asked yet.
        if (!isHard && missing.Length == 0)
        {
            await against.Try(() => chart.Settle(
                form,
                [
                    .. RateJudging.OfBag(chart.Plan, chart.State, bag, rate), .. RateCheck.Holding(chart.State, rate),
                    .. ordered.Select(sentence => new RateFinding(RateFindingKind.SafetyRule, sentence, true)), .. change.AsRateFindings,
                ],
                rate, cancel));
        }

        against.Demand();
        chart.DemandDoubleCheck(bag, rate, work.Now);
        if (ordered.Count > 0) chart.Append(ChartEntry.Note(chart.Stamp(form.At), "Started on an order although: " + string.Join(" ", ordered)));
        if (await OtherVersion(chart, work, cancel) is { } signedWith)
            chart.Append(ChartEntry.Note(chart.Stamp(form.At), $"Checked at the start by formulary {formularies.Current.VersionText}; the plan was signed with {signedWith}."));
        chart.Append(ChartEntry.Started(chart.Stamp(form.At), bag, rate, lots), form.SeenControl);
    }

    /// <summary>What refuses the start whoever orders it: all of it, not the first.</summary>
    private async Task<bool> DemandNothingHard(OpenChart chart, StartSafety safety, ReasonsAgainst against, CommandWork work, CancellationToken cancel)
    {
        IReadOnlyList<string> above = DayDose.Weight(chart.Standing) is { } kg ? DayDose.AboveCap(chart.Signed, kg) : [];
        if (above.Count > 0) against.Step($"Not started: {string.Join(" ", above)} No order lifts this; the prescriber changes the plan.");
        if (safety.Refused.Count > 0)
            against.Step($"Not started: {string.Join(" ", safety.Refused.Select(finding => finding.Sentence))} {await JudgedBy(chart, work, cancel)} No order lifts this; the prescriber changes the plan.");
        return above.Count > 0 || safety.Refused.Count > 0;
    }

    /// <summary>It ran while nothing could be entered: nothing is refused any more, and what the rules say now stands beside it.</summary>
    private static void RecordAfterwards(Form form, OpenChart chart, BagDetails lots, StartSafety safety, DateTimeOffset now)
    {
        var (bag, rate) = (form.Bag!.Value, form.Rate());
        string[] said = [.. safety.Refused.Select(finding => finding.Sentence), .. safety.NeedsOrder(Answers(chart))];
        if (said.Length > 0) chart.Append(ChartEntry.Note(chart.Stamp(form.At), "Start entered afterwards. The rules say now: " + string.Join(" ", said)));
        if (chart.MarkOfFound(rate, now) is { } notChecked) chart.Append(ChartEntry.Note(chart.Stamp(form.At), notChecked));
        chart.Append(ChartEntry.Started(chart.Stamp(form.At), bag, rate, lots), form.SeenControl);
    }

    /// <summary>The version the plan was signed with, where another one is in force.</summary>
    private async Task<string?> OtherVersion(OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var signedWith = await work.Db.Set<SignedPlan>().Where(signed => signed.Id == chart.Session.SignedPlanId).Select(signed => signed.FormularyVersion).FirstAsync(cancel);
        return formularies.Current.IsNamed(signedWith) ? null : signedWith;
    }

    private async Task<string> JudgedBy(OpenChart chart, CommandWork work, CancellationToken cancel) => await OtherVersion(chart, work, cancel) is { } signedWith
        ? $"Judged by formulary {formularies.Current.VersionText}, which is in force; the plan was signed with {signedWith}."
        : $"Judged by formulary {formularies.Current.VersionText}.";

    /// <summary>What is recorded before an infusion starts, in its order.</summary>
    public static readonly IReadOnlyList<(EntryKind Kind, string Words)> Before =
    [
        (EntryKind.IdentityChecked, "identity check"), (EntryKind.GoNoGo, "go / no-go"), (EntryKind.AccessPlaced, "access"), (EntryKind.Baseline, "baseline vital signs"),
    ];

    private static Dictionary<string, string> Answers(OpenChart chart) =>
        chart.Standing.LastOrDefault(entry => entry.Kind == EntryKind.GoNoGo) is { } last && EntryDetails.Read<GoNoGoDetails>(last)?.Answers is { } answers
            ? answers.GroupBy(each => each.Question, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Answer, StringComparer.Ordinal)
            : [];

    private static async Task DemandApproved(OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.Db.Set<TreatmentPlan>().AsNoTracking().FirstAsync(each => each.Id == chart.Session.PlanId, cancel);
        var (allowed, why) = plan.MayStart(chart.Session.PlanHash, work.Now);
        if (!allowed) throw new IllegalStepException($"Not started. {why}");
    }
}
