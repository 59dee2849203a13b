using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>A healthy man of 50 years, 80 kg and 180 cm about whom everything is known; tests change what they are about.</summary>
internal static class Scene
{
    public static PatientFacts Patient { get; } = new()
    {
        Sex = Sex.Male,
        AgeYears = 50m,
        WeightKg = 80m,
        HeightCm = 180m,
        EGfr = 95m,
        CreatinineClearance = 100m,
        QtcMs = 400m,
        Pregnancy = PregnancyAnswer.NotApplicable,
        Contraception = ContraceptionAnswer.NotApplicable,
        Conditions = [],
        Allergies = [],
        HomeMedications = [],
    };

    public static PatientFacts Woman { get; } = Patient with
    {
        Sex = Sex.Female,
        AgeYears = 35m,
        WeightKg = 65m,
        HeightCm = 168m,
        Pregnancy = PregnancyAnswer.No,
        Contraception = ContraceptionAnswer.Effective,
    };

    public static PlannedBag Bag(string medicine, decimal amount, decimal minutes, DoseUnit unit = DoseUnit.Milligram) => new()
    {
        Ingredients = [new(medicine, amount, unit)],
        Route = "IV",
        Diluent = "0.9% NaCl",
        FinalVolumeMl = 250m,
        DurationMinutes = minutes,
    };

    /// <summary>15 mg of ketorolac in half an hour: nothing to find in the healthy man.</summary>
    public static PlannedBag Ketorolac { get; } = Bag("ketorolac", 15m, 30m);

    public static PlannedBag Ivig(decimal gramsPerKg, params RateStep[] steps) =>
        Bag("ivig_10", gramsPerKg, 600m, DoseUnit.GramPerKilogram) with
        {
            Diluent = null,
            FinalVolumeMl = 800m * gramsPerKg,
            RateSteps = steps.Length > 0 ? steps : [new(0.3m, RateUnit.MillilitrePerKilogramHour, 600m)],
        };

    public static SafetyFacts Plan(PatientFacts patient, string indication, params PlannedBag[] bags) =>
        new(patient, [], new(indication, bags));

    public static SafetyAssessment Judge(PatientFacts patient, string indication, params PlannedBag[] bags) =>
        Judge(Plan(patient, indication, bags));

    public static SafetyAssessment Judge(SafetyFacts facts) => SafetyEngine.Evaluate(facts, ClinicFormulary.Shipped);

    public static SafetyFacts After(this SafetyFacts facts, params GivenDose[] given) => facts with { Given = given };

    public static SafetyFacts InAnEmergency(this SafetyFacts facts) => facts with { Plan = facts.Plan with { Emergency = true } };

    public static GivenDose Dose(string medicine, decimal mg, decimal hoursAgo, string route = "IV", int? daysAgo = null) =>
        new(medicine, route, mg, DoseUnit.Milligram, hoursAgo, daysAgo);

    public static GivenDose DaysAgo(string medicine, int days, decimal mg = 1m) => Dose(medicine, mg, days * 24m, daysAgo: days);

    /// <summary>The worst level found of a kind; null: nothing found.</summary>
    public static FindingLevel? Level(this SafetyAssessment assessment, FindingKind kind) =>
        assessment.Findings.Where(finding => finding.Kind == kind).Select(finding => (FindingLevel?)finding.Level).Max();

    public static IReadOnlyList<string> NotChecked(this SafetyAssessment assessment, FindingKind kind) =>
        assessment.Findings.Where(finding => finding.Kind == kind)
            .SelectMany(finding => finding.NotChecked)
            .Distinct()
            .Order()
            .ToList();
}
