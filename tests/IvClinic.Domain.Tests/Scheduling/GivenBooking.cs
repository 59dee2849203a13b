using IvClinic.Domain.Scheduling;

namespace IvClinic.Domain.Tests.Scheduling;

/// <summary>A clinic with two chairs and a bed; patient 1 with plan 1. Its wall clock is UTC, so that tests read easily.</summary>
internal static class GivenBooking
{
    public static readonly DateTime Monday = new(2026, 11, 23, 9, 0, 0);

    public static readonly PlanTerms Plan = new(1, 1, null, new DateOnly(2027, 3, 1), 4, 0, 7);

    public static BookingPicture Picture(PlanTerms? plan = null, ClinicHours? hours = null, params TakenTime[] taken) => new()
    {
        Plan = plan ?? Plan,
        Chairs = new Dictionary<long, Chair> { [1] = Chair(1, "Chair 1", monitor: true), [2] = Chair(2, "Chair 2"), [3] = Chair(3, "Bed 1", bed: true) },
        Hours = hours,
        Taken = taken,
    };

    public static ClinicHours Hours(int? atOnce = null) => new(
        [.. Enum.GetValues<DayOfWeek>().Select(day => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? new DayHours(day, null, null) : new DayHours(day, new(8, 0), new(18, 0)))], atOnce);

    public static WantedTime At(DateTime local, int minutes = 120, long chair = 1) =>
        new(chair, local, local.AddMinutes(minutes), Utc(local), Utc(local.AddMinutes(minutes)));

    public static TakenTime Taken(DateTime local, int minutes = 120, long chair = 1, long patient = 9, long plan = 9) =>
        new(chair, patient, plan, local, local.AddMinutes(minutes), Utc(local), Utc(local.AddMinutes(minutes)));

    public static IEnumerable<ConflictKind> Kinds(BookingPicture picture, WantedTime wanted) => BookingCheck.Of(picture, wanted).Conflicts.Select(conflict => conflict.Kind);

    private static DateTimeOffset Utc(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Utc));

    private static Chair Chair(long id, string name, bool monitor = false, bool bed = false)
    {
        var chair = new Chair(Guid.NewGuid(), name, monitor, bed);
        typeof(Chair).GetProperty(nameof(IvClinic.Domain.Scheduling.Chair.Id))!.SetValue(chair, id);
        return chair;
    }
}
