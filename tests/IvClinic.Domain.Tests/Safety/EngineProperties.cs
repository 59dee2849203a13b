using FsCheck;
using FsCheck.Fluent;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>What holds for every plan, tried on random ones over all medicines of the shipped formulary.</summary>
public class EngineProperties
{
    private static readonly ClinicFormulary Formulary = ClinicFormulary.Shipped;

    [Fact]
    public void More_of_a_medicine_never_makes_a_finding_milder() => Check(Plans(), facts =>
    {
        var offered = Formulary.Medicines[Only(facts).MedicineId].Dosing.Any(row => row.AllowedDoses.Count > 0);
        var before = Scene.Judge(facts);
        var after = Scene.Judge(With(facts, Only(facts) with { Amount = Only(facts).Amount * 1.7m }));
        return Enum.GetValues<FindingKind>().Where(kind => !(offered && kind == FindingKind.SingleDose)) // 150 mg is milder than 100 or 300
            .All(kind => before.Level(kind) is not { } level || after.Level(kind) >= level);
    });

    [Fact]
    public void The_same_dose_in_another_unit_gives_the_same_findings() => Check(Plans(), facts =>
    {
        var dose = Only(facts);
        if (dose.Unit != DoseUnit.Milligram) return true;
        var kg = Scene.Judge(facts).ValuesOf(dose.MedicineId)["dosingWeightKg"];
        (DoseUnit Unit, decimal Amount)[] others =
        [
            (DoseUnit.Gram, dose.Amount / 1000m), (DoseUnit.Microgram, dose.Amount * 1000m),
            (DoseUnit.MilligramPerKilogram, dose.Amount / kg), (DoseUnit.GramPerKilogram, dose.Amount / 1000m / kg),
        ];
        var expected = Rules(Scene.Judge(facts));
        return others.All(other => expected.SetEquals(Rules(Scene.Judge(With(facts, dose with { Amount = other.Amount, Unit = other.Unit })))));
    });

    [Fact]
    public void The_same_rate_in_another_unit_gives_the_same_findings() => Check(Plans().Zip(Gen.Choose(1, 3000)), pair =>
    {
        var (facts, tenths) = pair;
        var dose = Only(facts);
        if (dose.Unit != DoseUnit.Milligram) return true;
        var kg = Scene.Judge(facts).ValuesOf(dose.MedicineId)["dosingWeightKg"];
        var mlPerHour = tenths / 10m;
        var mgPerHour = mlPerHour * dose.Amount / facts.Plan.Bags[0].FinalVolumeMl!.Value;
        RateStep[] steps =
        [
            new(mlPerHour / kg, RateUnit.MillilitrePerKilogramHour, 60m), new(mgPerHour, RateUnit.MilligramPerHour, 60m),
            new(mgPerHour / 60m, RateUnit.MilligramPerMinute, 60m), new(mgPerHour / kg, RateUnit.MilligramPerKilogramHour, 60m),
        ];
        var expected = At(new(mlPerHour, RateUnit.MillilitrePerHour, 60m));
        return steps.All(step => expected.SetEquals(At(step)));

        HashSet<string> At(RateStep step) =>
            Rules(Scene.Judge(facts with { Plan = facts.Plan with { Bags = [facts.Plan.Bags[0] with { RateSteps = [step] }] } }));
    });

    [Fact]
    public void Another_home_medicine_never_removes_a_finding() => Check(Plans().Zip(AnyHomeMedicine), pair =>
    {
        var (facts, home) = pair;
        if (facts.Patient.HomeMedications is not { } known) return true;
        var before = Scene.Judge(facts).Findings;
        var after = Scene.Judge(
            facts with { Patient = facts.Patient with { HomeMedications = [.. known, home] } })
            .Findings;
        return before.All(
            finding =>
                after.Any(
                    later =>
                        later.RuleId == finding.RuleId && later.OtherName == finding.OtherName && later.Level >= finding.Level));
    });

    [Fact]
    public void Removing_inputs_never_turns_a_refusal_into_silence() => Check(Plans().Zip(Gen.Choose(1, 4095)), pair =>
    {
        var (facts, bits) = pair;
        // A QTc nobody has to know is not missing (safety rules 3.16): without it that rule alone is silent.
        if (!Scene.Judge(facts).Findings.Any(finding => finding.Level == FindingLevel.Refused && !finding.RuleId.Contains(".qtc.", StringComparison.Ordinal))) return true;
        return Scene.Judge(facts with { Patient = Forget(facts.Patient, bits) }).Outcome != SafetyOutcome.Allowed;
    });

    [Fact]
    public void An_allowed_plan_has_nothing_that_was_not_checked_and_every_finding_has_a_sentence() => Check(Plans(), facts =>
    {
        var assessment = Scene.Judge(facts);
        return (assessment.Outcome != SafetyOutcome.Allowed || assessment.NotChecked.Count == 0)
            && assessment.Findings.All(finding => finding.Sentence.Length > 10 && finding.Sentence.EndsWith('.') && finding.RuleId.Length > 3);
    });

