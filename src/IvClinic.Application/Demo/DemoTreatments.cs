using IvClinic.Application.Plans;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Demo;

/// <summary>A stretch of an infusion as the nurse sets it: mL/h, and minutes until the next step.</summary>
internal sealed record DemoStep(decimal MlPerH, int Minutes);

/// <summary>What is prescribed in the demo: ordinary doses that the shipped formulary allows.</summary>
internal sealed record DemoRegimen(
    string Indication, string Icd10, string Condition, string Medicine, string Goal, string PainSite, string PainQuality, string Tried, int IntervalDays,
    Func<decimal, BagForm> Bag, Func<decimal, IReadOnlyList<DemoStep>> Steps, int VitalsEveryMinutes)
{
    /// <summary>Everything in its bag.</summary>
    public IEnumerable<string> Medicines => Bag(70m).Ingredients.Select(each => each.Medication!);

    public int Minutes(decimal kg) => Steps(kg).Sum(step => step.Minutes);

    public static DemoRegimen Of(DemoTreatment treatment) => treatment switch
    {
        DemoTreatment.Magnesium => new(
            "migraine", "G43.7", "Chronic migraine without aura", "magnesium_sulfate", "Headache days per month down by a third within 12 weeks",
            "Left temple", "throbbing", "topiramate", 28,
            _ => Filled("Magnesium 2 g", "0.9% NaCl", 100, [Ingredient("magnesium_sulfate", 2, DoseUnit.Gram)], Step(200, RateUnit.MillilitrePerHour)),
            _ => [new(200, 30)], 15),
        DemoTreatment.MigraineMixture => new(
            "migraine", "G43.0", "Migraine without aura", "metoclopramide", "Pain down by half within 2 hours of the start",
            "Behind the right eye", "throbbing", "sumatriptan", 28,
            _ => Filled("Metoclopramide with dexamethasone", "0.9% NaCl", 50,
                [Ingredient("metoclopramide", 10, DoseUnit.Milligram), Ingredient("dexamethasone", 8, DoseUnit.Milligram)], Step(150, RateUnit.MillilitrePerHour)),
            _ => [new(150, 20)], 10),
        DemoTreatment.Immunoglobulin => new(
            "cidp", "G61.81", "Chronic inflammatory demyelinating polyneuropathy", "ivig_10", "INCAT disability score one point lower after three courses",
            "Both feet", "burning", "prednisolone", 21,
            kg => Filled("Immunoglobulin 10 %", BagForm.Undiluted, 5 * kg, [Ingredient("ivig_10", 0.5m, DoseUnit.GramPerKilogram, "Privigen")],
                PerKg(0.3m, 30), PerKg(0.6m, 30), PerKg(1.2m, 30), PerKg(2.4m, 30), PerKg(3.6m, null)),
            kg => [Flow(0.3m * kg, 30), Flow(0.6m * kg, 30), Flow(1.2m * kg, 30), Flow(2.4m * kg, 30), Flow(3.6m * kg, 46)], 30),
        DemoTreatment.Ketamine => new(
            "crps", "G90.50", "Complex regional pain syndrome I", "ketamine", "Pain in the limb down by 3 points for four weeks",
            "Right hand", "burning, allodynia", "pregabalin", 7,
            _ => Filled("Ketamine 80 mg", "0.9% NaCl", 250, [Ingredient("ketamine", 80, DoseUnit.Milligram)],
                MgPerKg(0.1m, 15), MgPerKg(0.2m, 15), MgPerKg(0.35m, null)),
            kg => [Nearest(0.1m * kg / 0.32m, 15), Nearest(0.2m * kg / 0.32m, 15), Nearest(0.35m * kg / 0.32m, KetamineRest(kg))], 15),
        DemoTreatment.Lidocaine => new(
            "neuropathic", "G62.9", "Polyneuropathy", "lidocaine", "Average pain 2 points lower for a fortnight",
            "Both lower legs", "shooting", "gabapentin", 14,
            _ => Filled("Lidocaine 80 mg", "0.9% NaCl", 100, [Ingredient("lidocaine", 80, DoseUnit.Milligram)], Step(100, RateUnit.MillilitrePerHour)),
            _ => [new(100, 60)], 15),
        DemoTreatment.Ketorolac => new(
            "migraine", "G43.1", "Migraine with aura", "ketorolac", "Pain-free at two hours",
            "Forehead", "pressing", "ibuprofen", 28,
            _ => Filled("Ketorolac 30 mg", "0.9% NaCl", 50, [Ingredient("ketorolac", 30, DoseUnit.Milligram)], Step(200, RateUnit.MillilitrePerHour)),
            _ => [new(200, 15)], 15),
        _ => throw new ArgumentOutOfRangeException(nameof(treatment), treatment, "Unknown treatment."),
    };

    /// <summary>The plan as a clinician would type it.</summary>
    public WritePlan.Form Plan(Guid patientId, Guid suitabilityId, decimal kg, DateOnly consentOn, int sessions) => new()
    {
        PatientId = patientId,
        Indication = Indication,
        SuitabilityId = suitabilityId,
        Bags = [Bag(kg)],
        Course = sessions > 1 ? CourseKind.Series : CourseKind.Single,
        Sessions = sessions > 1 ? sessions : null,
        IntervalDays = sessions > 1 ? IntervalDays : null,
        VitalsEveryMinutes = VitalsEveryMinutes,
        PainEveryMinutes = VitalsEveryMinutes,
        FirstCheckMinutes = Math.Min(15, VitalsEveryMinutes),
        ObservationMinutes = 30,
        LowestMlPerH = 5,
        HighestMlPerH = Math.Ceiling(Steps(kg).Max(step => step.MlPerH)),
        LargestStepMlPerH = Math.Ceiling(Steps(kg).Max(step => step.MlPerH)),
        Holds =
        [
            new() { Parameter = "SPO2", Comparison = HoldComparison.Below, Value = 92, Action = "pause, call the prescriber" },
            new() { Parameter = "SBP", Comparison = HoldComparison.Below, Value = 90, Action = "pause, lay flat, call the prescriber" },
        ],
        RestartAtHalfRate = true,
        Rescue = "Epinephrine 0.5 mg IM, lateral thigh, for anaphylaxis",
        ConsentOn = consentOn,
        AuthorisationNotRequired = true,
        Goal = Goal,
    };

    // What is left of 80 mg after the first two steps, at 0.35 mg/kg/h.
    private static int KetamineRest(decimal kg) => (int)Math.Ceiling((80m - (0.075m * kg)) / (0.35m * kg) * 60m);

    // A pump counts in 0.1 mL/h; rounded up, a step on its limit would be above it.
    private static DemoStep Flow(decimal mlPerH, int minutes) => new(Math.Round(mlPerH, 1, MidpointRounding.ToZero), minutes);

    // As the button of a planned step sets it: another rate than the plan's would need a second person.
    private static DemoStep Nearest(decimal mlPerH, int minutes) => new(Math.Round(mlPerH, 1, MidpointRounding.AwayFromZero), minutes);

    private static BagForm Filled(string label, string diluent, decimal volumeMl, List<IngredientForm> ingredients, params StepForm[] steps) =>
        new() { Label = label, Route = "IV", Diluent = diluent, FinalVolumeMl = volumeMl, Ingredients = ingredients, Steps = [.. steps] };

    private static IngredientForm Ingredient(string medicine, decimal amount, DoseUnit unit, string? product = null) =>
        new() { Medication = medicine, Amount = amount, Unit = unit, Product = product };

    private static StepForm Step(decimal rate, RateUnit unit, decimal? minutes = null) => new() { Rate = rate, Unit = unit, Minutes = minutes };

    private static StepForm PerKg(decimal rate, decimal? minutes) => Step(rate, RateUnit.MillilitrePerKilogramHour, minutes);

    private static StepForm MgPerKg(decimal rate, decimal? minutes) => Step(rate, RateUnit.MilligramPerKilogramHour, minutes);
}
