using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Tests.Safety;
using PlannedBag = IvClinic.Domain.Plans.PlannedBag;
using PlannedIngredient = IvClinic.Domain.Plans.PlannedIngredient;
using RateStep = IvClinic.Domain.Plans.RateStep;

namespace IvClinic.Domain.Tests.Plans;

public class DoseChoiceTests
{
    [Fact]
    public void A_dose_rounded_on_purpose_is_said_with_what_it_was_and_by_how_much()
    {
        var bag = Bag(new("ivig_10", 1m, DoseUnit.GramPerKilogram) { Rounded = new(70m, DoseUnit.Gram) });
        var figures = PlanArithmetic.Of(bag, _ => BodyWeight.FromKilograms(72.4m));
        Assert.Equal((70m, 72.4m), (figures.Ingredients[0].Mass!.Value.Grams, figures.Ingredients[0].Reckoned!.Value.Grams));
        Assert.Equal("1 g/kg × 72.4 kg = 72.4 g, rounded 72.4 g → 70 g (-3.3 %)", PlanLines.Amount(bag.Ingredients[0], figures.Ingredients[0]));
        Assert.Equal(70_000m / 724m, figures.Ingredients[0].Concentration!.Value.MilligramsPerMillilitre);
    }

    [Theory]
    [InlineData("80", false)]
    [InlineData("80.01", true)]
    public void A_dose_on_its_cap_comes_out_and_one_above_does_not(string kg, bool isAbove)
    {
        var bag = Bag(new("ivig_10", 1m, DoseUnit.GramPerKilogram) { Cap = new(80m, DoseUnit.Gram) });
        var figures = PlanArithmetic.Of(bag, _ => BodyWeight.FromKilograms(decimal.Parse(kg, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(isAbove, figures.Problems.Any(problem => problem.Kind == PlanProblemKind.AboveCap));
    }

    [Fact]
    public void A_document_of_schema_2_is_read_as_it_is_and_its_hash_stays()
    {
        const string stored = """{"AuthorisationNotRequired":true,"Bags":[{"Diluent":"NS","FinalVolumeMl":100,"Ingredients":[{"Amount":20,"Medication":"ketamine","Unit":"Milligram"}],"Label":"","Number":1,"Route":"IV","Steps":[{"Rate":50,"Unit":"MillilitrePerHour"}]}],"Course":{"IntervalDays":7,"Kind":"Series","Sessions":4},"DosingWeights":[],"Envelope":{"HighestMlPerH":60,"LargestStepMlPerH":10,"LowestMlPerH":5},"Goal":"Pain from 8 to 4","HoldCriteria":[],"Indication":"crps","Monitoring":{"HypercapnicOxygenScale":false,"VitalsEveryMinutes":15},"Notes":"","ObservationMinutes":60,"Overrides":[],"Schema":2,"StandingOrders":{"Rescue":["Midazolam 1 mg IV"],"RestartAtHalfRateAllowed":true}}""";
        var bytes = System.Text.Encoding.UTF8.GetBytes(stored);
        var hash = CanonicalPlan.Hash(bytes);
        Assert.Equal(hash, CanonicalPlan.Hash(CanonicalPlan.Bytes(stored)));
        var plan = CanonicalPlan.Read(bytes);
        Assert.Equal((2, 4, 7, null, null), (plan.Schema, plan.Course!.Sessions, plan.Course.IntervalDays, plan.Course.WindowDays, plan.Envelope!.MinutesBetween));
        Assert.Empty(plan.Goals);
        Assert.Empty(plan.StandingOrders.Premedication);
        Assert.Equal(["Midazolam 1 mg IV"], plan.StandingOrders.Rescue);
        Assert.Equal(3, new PlanContent().Schema);
    }

    [Fact]
    public void A_goal_is_said_in_its_measure_and_stands_for_the_words()
    {
        var goal = new PlanGoal("grip", 5m, 9);
        Assert.Equal("Grip strength higher by 5 kPa within 9 weeks", PlanGoals.Sentence(goal));
        var answers = PlanCompleteness.Check(new PlanContent { Goals = [goal] }, null, [], new(2026, 11, 22));
        Assert.True(answers.Single(answer => answer.Item == "goal").Met);
    }

    /// <summary>Two grams an infusion are allowed; what a series comes to within the window of a limit is seen at the session where it passes.</summary>
    [Fact]
    public void A_series_is_judged_at_every_session_as_if_the_ones_before_had_been_given()
    {
        var facts = Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac);
        var single = SafetyEngine.Evaluate(facts, ClinicFormulary.Shipped).Findings;
        Assert.DoesNotContain(single, finding => finding.Kind == FindingKind.Cumulative);
        Assert.DoesNotContain(SeriesCheck.Of(facts, ClinicFormulary.Shipped, 5, 30, single), finding => finding.Kind == FindingKind.Cumulative);
        var daily = SeriesCheck.Of(facts, ClinicFormulary.Shipped, 6, 1, single);
        var passed = Assert.Single(daily, finding => finding is { Kind: FindingKind.Cumulative, Level: FindingLevel.Refused });
        Assert.EndsWith(".series", passed.RuleId, StringComparison.Ordinal);
        Assert.StartsWith("In session 6 of the series, day 6:", passed.Sentence, StringComparison.Ordinal);
    }

    private static PlannedBag Bag(PlannedIngredient ingredient) =>
        new() { Number = 1, FinalVolumeMl = 724m, Ingredients = [ingredient], Steps = [new RateStep(100m, RateUnit.MillilitrePerHour)] };
}
