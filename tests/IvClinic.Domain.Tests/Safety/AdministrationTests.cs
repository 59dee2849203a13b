using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Tests.Formulary;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>Duration, rate, concentration, diluent and mixtures.</summary>
public class AdministrationTests
{
    [Theory]
    [InlineData(250, "5", null)]
    [InlineData(250, "4.9", FindingLevel.Refused)]
    [InlineData(251, "29.9", FindingLevel.Refused)]
    [InlineData(999, "30", null)]
    [InlineData(1000, "59.9", FindingLevel.NeedsReason)]
    [InlineData(1000, "60", null)]
    public void The_least_duration_depends_on_the_dose(int mg, string minutes, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(Scene.Patient, "cidp", Scene.Bag("methylprednisolone", mg, decimal.Parse(minutes)))
                .Level(FindingKind.Duration));

    [Theory]
    [InlineData("50", null)]
    [InlineData("49.9", FindingLevel.Refused)]
    public void A_rate_on_the_limit_passes(string minutes, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(Scene.Patient, "migraine", Scene.Bag("valproate_sodium", 1000m, decimal.Parse(minutes)))
                .Level(FindingKind.Rate));

    [Fact]
    public void The_rate_of_a_bag_is_its_highest_step()
    {
        Assert.Null(Scene.Judge(Scene.Patient, "cidp", Steps(0.3m, 4.8m)).Level(FindingKind.Rate));
        Assert.Equal(FindingLevel.Refused, Scene.Judge(Scene.Patient, "cidp", Steps(0.3m, 4.81m)).Level(FindingKind.Rate));
        Assert.Equal(FindingLevel.NeedsReason, Scene.Judge(Scene.Patient, "cidp", Steps(0.31m, 4.8m)).Level(FindingKind.Rate));
    }

    [Theory]
    [InlineData("Panzyga", "0.6", "7.2", null)]
    [InlineData("Panzyga", "0.6", "7.3", FindingLevel.Refused)]
    [InlineData("Panzyga", "0.7", "7.2", FindingLevel.NeedsReason)]
    [InlineData("no such product", "0.3", "4.9", FindingLevel.Refused)]
    public void A_named_product_brings_its_own_first_and_highest_rate(
        string product, string first, string highest, FindingLevel? level)
    {
        var bag = Steps(decimal.Parse(first), decimal.Parse(highest));

        Assert.Equal(
            level,
            Scene.Judge(Scene.Patient, "cidp", bag with { Ingredients = [bag.Ingredients[0] with { Product = product }] })
                .Level(FindingKind.Rate));
    }

    [Fact]
    public void Steps_in_mL_per_kg_need_no_weight_and_steps_in_mL_do()
    {
        var noWeight = Scene.Patient with { WeightKg = null };

        Assert.Empty(Scene.Judge(noWeight, "cidp", Steps(0.3m, 4.8m)).NotChecked(FindingKind.Rate));
        Assert.Equal(
            ["weightKg"],
            Scene.Judge(noWeight, "cidp", Scene.Ivig(1m, new RateStep(20m, RateUnit.MillilitrePerHour, 60m)))
                .NotChecked(FindingKind.Rate));
    }

