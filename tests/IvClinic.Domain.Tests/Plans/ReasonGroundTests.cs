using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Tests.Plans;

public class ReasonGroundTests
{
    private static readonly PlanStep By = new(Guid.Parse("00000000-0000-0000-0000-000000000007"), "Dr Clara Ansari", new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_reason_holds_while_the_values_and_the_formulary_are_the_same() => Assert.Null(Given(Dose(160m)).WhyStale(Dose(160m), "1"));

    [Fact]
    public void Another_dose_makes_it_stale_and_says_which() => Assert.Equal("dose was 160 mg, is 180 mg.", Given(Dose(160m)).WhyStale(Dose(180m), "1"));

    [Fact]
    public void A_smaller_dose_is_another_dose() => Assert.NotNull(Given(Dose(160m)).WhyStale(Dose(155m), "1"));

    [Fact]
    public void Another_limit_makes_it_stale() =>
        Assert.Equal("soft limit was 150 mg, is 120 mg.", Given(Dose(160m)).WhyStale(Dose(160m) with { Limit = new("soft limit", 120m, "mg") }, "1"));

    [Fact]
    public void Another_formulary_makes_it_stale_whatever_the_values() =>
        Assert.Equal("the formulary is another one since: 1 then, 2 now.", Given(Dose(160m)).WhyStale(Dose(160m), "2"));

    [Fact]
    public void Time_that_passed_since_a_dose_is_no_change_and_a_newer_dose_is()
    {
        var ground = Given(Since(3m));
        Assert.Null(ground.WhyStale(Since(4.5m), "1"));
        Assert.NotNull(ground.WhyStale(Since(1m), "1"));
    }

    [Fact]
    public void A_reason_for_one_medicine_at_home_is_none_for_another() =>
        Assert.Equal("it was given for “With ramipril: low blood pressure.”", Given(With("ramipril")).WhyStale(With("sertraline"), "1"));

    [Fact]
    public void Hours_in_the_words_about_the_same_medicine_are_no_change() =>
        Assert.Null(Given(With("ramipril")).WhyStale(With("ramipril") with { Sentence = "With ramipril (given 3 h ago): low blood pressure." }, "1"));

    [Fact]
    public void Where_a_finding_has_no_numbers_its_words_are_compared()
    {
        var diluent = Dose(1m) with { Values = [], Limit = null, Sentence = "Ketamine in Ringer is not listed." };
        Assert.Null(Given(diluent).WhyStale(diluent, "1"));
        Assert.NotNull(Given(diluent).WhyStale(diluent with { Sentence = "Ketamine in glucose is not listed." }, "1"));
    }

    [Fact]
    public void It_survives_writing_and_reading_with_the_plan()
    {
        var plan = new PlanContent { Overrides = [new("ketamine.softMax", "tolerated-before", "Four times.") { Ground = Given(Dose(160m)) }] };
        var read = CanonicalPlan.Read(CanonicalPlan.Bytes(plan)).Overrides[0].Ground!;
        Assert.True(read.IsSame(plan.Overrides[0].Ground!));
        Assert.Null(read.WhyStale(Dose(160m), "1"));
    }

    [Fact]
    public void A_plan_signed_before_reasons_kept_their_ground_is_read_and_keeps_its_hash()
    {
        const string Signed = """{"AuthorisationNotRequired":false,"Bags":[],"DosingWeights":[],"Goal":"","HoldCriteria":[],"Indication":"","Monitoring":{"HypercapnicOxygenScale":false},"Notes":"","Overrides":[{"ReasonCode":"tolerated-before","RuleId":"ketamine.softMax","Text":"Four times."}],"Schema":1,"StandingOrders":{"Rescue":[],"RestartAtHalfRateAllowed":false}}""";
        var read = CanonicalPlan.Read(Signed);
        Assert.Equal(1, read.Schema);
        Assert.Null(read.Overrides[0].Ground);
        Assert.Equal(Signed, CanonicalPlan.Text(read));
    }

    private static ReasonGround Given(SafetyFinding finding) => new([ShownFinding.Of(finding)], "1", By);

    private static SafetyFinding Dose(decimal mg) => new()
    {
        RuleId = "ketamine.softMax",
        Level = FindingLevel.NeedsReason,
        Kind = FindingKind.SingleDose,
        Values = [new("dose", mg, "mg")],
        Limit = new("soft limit", 150m, "mg"),
        Sentence = $"Ketamine {mg} mg is above the soft limit.",
    };

    private static SafetyFinding Since(decimal hours) => Dose(1m) with { Values = [new("since the last dose", hours, "h")], Limit = new("least interval", 6m, "h") };

    private static SafetyFinding With(string other) => Dose(1m) with { Values = [], Limit = null, OtherName = other, Sentence = $"With {other}: low blood pressure." };
}
