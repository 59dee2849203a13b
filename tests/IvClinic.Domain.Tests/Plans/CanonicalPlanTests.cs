using System.Text;
using System.Text.Json;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Tests.Plans;

public class CanonicalPlanTests
{
    [Fact]
    public void Key_order_and_spaces_do_not_matter() =>
        Assert.Equal(CanonicalPlan.Bytes("""{"b": 1, "a": {"d":2,"c":3}}"""), CanonicalPlan.Bytes("""{"a":{"c":3,"d":2},"b":1}"""));

    [Fact]
    public void Keys_are_in_ordinal_order() => Assert.Equal("""{"B":1,"a":2}""", Encoding.UTF8.GetString(CanonicalPlan.Bytes("""{"a":2,"B":1}""")));

    [Theory]
    [InlineData("5.0", "5")]
    [InlineData("0.50", "0.5")]
    [InlineData("-0.0", "0")]
    [InlineData("1e2", "100")]
    public void Numbers_have_one_form(string number, string form) => Assert.Equal(form, Encoding.UTF8.GetString(CanonicalPlan.Bytes(number)));

    [Fact]
    public void Five_and_five_point_zero_milligrams_are_the_same_plan() => Assert.Equal(CanonicalPlan.Hash(Ketamine(5m)), CanonicalPlan.Hash(Ketamine(5.0m)));

    [Fact]
    public void Another_amount_is_another_plan() => Assert.NotEqual(CanonicalPlan.Hash(Ketamine(5m)), CanonicalPlan.Hash(Ketamine(5.001m)));

    [Fact]
    public void The_same_text_composed_and_decomposed_is_the_same_plan()
    {
        var composed = new PlanContent { Notes = "Gr\u00F6\u00DFe" };
        var decomposed = new PlanContent { Notes = "Gro\u0308\u00DFe" };
        Assert.NotEqual(composed.Notes, decomposed.Notes, StringComparer.Ordinal);
        Assert.Equal(CanonicalPlan.Hash(composed), CanonicalPlan.Hash(decomposed));
    }

    [Fact]
    public void A_full_plan_survives_writing_and_reading()
    {
        var plan = Full();
        var bytes = CanonicalPlan.Bytes(plan);
        var read = CanonicalPlan.Read(bytes);
        Assert.Equal(bytes, CanonicalPlan.Bytes(read));
        Assert.Equal(plan.WeightUsed, read.WeightUsed);
        Assert.Equal(plan.Bags[0].Ingredients, read.Bags[0].Ingredients);
        Assert.Equal(plan.Bags[0].Steps, read.Bags[0].Steps);
        Assert.Equal(plan.HoldCriteria, read.HoldCriteria);
        Assert.Equal(plan.Overrides, read.Overrides);
        Assert.Equal(plan.ConsentOn, read.ConsentOn);
    }

    [Fact]
    public void The_bytes_of_a_plan_never_change_by_accident() =>
        Assert.Equal(
            """{"AuthorisationNotRequired":false,"Bags":[],"DosingWeights":[],"Goal":"","HoldCriteria":[],"Indication":"","Monitoring":{"HypercapnicOxygenScale":false},"Notes":"","Overrides":[],"Schema":3,"StandingOrders":{"Rescue":[],"RestartAtHalfRateAllowed":false}}""",
            CanonicalPlan.Text(new PlanContent()));

    [Fact]
    public void A_plan_of_a_newer_schema_is_refused() => Assert.Throws<JsonException>(() => CanonicalPlan.Read("""{"Schema":4}"""));

    [Fact]
    public void A_hash_is_sixty_four_lower_case_hex_digits() => Assert.Matches("^[0-9a-f]{64}$", CanonicalPlan.Hash(new PlanContent()));

    private static PlanContent Ketamine(decimal amount) =>
        Given.Plan(Given.Bag(50m, [Given.Step(5m)], new PlannedIngredient("ketamine", amount, DoseUnit.Milligram)));

    private static PlanContent Full() => Given.Plan(Given.Ivig() with { Diluent = "none", Kind = BagKind.Infusion }) with
    {
        SuitabilityId = Guid.Parse("00000000-0000-0000-0000-000000000001"),
        WeightUsed = new(70.5m, new DateOnly(2026, 3, 1)),
        HeightCm = 175m,
        Course = new(CourseKind.Series, 5, 1) { WindowDays = 0, LastDay = new(2026, 4, 1), Missed = WhenMissed.AskClinician, MissedNote = "the same day" },
        ObservationMinutes = 60,
        HoldCriteria = [new("SPO2", HoldComparison.Below, 92m, "%", "Pause and call")],
        Overrides = [new("ivig.rate", "benefit", "tolerated before")],
        Goals = [new("incat", 1m, 12)],
        Envelope = new(10m, 300m, 100m) { MinutesBetween = 30 },
        StandingOrders = new() { Premedication = ["Paracetamol 1 g by mouth, 30 min before"] },
        ConsentOn = new DateOnly(2026, 2, 28),
        Goal = "INCAT 1 point in 12 weeks",
    };
}
