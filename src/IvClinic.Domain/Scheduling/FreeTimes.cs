namespace IvClinic.Domain.Scheduling;

/// <summary>Times near a wanted one against which nothing stands: the same time on another chair, the same day, the days after.</summary>
public static class FreeTimes
{
    public const int MostDaysOn = 14;

    private const int GridMinutes = 15;

    /// <param name="read">Turns a chair, a local time and a length into a wanted time; null where the clocks skip or double that time.</param>
    /// <param name="most">So many at most, the nearest first.</param>
    /// <param name="notBefore">Nothing that has begun.</param>
    public static IReadOnlyList<WantedTime> Near(
        BookingPicture picture, WantedTime wanted, Func<long, DateTime, WantedTime?> read, DateTimeOffset notBefore, int most = 4)
    {
        var found = new List<WantedTime>();
        foreach (var candidate in Candidates(picture, wanted).Select(place => read(place.Chair, place.At)).OfType<WantedTime>())
        {
            if (candidate.StartsAt < notBefore || found.Exists(one => one.StartsAt == candidate.StartsAt && one.StartsAt != wanted.StartsAt)) continue;
            if (!BookingCheck.Of(picture, candidate).IsFree) continue;
            found.Add(candidate);
            if (found.Count == most) break;
        }

        return found;
    }

    private static IEnumerable<(long Chair, DateTime At)> Candidates(BookingPicture picture, WantedTime wanted)
    {
        long[] chairs = [wanted.ChairId, .. picture.Chairs.Values.Where(chair => chair.Id != wanted.ChairId && !chair.IsOutOfUse).OrderBy(chair => chair.Name, StringComparer.Ordinal).Select(chair => chair.Id)];
        foreach (var chair in chairs) yield return (chair, wanted.StartsLocal);
        for (var minutes = GridMinutes; minutes < 24 * 60; minutes += GridMinutes)
        {
            foreach (var at in new[] { wanted.StartsLocal.AddMinutes(minutes), wanted.StartsLocal.AddMinutes(-minutes) })
            {
                if (at.Date != wanted.StartsLocal.Date) continue;
                foreach (var chair in chairs) yield return (chair, at);
            }
        }

        for (var day = 1; day <= MostDaysOn; day++)
        {
            foreach (var chair in chairs) yield return (chair, wanted.StartsLocal.AddDays(day));
        }
    }
}
