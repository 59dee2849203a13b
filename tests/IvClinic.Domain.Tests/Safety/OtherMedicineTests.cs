using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Tests.Formulary;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>Interactions, pair rules, home medicines and emergencies.</summary>
public class OtherMedicineTests
{
    private static readonly PlannedBag Dihydroergotamine = Scene.Bag("dihydroergotamine", 1m, 30m);
    private static readonly PlannedBag Metoclopramide = Scene.Bag("metoclopramide", 5m, 15m);

    [Theory]
    [InlineData("23.9", FindingLevel.Refused)]
    [InlineData("24", null)]
    [InlineData(null, FindingLevel.NeedsReason)]
    public void With_a_window_the_last_dose_at_home_decides_and_unknown_is_missing(string? hours, FindingLevel? level)
    {
        var assessment = At(Dihydroergotamine, new HomeMedication("sumatriptan", hours is null ? null : decimal.Parse(hours)));

        Assert.Equal(level, assessment.Level(FindingKind.Interaction));
        Assert.Equal(hours is null, assessment.NotChecked.Contains("lastTakenHoursAgo"));
    }

    [Theory]
    [InlineData(0, FindingLevel.Refused)]
    [InlineData(1, null)]
    public void With_a_window_the_stop_decides_if_only_that_is_known(int stoppedDaysAgo, FindingLevel? level) =>
        Assert.Equal(
            level, At(Dihydroergotamine, new HomeMedication("rizatriptan", null, stoppedDaysAgo)).Level(FindingKind.Interaction));

