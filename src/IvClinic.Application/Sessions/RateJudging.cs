using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Sessions;

/// <summary>What is done with the findings about a rate: asked about, ordered, or nothing.</summary>
internal static class RateJudging
{
    /// <summary>Findings about the first rate of a bag, or about its next bottle.</summary>
    public static IReadOnlyList<RateFinding> OfBag(SessionPlan plan, ChartState state, int bag, FlowRate rate)
    {
        // A push has no steps; its push time gives the rate that was planned.
        if (plan.Bag(bag) is { Steps.Count: 0, Profile: { } push } && RateCheck.IsSame(push.RateAt(TimeSpan.Zero), rate)) return [];
        return RateCheck.Of(plan, bag, rate, state.CurrentBag == bag ? state.LastRate : null);
    }

    /// <summary>Asks back what looks like a slip, and records the order that a rate beyond the plan needs.</summary>
    /// <exception cref="FormRejectedException">Not confirmed, or not ordered.</exception>
    public static async Task Settle(this OpenChart chart, OrderedForm form, IReadOnlyList<RateFinding> findings, FlowRate rate, CancellationToken cancel)
    {
        string[] asked = [.. findings.Where(finding => !finding.NeedsOrder).Select(finding => finding.Sentence)];
        if (asked.Length > 0 && !form.Confirmed)
            throw TypedMoment.Refused(nameof(OrderedForm.Confirmed), string.Join(" ", asked) + " Correct it, or confirm that it is meant.");
        string[] beyond = [.. findings.Where(finding => finding.NeedsOrder).Select(finding => finding.Sentence)];
        if (beyond.Length == 0) return;
        var order = await chart.Order(form.PrescriberId, form.IsReadBack, string.Join(" ", beyond), cancel);
        chart.Append(ChartEntry.RateOrdered(chart.Stamp(form.At), rate, order, "although: " + string.Join(" ", beyond)));
    }

    public static FlowRate Rate(this RateForm form) => FlowRate.FromMillilitresPerHour(form.RateMlPerH!.Value);
}
