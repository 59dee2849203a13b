using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions.Watching;
using IvClinic.Domain.Suitability;

namespace IvClinic.Application.Safety;

/// <summary>A measurement the rules use, and how old it is. Old values count; the screen says how old they are.</summary>
/// <param name="Value">In the unit of <see cref="MeasurementUnits"/>.</param>
/// <param name="On">The clinic's date on which it was measured.</param>
public sealed record MeasuredFact(MeasurementKind Kind, decimal Value, DateOnly On, int DaysOld)
{
    /// <summary>From the creatinine of that day, as the record has no laboratory value.</summary>
    public bool IsCalculated { get; init; }
}

/// <summary>
/// What the record knows of one patient at one instant, as the safety rules ask for it: facts, what is not known, and the
/// doses already given. Immutable; judging a plan by it needs no database.
/// </summary>
public sealed record PatientPicture
{
    /// <summary>The patient's public id.</summary>
    public required Guid PatientId { get; init; }

    /// <summary>The instant of the picture (UTC), and the clinic's date at it.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>With every entry that stands in the lists, whether or not the lists were confirmed.</summary>
    public required PatientFacts Facts { get; init; }

    public required HistoryListAnswer Conditions { get; init; }

    public required HistoryListAnswer Allergies { get; init; }

    public required HistoryListAnswer HomeMedicines { get; init; }

    /// <summary>Weight, height and laboratory values, the latest of each.</summary>
    public IReadOnlyList<MeasuredFact> Measured { get; init; } = [];

    /// <summary>The clinic's date of the answer about pregnancy; null where nobody asked.</summary>
    public DateOnly? PregnancyAnsweredOn { get; init; }

    /// <summary>Doses of the last 400 days: given elsewhere, and in sessions here as the chart derives them.</summary>
    public IReadOnlyList<GivenDose> Given { get; init; } = [];

    /// <summary>Doses on record that could not be counted, in sentences.</summary>
    public IReadOnlyList<string> NotCounted { get; init; } = [];

    /// <summary>The suitability decisions of this patient: a plan is judged by the one it names.</summary>
    public IReadOnlyList<SuitabilityDecision> Decisions { get; init; } = [];

    /// <summary>Plans of this patient beside the one that is judged; read where a plan is written, signed or reviewed.</summary>
    public IReadOnlyList<OtherPlan> OtherPlans { get; init; } = [];

    /// <summary>The clinic's date of an instant.</summary>
    public Func<DateTimeOffset, DateOnly> DateOf { get; init; } = at => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>Decisions that a plan can be written on today, the newest first.</summary>
    public IEnumerable<SuitabilityDecision> UsableDecisions => Decisions.Where(decision => decision.HoldsOn(Today) && DecisionInForce.Replacing(decision, Decisions) is null);

    /// <summary>The decision that the plan names, with what took its place; null where it names none of this patient.</summary>
    public DecisionInForce? DecisionOf(PlanContent plan) =>
        Decisions.FirstOrDefault(decision => decision.PublicId == plan.SuitabilityId) is { } named ? DecisionInForce.Of(named, Decisions, DateOf) : null;

    public MeasuredFact? Latest(MeasurementKind kind) => Measured.FirstOrDefault(fact => fact.Kind == kind);

    /// <summary>The plan with weight, height and dosing weights of this patient written into it, so that it stands by itself.</summary>
    public PlanContent WithWeights(PlanContent plan, ClinicFormulary formulary) => plan with
    {
        WeightUsed = Latest(MeasurementKind.Weight) is { } weight ? new WeightUsed(weight.Value, weight.On) : null,
        HeightCm = Facts.HeightCm,
        DosingWeights =
        [
            .. plan.Bags.SelectMany(bag => bag.Ingredients).Select(ingredient => ingredient.Medication).Distinct(StringComparer.Ordinal)
                .Select(id => (id, weight: DosingWeights.For(formulary, id, Facts)))
                .Where(each => each.weight is not null)
                .Select(each => new DosingWeightUsed(each.id, each.weight!.Value.Kg, each.weight.Value.Basis)),
        ],
    };