    private static readonly Gen<HomeMedication> AnyHomeMedicine =
        from name in Gen.Elements(Formulary.DrugClasses.Values.SelectMany(members => members.Ingredients).Distinct().ToArray())
        from hours in Gen.Elements(3m, 23.9m, 24m, 700m)
        from isKnown in Gen.Elements(true, true, false)
        from stopped in Gen.Elements<decimal?>(null, null, 0m, 6m, 7m, 90m)
        select new HomeMedication(name, isKnown ? hours : null, stopped);

    private static readonly string[] HomeNames =
        [
            "ibuprofen", "warfarin", "ramipril", "furosemide", "sertraline", "sumatriptan", "clarithromycin", "methadone",
            "Wonderol", "metoclopramide", "paroxetine", "alprazolam"];

    internal static Gen<SafetyFacts> Plans() =>
        from medicine in Gen.Elements(Formulary.Medicines.Values.ToArray())
        from share in Gen.Choose(1, 30)
        from minutes in Gen.Elements(1, 2, 5, 15, 30, 60, 120, 240, 600)
        from route in Gen.Elements("IV", "IV", "IV", "IM")
        from age in Gen.Choose(16, 85)
        from kg in Gen.Choose(38, 140)
        from kidney in Gen.Choose(15, 120)
        from qtc in Gen.Choose(400, 520)
        from home in Gen.SubListOf(HomeNames)
        from condition in Gen.Elements(Formulary.Conditions.Keys.ToArray())
        from isHealthy in Gen.Elements(true, true, false)
        from indication in Gen.Elements("migraine", "cidp", "chronic_pain", "neuropathic", "crps")
        from givenHours in Gen.Elements(0, 1, 5, 20, 30, 400)
        from allergy in Gen.Elements("", "", "", "sulfite", "ibuprofen", "egg", medicine.Id)
        from isPregnant in Gen.Elements(false, false, true)
        select Facts(
            medicine, share, minutes, route,
            Patient(age, kg, kidney, qtc, isHealthy ? [] : [new(condition, null)], home) with
            {
                Allergies = allergy.Length > 0 ? [new(null, allergy)] : [],
                Pregnancy = isPregnant ? PregnancyAnswer.Yes : PregnancyAnswer.NotApplicable,
            },
            indication, givenHours);

    private static PatientFacts Patient(
        int age, int kg, int kidney, int qtc, IReadOnlyList<RecordedProblem> problems, IEnumerable<string> home) =>
        Scene.Patient with
        {
            AgeYears = age,
            WeightKg = kg,
            EGfr = kidney,
            CreatinineClearance = kidney,
            QtcMs = qtc,
            Conditions = problems,
            HomeMedications = home.Take(2).Select(name => new HomeMedication(name, 12m)).ToList(),
        };

    private static SafetyFacts Facts(
        Medicine medicine, int share, int minutes, string route, PatientFacts patient, string indication, int givenHours)
    {
        var isFluid = medicine.Dosing[0].Basis is DoseBasis.Millilitre or DoseBasis.MillilitrePerKilogram;
        var usual = (medicine.Dosing[0].UsualMax ?? 100m) * (
            medicine.Dosing[0].Basis switch { DoseBasis.GramPerKilogram => 80000m, DoseBasis.Milligram or DoseBasis.Millilitre => 1m, _ => 80m });
        var bag = Scene.Bag(
            medicine.Id, usual * share / 15m, minutes, isFluid ? DoseUnit.Millilitre : DoseUnit.Milligram) with
        { Route = route };
        var plan = Scene.Plan(patient, indication, bag);
        return givenHours == 0 || isFluid ? plan : plan.After(Scene.Dose(medicine.Id, usual / 2m, givenHours));
    }

    private static PlannedIngredient Only(SafetyFacts facts) => facts.Plan.Bags[0].Ingredients[0];

    private static SafetyFacts With(SafetyFacts facts, PlannedIngredient ingredient) =>
        facts with { Plan = facts.Plan with { Bags = [facts.Plan.Bags[0] with { Ingredients = [ingredient] }] } };

    private static HashSet<string> Rules(SafetyAssessment assessment) =>
        assessment.Findings.Select(finding => $"{finding.Level} {finding.RuleId} {finding.OtherName}").ToHashSet();

    private static PatientFacts Forget(PatientFacts patient, int bits)
    {
        return patient with
        {
            Sex = Keeps(0) ? patient.Sex : null,
            AgeYears = Keeps(1) ? patient.AgeYears : null,
            WeightKg = Keeps(2) ? patient.WeightKg : null,
            HeightCm = Keeps(3) ? patient.HeightCm : null,
            EGfr = Keeps(4) ? patient.EGfr : null,
            CreatinineClearance = Keeps(5) ? patient.CreatinineClearance : null,
            QtcMs = Keeps(6) ? patient.QtcMs : null,
            Pregnancy = Keeps(7) ? patient.Pregnancy : PregnancyAnswer.Unknown,
            Conditions = Keeps(8) ? patient.Conditions : null,
            HomeMedications = Keeps(9) ? patient.HomeMedications : null,
            Allergies = Keeps(10) ? patient.Allergies : null,
            Contraception = Keeps(11) ? patient.Contraception : ContraceptionAnswer.Unknown,
        };

        bool Keeps(int bit) => (bits & (1 << bit)) == 0;
    }

    private static void Check<T>(Gen<T> plans, Func<T, bool> holds) =>
        Prop.ForAll(plans.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
