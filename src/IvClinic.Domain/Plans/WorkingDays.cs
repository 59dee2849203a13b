namespace IvClinic.Domain.Plans;

/// <summary>Days on which an administrator reviews. Clinic default (D): Monday to Friday.</summary>
public static class WorkingDays
{
    public static bool Is(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The first working day after this one.</summary>
    public static DateOnly After(DateOnly day)
    {
        do day = day.AddDays(1); while (!Is(day));
        return day;
    }
}