    /// <summary>Judges a plan by this picture. Safe on every key stroke: what is not complete yet is a problem, not an exception.</summary>
    /// <param name="asSeries">
    /// Every session of a series as if the ones before had been given: while the plan is written. On the day what was given counts.
    /// </param>
    public PlanVerdict Judge(PlanContent plan, ClinicFormulary formulary, bool asSeries = false)
    {
        var figures = PlanArithmetic.Of(plan, plan.DosingWeightOf);
        var session = PlanInRules.Of(plan, figures, formulary);
        var ofOne = Assess(session.Session, formulary);
        var findings = session.Restore(ofOne).Concat(asSeries ? OfSeries(plan, session.Session, formulary, ofOne) : []).Concat(PlanDoubts.Of(plan, Facts, formulary))
            .Concat(DecisionRule.Of(plan, DecisionOf(plan), Today, formulary)).Concat(OtherPlanRule.Of(plan, OtherPlans, formulary));
        return new PlanVerdict(figures, [.. findings.OrderByDescending(finding => finding.Level)]) { FormularyVersion = formulary.Edition };
    }

    /// <summary>Judges a plan and says at each refusal what would be acceptable, for a screen on which it can be changed.</summary>
    public PlanVerdict JudgeAndExplain(PlanContent plan, ClinicFormulary formulary, bool asSeries = false)
    {
        var explained = new AcceptablePlan(this, plan, Judge(plan, formulary), formulary).Explain();
        if (!asSeries) return explained;
        var session = PlanInRules.Of(plan, explained.Figures, formulary).Session;
        return explained with { Findings = [.. explained.Findings.Concat(OfSeries(plan, session, formulary, explained.Findings)).OrderByDescending(finding => finding.Level)] };
    }

    private IReadOnlyList<SafetyFinding> OfSeries(PlanContent plan, PlannedSession session, ClinicFormulary formulary, IReadOnlyList<SafetyFinding> known) =>
        plan.Course is { MostSessions: > 1 and var sessions, DaysApart: { } days } && session.Bags.Count > 0
            ? SeriesCheck.Of(new SafetyFacts(Facts, Given, session), formulary, sessions, days, known)
            : [];

    /// <summary>
    /// Judges a planned session. A list with entries that nobody called complete is judged twice, as it stands and as not
    /// known: what its entries say, and that the rest was not checked, are both found.
    /// </summary>
    public IReadOnlyList<SafetyFinding> Assess(PlannedSession session, ClinicFormulary formulary)
    {
        var asListed = SafetyEngine.Evaluate(new SafetyFacts(Facts, Given, session), formulary).Findings;
        if (HistoryListAnswer.Listed is var listed && Conditions != listed && Allergies != listed && HomeMedicines != listed) return asListed;

        var unconfirmed = Facts with
        {
            Conditions = Conditions == HistoryListAnswer.Listed ? null : Facts.Conditions,
            Allergies = Allergies == HistoryListAnswer.Listed ? null : Facts.Allergies,
            HomeMedications = HomeMedicines == HistoryListAnswer.Listed ? null : Facts.HomeMedications,
        };
        var asUnknown = SafetyEngine.Evaluate(new SafetyFacts(unconfirmed, Given, session), formulary).Findings;
        return [.. asListed, .. asUnknown.Where(finding => finding.IsNotChecked && !asListed.Any(known => SaysTheSame(known, finding)))];
    }

    /// <summary>The newest recorded value of a parameter of the formulary's checks, in their unit; null where there is none.</summary>
    public RecordedValue? Recorded(string param) =>
        CheckedMeasurement.Of(param) is { } known && Latest(known) is { } fact ? new(fact.Value, fact.DaysOld) : null;

    /// <summary>Measured values older than the formulary lets them count before this medicine, in sentences.</summary>
    public IReadOnlyList<string> TooOldFor(Medicine medicine) =>
    [
        .. medicine.PreChecks.Where(check => check.ValidityDays is not null && KindOf(check.Check) is not null)
            .Select(check => (check, fact: Latest(KindOf(check.Check)!.Value)))
            .Where(each => each.fact is { } fact && fact.DaysOld > each.check.ValidityDays)
            .Select(each => FormattableString.Invariant(
                $"{medicine.TallManName}: {MeasurementUnits.NameOf(each.fact!.Kind)} is {each.fact.DaysOld} days old; the formulary asks for one of the last {each.check.ValidityDays} days."))
            .Distinct(StringComparer.Ordinal),
    ];

    private static MeasurementKind? KindOf(string check) => check switch
    {
        "eGFR" or "creatinine_eGFR" => MeasurementKind.EGfr,
        "ECG" => MeasurementKind.QTc,
        "platelets" => MeasurementKind.Platelets,
        "LFT" => MeasurementKind.Alt,
        "IgA" => MeasurementKind.IgA,
        _ => null,
    };

    private static bool SaysTheSame(SafetyFinding known, SafetyFinding next) =>
        known.IsNotChecked && known.RuleId == next.RuleId && known.Place == next.Place && known.NotChecked.SequenceEqual(next.NotChecked, StringComparer.Ordinal);
}
