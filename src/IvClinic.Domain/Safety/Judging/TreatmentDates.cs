using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>The dates on which a medicine was given, as days before the plan's date (0 = the plan's date).</summary>
internal sealed class TreatmentDates(IReadOnlyList<GivenDose> given)
{
    private readonly SortedSet<int> dates = [.. given.Select(dose => dose.DatesAgo)];

    /// <summary>Dates from the last one to the plan; null: never given.</summary>
    public int? SinceLast => dates.Count == 0 ? null : dates.Min;

    /// <summary>Treatment days with the plan's date, inside the window or linked to the plan as the limit says.</summary>
    public int Counted(CumulativeLimit limit) => 1 + Before(limit).Count(date => date > 0);

    /// <summary>
    /// True where the plan belongs to a course that is not yet full: a dose was given earlier on its date, or fewer dates than
    /// a course may have lead up to it. A course of one day is never continued.
    /// </summary>
    public bool ContinuesCourse(CumulativeLimit limit)
    {
        if (limit.CourseMaxDays is not { } most || most <= 1) return false;
        if (dates.Contains(0)) return true;
        var linked = Linked(limit.CourseMaxGapDays ?? 0).Count();
        return linked > 0 && linked < most;
    }

    /// <summary>True where a run of consecutive dates reached the limit and fewer dose-free dates lie between it and the plan.</summary>
    public bool RestIsTooShort(decimal limit, int restDays)
    {
        var run = 0;
        var previous = int.MinValue;
        foreach (var date in dates.Where(date => date > 0).Reverse())
        {
            run = previous == date + 1 ? run + 1 : 1;
            previous = date;
            var endsHere = !dates.Contains(date - 1) || date == 1;
            if (endsHere && run >= limit && Enumerable.Range(1, date - 1).Count(day => !dates.Contains(day)) < restDays)
                return true;
        }

        return false;
    }

    private IEnumerable<int> Before(CumulativeLimit limit)
    {
        if (limit.WindowDays is { } window) return dates.Where(date => date < window);
        return limit.CourseMaxGapDays is { } gap ? Linked(gap) : dates;
    }

    /// <summary>The dates that lead backwards from the plan in steps of at most so many days.</summary>
    private IEnumerable<int> Linked(int gapDays)
    {
        var reached = 0;
        foreach (var date in dates)
        {
            if (date - reached > gapDays) yield break;
            reached = date;
            yield return date;
        }
    }
}
