using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Sessions;

public enum RateFindingKind
{
    BelowRoom,
    AboveRoom,
    StepTooLarge,
    NoRoom,
    AnotherUnit,
    Tenfold,
    BeforeItsTime,
    DuringReaction,
    AsBeforeReaction,
    AboveCeiling,
    HoldMet,
    SafetyRule,
    AnotherProduct,
    TooSoon,
}

/// <summary>What is to be said about a rate before it is set.</summary>
/// <param name="NeedsOrder">True: a prescriber's order is needed. False: it is asked about, and may be what was meant.</param>
public sealed record RateFinding(RateFindingKind Kind, string Sentence, bool NeedsOrder);

/// <summary>A rate as typed at the chair against the plan. An intention is judged here; a fact is recorded as it was.</summary>
public static class RateCheck
{
    /// <summary>Typed to 0.1 mL/h, a planned rate is met within half of that.</summary>
    public const decimal SameWithinMlPerH = 0.05m;

    /// <summary>A number counts as the plan's number in another unit within half a percent: staff type rounded numbers.</summary>
    private const decimal LooksAlike = 0.005m;

    public static bool IsSame(FlowRate a, FlowRate b) => Math.Abs(a.MillilitresPerHour - b.MillilitresPerHour) <= SameWithinMlPerH;

    /// <summary>
    /// The same, for a running session: a planned step that is not due yet is asked about, a higher rate while a reaction is
    /// open needs an order, and the rate at which one began is asked about afterwards.
    /// </summary>
    public static IReadOnlyList<RateFinding> Of(SessionPlan plan, ChartState state, FlowRate proposed)
    {
        var bag = state.CurrentBag ?? (plan.Bags.Count > 0 ? plan.Bags[0].Number : 1);
        List<RateFinding> found = [.. Of(plan, bag, proposed, state.LastRate, state.NextPlannedStep), .. Holding(state, proposed)];
        if (TooSoon(plan, state, proposed) is { } soon) found.Add(soon);
        if (state.OpenReaction is not null && proposed > state.CurrentRate)
            found.Add(new(RateFindingKind.DuringReaction, "A reaction is open: a higher rate needs an order.", true));
        else if (state.Ceiling is { } ceiling && proposed > ceiling.Rate && proposed > state.CurrentRate)
            found.Add(new(RateFindingKind.AboveCeiling, ceiling.Why, true));
        else if (state.Reactions is [.., { RateAtOnset: { } onset }] && state.CurrentRate < onset && proposed >= onset)
            found.Add(new(RateFindingKind.AsBeforeReaction, $"The reaction began at {onset}.", false));
        if (state.NextPlannedStep is not { DueAt: { } due } next || due <= state.At || !IsSame(next.Rate, proposed)) return found;
        var minutes = NumberText.Format(Math.Ceiling((decimal)(due - state.At).Ticks / TimeSpan.TicksPerMinute));
        return [.. found, new(RateFindingKind.BeforeItsTime, $"The plan goes to {next.Rate} in {minutes} min.", false)];
    }

    /// <param name="bag">Number of the bag that runs.</param>
    /// <param name="current">The rate now; null before the start.</param>
    /// <param name="next">The planned step that is due; setting exactly it asks nothing.</param>
    public static IReadOnlyList<RateFinding> Of(SessionPlan plan, int bag, FlowRate proposed, FlowRate? current, PlannedStepDue? next = null)
    {
        if (next is not null && IsSame(next.Rate, proposed)) return [];
        var found = new List<RateFinding>();
        FlowRate[] planned = [.. (plan.Bag(bag)?.Steps ?? []).Select(step => step.Flow).OfType<FlowRate>()];
        if (current is null && planned.Length > 0 && IsSame(planned[0], proposed)) return [];
        if (!planned.Any(rate => IsSame(rate, proposed))) found.AddRange(Slips(plan.Bag(bag), planned, proposed));
        found.AddRange(Room(plan, proposed, current));
        return found;
    }

    /// <summary>Starting, going on or faster while a value stands at which the plan holds: only on an order. Slower never waits.</summary>
    public static IEnumerable<RateFinding> Holding(ChartState state, FlowRate proposed) => proposed > state.CurrentRate
        ? state.HoldsMet.Select(hold => new RateFinding(RateFindingKind.HoldMet, hold.Sentence, true))
        : [];

