using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class WasteTests
{
    private static readonly SessionPlan Plan = Given.SessionPlan(Given.Bag(
        100m, [Given.Step(100m)], new PlannedIngredient("ketamine", 50m, DoseUnit.Milligram), new PlannedIngredient("saline", 95m, DoseUnit.Millilitre)));

    [Fact]
    public void What_is_left_is_the_bag_less_what_was_given_and_thrown_away()
    {
        Assert.Equal(70m, Left(Given.Start(0, 100m), Given.Stop(18)));
        Assert.Equal(50m, Left(Given.Start(0, 100m), Given.Stop(18), Wasted(20m)));
        Assert.Equal(0m, Left(Given.Start(0, 100m), Given.Stop(18), Wasted(90m)));
    }

    [Fact]
    public void A_bag_that_the_plan_does_not_have_leaves_nothing_known() =>
        Assert.Null(Waste.Left(Plan, Given.Chart(Plan, 20, Given.Start(0, 100m)), [], 2));

    [Fact]
    public void Thrown_away_volume_is_so_many_milligrams_and_a_fluid_has_none()
    {
        var ketamine = Assert.Single(Waste.Of(Plan.Bag(1)!, Given.Ml(25m)));
        Assert.Equal(("ketamine", 12.5m), (ketamine.Medication, ketamine.Milligrams));
    }

    [Fact]
    public void The_entry_says_how_much_of_what_and_how()
    {
        Assert.Equal("25 mL of bag 1 thrown away (ketamine 12.5 mg), made unusable", EntryText.Of(Wasted(25m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wasted(0m));
    }

    private static ChartEntry Wasted(decimal ml) => ChartEntry.Wasted(Given.Stamp(19), 1, ml, new(Waste.Of(Plan.Bag(1)!, Given.Ml(ml)), "made unusable"));

    private static decimal? Left(params ChartEntry[] entries)
    {
        var state = Given.Chart(Plan, 20, entries);
        return Waste.Left(Plan, state, SessionChart.Standing(entries), 1)?.Millilitres;
    }
}