    [Fact]
    public void The_amount_in_any_hour_adds_bags_and_recent_doses()
    {
        var load = Scene.Bag("lidocaine", 80m, 12m) with { Kind = BagKind.Bolus };
        var infusion = Scene.Bag("lidocaine", 240m, 120m);

        Assert.Equal(200m, Scene.Judge(Scene.Patient, "crps", load, infusion).ValuesOf("lidocaine")["hourTotalMg"]);
        Assert.DoesNotContain(
            Scene.Judge(Scene.Patient, "crps", load, infusion).Findings,
            finding => finding.RuleId.Contains("hourLimits", StringComparison.Ordinal));
        Assert.Contains(HourLimits(0.9m), finding => finding.Level == FindingLevel.NeedsReason);
        Assert.Empty(HourLimits(1m));

        IReadOnlyList<SafetyFinding> HourLimits(decimal hoursAgo) =>
            [
                .. Scene.Judge(Scene.Plan(Scene.Patient, "crps", load, infusion).After(Scene.Dose("lidocaine", 1m, hoursAgo)))
                    .Findings.Where(finding => finding.RuleId.Contains("hourLimits", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("200", new string[0])] // more than the dose cannot run in an hour
    [InlineData("200.1", new[] { "heightCm" })]
    public void An_hour_whose_rate_is_not_known_is_missing_only_where_the_whole_dose_would_be_too_much(string mg, string[] notChecked)
    {
        var stepped = Scene.Bag("lidocaine", decimal.Parse(mg), 120m) with
        {
            RateSteps = [new(1m, RateUnit.MillilitrePerKilogramHour, 120m)],
        };
        var hour = Scene.Judge(Scene.Patient with { HeightCm = null }, "crps", stepped)
            .Findings.Where(finding => finding.RuleId.Contains("hourLimits", StringComparison.Ordinal));

        Assert.Equal(notChecked, hour.SelectMany(finding => finding.NotChecked).Distinct());
    }

    [Fact]
    public void A_recent_dose_in_mL_leaves_the_hour_unchecked()
    {
        var facts = Scene.Plan(Scene.Patient, "crps", Scene.Bag("lidocaine", 80m, 60m))
            .After(new GivenDose("lidocaine", "IV", 5m, DoseUnit.Millilitre, 0.5m));

        Assert.Equal(["amount"], Scene.Judge(facts).NotChecked(FindingKind.Rate));
    }

    [Theory]
    [InlineData("10", null)]
    [InlineData("9.99", FindingLevel.Refused)]
    public void A_concentration_on_the_limit_passes(string ml, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Patient, "migraine", Scene.Bag("chlorpromazine", 10m, 30m) with { FinalVolumeMl = decimal.Parse(ml) })
                .Level(FindingKind.Concentration));

    [Fact]
    public void Without_a_volume_the_concentration_is_not_checked() =>
        Assert.Equal(
            ["finalVolumeMl"],
            Scene.Judge(Scene.Patient, "migraine", Scene.Bag("chlorpromazine", 10m, 30m) with { FinalVolumeMl = null })
                .NotChecked(FindingKind.Concentration));

    [Theory]
    [InlineData("ketamine", "0.9% NaCl", null)]
    [InlineData("ketamine", "LR", FindingLevel.NeedsReason)]
    [InlineData("ketamine", null, FindingLevel.NeedsReason)] // no diluent is undiluted
    [InlineData("ketorolac", null, null)]
    [InlineData("pamidronate", "LR", FindingLevel.Refused)]
    [InlineData("sodium_chloride_09", "D5W", null)] // a medicine with an empty list is not judged
    public void A_diluent_is_listed_refused_or_unlisted(string medicine, string? diluent, FindingLevel? level)
    {
        var unit = medicine == "sodium_chloride_09" ? DoseUnit.Millilitre : DoseUnit.Milligram;

        Assert.Equal(
            level,
            Scene.Judge(Scene.Patient, "crps", Scene.Bag(medicine, 10m, 240m, unit) with { Diluent = diluent })
                .Level(FindingKind.Diluent));
    }

    [Fact]
    public void A_volume_outside_the_diluents_range_is_a_caution() =>
        Assert.Equal(
            FindingLevel.Caution,
            Scene.Judge(Scene.Patient, "migraine", Scene.Bag("eptinezumab", 100m, 45m)).Level(FindingKind.Diluent));

    [Fact]
    public void Duration_rate_and_diluent_are_judged_for_IV_bags_only()
    {
        var injection = Scene.Bag("prochlorperazine", 10m, 1m) with { Route = "IM", Diluent = null, FinalVolumeMl = 2m };

        Assert.Empty(Scene.Judge(Scene.Patient, "migraine", injection).Findings);
        Assert.Equal(SafetyOutcome.Refused, Scene.Judge(Scene.Patient, "migraine", injection with { Route = "IV" }).Outcome);
    }

    [Theory]
    [InlineData("ketorolac", "diphenhydramine", FindingKind.Incompatibility, FindingLevel.Refused)]
    [InlineData("valproate_sodium", "metoclopramide", FindingKind.Incompatibility, FindingLevel.Refused)] // "any": alone in its bag
    [InlineData("metoclopramide", "dexamethasone", null, null)]
    [InlineData("metoclopramide", "ketorolac", FindingKind.Compatibility, FindingLevel.NeedsReason)]
    public void Two_medicines_in_one_bag_are_compatible_only_where_the_formulary_says_so(
        string one, string other, FindingKind? kind, FindingLevel? level)
    {
        var bag = Scene.Bag(one, 5m, 60m);
        var findings = Scene.Judge(
            Scene.Patient, "migraine",
            bag with { Ingredients = [new(one, 5m, DoseUnit.Milligram), new(other, 5m, DoseUnit.Milligram)] })
            .Findings.Where(finding => finding.Kind is FindingKind.Incompatibility or FindingKind.Compatibility).ToList();

        Assert.Equal(kind, findings.SingleOrDefault()?.Kind);
        Assert.Equal(level, findings.SingleOrDefault()?.Level);
        Assert.Null(Scene.Judge(Scene.Patient, "migraine", bag, Scene.Bag(other, 5m, 60m)).Level(FindingKind.Incompatibility));
    }

    [Theory]
    [InlineData("0.9% NaCl", FindingKind.Compatibility)]
    [InlineData(null, FindingKind.Incompatibility)]
    public void A_rule_about_syringes_counts_only_for_undiluted_bags(string? diluent, FindingKind kind)
    {
        var bag = Scene.Bag("prochlorperazine", 5m, 30m) with { Diluent = diluent };
        var mixed = bag with { Ingredients = [.. bag.Ingredients, new("metoclopramide", 5m, DoseUnit.Milligram)] };

        Assert.NotNull(Scene.Judge(Scene.Patient, "migraine", mixed).Level(kind));
    }

    [Fact]
    public void Saline_as_an_ingredient_is_fine_with_a_medicine_that_lists_it()
    {
        var bag = Scene.Bag("ketamine", 40m, 120m);
        var mixed = bag with { Ingredients = [.. bag.Ingredients, new("sodium_chloride_09", 250m, DoseUnit.Millilitre)] };

        Assert.Empty(Scene.Judge(Scene.Patient, "crps", mixed).Findings);
    }

    private static PlannedBag Steps(params decimal[] mlPerKgH) =>
        Scene.Ivig(1m, [.. mlPerKgH.Select(rate => new RateStep(rate, RateUnit.MillilitrePerKilogramHour, 60m))]);

    [Theory]
    [InlineData("valproate_sodium", "49.9", "Valproate in 49.9 mL 0.9% NaCl: usual is at least 50 mL.")]
    [InlineData("methocarbamol", "250.1", "Methocarbamol in 250.1 mL 0.9% NaCl: usual is at most 250 mL.")]
    [InlineData("valproate_sodium", "50", null)]
    [InlineData("methocarbamol", "250", null)]
    public void The_usual_volume_of_a_diluent_is_said(string medicine, string ml, string? sentence)
    {
        var bag = Scene.Bag(medicine, 500m, 60m) with { FinalVolumeMl = decimal.Parse(ml) };

        Assert.Equal(
            sentence,
            Scene.Judge(Scene.Patient, medicine == "methocarbamol" ? "chronic_pain" : "migraine", bag)
                .Findings.SingleOrDefault(finding => finding.Kind == FindingKind.Diluent)?.Sentence);
    }

    [Fact]
    public void A_diluent_that_nobody_knows_is_named_as_it_is_written() => Assert.Contains(
        Scene.Judge(Scene.Patient, "migraine", Scene.Ketorolac with { Diluent = "tea" }).Findings,
        finding => finding.Sentence == "Ketorolac in tea is not listed; listed: 0.9% NaCl, D5W, LR, undiluted.");

    [Theory]
    [InlineData("mL/kg/h", "hard", false)]
    [InlineData("mL/h", "soft", false)]
    [InlineData("mL/kg/h", "soft", true)]
    public void The_limit_of_the_first_rate_is_among_the_values_where_it_is_soft_and_per_kg(string unit, string severity, bool isNoted)
    {
        var formulary = EditedFormulary.WithMedicine("ivig_10", ivig =>
        {
            ivig.Set("administration.startRateLimit.unit", $"\"{unit}\"");
            ivig.Set("administration.startRateLimit.severity", $"\"{severity}\"");
        });

        Assert.Equal(
            isNoted,
            SafetyEngine.Evaluate(Scene.Plan(Scene.Patient, "cidp", Steps(0.2m)), formulary).ValuesOf("ivig_10").ContainsKey("softMaxStartRateMlPerKgH"));
    }

    [Theory]
    [InlineData("LR", FindingLevel.Refused)]
    [InlineData("D5/0.45% NaCl", FindingLevel.NeedsReason)]
    public void A_refused_diluent_is_not_called_unlisted_as_well(string diluent, FindingLevel level) =>
        Assert.Equal(
            level,
            Assert.Single(Scene.Judge(Scene.Patient, "crps", Scene.Bag("pamidronate", 60m, 240m) with { Diluent = diluent }).Findings).Level);

    [Fact]
    public void A_known_bag_that_is_too_much_for_an_hour_is_refused_whatever_another_runs_at()
    {
        var known = Scene.Bag("lidocaine", 301m, 60m);
        var unknown = Scene.Bag("lidocaine", 10m, 60m) with { FinalVolumeMl = null, RateSteps = [new(10m, RateUnit.MillilitrePerHour, 60m)] };

        Assert.Equal(FindingLevel.Refused, Scene.Judge(Scene.Patient, "crps", known, unknown).Level(FindingKind.Rate));
    }

    [Fact]
    public void A_mixture_is_found_where_one_of_the_two_is_in_another_bag_as_well()
    {
        var mixed = Scene.Ketorolac with { Ingredients = [.. Scene.Ketorolac.Ingredients, new("metoclopramide", 5m, DoseUnit.Milligram)] };

        var finding = Assert.Single(
            Scene.Judge(Scene.Patient, "migraine", Scene.Bag("metoclopramide", 5m, 15m), mixed).Findings,
            finding => finding.Kind == FindingKind.Compatibility);
        Assert.Equal(("metoclopramide", "ketorolac", 1), (finding.MedicineId, finding.OtherMedicineId, finding.Place.BagIndex));
    }

    [Fact]
    public void Saline_as_an_ingredient_is_not_fine_with_a_medicine_that_lists_no_diluent()
    {
        var lipid = Scene.Bag("lipid_emulsion_20", 100m, 15m, DoseUnit.Millilitre);
        var mixed = lipid with { Ingredients = [.. lipid.Ingredients, new("sodium_chloride_09", 100m, DoseUnit.Millilitre)] };

        Assert.Equal(FindingLevel.NeedsReason, Scene.Judge(Scene.Patient, "crps", mixed).Level(FindingKind.Compatibility));
    }

    [Theory]
    [InlineData("pairRules")]
    [InlineData("incompatibilities")]
    public void Each_of_the_two_lists_of_the_formulary_refuses_a_mixture_alone(string emptied)
    {
        var formulary = EditedFormulary.With(root =>
        {
            if (emptied == "pairRules") root.Set("pairRules", "[]");
            else foreach (var medicine in root["medications"]!.AsArray()) medicine!["incompatibilities"] = null;
        });
        var bag = Scene.Bag("dexamethasone", 4m, 15m);
        var mixed = bag with { Ingredients = [new("diphenhydramine", 25m, DoseUnit.Milligram), .. bag.Ingredients] };

        Assert.Equal(
            FindingLevel.Refused,
            SafetyEngine.Evaluate(Scene.Plan(Scene.Patient, "migraine", mixed), formulary).Level(FindingKind.Incompatibility));
    }
}
