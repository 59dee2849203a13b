using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Tests.Formulary;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>Indication, route, age, weight, kidney, liver, pregnancy, problems, QTc and allergies.</summary>
public class PatientRuleTests
{
    [Theory]
    [InlineData("eptinezumab", "crps", FindingLevel.NeedsReason)]
    [InlineData("eptinezumab", "migraine", null)]
    [InlineData("ketorolac", "chronic_pain", FindingLevel.Caution)]
    [InlineData("ondansetron", "crps", null)] // an adjunct may be planned for anything
    public void An_indication_is_listed_or_needs_a_reason(string medicine, string indication, FindingLevel? level) =>
        Assert.Equal(level, Scene.Judge(Scene.Patient, indication, Scene.Bag(medicine, 4m, 45m)).Level(FindingKind.Indication));

    [Fact]
    public void A_route_that_is_not_listed_is_refused() =>
        Assert.Equal(
            FindingLevel.Refused,
            Scene.Judge(Scene.Patient, "migraine", Scene.Ketorolac with { Route = "SC" }).Level(FindingKind.Route));

    [Theory]
    [InlineData("18", null)]
    [InlineData("17.9", FindingLevel.Refused)]
    [InlineData("64.9", null)]
    [InlineData("65", FindingLevel.NeedsReason)]
    public void Age_limits_include_their_edge(string years, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Patient with { AgeYears = decimal.Parse(years) }, "chronic_pain", Scene.Bag("orphenadrine", 60m, 10m))
                .Level(FindingKind.Age));

    [Fact]
    public void An_unknown_age_is_not_checked_except_where_every_age_may_have_the_medicine()
    {
        var noAge = Scene.Patient with { AgeYears = null };

        Assert.Equal(
            ["ageYears"], Scene.Judge(noAge, "chronic_pain", Scene.Bag("orphenadrine", 60m, 10m)).NotChecked(FindingKind.Age));
        Assert.Empty(
            Scene.Judge(noAge, "migraine", Scene.Bag("lipid_emulsion_20", 85m, 3m, Domain.Measures.DoseUnit.Millilitre))
                .NotChecked(FindingKind.Age));
    }

    [Theory]
    [InlineData("40", null)]
    [InlineData("39.9", FindingLevel.Refused)]
    public void A_weight_on_the_limit_passes(string kg, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Patient with { WeightKg = decimal.Parse(kg), HeightCm = 150m }, "crps", Scene.Bag("lidocaine", 40m, 60m))
                .Level(FindingKind.Weight));

    [Theory]
    [InlineData("30", null)]
    [InlineData("29.9", FindingLevel.Refused)]
    [InlineData(null, FindingLevel.NeedsReason)]
    public void A_kidney_limit_includes_its_edge_and_needs_the_result(string? clearance, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Patient with { CreatinineClearance = clearance is null ? null : decimal.Parse(clearance) }, "crps",
                Scene.Bag("pamidronate", 60m, 240m))
                .Level(FindingKind.Renal));

    [Theory]
    [InlineData(4, new string[0])]
    [InlineData(5, new string[0])]
    [InlineData(6, new[] { "creatinineClearance" })]
    public void A_reduced_limit_demands_its_input_only_above_it(int mg, string[] notChecked) =>
        Assert.Equal(
            notChecked,
            Scene.Judge(Scene.Patient with { CreatinineClearance = null }, "migraine", Scene.Bag("metoclopramide", mg, 15m))
                .NotChecked(FindingKind.Renal));

    [Fact]
    public void EGFR_does_not_stand_in_for_the_creatinine_clearance() =>
        Assert.Equal(
            FindingLevel.NeedsReason,
            Scene.Judge(Scene.Patient with { CreatinineClearance = null }, "crps", Scene.Bag("pamidronate", 60m, 240m))
                .Level(FindingKind.Renal));

    [Theory]
    [InlineData("liver_severe", null, FindingLevel.Refused)]
    [InlineData(null, "K72.9", FindingLevel.NeedsReason)]
    [InlineData(null, "k729", FindingLevel.NeedsReason)]
    [InlineData("cirrhosis", null, FindingLevel.Refused)] // is a liver disease
    [InlineData("glaucoma", null, null)]
    public void A_wider_rule_fires_for_a_narrower_problem_and_a_diagnosis_code_is_soft_at_most(
        string? code, string? icd10, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Patient with { Conditions = [new(code, icd10)] }, "migraine", Scene.Bag("valproate_sodium", 500m, 60m))
                .Level(FindingKind.Hepatic));

    [Fact]
    public void A_narrower_rule_does_not_fire_for_a_wider_problem()
    {
        var glaucoma = Scene.Patient with { Conditions = [new("glaucoma", null)] };

        Assert.Empty(Scene.Judge(glaucoma, "migraine", Scene.Bag("diphenhydramine", 25m, 15m)).Findings);
    }

    [Fact]
    public void Half_the_load_and_half_the_rate_are_tested_separately()
    {
        var liver = Scene.Patient with { Conditions = [new("liver_moderate", null)] };
        var load = Scene.Bag("lidocaine", 60m, 12m) with { Kind = BagKind.Bolus };

        Assert.Null(Scene.Judge(liver, "crps", load).Level(FindingKind.Hepatic));
        Assert.Equal(
            FindingLevel.NeedsReason,
            Scene.Judge(liver, "crps", load with { Ingredients = [new("lidocaine", 61m, Domain.Measures.DoseUnit.Milligram)] })
                .Level(FindingKind.Hepatic));
        Assert.Null(Scene.Judge(liver, "crps", Scene.Bag("lidocaine", 120m, 120m)).Level(FindingKind.Hepatic));
        Assert.Equal(
            FindingLevel.NeedsReason, Scene.Judge(liver, "crps", Scene.Bag("lidocaine", 121m, 120m)).Level(FindingKind.Hepatic));
    }

    [Fact]
    public void A_problem_list_that_is_not_known_is_missing_for_every_medicine_with_a_rule_on_it()
    {
        var unknown = Scene.Patient with { Conditions = null };

        Assert.Equal(["conditions"], Scene.Judge(unknown, "migraine", Scene.Ketorolac).NotChecked);
        Assert.Empty(
            Scene.Judge(unknown, "migraine", Scene.Bag("epinephrine", 0.3m, 1m) with { Route = "IM", Diluent = null })
                .NotChecked);
    }

    [Theory]
    [InlineData(PregnancyAnswer.Yes, "ketamine", FindingLevel.Refused)]
    [InlineData(PregnancyAnswer.Unknown, "ketamine", FindingLevel.NeedsReason)]
    [InlineData(PregnancyAnswer.No, "ketamine", null)]
    [InlineData(PregnancyAnswer.NotApplicable, "ketamine", null)]
    [InlineData(PregnancyAnswer.Unknown, "eptinezumab", null)] // a caution demands nothing
    [InlineData(PregnancyAnswer.Yes, "metoclopramide", null)]
    public void Pregnancy_gives_the_medicines_severity_and_unknown_is_missing_data(
        PregnancyAnswer answer, string medicine, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(Scene.Woman with { Pregnancy = answer }, "migraine", Scene.Bag(medicine, 5m, 45m))
                .Level(FindingKind.Pregnancy));

    [Theory]
    [InlineData(ContraceptionAnswer.None)]
    [InlineData(ContraceptionAnswer.Unknown)]
    public void Valproate_in_a_woman_who_can_become_pregnant_says_what_is_done_first_and_where_that_stands(ContraceptionAnswer answer)
    {
        var finding = Assert.Single(Scene.Judge(Scene.Woman with { AgeYears = 30m, Contraception = answer }, "migraine", Scene.Bag("valproate_sodium", 500m, 60m)).Findings, each => each.RuleId == "valproate_sodium.pregnancy.contraceptionRule");
        Assert.Contains("effective contraception", finding.Sentence, StringComparison.Ordinal);
        Assert.Contains("pregnancy prevention programme", finding.Sentence, StringComparison.Ordinal);
        Assert.Contains("vpa-ppp", finding.Provenance.SourceIds);
    }

    [Theory]
    [InlineData("12", ContraceptionAnswer.None, FindingLevel.Refused)]
    [InlineData("55", ContraceptionAnswer.None, FindingLevel.Refused)]
    [InlineData("55.1", ContraceptionAnswer.None, null)]
    [InlineData("40", ContraceptionAnswer.Unknown, FindingLevel.NeedsReason)]
    [InlineData("40", ContraceptionAnswer.Effective, null)]
    [InlineData("40", ContraceptionAnswer.NotApplicable, null)]
    public void Contraception_is_asked_of_women_inside_the_ages_both_ends_included(
        string years, ContraceptionAnswer answer, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Woman with { AgeYears = decimal.Parse(years), Contraception = answer }, "migraine",
                Scene.Bag("valproate_sodium", 500m, 60m))
                .Level(FindingKind.Pregnancy));

    [Theory]
    [InlineData(469, null)]
    [InlineData(470, FindingLevel.NeedsReason)]
    [InlineData(499, FindingLevel.NeedsReason)]
    [InlineData(500, FindingLevel.Refused)]
    public void QTc_bands_include_their_lower_end(int ms, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(Scene.Patient with { QtcMs = ms }, "migraine", Scene.Bag("chlorpromazine", 10m, 30m))
                .Level(FindingKind.Contraindication));

    [Fact]
    public void A_QTc_on_the_upper_end_of_a_band_is_in_the_next_band_only() =>
        Assert.Single(Scene.Judge(Scene.Patient with { QtcMs = 500m }, "migraine", Scene.Bag("chlorpromazine", 10m, 30m)).Findings);

    [Fact]
    public void An_unknown_QTc_is_missing_only_where_it_is_asked_for()
    {
        var noQtc = Scene.Patient with { QtcMs = null };
        var ondansetron = Scene.Bag("ondansetron", 4m, 15m);

        Assert.Equal(["qtcMs"], Scene.Judge(noQtc, "migraine", Scene.Bag("chlorpromazine", 10m, 30m)).NotChecked);
        Assert.Empty(Scene.Judge(noQtc, "migraine", ondansetron).NotChecked);
        Assert.Equal(
            ["qtcMs"], Scene.Judge(noQtc with { HomeMedications = [new("Methadone", 5m)] }, "migraine", ondansetron).NotChecked);
        Assert.Equal(["qtcMs"], Scene.Judge(noQtc, "migraine", ondansetron, Scene.Bag("metoclopramide", 5m, 15m)).NotChecked);
    }

    [Theory]
    [InlineData("nsaid", null, FindingLevel.Refused)]
    [InlineData(null, "Naproxen", FindingLevel.Refused)]
    [InlineData(null, "ketorolac", FindingLevel.Refused)]
    [InlineData("opioid", null, null)]
    [InlineData(null, "penicillin", null)]
    [InlineData("anti_inflammatory", null, null)] // a category is not a token
    public void An_allergy_matches_by_class_token_name_or_membership(string? group, string? substance, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(Scene.Patient with { Allergies = [new(group, substance)] }, "migraine", Scene.Ketorolac)
                .Level(FindingKind.Allergy));

    [Fact]
    public void A_class_that_the_tokens_class_includes_counts_for_a_substance()
    {
        var allergic = Scene.Patient with { Allergies = [new(null, "prilocaine")] };

        Assert.Equal(
            FindingLevel.Refused, Scene.Judge(allergic, "crps", Scene.Bag("lidocaine", 80m, 60m)).Level(FindingKind.Allergy));
    }

    [Fact]
    public void Allergies_that_are_not_known_are_missing_and_none_is_an_answer()
    {
        Assert.Equal(["allergies"], Scene.Judge(Scene.Patient with { Allergies = null }, "migraine", Scene.Ketorolac).NotChecked);
        Assert.Equal(SafetyOutcome.Allowed, Scene.Judge(Scene.Patient, "migraine", Scene.Ketorolac).Outcome);
    }

    [Theory]
    [InlineData("lipid emulsion", true)]
    [InlineData("Intravenous fat emulsion 20%", true)] // the name on our own screens
    [InlineData("lipid_emulsion_20", true)]
    [InlineData("fat", false)]
    public void An_allergy_to_the_medicine_itself_is_found_by_any_of_its_names(string substance, bool isFound) =>
        Assert.Equal(
            isFound ? FindingLevel.Refused : null,
            Scene.Judge(
                Scene.Patient with { Allergies = [new(null, substance)] }, "neuropathic",
                Scene.Bag("lipid_emulsion_20", 85m, 3m, Domain.Measures.DoseUnit.Millilitre))
                .Level(FindingKind.Allergy));

    [Fact]
    public void An_allergy_without_a_name_matches_nothing() =>
        Assert.Empty(Scene.Judge(Scene.Patient with { Allergies = [new(null, null), new(null, " ")] }, "migraine", Scene.Ketorolac).Findings);

    [Fact]
    public void A_problem_that_the_formulary_does_not_have_fires_nothing() =>
        Assert.Empty(Scene.Judge(Scene.Patient with { Conditions = [new("hiccups", null), new(null, "R06.6"), new(null, "")] }, "migraine", Scene.Ketorolac).Findings);

    [Fact]
    public void A_least_weight_without_a_severity_is_no_rule()
    {
        var light = Scene.Plan(Scene.Patient with { WeightKg = 39m, HeightCm = 150m }, "crps", Scene.Bag("lidocaine", 40m, 60m));

        Assert.Equal(FindingLevel.Refused, Scene.Judge(light).Level(FindingKind.Weight));
        Assert.Null(SafetyEngine.Evaluate(light, EditedFormulary.WithMedicine("lidocaine", lidocaine => lidocaine["weight"]!["minKgSeverity"] = null)).Level(FindingKind.Weight));
    }

    [Fact]
    public void An_allergy_by_another_name_of_the_medicine_is_found() =>
        Assert.Equal(
            FindingLevel.Refused,
            Scene.Judge(Scene.Patient with { Allergies = [new(null, "Divalproex")] }, "migraine", Scene.Bag("valproate_sodium", 500m, 60m))
                .Level(FindingKind.Allergy));

    [Fact]
    public void A_QTc_is_asked_for_beside_QT_risk_only_and_may_depend_on_the_home_medicines()
    {
        var noQtc = Scene.Patient with { QtcMs = null };
        var ondansetron = Scene.Bag("ondansetron", 4m, 15m);

        Assert.Empty(Scene.Judge(noQtc with { HomeMedications = [new("metformin", 5m)] }, "migraine", ondansetron).NotChecked);
        Assert.Empty(Scene.Judge(noQtc with { HomeMedications = [new("methadone", 5m, 7m)] }, "migraine", ondansetron).NotChecked);
        Assert.Equal(
            ["homeMedications", "qtcMs"],
            Scene.Judge(noQtc with { HomeMedications = null }, "migraine", ondansetron).NotChecked(FindingKind.Contraindication));
        Assert.Equal(
            ["qtcMs"],
            Scene.Judge(noQtc with { HomeMedications = null }, "migraine", ondansetron, Scene.Bag("metoclopramide", 5m, 15m))
                .NotChecked(FindingKind.Contraindication));
    }

    [Theory]
    [InlineData("liver_disease", null, "Valproate must not be given with “liver disease or significant hepatic dysfunction”.")]
    [InlineData(null, "K73", "Valproate: a diagnosis code points to “liver disease or significant hepatic dysfunction”; to be confirmed before it is given.")]
    public void A_problem_is_named_as_what_it_is(string? code, string? icd10, string sentence)
    {
        var finding = Assert.Single(
            Scene.Judge(Scene.Patient with { Conditions = [new(code, icd10)] }, "migraine", Scene.Bag("valproate_sodium", 500m, 60m)).Findings);

        Assert.Equal(sentence, finding.Sentence);
        Assert.Equal("liver disease or significant hepatic dysfunction", finding.OtherName);
    }

    [Fact]
    public void A_problem_list_that_is_not_known_names_no_problem() => Assert.All(
        Scene.Judge(Scene.Patient with { Conditions = null }, "migraine", Scene.Bag("valproate_sodium", 500m, 60m)).Findings,
        finding => Assert.Null(finding.OtherName));
}