    /// <summary>Faster before the minutes between two changes are over; a planned step that is due needs no wait.</summary>
    private static RateFinding? TooSoon(SessionPlan plan, ChartState state, FlowRate proposed)
    {
        if (plan.Envelope?.MinutesBetween is not { } minutes || state.LastRateChangeAt is not { } last || proposed <= state.CurrentRate) return null;
        if (state.NextPlannedStep is { } next && IsSame(next.Rate, proposed)) return null;
        var free = last.AddMinutes(minutes);
        return state.At >= free ? null : new(
            RateFindingKind.TooSoon,
            $"The last change was {NumberText.Format(Math.Floor((decimal)(state.At - last).Ticks / TimeSpan.TicksPerMinute))} min ago; the plan allows a higher rate {NumberText.Format(minutes)} min after one: an order is needed.", true);
    }

    private static IEnumerable<RateFinding> Room(SessionPlan plan, FlowRate proposed, FlowRate? current)
    {
        if (plan.Envelope is not { } room)
        {
            // Without a room of her own the nurse may always go down: a lower rate never waits for an order.
            if (current is null || proposed > current)
                yield return new(RateFindingKind.NoRoom, "The plan gives no room for other rates than its steps: an order is needed.", true);
            yield break;
        }

        var rate = proposed.MillilitresPerHour;
        if (rate < room.LowestMlPerH)
            yield return new(RateFindingKind.BelowRoom, $"{proposed} is below the {NumberText.Format(room.LowestMlPerH)} mL/h the plan gives as lowest.", false);
        if (rate > room.HighestMlPerH)
            yield return new(RateFindingKind.AboveRoom, $"{proposed} is above the {NumberText.Format(room.HighestMlPerH)} mL/h the plan gives as highest: an order is needed.", true);
        if (current is { } now && rate - now.MillilitresPerHour > room.LargestStepMlPerH)
        {
            yield return new(
                RateFindingKind.StepTooLarge,
                $"From {now} to {proposed} is a step of {NumberText.Format(rate - now.MillilitresPerHour)} mL/h; the plan allows {NumberText.Format(room.LargestStepMlPerH)} mL/h: an order is needed.",
                true);
        }
    }

    private static IEnumerable<RateFinding> Slips(SessionBag? bag, FlowRate[] planned, FlowRate proposed)
    {
        foreach (var step in bag?.Steps ?? [])
        {
            if (step.Flow is not { } flow) continue;
            foreach (var (number, unit) in OtherUnits(bag!, step))
            {
                if (!IsLike(proposed.MillilitresPerHour, number)) continue;
                yield return new(RateFindingKind.AnotherUnit, $"{proposed} entered; the plan says {NumberText.Format(number, 4)} {unit}, which is {NumberText.Format(flow.MillilitresPerHour, 4)} mL/h.", false);
                yield break;
            }
        }

        foreach (var rate in planned)
        {
            if (IsLike(proposed.MillilitresPerHour, rate.MillilitresPerHour * 10m))
                yield return new(RateFindingKind.Tenfold, $"{proposed} entered; the plan says {NumberText.Format(rate.MillilitresPerHour, 4)} mL/h: this is ten times as much.", false);
            else if (IsLike(proposed.MillilitresPerHour * 10m, rate.MillilitresPerHour))
                yield return new(RateFindingKind.Tenfold, $"{proposed} entered; the plan says {NumberText.Format(rate.MillilitresPerHour, 4)} mL/h: this is a tenth of it.", false);
        }
    }

    private static IEnumerable<(decimal Number, string Unit)> OtherUnits(SessionBag bag, StepFigures step)
    {
        foreach (var ingredient in step.Ingredients)
        {
            yield return (ingredient.Rate.MilligramsPerHour, "mg/h");
            yield return (ingredient.Rate.MilligramsPerMinute, "mg/min");
            if (ingredient.MgPerKgPerHour is { } perKg) yield return (perKg, "mg/kg/h");
        }

        foreach (var weight in bag.Ingredients.Select(ingredient => ingredient.DosingWeight).OfType<BodyWeight>().Distinct())
            yield return (step.Flow!.Value.MillilitresPerHour / weight.Kilograms, "mL/kg/h");
    }

    private static bool IsLike(decimal typed, decimal number) => Math.Abs(typed - number) <= number * LooksAlike;
}
