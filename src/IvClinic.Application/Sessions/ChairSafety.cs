using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using PlannedBag = IvClinic.Domain.Plans.PlannedBag;
using RateStep = IvClinic.Domain.Plans.RateStep;
using RuleBag = IvClinic.Domain.Safety.PlannedBag;
using RuleIngredient = IvClinic.Domain.Safety.PlannedIngredient;
using RuleKind = IvClinic.Domain.Safety.BagKind;

namespace IvClinic.Application.Sessions;

/// <summary>What the safety rules say about one step at the chair that they did not say about the plan.</summary>
internal sealed record ChairVerdict(IReadOnlyList<SafetyFinding> Findings)
{
    public static ChairVerdict Nothing { get; } = new([]);

    public IEnumerable<SafetyFinding> Refused => Findings.Where(finding => finding.Level == FindingLevel.Refused);

    public IEnumerable<SafetyFinding> NeedsOrder => Findings.Where(finding => finding.Level == FindingLevel.NeedsReason);

    public IEnumerable<RateFinding> AsRateFindings => NeedsOrder.Select(finding => new RateFinding(RateFindingKind.SafetyRule, finding.Sentence, true));

    /// <summary>Everything that an intention would not have passed, for the mark beside a fact; null when there is nothing.</summary>
    public string? Mark()
    {
        var said = string.Join(" ", Refused.Concat(NeedsOrder).Select(finding => finding.Sentence).Distinct(StringComparer.Ordinal));
        return said.Length > 0 ? said : null;
    }

    /// <summary>A limit refuses an intention, whoever orders it.</summary>
    /// <exception cref="FormRejectedException">A hard limit is passed.</exception>
    public void RefuseHard(string field)
    {
        if (Refused.FirstOrDefault() is { } refused) throw TypedMoment.Refused(field, $"{refused.Sentence} No order lifts this.");
    }
}

/// <summary>
/// Asks the one safety engine about a rate, a bolus or a medicine at the chair. The plan was judged before; here counts
/// what the step adds: the plan is judged without and with it.
/// </summary>
internal static class ChairSafety
{
    // How a premedication is prepared and what the plan is for says nothing about it.
    private static readonly FindingKind[] NotOfAMedicine =
    [
        FindingKind.Indication, FindingKind.Duration, FindingKind.Rate, FindingKind.Concentration, FindingKind.Diluent, FindingKind.Compatibility, FindingKind.Incompatibility,
    ];

    /// <summary>The first rate of a bag, at the start or when it is hung. A rate that the plan begins with was judged with the plan.</summary>
    public static async Task<ChairVerdict> OfFirstRate(CommandWork work, OpenChart chart, ClinicFormulary formulary, ClinicZone zone, int bag, FlowRate rate, CancellationToken cancel) =>
        chart.Plan.Bag(bag) is { } planned && planned.Steps is [{ Flow: { } first }, ..] && rate > first && !RateCheck.IsSame(rate, first)
            ? await OfSteps(work, chart, formulary, zone, bag, [new RateStep(rate.MillilitresPerHour, RateUnit.MillilitrePerHour)], cancel)
            : ChairVerdict.Nothing;

    /// <summary>A higher rate than the one that runs. What has run stays as it was; a rate of the plan's own steps was judged with it, a lower one never waits.</summary>
    public static async Task<ChairVerdict> OfRate(CommandWork work, OpenChart chart, ClinicFormulary formulary, ClinicZone zone, FlowRate rate, CancellationToken cancel)
    {
        if (chart.State.CurrentBag is not { } bag || chart.Plan.Bag(bag) is not { } planned || rate <= chart.State.CurrentRate) return ChairVerdict.Nothing;
        if (planned.Steps.Any(step => step.Flow is { } flow && RateCheck.IsSame(flow, rate))) return ChairVerdict.Nothing;
        var ran = chart.State.Segments.Where(segment => segment.Bag == bag)
            .Select(segment => new RateStep(segment.Rate.MillilitresPerHour, RateUnit.MillilitrePerHour, Math.Max(1, (int)(segment.To - segment.From).TotalMinutes)));
        return await OfSteps(work, chart, formulary, zone, bag, [.. ran, new RateStep(rate.MillilitresPerHour, RateUnit.MillilitrePerHour)], cancel);
    }

