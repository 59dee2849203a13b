using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;

namespace IvClinic.Application.ClinicDay;

/// <summary>When something of the day happened, as typed on the clinic's wall clock; null is now.</summary>
internal static class DayMoment
{
    /// <exception cref="FormRejectedException">It lies in the future, or does not exist on that day.</exception>
    public static DateTimeOffset Moment(this CommandWork work, ClinicZone zone, DateTime? typed, string field)
    {
        if (typed is not { } local) return work.Now;
        var at = work.Past(zone, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), field, field);
        // The typist's watch may run ahead a little: nothing is recorded as of later than now.
        return at > work.Now ? work.Now : at;
    }
}
