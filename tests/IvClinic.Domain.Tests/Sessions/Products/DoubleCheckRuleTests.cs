using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Products;
using IvClinic.Domain.Tests.Sessions.Watching;

namespace IvClinic.Domain.Tests.Sessions.Products;

public class DoubleCheckRuleTests
{
    /// <summary>20 mg in 200 mL at 30 mL/h for an hour, then 60, then 90.</summary>
    private static readonly SessionPlan Ketamine = WatchedPlans.Of("ketamine");

    private static readonly Guid Second = Guid.Parse("00000000-0000-0000-0000-0000000000d4");

    private static readonly BagReading Right = new(1, 30m, 200m, [new("ketamine", 20m)]);

    [Fact]
    public void Only_a_bag_with_a_high_alert_medicine_is_checked()
    {
        Assert.Equal("ketamine", Assert.Single(DoubleCheckRule.HighAlert(Ketamine, 1)).Medication);
        Assert.Empty(DoubleCheckRule.HighAlert(Ketamine, 2));
        Assert.Empty(DoubleCheckRule.HighAlert(WatchedPlans.Of("ivig_10", DoseUnit.Gram), 1));
    }

    [Theory]
    [InlineData(60, false)] // the plan's next step
    [InlineData(60.04, false)] // the same on a pump
    [InlineData(30, false)]
    [InlineData(29.9, false)]
    [InlineData(30.2, true)]
    [InlineData(59, true)]
    [InlineData(90, true)] // a step of the plan, but not the next one
    [InlineData(120, true)]
    public void Only_an_increase_that_is_not_the_next_planned_step_is_checked(double rate, bool isChecked)
    {
        var state = Given.Chart(Ketamine, 60, Given.Start(0, 30m));
        Assert.Equal(isChecked, DoubleCheckRule.IsUnplannedIncrease(Ketamine, state, Given.MlPerH((decimal)rate)));
    }

    [Fact]
    public void Going_on_at_the_rate_before_the_pause_or_slower_is_no_increase()
    {
        var state = Given.Chart(Ketamine, 70, Given.Start(0, 30m), Given.Rate(60, 60m), Given.Pause(65));
        Assert.False(DoubleCheckRule.IsUnplannedIncrease(Ketamine, state, Given.MlPerH(60m)));
        Assert.False(DoubleCheckRule.IsUnplannedIncrease(Ketamine, state, Given.MlPerH(30m)));
        Assert.True(DoubleCheckRule.IsUnplannedIncrease(Ketamine, state, Given.MlPerH(75m)));
    }

    [Fact]
    public void Both_numbers_stand_in_each_difference()
    {
        var differences = DoubleCheckRule.Differences(Right, new(1, 300m, 100m, [new("ketamine", 200m)]), name => name);
        Assert.Equal(["Dose of ketamine: recorded 20 mg, read 200 mg.", "Volume: recorded 200 mL, read 100 mL.", "Rate: entered 30 mL/h, read 300 mL/h."], differences);
        Assert.Equal("Dose of ketamine: recorded 20 mg, read nothing.", Assert.Single(DoubleCheckRule.Differences(Right, Right with { Doses = [] }, name => name)));
    }

    [Theory]
    [InlineData(20, 200, 30, true)]
    [InlineData(20.1, 200, 30, true)] // half a percent
    [InlineData(20.11, 200, 30, false)]
    [InlineData(20, 201, 30, true)]
    [InlineData(20, 201.1, 30, false)]
    [InlineData(20, 200, 30.1, false)] // a rate is a setting, not a rounded print
    public void Rounded_print_is_the_same_and_a_rate_is_exact(double mg, double ml, double rate, bool isSame) =>
        Assert.Equal(isSame, DoubleCheckRule.Differences(Right, new(1, (decimal)rate, (decimal)ml, [new("ketamine", (decimal)mg)]), name => name).Count == 0);

