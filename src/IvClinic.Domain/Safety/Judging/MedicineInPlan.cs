using System.Runtime.CompilerServices;
using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>One medicine of the plan with everything its rules ask for.</summary>
internal sealed class MedicineInPlan
{
    private readonly Judgement judgement;

    /// <param name="exposures">Of the whole plan; the medicine's own are left out: its other bags, earlier doses and home medicines of the same ingredient (safety rules 3.19).</param>
    public MedicineInPlan(Medicine medicine, SafetyFacts facts, ClinicFormulary formulary, Judgement judgement, ProblemList problems, IReadOnlyList<Exposure> exposures)
    {
        this.judgement = judgement;
        Medicine = medicine;
        Facts = facts;
        Formulary = formulary;
        Weight = DosingWeight.Of(medicine.Weight.Basis, facts.Patient);
        Problems = problems;
        Bags = BagDose.Of(medicine, facts.Plan);
        Given = facts.Given.Where(dose => dose.MedicineId == medicine.Id).ToList();
        Exposures = exposures.Where(exposure => exposure.MedicineId != medicine.Id).ToList();
        Rows = Bags.SelectMany(bag => RowChoice.For(this, bag)).ToList();
    }

    public Medicine Medicine { get; }

    public SafetyFacts Facts { get; }

    public ClinicFormulary Formulary { get; }

    public DosingWeight Weight { get; }

    public ProblemList Problems { get; }

    public IReadOnlyList<BagDose> Bags { get; }

    /// <summary>Doses of this medicine already given here.</summary>
    public IReadOnlyList<GivenDose> Given { get; }

    public IReadOnlyList<Exposure> Exposures { get; }

    /// <summary>The dosing rows that apply to a bag or may apply.</summary>
    public IReadOnlyList<RowChoice> Rows { get; }

    public string Name => Medicine.TallManName;

    /// <summary>The name at the start of a sentence; the capitals of a tall-man name stay where they are.</summary>
    public string NameFirst => Name.Any(char.IsUpper) ? Name : char.ToUpperInvariant(Name[0]) + Name[1..];

    /// <summary>The plan's doses together.</summary>
    public DoseAmount Planned => DoseAmount.Sum(Bags.Select(bag => bag.Dose));

    /// <summary>The plan's doses and those given less than so many hours ago, by these routes (none named: all).</summary>
    public DoseAmount TotalOf(decimal hours, IReadOnlyList<string> routes) =>
        DoseAmount.Sum(Bags.Where(bag => Counts(routes, bag.Bag.Route)).Select(bag => bag.Dose))
        + DoseAmount.Sum(
            Given.Where(dose => dose.HoursAgo < hours && Counts(routes, dose.Route))
                .Select(dose => DoseAmount.Of(dose.Amount, dose.Unit)));

    public void Note(string key, decimal? value, BagDose? bag = null)
    {
        if (value is { } number) judgement.Note(new(Medicine.Id, key, number, bag?.BagIndex));
    }

    /// <summary>Reports the finding if the rule fires, and "not checked" if it cannot be decided and is hard or soft.</summary>
    /// <param name="sentence">What to tell the nurse when it fires.</param>
    public void Decide(RuleUnderTest rule, Answer fires, string sentence)
    {
        if (fires.Holds == false) return;
        if (fires.Holds is null && rule.Level == FindingLevel.Caution) return; // caution rules demand nothing
        var lowered = fires.Holds == true && rule.Level == FindingLevel.Refused && IsNeverRefused;
        var level = fires.Holds is null ? Formulary.GeneralRules.MissingInput.Severity.Level!.Value
            : lowered ? Formulary.GeneralRules.EmergencyHardBecomes : rule.Level;
        judgement.Add(new()
        {
            RuleId = Medicine.Id + "." + rule.Id,
            Level = level,
            Kind = rule.Kind,
            MedicineId = Medicine.Id,
            OtherMedicineId = rule.Other?.MedicineId,
            OtherName = rule.Other?.Name ?? rule.OtherName,
            Place = rule.Place,
            NotChecked = [.. fires.Missing],
            LoweredByEmergency = lowered,
            Values = rule.Values,
            Limit = rule.Limit,
            Sentence = (fires.Holds is null
                ? Words.NotChecked(this, rule.Subject ?? Words.Subject(rule.Kind), fires.Missing)
                : lowered
                ? sentence + " Emergency: not refused, but logged."
                : sentence) + (rule.DoFirst is { } first ? " " + first : ""),
            RuleText = rule.Text,
            Provenance = rule.Provenance,
        });
    }

    public void Decide(RuleUnderTest rule, bool fires, string sentence) => Decide(rule, Answer.Of(fires), sentence);

    /// <inheritdoc cref="Decide(RuleUnderTest, Answer, string)"/>
    public void Decide(RuleUnderTest rule, Answer fires, [InterpolatedStringHandlerArgument(nameof(fires))] ref Sentence sentence)
    {
        if (fires.Holds != false) Decide(rule, fires, sentence.Take());
    }

    public void Decide(RuleUnderTest rule, bool fires, [InterpolatedStringHandlerArgument(nameof(fires))] ref Sentence sentence)
    {
        if (fires) Decide(rule, Answer.Yes, sentence.Take());
    }

    private bool IsNeverRefused => Facts.Plan.Emergency && Formulary.GeneralRules.IsForEmergencies(Medicine);

    private static bool Counts(IReadOnlyList<string> routes, string route) =>
        routes.Count == 0 || routes.Contains(route, StringComparer.Ordinal);
}