    [Theory]
    [InlineData("oxycodone", null, FindingLevel.NeedsReason)] // on the current list: whatever the hours
    [InlineData("oxycodone", 6, FindingLevel.NeedsReason)]
    [InlineData("oxycodone", 7, null)] // the default of seven days
    [InlineData("phenelzine", 13, FindingLevel.NeedsReason)] // the washout of its class
    [InlineData("phenelzine", 14, null)]
    public void Without_a_window_a_stopped_medicine_counts_during_its_washout(
        string name, int? stoppedDaysAgo, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Patient with { HomeMedications = [new(name, 500m, stoppedDaysAgo)] }, "crps",
                Scene.Bag("ketamine", 40m, 120m))
                .Level(FindingKind.Interaction));

    [Theory]
    [InlineData(100, FindingLevel.NeedsReason)]
    [InlineData(101, FindingLevel.Refused)]
    [InlineData(null, FindingLevel.Refused)] // the rule says that an unknown dose matches
    public void A_daily_dose_restricts_a_rule(int? mg, FindingLevel level) =>
        Assert.Equal(level, At(Scene.Ketorolac, new HomeMedication("Aspirin", 5m, null, mg)).Level(FindingKind.Interaction));

    [Fact]
    public void A_further_class_raises_the_severity()
    {
        var furosemide = new HomeMedication("furosemide", 5m);

        Assert.Equal(FindingLevel.Caution, At(Scene.Ketorolac, furosemide).Level(FindingKind.Interaction));
        Assert.Equal(
            FindingLevel.NeedsReason,
            At(Scene.Ketorolac, furosemide, new HomeMedication("ramipril", 5m)).Level(FindingKind.Interaction));
        Assert.Equal(
            FindingLevel.Caution,
            At(Scene.Ketorolac, furosemide, new HomeMedication("ramipril", 5m, 7m)).Level(FindingKind.Interaction));
    }

    [Fact]
    public void A_pair_rule_replaces_the_class_rules_even_where_its_window_has_passed()
    {
        Assert.Equal(FindingLevel.Refused, Recent("prochlorperazine", 23m));
        Assert.Null(Recent("prochlorperazine", 24m));
        Assert.Null(At(Metoclopramide, new HomeMedication("Prochlorperazine", 25m)).Level(FindingKind.Interaction));
        Assert.Equal(
            FindingLevel.Refused, At(Metoclopramide, new HomeMedication("haloperidol", 25m)).Level(FindingKind.Interaction));

        static FindingLevel? Recent(string medicine, decimal hours) =>
            Scene.Judge(Scene.Plan(Scene.Patient, "migraine", Metoclopramide).After(Scene.Dose(medicine, 5m, hours)))
                .Level(FindingKind.Interaction);
    }

    [Fact]
    public void A_planned_pair_is_reported_once()
    {
        var assessment = Scene.Judge(Scene.Patient, "migraine", Metoclopramide, Scene.Bag("prochlorperazine", 5m, 15m));

        var finding = Assert.Single(assessment.Findings, finding => finding.Level == FindingLevel.Refused);
        Assert.Equal("metoclopramide", finding.MedicineId);
        Assert.Equal("prochlorperazine", finding.OtherMedicineId);
    }

    [Fact]
    public void A_medicine_never_matches_itself()
    {
        var facts = Scene.Plan(Scene.Patient with { HomeMedications = [new("ketorolac", 30m)] }, "migraine", Scene.Ketorolac)
            .After(Scene.Dose("ketorolac", 15m, 12m));

        var finding = Assert.Single(Scene.Judge(facts).Findings);
        Assert.Equal("ketorolac.homeMedications.sameIngredient", finding.RuleId);
        Assert.Equal(FindingLevel.Caution, finding.Level);
    }

    [Fact]
    public void A_home_medicine_that_nobody_knows_is_a_caution_said_once()
    {
        var finding = Assert.Single(At(Scene.Ketorolac, new HomeMedication("Wonderol", null)).Findings);

        Assert.Equal("homeMedications.unknown", finding.RuleId);
        Assert.Contains("Wonderol", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Home_medicines_that_are_not_known_are_missing_where_a_rule_asks_for_them()
    {
        var unknown = Scene.Patient with { HomeMedications = null };
        var epinephrine = Scene.Bag("epinephrine", 0.3m, 1m) with { Route = "IM", Diluent = null };

        Assert.Equal(["homeMedications"], Scene.Judge(unknown, "migraine", Scene.Ketorolac).NotChecked);
        Assert.Equal(["homeMedications"], Scene.Judge(unknown, "migraine", epinephrine).NotChecked);
        // only cautions are left
        Assert.Empty(Scene.Judge(Scene.Plan(unknown, "migraine", epinephrine).InAnEmergency()).NotChecked);
        Assert.Empty(
            Scene.Judge(unknown, "migraine", Scene.Bag("sodium_chloride_09", 250m, 60m, Domain.Measures.DoseUnit.Millilitre))
                .NotChecked);
    }

    [Fact]
    public void A_reduction_by_an_interaction_is_tested_above_half_the_dose()
    {
        var paroxetine = new HomeMedication("paroxetine", 5m);

        Assert.Equal(FindingLevel.Caution, At(Metoclopramide, paroxetine).Level(FindingKind.Interaction));
        Assert.Equal(
            FindingLevel.NeedsReason, At(Scene.Bag("metoclopramide", 6m, 15m), paroxetine).Level(FindingKind.Interaction));
    }

    [Fact]
    public void In_an_emergency_a_rescue_medicine_is_never_refused_and_the_finding_is_marked()
    {
        var pregnant = Scene.Plan(Scene.Woman with { Pregnancy = PregnancyAnswer.Yes }, "crps", Scene.Bag("midazolam", 1m, 5m));

        Assert.Equal(SafetyOutcome.Refused, Scene.Judge(pregnant).Outcome);
        var assessment = Scene.Judge(pregnant.InAnEmergency());
        Assert.Equal(SafetyOutcome.Override, assessment.Outcome);
        Assert.True(Assert.Single(assessment.Findings).LoweredByEmergency);
    }

    [Fact]
    public void In_an_emergency_other_medicines_are_judged_as_usual() =>
        Assert.Equal(
            SafetyOutcome.Refused,
            Scene.Judge(Scene.Plan(Scene.Patient, "migraine", Scene.Bag("ketorolac", 40m, 15m)).InAnEmergency()).Outcome);

    [Fact]
    public void In_an_emergency_a_pair_rule_uses_its_emergency_severity()
    {
        var epinephrine = Scene.Bag("epinephrine", 0.3m, 1m) with { Route = "IM", Diluent = null };
        var facts = Scene.Plan(Scene.Patient, "migraine", epinephrine).After(Scene.Dose("dihydroergotamine", 1m, 2m));

        Assert.Equal(SafetyOutcome.Override, Scene.Judge(facts).Outcome);
        Assert.Equal(SafetyOutcome.Allowed, Scene.Judge(facts.InAnEmergency()).Outcome);
    }

    private static SafetyAssessment At(PlannedBag bag, params HomeMedication[] home) =>
        Scene.Judge(Scene.Patient with { HomeMedications = home }, "migraine", bag);

    [Fact]
    public void A_dose_given_here_of_a_medicine_outside_the_formulary_counts_by_its_name()
    {
        Assert.Equal(FindingLevel.Refused, Given("ibuprofen", 23.9m));
        Assert.Null(Given("ibuprofen", 24m));
        Assert.Equal(FindingLevel.Refused, Given("aspirin", 5m)); // no daily dose is known of it
        Assert.Null(Given("acetaminophen", 5m));

        static FindingLevel? Given(string name, decimal hours) =>
            Scene.Judge(Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac).After(Scene.Dose(name, 400m, hours)))
                .Level(FindingKind.Interaction);
    }

    [Fact]
    public void A_pair_rule_says_its_effect_and_its_action_where_it_has_one()
    {
        var facts = Scene.Plan(Scene.Patient, "crps", Scene.Bag("ketamine", 40m, 120m)).After(Scene.Dose("midazolam", 1m, 2m));
        var without = EditedFormulary.With(root => root["pairRules"]!.AsArray()
            .Single(rule => rule!["a"]!.GetValue<string>() == "ketamine" && rule["b"]!.GetValue<string>() == "midazolam")!["action"] = null);

        Assert.Equal(
            "Ketamine with midazolam (given 2 h ago): sedation; expected rescue. Continuous SpO2.",
            Assert.Single(Scene.Judge(facts).Findings).Sentence);
        Assert.Equal(
            "Ketamine with midazolam (given 2 h ago): sedation; expected rescue.",
            Assert.Single(SafetyEngine.Evaluate(facts, without).Findings).Sentence);
    }

    [Fact]
    public void In_an_emergency_a_mixture_is_about_the_medicine_that_is_not_for_emergencies()
    {
        var bag = Scene.Bag("midazolam", 1m, 5m);
        var mixed = bag with { Ingredients = [.. bag.Ingredients, new("dexamethasone", 4m, Domain.Measures.DoseUnit.Milligram)] };
        var assessment = Scene.Judge(Scene.Plan(Scene.Patient, "migraine", mixed).InAnEmergency());

        var finding = Assert.Single(assessment.Findings, finding => finding.Level == FindingLevel.Refused);
        Assert.Equal(("dexamethasone", "midazolam"), (finding.MedicineId, finding.OtherMedicineId));
    }

    [Fact]
    public void A_contraindication_by_class_counts_as_an_interaction_does()
    {
        Assert.Equal(FindingLevel.Refused, At(Metoclopramide, new HomeMedication("domperidone", 5m)).Level(FindingKind.Interaction));
        Assert.Equal(FindingLevel.Refused, At(Metoclopramide, new HomeMedication("domperidone", 5m, 6m)).Level(FindingKind.Interaction));
        Assert.Null(At(Metoclopramide, new HomeMedication("domperidone", 5m, 7m)).Level(FindingKind.Interaction));
    }

    [Fact]
    public void Only_a_medicine_of_the_further_class_raises_the_severity() =>
        Assert.Equal(
            FindingLevel.Caution,
            At(Scene.Ketorolac, new HomeMedication("furosemide", 5m), new HomeMedication("metformin", 5m)).Level(FindingKind.Interaction));

    [Fact]
    public void A_planned_pair_is_about_the_medicine_that_is_not_for_emergencies()
    {
        var epinephrine = Scene.Bag("epinephrine", 0.3m, 1m) with { Route = "IM", Diluent = null };

        var finding = Assert.Single(
            Scene.Judge(Scene.Patient, "migraine", epinephrine, Scene.Bag("prochlorperazine", 5m, 15m)).Findings,
            finding => finding.Kind == FindingKind.Interaction);
        Assert.Equal(("prochlorperazine", "epinephrine"), (finding.MedicineId, finding.OtherMedicineId));
    }

    [Fact]
    public void A_finding_about_a_home_medicine_stands_at_their_list()
    {
        var home = Assert.Single(At(Dihydroergotamine, new HomeMedication("propranolol", 5m)).Findings);
        var given = Assert.Single(
            Scene.Judge(Scene.Plan(Scene.Patient, "migraine", Dihydroergotamine).After(Scene.Dose("propranolol", 40m, 5m))).Findings);

        Assert.Equal("homeMedications", home.Place.Field);
        Assert.Equal(FindingPlace.WholePlan, given.Place);
        Assert.Contains("Propranolol (taken at home)".ToLowerInvariant(), home.Sentence, StringComparison.Ordinal);
        Assert.Contains("propranolol (given 5 h ago)", given.Sentence, StringComparison.Ordinal);
    }
}
