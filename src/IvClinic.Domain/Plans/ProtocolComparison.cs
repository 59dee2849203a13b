using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.OrderSets;

namespace IvClinic.Domain.Plans;

/// <summary>
/// Compares what a plan orders with the clinic's protocols. What belongs to one patient (consent, goal, notes, names of bags,
/// oxygen target, the product in the cupboard, a cap, days of the series) is no departure; a wider room for the nurse is one.
/// </summary>
public static class ProtocolComparison
{
    /// <param name="overridden">Names of the findings that a reason was given for.</param>
    public static PlanOrigin Of(PlanContent plan, ClinicFormulary formulary, IReadOnlyList<string> overridden)
    {
        var nearest = formulary.Protocols.Values.Where(protocol => protocol.Indication == plan.Indication)
            .Select(protocol => (Protocol: protocol, Departures: Departures(protocol, plan, formulary)))
            .OrderBy(each => each.Departures.Count).ThenBy(each => each.Protocol.Id, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Protocol is { } known ? new(known.Id, known.Name, nearest.Departures, overridden) : new(null, null, [], overridden);
    }

    private static IReadOnlyList<string> Departures(Protocol protocol, PlanContent plan, ClinicFormulary formulary)
    {
        var begun = protocol.Begin(formulary, plan.DosingWeightOf) with { DosingWeights = plan.DosingWeights };
        var (asked, written) = (Orders(begun, begun), Orders(plan, begun));
        // The bytes decide; the words explain. A difference that rounds away in words is one all the same.
        if (CanonicalPlan.Bytes(asked).AsSpan().SequenceEqual(CanonicalPlan.Bytes(written))) return [];
        return PlanLines.Departures(asked, written, formulary) is { Count: > 0 } said ? said : ["It differs in something that its words do not show."];
    }

    /// <summary>What is ordered, without what belongs to the patient or the day.</summary>
    private static PlanContent Orders(PlanContent plan, PlanContent protocol) => new()
    {
        Indication = plan.Indication,
        DosingWeights = plan.DosingWeights,
        Bags = [.. plan.Bags.OrderBy(bag => bag.Number).Select((bag, index) => Bag(bag, index, protocol.Bags.ElementAtOrDefault(index)))],
        Course = plan.Course is { } course ? new PlanCourse(course.Kind, course.Sessions, course.IntervalDays) : null,
        Monitoring = plan.Monitoring with { HypercapnicOxygenScale = false },
        ObservationMinutes = plan.ObservationMinutes,
        Envelope = plan.Envelope,
        HoldCriteria = plan.HoldCriteria,
        StandingOrders = plan.StandingOrders,
    };

    private static PlannedBag Bag(PlannedBag bag, int place, PlannedBag? protocol) => bag with
    {
        Number = place + 1,
        Label = "",
        Ingredients =
        [
            .. bag.Ingredients.Select((each, index) =>
            {
                var namesProduct = protocol?.Ingredients.ElementAtOrDefault(index) is { Product: not null };
                return each with { Cap = null, Product = namesProduct ? each.Product : null };
            }),
        ],
    };
}
