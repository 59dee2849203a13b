using System.Globalization;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Sessions;

/// <summary>An infusion sooner after the last one of its plan than the plan has between them. At the chair only an order lifts it.</summary>
public static class StartInterval
{
    /// <param name="lastLocal">When the last infusion of this plan began, on the clinic's clock.</param>
    /// <param name="nowLocal">The same clock, now.</param>
    /// <returns>A sentence; null where it is not too soon. Without days apart, a second one on the same day is.</returns>
    public static string? TooSoon(PlanCourse? course, DateTime lastLocal, DateTime nowLocal)
    {
        var apart = course?.DaysApart;
        var passed = DateOnly.FromDateTime(nowLocal).DayNumber - DateOnly.FromDateTime(lastLocal).DayNumber;
        if (passed < 0 || passed >= (apart ?? 1)) return null;
        var when = passed switch { 0 => "today", 1 => "yesterday", _ => string.Create(CultureInfo.InvariantCulture, $"{passed} days ago") };
        var why = apart switch
        {
            null => "the plan has no second one on the same day",
            1 => "the plan has 1 day between infusions",
            _ => string.Create(CultureInfo.InvariantCulture, $"the plan has {apart} days between infusions"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"The last infusion of this plan began {when}, {lastLocal:yyyy-MM-dd HH:mm}; {why}.");
    }
}
