using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Highest rate and first rate; IV bags only (safety rules 3.11).</summary>
internal static class RateCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        foreach (var bag in medicine.Bags.Where(bag => bag.IsIv))
        {
            var flow = new BagFlow(medicine, bag);
            NoteRates(medicine, bag, flow);
            foreach (var limit in medicine.Medicine.Administration.RateLimits) Highest(medicine, bag, flow, limit);
            if (medicine.Medicine.Administration.StartRateLimit is { } start) Start(medicine, bag, flow, start);
        }
    }

    private static void Highest(MedicineInPlan medicine, BagDose bag, BagFlow flow, RateLimit limit)
    {
        if (limit.Severity.Level is not { } level) return;
        var most = limit.ByProduct && ProductOf(medicine, bag) is { } product ? product.MaxMlPerKgH : limit.Value;
        var applies = ConditionTest.Applies(limit.AppliesWhen, medicine, bag);
        if (applies.Holds == true) NoteLimit(medicine, bag, most, limit.Unit, level);
        medicine.Decide(
            Rule("administration.rateLimits." + limit.Id, level, limit, most, bag, flow.Highest(limit.Unit)),
            Answer.All(applies, flow.Exceeds(most, limit.Unit)),
            $"{medicine.NameFirst} runs at up to {flow.Words(limit.Unit)}; the {Words.Of(level)} is {Words.Number(most, UnitText.Of(limit.Unit))}.");
    }

    private static void Start(MedicineInPlan medicine, BagDose bag, BagFlow flow, RateLimit limit)
    {
        if (limit.Severity.Level is not { } level) return;
        var most = limit.ByProduct && ProductOf(medicine, bag) is { } product ? product.InitialMlPerKgH : limit.Value;
        var start = flow.Start(limit.Unit);
        if (limit.Unit == RateUnit.MillilitrePerKilogramHour && level == FindingLevel.NeedsReason)
            medicine.Note("softMaxStartRateMlPerKgH", most, bag);

        medicine.Decide(
            Rule("administration.startRateLimit", level, limit, most, bag, start),
            Answer.All(ConditionTest.Applies(limit.AppliesWhen, medicine, bag), flow.StartExceeds(most, limit.Unit)),
            $"{medicine.NameFirst} starts at {(start is { } known ? Words.Number(known, UnitText.Of(limit.Unit)) : "a rate")}; the {Words.Of(level)} for the first step is {Words.Number(most, UnitText.Of(limit.Unit))}.");
    }

    /// <summary>A named product brings its own first and highest rate.</summary>
    private static ProductRates? ProductOf(MedicineInPlan medicine, BagDose bag) =>
        medicine.Medicine.Products.FirstOrDefault(
            product => string.Equals(product.Product, bag.Product, StringComparison.OrdinalIgnoreCase));

    private static RuleUnderTest Rule(string id, FindingLevel level, RateLimit limit, decimal most, BagDose bag, decimal? rate) =>
        new(id.TrimEnd('.'), FindingKind.Rate, level, limit.Provenance, bag.At("rate"))
        {
            Values = rate is { } known ? [new("rate", known, UnitText.Of(limit.Unit))] : [],
            Limit = new(Words.Of(level), most, UnitText.Of(limit.Unit)),
        };

    private static void NoteRates(MedicineInPlan medicine, BagDose bag, BagFlow flow)
    {
        medicine.Note("rateMgPerMin", flow.Highest(RateUnit.MilligramPerMinute), bag);
        medicine.Note("rateMgPerH", flow.Highest(RateUnit.MilligramPerHour), bag);
        medicine.Note("rateMgPerKgH", flow.Highest(RateUnit.MilligramPerKilogramHour), bag);
        medicine.Note("rateMlPerH", flow.Highest(RateUnit.MillilitrePerHour), bag);
        medicine.Note("rateMlPerKgH", flow.Highest(RateUnit.MillilitrePerKilogramHour), bag);
        medicine.Note("startRateMlPerKgH", flow.Start(RateUnit.MillilitrePerKilogramHour), bag);
    }

    private static void NoteLimit(MedicineInPlan medicine, BagDose bag, decimal most, RateUnit unit, FindingLevel level)
    {
        var perHour = medicine.Weight.Resolve(BagFlow.PerHour(most, unit));
        if (level == FindingLevel.Refused)
        {
            medicine.Note(BagFlow.IsVolume(unit) ? "maxRateMlPerH" : "maxRateMgPerH", perHour, bag);
            if (!BagFlow.IsVolume(unit)) medicine.Note("maxRateMgPerMin", perHour / 60m, bag);
        }
        else if (level == FindingLevel.NeedsReason)
        {
            if (!BagFlow.IsVolume(unit)) medicine.Note("softMaxRateMgPerMin", perHour / 60m, bag);
            else if (unit == RateUnit.MillilitrePerKilogramHour) medicine.Note("softMaxRateMlPerKgH", most, bag);
        }
    }
}
