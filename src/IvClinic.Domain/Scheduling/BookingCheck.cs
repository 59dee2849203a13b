using System.Globalization;
using static System.FormattableString;

namespace IvClinic.Domain.Scheduling;

/// <summary>The one check of every booking, single, series or moved: a picture and wanted times in, what stands against them out.</summary>
public static class BookingCheck
{
    /// <summary>Each wanted time in turn, the ones before it counting as booked: a series may not stand in its own way.</summary>
    /// <param name="wanted">In any order; the answers come in the same.</param>
    public static IReadOnlyList<BookingAnswer> Of(BookingPicture picture, IReadOnlyList<WantedTime> wanted)
    {
        var answers = new BookingAnswer[wanted.Count];
        foreach (var index in Enumerable.Range(0, wanted.Count).OrderBy(index => wanted[index].StartsAt))
        {
            answers[index] = Of(picture, wanted[index]);
            picture = picture.With(wanted[index]);
        }

        return answers;
    }

    public static BookingAnswer Of(BookingPicture picture, WantedTime wanted) =>
        new(wanted, [.. OfPlan(picture.Plan, wanted), .. OfChair(picture, wanted), .. OfTime(picture, wanted), .. Intervals(picture, wanted)], [.. BookingNotes.Of(picture, wanted)]);

    private static IEnumerable<BookingConflict> OfPlan(PlanTerms plan, WantedTime wanted)
    {
        if (plan.WhyNot is { } why) yield return new(ConflictKind.PlanMayNotBeGiven, why);
        if (plan.SuitableUntil is { } last && wanted.Date > last)
            yield return new(ConflictKind.SuitabilityEnded, $"The suitability decision holds until {Day(last)} only.");
        if (plan.Sessions is { } sessions && plan.Used >= sessions)
            yield return new(ConflictKind.NoSessionLeft, Invariant($"The plan is for {sessions} {(sessions == 1 ? "infusion" : "infusions")}, and {plan.Used} {(plan.Used == 1 ? "is" : "are")} given or booked."));
    }

    private static IEnumerable<BookingConflict> OfChair(BookingPicture picture, WantedTime wanted)
    {
        var chair = picture.Chairs[wanted.ChairId];
        if (chair.IsOutOfUse) yield return new(ConflictKind.ChairOutOfUse, $"{chair.Name} is out of use.");
        foreach (var other in picture.Taken.Where(other => other.ChairId == wanted.ChairId && wanted.Overlaps(other.StartsAt, other.EndsAt)))
            yield return new(ConflictKind.ChairTaken, other.SitsThere ? $"{chair.Name} is taken: somebody sits there, {Span(other)} as expected." : $"{chair.Name} is taken {Span(other)}.");
        if (picture.Plan.WatchedWithoutBreak.Count > 0 && !chair.HasMonitor)
            yield return new(ConflictKind.ChairLacks, $"{chair.Name} has no monitor, and {string.Join(", ", picture.Plan.WatchedWithoutBreak)} must be watched without a break.", MayBeConfirmed: true);
        if (picture.Plan.NeedsBed && !chair.IsBed) yield return new(ConflictKind.ChairLacks, $"{chair.Name} is no bed, and a bed is asked for.");
    }

    private static IEnumerable<BookingConflict> OfTime(BookingPicture picture, WantedTime wanted)
    {
        foreach (var other in picture.Taken.Where(other => other.PatientId == picture.Plan.PatientId && wanted.Overlaps(other.StartsAt, other.EndsAt)))
            yield return new(ConflictKind.PatientElsewhere, other.SitsThere ? $"This patient sits here now, {Span(other)} as expected." : $"This patient already has an appointment {Span(other)}.");
        if (picture.Hours is { } hours && Outside(hours, wanted.StartsLocal, wanted.EndsLocal) is { } outside) yield return new(ConflictKind.ClinicClosed, outside);
        foreach (var closure in picture.Closures.Where(closure => closure.Meets(wanted.StartsLocal, wanted.EndsLocal)))
            yield return new(ConflictKind.ClinicClosed, $"The clinic is closed {Span(closure.FromLocal, closure.UntilLocal)}: {closure.Reason}");
        if (picture.Hours?.InfusionsAtOnce is { } most && AtOnce(picture.Taken, wanted) is var at && at >= most)
            yield return new(ConflictKind.TooManyAtOnce, Invariant($"{at} {(at == 1 ? "infusion is" : "infusions are")} booked or under way at the same time, and the nurses can watch {most}."));
    }

