namespace IvClinic.Domain.Scheduling;

/// <summary>What must be known beside a booking and does not stand against it: mostly what could not be checked. New warnings belong here.</summary>
public static class BookingNotes
{
    public static IEnumerable<string> Of(BookingPicture picture, WantedTime wanted)
    {
        if (picture.Hours is not { Week.Count: > 0 }) yield return "Opening hours are not entered: not checked.";
        if (picture.Hours?.InfusionsAtOnce is null) yield return "How many infusions the nurses can watch at once is not entered: not checked.";
        if (picture.Plan.SuitableUntil is null) yield return "No suitability decision is named in the plan: its end is not checked.";
        if (picture.Plan.Sessions is null) yield return "The plan does not say how many infusions it is for: not checked.";
        if (picture.Plan.DaysApart is { } apart && Latest(picture, wanted) is { } last && wanted.Date.DayNumber - last.DayNumber > apart)
            yield return FormattableString.Invariant($"{wanted.Date.DayNumber - last.DayNumber} days after the one before; the plan says {apart}.");
    }

    /// <summary>The infusion of this plan just before the wanted one.</summary>
    private static DateOnly? Latest(BookingPicture picture, WantedTime wanted) => picture.Taken
        .Where(other => other.PlanId == picture.Plan.PlanId).Select(other => (DateOnly?)DateOnly.FromDateTime(other.StartsLocal))
        .Concat(picture.Plan.GivenOn.Select(date => (DateOnly?)date)).Where(date => date < wanted.Date).Max();
}
