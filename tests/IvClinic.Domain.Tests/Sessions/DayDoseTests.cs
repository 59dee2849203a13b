using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class DayDoseTests
{
    [Fact]
    public void Within_the_cap_the_weight_of_the_day_gives_amount_and_volume_and_rates_stay_as_signed()
    {
        var plan = Ivig(cap: 80m);
        var day = DayDose.On(plan, 75m);
        var (signed, now) = (SessionPlan.From(plan, plan.DosingWeightOf), SessionPlan.From(day, day.DosingWeightOf));
        Assert.Equal((72m, 75m), (signed.Bags[0].Ingredients[0].Mass!.Value.Grams, now.Bags[0].Ingredients[0].Mass!.Value.Grams));
        Assert.Equal((720m, 750m), (signed.Bags[0].Volume!.Value.Millilitres, now.Bags[0].Volume!.Value.Millilitres));
        Assert.Equal(signed.Bags[0].Steps[0].Flow, now.Bags[0].Steps[0].Flow);
        Assert.Equal(signed.Bags[0].Ingredients[0].Concentration, now.Bags[0].Ingredients[0].Concentration);
        Assert.Equal("ivig 10: 75 g by today's 75 kg, 72 g when it was signed; at most 80 g.", Assert.Single(DayDose.Sentences(plan, 75m)));
    }

    [Theory]
    [InlineData("80", 0)]
    [InlineData("80.1", 1)]
    public void On_the_cap_it_starts_and_above_it_does_not(string kg, int refusals) =>
        Assert.Equal(refusals, DayDose.AboveCap(Ivig(cap: 80m), decimal.Parse(kg, System.Globalization.CultureInfo.InvariantCulture)).Count);

    [Fact]
    public void Without_a_cap_or_rounded_on_purpose_the_amount_stays_as_signed()
    {
        foreach (var plan in new[] { Ivig(cap: null), Ivig(cap: 80m, rounded: 70m) })
        {
            Assert.Equal(CanonicalPlan.Text(plan), CanonicalPlan.Text(DayDose.On(plan, 75m)));
            Assert.Empty(DayDose.AboveCap(plan, 120m));
        }
    }

    [Fact]
    public void The_chart_counts_the_amount_of_the_day()
    {
        var plan = Ivig(cap: 80m);
        var forSession = SessionPlan.From(plan, plan.DosingWeightOf);
        var weighed = ChartEntry.GoNoGo(Given.Stamp(0), new GoNoGoDetails(true, [], 75m), null);
        Assert.Equal(750m, forSession.OnDay([weighed]).Bags[0].Volume!.Value.Millilitres);
        Assert.Equal(720m, forSession.OnDay([]).Bags[0].Volume!.Value.Millilitres);
    }

    [Fact]
    public void A_weight_that_was_voided_or_replaced_leaves_nothing_of_itself_in_the_plan_of_the_day()
    {
        var plan = Ivig(cap: 80m);
        var onDay = SessionPlan.From(plan, plan.DosingWeightOf).OnDay([Weighed(75m)]);
        Assert.Same(onDay, onDay.OnDay([Weighed(75m)]));
        Assert.Equal(720m, onDay.OnDay([]).Bags[0].Volume!.Value.Millilitres);
        Assert.Equal(720m, onDay.OnDay([Weighed(null)]).Bags[0].Volume!.Value.Millilitres);
        Assert.Equal(770m, onDay.OnDay([Weighed(77m)]).OnDay([Weighed(77m)]).Bags[0].Volume!.Value.Millilitres);
    }

    private static ChartEntry Weighed(decimal? kg) => ChartEntry.GoNoGo(Given.Stamp(0), new GoNoGoDetails(true, [], kg), null);

    private static PlanContent Ivig(decimal? cap, decimal? rounded = null) => new()
    {
        Indication = "cidp",
        WeightUsed = new(72m, new(2026, 11, 1)),
        DosingWeights = [new("ivig_10", 72m, "actual")],
        Bags =
        [
            new()
            {
                Number = 1,
                FinalVolumeMl = 720m,
                Ingredients =
                [
                    new("ivig_10", 1m, DoseUnit.GramPerKilogram)
                    {
                        Cap = cap is { } most ? new(most, DoseUnit.Gram) : null,
                        Rounded = rounded is { } chosen ? new(chosen, DoseUnit.Gram) : null,
                    },
                ],
                Steps = [new RateStep(0.5m, RateUnit.MillilitrePerKilogramHour, 30), new RateStep(100m, RateUnit.MillilitrePerHour)],
            },
        ],
    };
}