    /// <summary>A volume from a bag at once.</summary>
    /// <param name="minutes">Over how long it runs in.</param>
    public static async Task<ChairVerdict> OfBolus(CommandWork work, OpenChart chart, ClinicFormulary formulary, ClinicZone zone, int bag, Volume volume, decimal minutes, CancellationToken cancel)
    {
        if (chart.Content.Bags.FirstOrDefault(each => each.Number == bag) is not { } planned || chart.Plan.Bag(bag) is not { } hanging) return ChairVerdict.Nothing;
        RuleIngredient[] amounts =
        [
            .. hanging.Ingredients.Select(each => each.Concentration is { } concentration
                    ? new RuleIngredient(each.Medication, (concentration * volume).Milligrams, DoseUnit.Milligram)
                    : each.Volume is not null ? new RuleIngredient(each.Medication, volume.Millilitres, DoseUnit.Millilitre) : null)
                .OfType<RuleIngredient>().Where(each => each.Amount > 0m && formulary.Medicines.ContainsKey(each.MedicineId)),
        ];
        if (amounts.Length == 0) return ChairVerdict.Nothing;
        var picture = await Picture(work, chart, formulary, zone, null, cancel);
        var session = new PlannedSession(
            chart.Content.Indication,
            [new RuleBag { Ingredients = amounts, Route = planned.Route, Diluent = planned.Diluent, FinalVolumeMl = volume.Millilitres, DurationMinutes = minutes, Kind = RuleKind.Bolus }]);
        return new([.. picture.Assess(session, formulary).Where(finding => !IsAnswered(chart.Content, finding))]);
    }

    /// <summary>A premedication or rescue beside the plan: its dose, and everything between it and the patient, the plan and today's other medicines.</summary>
    /// <param name="corrected">The entry this one corrects: its dose does not count.</param>
    public static async Task<ChairVerdict> OfMedicine(
        CommandWork work, OpenChart chart, ClinicFormulary formulary, ClinicZone zone, string name, string dose, string route, bool emergency, CancellationToken cancel, long? corrected = null)
    {
        var picture = await Picture(work, chart, formulary, zone, chart.Session.Id, cancel, corrected);
        var plan = PlanInRules.Of(chart.Content, PlanArithmetic.Of(chart.Content, chart.Content.DosingWeightOf), formulary).Session with { Emergency = emergency };
        if (formulary.Named(name.Trim()) is not { } medicine) return OutsideMedicine.Judged(name.Trim(), picture, plan, formulary);
        if (DoseText.Read(dose) is not var (amount, unit)) return new([OutsideMedicine.NotRead(medicine, dose)]);
        var with = plan with
        {
            Bags = [.. plan.Bags, new RuleBag { Ingredients = [new RuleIngredient(medicine.Id, amount, unit)], Route = route, DurationMinutes = 1m, Kind = RuleKind.Bolus }],
        };
        return Added(picture.Assess(plan, formulary), picture.Assess(with, formulary).Where(finding => !NotOfAMedicine.Contains(finding.Kind)));
    }

    private static async Task<ChairVerdict> OfSteps(
        CommandWork work, OpenChart chart, ClinicFormulary formulary, ClinicZone zone, int bag, IReadOnlyList<RateStep> steps, CancellationToken cancel)
    {
        var picture = await Picture(work, chart, formulary, zone, chart.Session.Id, cancel);
        var changed = chart.Content with { Bags = [.. chart.Content.Bags.Select(each => each.Number == bag ? each with { Steps = steps } : each)] };
        return Added(
            picture.Judge(chart.Content, formulary).Findings,
            picture.Judge(changed, formulary).Findings.Where(finding => finding.Kind is FindingKind.Rate or FindingKind.Duration));
    }

    private static async Task<PatientPicture> Picture(CommandWork work, OpenChart chart, ClinicFormulary formulary, ClinicZone zone, long? running, CancellationToken cancel, long? corrected = null)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == chart.Session.PatientId, cancel);
        return (await PictureLoading.Load(work.Db, patient, formulary, zone, work.Now, cancel, running, corrected)).Picture;
    }

    // A reason holds for the values it was given for: that of the plan's dose says nothing about another one.
    private static bool IsAnswered(PlanContent plan, SafetyFinding finding) =>
        FindingKeys.HasReason(plan, finding, FindingKeys.ReasonIn(plan, finding)?.Ground?.FormularyVersion ?? "");

    /// <summary>What is new or worse than before; a rule that spoke about the plan already was answered there.</summary>
    internal static ChairVerdict Added(IReadOnlyList<SafetyFinding> before, IEnumerable<SafetyFinding> after) =>
        new([.. after.Where(finding => !before.Any(known => known.RuleId == finding.RuleId && known.MedicineId == finding.MedicineId && known.OtherName == finding.OtherName && known.Level >= finding.Level))]);
}
