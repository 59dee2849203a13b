using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Tests.Formulary;

namespace IvClinic.Domain.Tests.Safety;

public class DoseLimitTests
{
    [Theory]
    [InlineData("16", null)]
    [InlineData("16.01", FindingLevel.NeedsReason)]
    [InlineData("24", FindingLevel.NeedsReason)]
    [InlineData("24.01", FindingLevel.Refused)]
    public void A_single_dose_on_the_limit_passes_and_just_above_does_not(string mg, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(Scene.Patient, "migraine", Scene.Bag("dexamethasone", decimal.Parse(mg), 20m))
                .Level(FindingKind.SingleDose));

    [Theory]
    [InlineData("150", null)]
    [InlineData("150.1", FindingLevel.NeedsReason)]
    [InlineData("300", FindingLevel.NeedsReason)]
    [InlineData("300.1", FindingLevel.Refused)]
    public void A_session_limit_counts_all_bags_of_the_medicine(string mg, FindingLevel? level)
    {
        var half = Scene.Bag("ketamine", decimal.Parse(mg) / 2m, 300m);

        Assert.Equal(level, Scene.Judge(Scene.Patient, "crps", half, half).Level(FindingKind.SingleDose));
    }

    [Fact]
    public void The_session_sentence_tells_dose_and_limit()
    {
        var finding = Assert.Single(Scene.Judge(Scene.Patient, "crps", Scene.Bag("ketamine", 180m, 300m)).Findings);

        Assert.Equal("ketamine.dosing.session_total.softMaxSession", finding.RuleId);
        Assert.Equal("Ketamine 180 mg in this plan is above the soft limit of 150 mg per session.", finding.Sentence);
        Assert.Equal(new SafetyNumber("soft limit", 150m, "mg"), finding.Limit);
        Assert.NotEmpty(finding.Provenance.SourceIds);
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(300, null)]
    [InlineData(150, FindingLevel.NeedsReason)]
    [InlineData(400, FindingLevel.Refused)]
    public void Only_the_doses_offered_need_no_reason(int mg, FindingLevel? level) =>
        Assert.Equal(
            level, Scene.Judge(Scene.Patient, "migraine", Scene.Bag("eptinezumab", mg, 45m)).Level(FindingKind.SingleDose));

    [Theory]
    [InlineData("30", null)]
    [InlineData("29.9", FindingLevel.NeedsReason)]
    public void A_patient_for_whom_no_row_applies_needs_a_reason(string kg, FindingLevel? level)
    {
        var syringe = Scene.Bag("epinephrine", 0.3m, 1m) with { Route = "IM", Diluent = null, FinalVolumeMl = 0.3m };

        Assert.Equal(
            level,
            Scene.Judge(Scene.Patient with { WeightKg = decimal.Parse(kg) }, "migraine", syringe).Level(FindingKind.SingleDose));
    }

    [Fact]
    public void A_row_that_may_apply_demands_its_input_only_where_its_limit_would_be_exceeded()
    {
        var noKidneyResult = Scene.Patient with { EGfr = null };

        Assert.Null(Scene.Judge(noKidneyResult, "migraine", Scene.Bag("ketorolac", 15m, 30m)).Level(FindingKind.SingleDose));
        var assessment = Scene.Judge(noKidneyResult, "migraine", Scene.Bag("ketorolac", 16m, 30m));
        Assert.Equal(FindingLevel.NeedsReason, assessment.Level(FindingKind.SingleDose));
        Assert.Equal(["eGfr"], assessment.NotChecked(FindingKind.SingleDose));
    }

    [Fact]
    public void A_dose_above_the_limit_of_every_row_is_refused_whatever_is_unknown() =>
        Assert.Equal(
            FindingLevel.Refused,
            Scene.Judge(Scene.Patient with { EGfr = null, AgeYears = null }, "migraine", Scene.Bag("ketorolac", 31m, 30m))
                .Level(FindingKind.SingleDose));

    [Fact]
    public void Dose_and_limit_that_are_both_per_kg_need_no_weight()
    {
        var noWeight = Scene.Patient with { WeightKg = null };

        Assert.Null(Scene.Judge(noWeight, "cidp", Scene.Ivig(1m)).Level(FindingKind.SingleDose));
        Assert.Equal(FindingLevel.Refused, Scene.Judge(noWeight, "cidp", Scene.Ivig(1.01m)).Level(FindingKind.SingleDose));
    }

    [Fact]
    public void A_dose_in_mg_against_a_limit_per_kg_needs_the_weight()
    {
        var bolus = Scene.Bag("ketamine", 20m, 10m);

        Assert.Equal(
            ["weightKg"], Scene.Judge(Scene.Patient with { WeightKg = null }, "crps", bolus).NotChecked(FindingKind.SingleDose));
        Assert.Null(Scene.Judge(Scene.Patient, "crps", bolus).Level(FindingKind.SingleDose));
    }

