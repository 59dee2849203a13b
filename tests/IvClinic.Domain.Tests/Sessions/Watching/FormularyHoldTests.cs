using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Watching;
using static IvClinic.Domain.Tests.Sessions.Watching.WatchedPlans;

namespace IvClinic.Domain.Tests.Sessions.Watching;

public class FormularyHoldTests
{
    private static readonly SessionPlan Ketamine = Of("ketamine");

    [Theory]
    [InlineData(92, false)]
    [InlineData(91, true)]
    public void A_value_beyond_the_limit_of_a_medicine_that_runs_holds_and_one_on_it_does_not(int spO2, bool holds) =>
        Assert.Equal(holds, Given.Chart(Ketamine, 10, Given.Start(0, 30m), Observe(5, Given.Well with { SpO2 = spO2 })).HoldsMet.Count > 0);

    [Fact]
    public void It_says_value_medicine_limit_and_what_to_do()
    {
        var hold = Assert.Single(Given.Chart(Ketamine, 10, Given.Start(0, 30m), Observe(5, Given.Well with { SpO2 = 91 })).HoldsMet);
        Assert.Equal("SpO2 91 %: with ketamine the limit is below 92 %. Stop.", hold.Sentence);
        Assert.True(hold.IsStop);
    }

    [Fact]
    public void Before_its_bag_hangs_a_medicine_holds_nothing() =>
        Assert.Empty(Given.Chart(Ketamine, 10, Observe(5, Given.Well with { SpO2 = 91 })).HoldsMet);

    [Fact]
    public void One_value_is_said_once_by_its_worst_rule()
    {
        var plan = Ketamine with { HoldCriteria = [new("SPO2", HoldComparison.Below, 94m, "%", "call the prescriber")] };
        Assert.Equal("ketamine", Assert.Single(Given.Chart(plan, 10, Given.Start(0, 30m), Observe(5, Given.Well with { SpO2 = 91 })).HoldsMet).Medicine);
        Assert.Null(Assert.Single(Given.Chart(plan, 10, Given.Start(0, 30m), Observe(5, Given.Well with { SpO2 = 93 })).HoldsMet).Medicine);
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(89, true)]
    public void A_fall_of_the_pressure_counts_from_the_baseline(int systolic, bool holds)
    {
        // Immune globulin: more than 25 % below 120 is below 90; the fixed limit below 90 then says stop for the pressure itself.
        var met = Given.Chart(
            Of("ivig_10"), 10, ChartEntry.Baseline(Given.Stamp(-5), Given.Well), Given.Start(0, 30m), Observe(5, Given.Well with { Systolic = systolic })).HoldsMet;
        Assert.Equal(holds, met.Any(hold => hold.Parameter == "SBP_DROP_PCT" && hold.Sentence.Contains("fallen by 25.8 %", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_a_baseline_a_fall_is_not_known_and_holds_nothing() =>
        Assert.DoesNotContain(Given.Chart(Of("ivig_10"), 10, Given.Start(0, 30m), Observe(5, Given.Well with { Systolic = 60, Diastolic = 50 })).HoldsMet, hold => hold.Parameter == "SBP_DROP_PCT");

    [Fact]
    public void A_sign_that_was_seen_holds_and_one_that_was_not_looked_for_does_not()
    {
        Assert.Empty(Given.Chart(Ketamine, 10, Given.Start(0, 30m), Observe(5, Given.Well)).HoldsMet);
        Assert.Empty(Given.Chart(Ketamine, 10, Given.Start(0, 30m), Observe(5, Given.Well, new SignLookedFor("chest_pain", "Chest pain", false))).HoldsMet);
        var hold = Assert.Single(Given.Chart(Ketamine, 10, Given.Start(0, 30m), Observe(5, Given.Well, new SignLookedFor("chest_pain", "Chest pain", true))).HoldsMet);
        Assert.Equal("Chest pain: a reason to hold or stop with ketamine. Stop.", hold.Sentence);
    }

    [Fact]
    public void A_reflex_holds_when_it_is_gone()
    {
        var magnesium = Of("magnesium_sulfate");
        Assert.True(Assert.Single(magnesium.Watch.SignsToLookFor([1]), sign => sign.Sign == "patellar_reflex").IsNormallyPresent);
        Assert.Empty(Given.Chart(magnesium, 10, Given.Start(0, 30m), Observe(5, new Vitals(), new SignLookedFor("patellar_reflex", "Patellar reflex", true))).HoldsMet);
        Assert.Single(Given.Chart(magnesium, 10, Given.Start(0, 30m), Observe(5, new Vitals(), new SignLookedFor("patellar_reflex", "Patellar reflex", false))).HoldsMet);
    }

    [Fact]
    public void A_number_that_no_form_records_is_looked_for() =>
        Assert.Contains(Of("lidocaine").Watch.SignsToLookFor([1]), sign => sign.Sign == "QRS_WIDENING_PCT" && sign.Text == "QRS wider by more than 25 %");

    [Fact]
    public void An_observation_of_signs_only_is_one_and_an_empty_one_is_not()
    {
        Assert.Equal("Chest pain: no", EntryText.Of(Observe(5, new Vitals(), new SignLookedFor("chest_pain", "Chest pain", false))));
        Assert.Throws<ArgumentException>(() => Observe(5, new Vitals()));
    }
}