    [Fact]
    public void A_check_counts_for_fifteen_minutes_and_not_a_millisecond_longer()
    {
        var entries = Given.Stored(Check(0));
        Assert.NotNull(Usable(entries, 15));
        Assert.Null(DoubleCheckRule.Usable(Ketamine, entries, 1, Given.MlPerH(30m), Given.At(15).AddMilliseconds(1)));
    }

    [Fact]
    public void A_check_counts_once_and_for_its_rate_bag_and_label_only()
    {
        Assert.Null(Usable(Given.Stored(Check(0), Given.Start(1, 30m)), 2));
        Assert.Null(DoubleCheckRule.Usable(Ketamine, Given.Stored(Check(0)), 1, Given.MlPerH(31m), Given.At(1)));
        Assert.Null(DoubleCheckRule.Usable(Ketamine, Given.Stored(Check(0)), 2, Given.MlPerH(30m), Given.At(1)));
        // Prepared again after the check: another label.
        Assert.Null(Usable(Given.Stored(Check(0), Prepared(1, 10m, 100m)), 2));
    }

    [Fact]
    public void What_was_prepared_is_what_is_read() =>
        Assert.Equal(new DoseReading("ketamine", 10m), Assert.Single(DoubleCheckRule.Expected(Ketamine, Given.Stored(Prepared(0, 10m, 100m)), 1, Given.MlPerH(30m)).Doses));

    [Fact]
    public void Nobody_checks_their_own_work()
    {
        var refusal = Assert.Throws<IllegalStepException>(() => ChartEntry.DoubleChecked(Given.Stamp(0), new(Given.NurseId, "Nina Kay", Given.NurseId, "Nina Kay", Right)));
        Assert.Contains("nobody checks their own work", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_is_voided_but_never_corrected_into_a_young_one()
    {
        var check = Given.Stored(Check(0))[0];
        Assert.Throws<IllegalStepException>(() => check.Again(Given.Stamp(20)));
        Assert.Null(Usable(Given.Stored(check, ChartEntry.Voided(Given.Stamp(1), check, "Read at the wrong pump")), 2));
    }

    [Fact]
    public void The_entry_names_both_and_what_was_read() =>
        Assert.Equal("Double check of bag 1 by Nina Kay and Sam Two: ketamine 20 mg in 200 mL, 30 mL/h", EntryText.Of(Check(0)));

    [Theory]
    [InlineData(20, 200, 0)]
    [InlineData(10, 100, 0)] // one of two bottles
    [InlineData(20, 100, 1)] // twice the concentration
    [InlineData(2, 200, 1)] // a tenth
    [InlineData(200, 200, 1)] // ten times
    [InlineData(20, 250, 2)] // more volume than planned, and weaker
    public void A_bag_is_as_strong_as_planned_and_never_more(double mg, double ml, int problems)
    {
        var prepared = EntryDetails.Read<PreparationDetails>(Prepared(0, (decimal)mg, (decimal)ml))!;
        Assert.Equal(problems, Preparation.Problems(Ketamine.Bag(1)!, prepared, name => name).Count);
    }

    [Fact]
    public void The_concentration_is_derived() =>
        Assert.Equal(0.1m, EntryDetails.Read<PreparationDetails>(Prepared(0, 20m, 200m))!.Products[0].In(200m)!.Value.MilligramsPerMillilitre);

    private static ChartEntry? Usable(ChartEntry[] entries, double minute) => DoubleCheckRule.Usable(Ketamine, SessionChart.Standing(entries), 1, Given.MlPerH(30m), Given.At(minute));

    private static ChartEntry Check(double minute) =>
        ChartEntry.DoubleChecked(Given.Stamp(minute) with { AuthorId = Second, AuthorName = "Sam Two" }, new(Given.NurseId, "Nina Kay", Second, "Sam Two", Right));

    private static ChartEntry Prepared(double minute, decimal mg, decimal ml) =>
        ChartEntry.ProductPrepared(Given.Stamp(minute), new(1, [new("ketamine", mg, null, "K1", new DateOnly(2027, 1, 31))], "0.9% NaCl", ml, "Nina Kay"));
}