    [Fact]
    public void Every_limit_of_a_row_has_a_rule_of_its_own_and_equal_rows_speak_once()
    {
        var lidocaine = Scene.Judge(Scene.Patient with { WeightKg = 90m }, "crps", Scene.Bag("lidocaine", 510m, 300m)).Findings;
        var immunoglobulin = Scene.Judge(Scene.Patient, "cidp", Scene.Ivig(1.1m)).Findings;

        Assert.Contains(lidocaine, finding => finding.RuleId == "lidocaine.dosing.outpatient_infusion.absoluteMaxSingle");
        Assert.Contains(lidocaine, finding => finding.RuleId == "lidocaine.dosing.outpatient_infusion.absoluteMaxSingleMg");
        Assert.Single(immunoglobulin, finding => finding.Kind == FindingKind.SingleDose);
    }

    [Fact]
    public void Without_a_height_the_actual_weight_is_the_most_the_dosing_weight_can_be()
    {
        var noHeight = Scene.Patient with { HeightCm = null };

        Assert.Equal(
            ["heightCm"], Scene.Judge(noHeight, "crps", Scene.Bag("ketamine", 28m, 10m)).NotChecked(FindingKind.SingleDose));
        Assert.Equal(
            FindingLevel.Refused, Scene.Judge(noHeight, "crps", Scene.Bag("ketamine", 28.1m, 10m)).Level(FindingKind.SingleDose));
    }

    [Theory]
    [InlineData("97.2", "97.2")] // BMI exactly 30
    [InlineData("97.21", "74.99")]
    public void Ideal_weight_replaces_actual_weight_only_above_a_BMI_of_30(string kg, string dosingKg) =>
        Assert.Equal(
            decimal.Parse(dosingKg),
            Math.Round(
                Scene.Judge(Scene.Patient with { WeightKg = decimal.Parse(kg) }, "crps", Scene.Bag("ketamine", 20m, 60m))
                    .ValuesOf("ketamine")["dosingWeightKg"],
                2));

    [Fact]
    public void An_amount_in_mL_of_a_medicine_in_mg_is_not_checked_and_never_silent()
    {
        var assessment = Scene.Judge(Scene.Patient, "migraine", Scene.Bag("ketorolac", 1m, 30m, DoseUnit.Millilitre));

        Assert.Equal(SafetyOutcome.Override, assessment.Outcome);
        Assert.Equal(["amount"], assessment.NotChecked(FindingKind.SingleDose));
    }

    [Fact]
    public void An_ingredient_named_twice_in_a_bag_counts_together()
    {
        var bag = Scene.Ketorolac with
        {
            Ingredients = [
            new("ketorolac", 20m, DoseUnit.Milligram), new("ketorolac", 15m, DoseUnit.Milligram)]
        };

        Assert.Equal(FindingLevel.Refused, Scene.Judge(Scene.Patient, "migraine", bag).Level(FindingKind.SingleDose));
    }

    [Fact]
    public void A_medicine_outside_the_formulary_cannot_be_judged() =>
        Assert.Throws<ArgumentException>(() => Scene.Judge(Scene.Patient, "migraine", Scene.Bag("morphine", 5m, 5m)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_amount_that_is_not_above_zero_cannot_be_judged(int mg) =>
        Assert.Throws<ArgumentException>(() => Scene.Judge(Scene.Patient, "migraine", Scene.Bag("ketorolac", mg, 5m)));

    [Fact]
    public void The_dose_of_a_row_with_offered_doses_needs_the_weight_of_a_dose_per_kg() =>
        Assert.Equal(
            ["weightKg"],
            Scene.Judge(Scene.Patient with { WeightKg = null }, "migraine", Scene.Bag("eptinezumab", 1m, 45m, DoseUnit.MilligramPerKilogram))
                .NotChecked(FindingKind.SingleDose));

    [Fact]
    public void A_dose_in_mL_beside_one_in_mg_that_is_too_much_already_is_refused()
    {
        var bag = Scene.Ketorolac with
        {
            Ingredients = [new("ketorolac", 40m, DoseUnit.Milligram), new("ketorolac", 1m, DoseUnit.Millilitre)],
        };

        Assert.Equal(FindingLevel.Refused, Scene.Judge(Scene.Patient, "migraine", bag).Level(FindingKind.SingleDose));
    }

    [Fact]
    public void A_row_that_depends_on_the_dose_as_well_is_tried_with_the_numbers_of_the_patient_only()
    {
        var formulary = EditedFormulary.WithMedicine("ketorolac", ketorolac => ketorolac.Set(
            "dosing.1.appliesWhen.any.0", """{"all": [{"field": "ageYears", "op": ">=", "value": 65}, {"field": "doseMg", "op": ">", "value": 20}]}"""));
        var facts = Scene.Plan(Scene.Patient with { EGfr = null }, "migraine", Scene.Bag("ketorolac", 31m, 30m));

        Assert.Equal(SafetyOutcome.Refused, SafetyEngine.Evaluate(facts, formulary).Outcome);
    }

    [Fact]
    public void A_reduction_works_on_rows_with_a_single_limit_only()
    {
        var formulary = EditedFormulary.WithMedicine("metoclopramide", metoclopramide => metoclopramide.Set("dosing.0.absoluteMaxSingle", "null"));
        var facts = Scene.Plan(Scene.Patient with { AgeYears = 70m }, "migraine", Scene.Bag("metoclopramide", 10m, 15m));

        Assert.Equal(FindingLevel.NeedsReason, Scene.Judge(facts).Level(FindingKind.Age));
        Assert.Null(SafetyEngine.Evaluate(facts, formulary).Level(FindingKind.Age));
    }

    [Fact]
    public void A_bag_of_no_volume_or_no_time_cannot_be_planned()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Scene.Ketorolac with { FinalVolumeMl = 0m });
        Assert.Throws<ArgumentOutOfRangeException>(() => Scene.Ketorolac with { DurationMinutes = 0m });
    }

