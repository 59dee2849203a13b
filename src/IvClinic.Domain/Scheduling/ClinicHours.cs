using System.Text.Json;

namespace IvClinic.Domain.Scheduling;

/// <summary>When the clinic is open on one weekday, on its wall clock; both null: closed.</summary>
public sealed record DayHours(DayOfWeek Day, TimeOnly? Opens, TimeOnly? Closes)
{
    public bool IsOpen => Opens is not null && Closes is not null;
}

/// <summary>The opening hours of a week, and how many infusions the nurses can watch at the same time. One row per clinic.</summary>
public sealed class ClinicHours
{
    /// <summary>More than this is a slip of the hand. Clinic default (D).</summary>
    public const int MostAtOnce = 60;

    private IReadOnlyList<DayHours>? week;

    /// <summary>Nothing is entered yet.</summary>
    public ClinicHours()
    {
    }

    public ClinicHours(IReadOnlyList<DayHours> week, int? infusionsAtOnce) => Set(week, infusionsAtOnce);

    public long Id { get; private set; }

    public int Version { get; private set; }

    /// <summary>Seven <see cref="DayHours"/> as JSON, Monday first.</summary>
    public string WeekJson { get; private set; } = "[]";

    /// <summary>Null: nobody has decided it, and it is said wherever something is booked.</summary>
    public int? InfusionsAtOnce { get; private set; }

    /// <summary>Empty while nobody has entered it.</summary>
    public IReadOnlyList<DayHours> Week => week ??= JsonSerializer.Deserialize<List<DayHours>>(WeekJson) ?? [];

    /// <exception cref="IllegalStepException">A weekday is missing or double, closes before it opens, or nobody can be watched.</exception>
    public void Set(IReadOnlyList<DayHours> week, int? infusionsAtOnce)
    {
        if (week.Select(day => day.Day).Distinct().Count() != 7 || week.Count != 7) throw new IllegalStepException("Opening hours are set for each of the seven weekdays.");
        if (week.Any(day => day.Opens is null != day.Closes is null)) throw new IllegalStepException("A day that opens also closes.");
        if (week.Any(day => day.Opens >= day.Closes)) throw new IllegalStepException("A day closes after it opens, on the same date.");
        if (infusionsAtOnce is < 1 or > MostAtOnce) throw new IllegalStepException("Between 1 and 60 infusions at the same time.");
        WeekJson = JsonSerializer.Serialize(week.OrderBy(day => ((int)day.Day + 6) % 7));
        (InfusionsAtOnce, this.week) = (infusionsAtOnce, null);
    }
}
