using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Tests.Plans;

public class ProtocolComparisonTests
{
    private static readonly ClinicFormulary Formulary = ClinicFormulary.Shipped;

    public static TheoryData<string> Protocols => [.. Formulary.Protocols.Keys];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_plan_as_its_protocol_begins_it_is_exactly_that_protocol(string id)
    {
        var origin = Compare(Begun(id));
        Assert.Equal((true, id), (origin.IsOnProtocol, origin.ProtocolId));
        Assert.True(origin.MayRunSameDay);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void What_belongs_to_one_patient_is_no_departure(string id)
    {
        var plan = Begun(id);
        Assert.True(Compare(plan with
        {
            ConsentOn = new(2026, 11, 22),
            AuthorisationNotRequired = true,
            Goal = "Walks to the shop",
            Notes = "asked for the window seat",
            Goals = [new("pain", 2m, 4)],
            Monitoring = plan.Monitoring with { HypercapnicOxygenScale = true },
            Bags = [.. plan.Bags.Select(bag => bag with { Label = "first" })],
        }).IsOnProtocol);
    }

    public static TheoryData<string, Func<PlanContent, PlanContent>> Departures => new()
    {
        { "dose", plan => First(plan, bag => bag with { Ingredients = [bag.Ingredients[0] with { Amount = bag.Ingredients[0].Amount + 0.0001m }, .. bag.Ingredients.Skip(1)] }) },
        { "rounding", plan => First(plan, bag => bag with { Ingredients = [bag.Ingredients[0] with { Rounded = new(1m, DoseUnit.Gram) }, .. bag.Ingredients.Skip(1)] }) },
        { "volume", plan => First(plan, bag => bag with { FinalVolumeMl = bag.FinalVolumeMl + 1m }) },
        { "rate", plan => First(plan, bag => bag with { Steps = [.. bag.Steps, new RateStep(1m, RateUnit.MillilitrePerHour)] }) },
        { "another bag", plan => plan with { Bags = [.. plan.Bags, plan.Bags[0] with { Number = plan.Bags.Count + 1 }] } },
        { "watching", plan => plan with { Monitoring = plan.Monitoring with { VitalsEveryMinutes = 240 } } },
        { "observation", plan => plan with { ObservationMinutes = 1 } },
        { "room of the nurse", plan => plan with { Envelope = new(1m, 900m, 900m) } },
        { "holds", plan => plan with { HoldCriteria = [] } },
        { "course", plan => plan with { Course = new(CourseKind.Series, 99, 1) } },
        { "rescue", plan => plan with { StandingOrders = plan.StandingOrders with { Rescue = ["something else"] } } },
        { "premedication", plan => plan with { StandingOrders = plan.StandingOrders with { Premedication = ["something else"] } } },
    };

    [Theory]
    [MemberData(nameof(Departures))]
    public void Any_change_of_what_is_ordered_is_a_departure_in_words(string what, Func<PlanContent, PlanContent> change)
    {
        var origin = Compare(change(Begun(Formulary.Protocols.Keys.First())));
        Assert.False(origin.IsOnProtocol, what);
        Assert.NotEmpty(origin.Departures);
        Assert.True(origin.NeedsSecond);
    }

    [Fact]
    public void A_departure_says_what_is_here_and_what_the_protocol_says()
    {
        var plan = Begun(Formulary.Protocols.Keys.First());
        var said = Compare(plan with { ObservationMinutes = 7 }).Departures;
        Assert.StartsWith("Observation after the end: 7 min; the protocol says ", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("60", null)]
    [InlineData("240", "up to 240 mL/h without an order; the fastest planned step is 59.66 mL/h")]
    [InlineData("61", "up to 61 mL/h without an order; the fastest planned step is 59.66 mL/h")]
    public void Rates_of_the_nurse_above_every_planned_step_are_said(string highest, string? said)
    {
        var plan = new PlanContent
        {
            Bags = [new PlannedBag { Number = 1, FinalVolumeMl = 100m, Ingredients = [], Steps = [new(30m, RateUnit.MillilitrePerHour, 10), new(59.66m, RateUnit.MillilitrePerHour)] }],
            Envelope = new(10m, decimal.Parse(highest, System.Globalization.CultureInfo.InvariantCulture), 20m),
        };
        Assert.Equal(said, plan.Envelope.BeyondSteps(PlanArithmetic.Of(plan, _ => null)));
        Assert.Equal(said is not null, PlanLines.Of(plan, Formulary).Any(line => line.Part == "Faster than planned"));
    }

    [Fact]
    public void Without_a_protocol_for_the_condition_it_is_off_protocol()
    {
        var origin = Compare(Begun(Formulary.Protocols.Keys.First()) with { Indication = "nothing of the list" });
        Assert.Equal((null, false, true), (origin.ProtocolId, origin.IsOnProtocol, origin.NeedsSecond));
    }

    private static PlanOrigin Compare(PlanContent plan) => ProtocolComparison.Of(plan, Formulary, []);

    private static PlanContent Begun(string id)
    {
        var protocol = Formulary.Protocols[id];
        var medicines = protocol.Begin(Formulary, _ => null).Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication).Distinct().ToList();
        return protocol.Begin(Formulary, _ => BodyWeight.FromKilograms(80m), "origin") with { DosingWeights = [.. medicines.Select(each => new DosingWeightUsed(each, 80m, "actual"))] };
    }

    private static PlanContent First(PlanContent plan, Func<PlannedBag, PlannedBag> change) => plan with { Bags = [change(plan.Bags[0]), .. plan.Bags.Skip(1)] };
}