    [Fact]
    public void An_amount_in_mL_beside_one_per_kg_lacks_both_the_weight_and_the_unit_of_its_limits()
    {
        var bag = Scene.Bag("ketorolac", 0.1m, 30m, DoseUnit.MilligramPerKilogram);
        var mixed = bag with { Ingredients = [.. bag.Ingredients, new("ketorolac", 1m, DoseUnit.Millilitre)] };

        Assert.Equal(["amount", "weightKg"], Scene.Judge(Scene.Patient with { WeightKg = null }, "migraine", mixed).NotChecked(FindingKind.SingleDose));
    }

    [Theory]
    [InlineData(29, FindingLevel.NeedsReason)]
    [InlineData(30, null)]
    public void A_row_may_depend_on_the_duration(int minutes, FindingLevel? level)
    {
        var formulary = EditedFormulary.WithMedicine("dexamethasone", dexamethasone => dexamethasone.Set(
            "dosing.0.appliesWhen", """{"field": "durationMinutes", "op": ">=", "value": 30}"""));

        Assert.Equal(
            level,
            SafetyEngine.Evaluate(Scene.Plan(Scene.Patient, "migraine", Scene.Bag("dexamethasone", 8m, minutes)), formulary)
                .Level(FindingKind.SingleDose));
    }

    [Theory]
    [InlineData("liver_severe", 4, 4, null)] // 8 mg in 24 h, on the limit
    [InlineData("liver_severe", 5, 4, FindingLevel.NeedsReason)]
    [InlineData("liver_moderate", 5, 4, null)]
    [InlineData(null, 4, 4, null)]
    [InlineData(null, 5, 4, FindingLevel.NeedsReason)] // the problem list is not known
    public void A_reduced_limit_per_day_counts_the_doses_of_24_hours(string? problem, int givenMg, int mg, FindingLevel? level)
    {
        var patient = Scene.Patient with { Conditions = problem is null ? null : [new(problem, null)] };
        var facts = Scene.Plan(patient, "migraine", Scene.Bag("ondansetron", mg, 15m)).After(Scene.Dose("ondansetron", givenMg, 5m));

        Assert.Equal(level, Scene.Judge(facts).Level(FindingKind.Hepatic));
        Assert.Equal(problem == "liver_severe" || level is not null, Scene.Judge(facts).ValuesOf("ondansetron").ContainsKey("reducedMaxDailyMg"));
    }

    [Fact]
    public void A_dose_above_the_limit_of_every_row_is_told_the_mildest_of_them()
    {
        var finding = Scene.Judge(Scene.Patient with { EGfr = null }, "migraine", Scene.Bag("ketorolac", 31m, 30m))
            .Findings.Single(finding => finding.Level == FindingLevel.Refused);

        Assert.Equal(30m, finding.Limit!.Value);
    }

    [Fact]
    public void A_finding_about_a_dose_stands_at_its_ingredient_and_one_about_the_session_at_the_plan()
    {
        var bag = Scene.Bag("metoclopramide", 5m, 15m);
        var mixed = bag with { Ingredients = [.. bag.Ingredients, new("dexamethasone", 20m, DoseUnit.Milligram)] };
        var findings = Scene.Judge(Scene.Patient with { EGfr = null, CreatinineClearance = 35m }, "migraine", Scene.Ketorolac, mixed, Scene.Bag("metoclopramide", 6m, 15m)).Findings;

        Assert.Equal(new FindingPlace(1, 1, "amount"), findings.Single(finding => finding.RuleId == "dexamethasone.dosing.migraine_recurrence.softMaxSingle").Place);
        Assert.Equal(new FindingPlace(2, 0, "amount"), findings.Single(finding => finding.Kind == FindingKind.Renal && finding.MedicineId == "metoclopramide").Place);
        Assert.Equal(
            FindingPlace.WholePlan,
            Assert.Single(Scene.Judge(Scene.Patient, "crps", Scene.Bag("ketamine", 180m, 300m)).Findings).Place);
        Assert.Equal(
            new FindingPlace(0, 0, "amount"),
            Assert.Single(Scene.Judge(Scene.Patient, "migraine", Scene.Bag("eptinezumab", 200m, 45m) with { FinalVolumeMl = 100m }).Findings).Place);
    }
}