    private static IEnumerable<BookingConflict> Intervals(BookingPicture picture, WantedTime wanted)
    {
        var plan = picture.Plan;
        if (plan.DaysApart is { } apart)
        {
            var near = picture.Taken.Where(other => other.PlanId == plan.PlanId).Select(other => DateOnly.FromDateTime(other.StartsLocal)).Concat(plan.GivenOn)
                .Distinct().Where(date => Math.Abs(date.DayNumber - wanted.Date.DayNumber) < apart).ToList();
            if (near.Count > 0)
            {
                var other = near.MinBy(date => Math.Abs(date.DayNumber - wanted.Date.DayNumber));
                var away = Math.Abs(other.DayNumber - wanted.Date.DayNumber);
                yield return new(ConflictKind.TooSoon, Invariant($"The plan has {apart} days between infusions; the one of {Day(other)} is {(away == 0 ? "on the same day" : away == 1 ? "1 day away" : Invariant($"{away} days away"))}."));
            }
        }

        foreach (var least in plan.LeastTimes)
        {
            var near = plan.Doses.Where(dose => dose.Medicine == least.Medicine).Select(dose => Math.Abs((decimal)(dose.At - wanted.StartsAt).TotalHours)).DefaultIfEmpty(decimal.MaxValue).Min();
            if (near < least.Hours)
                yield return new(ConflictKind.TooSoon, Invariant($"{least.Name}: at least {least.Hours:0.##} h between doses by the formulary; another lies {near:0.#} h away."), least.MayBeConfirmed);
        }
    }

    /// <summary>The most patients beside the wanted time at any moment of it. The number only rises where one begins.</summary>
    public static int AtOnce(IReadOnlyList<TakenTime> taken, WantedTime wanted)
    {
        var beside = taken.Where(other => wanted.Overlaps(other.StartsAt, other.EndsAt)).ToList();
        return beside.Select(other => other.StartsAt > wanted.StartsAt ? other.StartsAt : wanted.StartsAt)
            .Select(at => beside.Where(other => other.StartsAt <= at && other.EndsAt > at).Select(other => other.PatientId).Distinct().Count()).DefaultIfEmpty(0).Max();
    }

    /// <summary>Why a span of the wall clock is not wholly within opening hours; null when it is, and while none are entered.</summary>
    public static string? Outside(ClinicHours hours, DateTime fromLocal, DateTime untilLocal)
    {
        if (hours.Week.Count == 0) return null;
        var weekday = fromLocal.DayOfWeek;
        if (hours.Week.First(each => each.Day == weekday) is not { Opens: { } opens, Closes: { } closes }) return $"The clinic is closed on {weekday}s.";
        return fromLocal >= fromLocal.Date + opens.ToTimeSpan() && untilLocal <= fromLocal.Date + closes.ToTimeSpan() ? null
            : Invariant($"The clinic is open from {opens:HH:mm} to {closes:HH:mm} on {weekday}s; this would be {fromLocal:HH:mm} to {untilLocal:HH:mm}{(untilLocal.Date > fromLocal.Date ? " of the next day" : "")}.");
    }

    private static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Span(TakenTime other) => Span(other.StartsLocal, other.EndsLocal);

    private static string Span(DateTime from, DateTime until) => from.Date == until.Date
        ? Invariant($"from {from:HH:mm} to {until:HH:mm} on {from:d MMMM yyyy}")
        : Invariant($"from {from:HH:mm} on {from:d MMMM yyyy} to {until:HH:mm} on {until:d MMMM yyyy}");
}
