namespace IvClinic.Domain.Suitability;

/// <summary>
/// Decisions of one patient for one indication follow each other, and the newest counts, whatever it says: a plan that names an
/// older one rests on the newest. Derived from what was signed, never stored.
/// </summary>
/// <param name="Named">The one the plan names.</param>
/// <param name="Counts">The newest; the same while nothing newer is signed.</param>
/// <param name="CountsSince">The clinic's date of its signature.</param>
public sealed record DecisionInForce(SuitabilityDecision Named, SuitabilityDecision Counts, DateOnly CountsSince)
{
    public bool IsReplaced => Named.Id != Counts.Id;

    /// <param name="all">Every decision of the patient; those about something else are left out here.</param>
    /// <param name="dateOf">The clinic's date of an instant.</param>
    public static DecisionInForce Of(SuitabilityDecision named, IEnumerable<SuitabilityDecision> all, Func<DateTimeOffset, DateOnly> dateOf)
    {
        var newest = After(named, all).LastOrDefault() ?? named;
        return new(named, newest, dateOf(newest.SignedAt));
    }

    /// <summary>The one that took its place; null while it is the newest.</summary>
    public static SuitabilityDecision? Replacing(SuitabilityDecision decision, IEnumerable<SuitabilityDecision> all) => After(decision, all).FirstOrDefault();

    /// <summary>In the order of writing: a clock that jumped does not turn two signatures round.</summary>
    private static IEnumerable<SuitabilityDecision> After(SuitabilityDecision decision, IEnumerable<SuitabilityDecision> all) =>
        all.Where(each => each.Indication == decision.Indication && each.Id > decision.Id).OrderBy(each => each.Id);
}
