using System.Globalization;
using IvClinic.Application.Scheduling;
using IvClinic.Domain.Scheduling;
using IvClinic.Web.Sessions;

namespace IvClinic.Web.Scheduling;

/// <summary>One column of the calendar: a chair on a date.</summary>
public sealed record CalendarColumn(CalendarChair Chair, DateOnly Date, string Title, IReadOnlyList<CalendarVisit> Visits);

/// <summary>A time on a chair that somebody gave up.</summary>
public sealed record FreedTime(Guid Chair, DateTime At, int Minutes);

/// <summary>What the calendar says, and where on it things stand.</summary>
internal static class CalendarWords
{
    public const int GridMinutes = 15;

    public static string Title(CalendarSheet sheet, string? chair) => sheet.Days == 1
        ? Day(sheet.From, "dddd, d MMMM yyyy") + (sheet.From == sheet.Today ? " (today)" : "")
        : $"{(chair is null ? "Week" : chair + ", week")} of {Day(sheet.From, "d MMMM yyyy")}";

    public static string Span(DateTime from, DateTime until)
    {
        var last = until.TimeOfDay == TimeSpan.Zero ? until.AddDays(-1) : until;
        if (from.TimeOfDay == TimeSpan.Zero && until.TimeOfDay == TimeSpan.Zero)
            return from.Date == last.Date ? "on " + Moment(from, "ddd d MMM") : $"from {Moment(from, "ddd d MMM")} to {Moment(last, "ddd d MMM")}";
        return $"on {Moment(from, "ddd d MMM")} from {Moment(from, "HH:mm")} to {Moment(until, from.Date == until.Date ? "HH:mm" : "ddd d MMM, HH:mm")}";
    }

    public static IReadOnlyList<CalendarColumn> Columns(CalendarSheet sheet, Guid? only) =>
    [
        .. from date in sheet.Dates
           from chair in sheet.Chairs
           where only is null || chair.ChairId == only
           select new CalendarColumn(chair, date, only is null ? chair.Name : Day(date, "ddd d MMM"),
               [.. sheet.Visits.Where(visit => visit.ChairId == chair.ChairId && DateOnly.FromDateTime(visit.StartsLocal) == date)]),
    ];

    /// <summary>The first and last hour that is drawn: opening hours, stretched to what is booked.</summary>
    public static (int First, int Last) Hours(CalendarSheet sheet, IReadOnlyList<CalendarColumn> columns)
    {
        var open = sheet.Week.Where(day => day.IsOpen && columns.Any(column => column.Date.DayOfWeek == day.Day)).ToList();
        var visits = columns.SelectMany(column => column.Visits.Select(visit => (column.Date, visit))).ToList();
        int[] firsts = [open.Count == 0 ? 8 : open.Min(day => day.Opens!.Value.Hour), .. visits.Select(each => each.visit.StartsLocal.Hour)];
        int[] lasts = [open.Count == 0 ? 18 : open.Max(day => day.Closes!.Value.Hour + (day.Closes.Value.Minute > 0 ? 1 : 0)), .. visits.Select(each => Row(each.visit.EndsLocal, each.Date, 0) is var rows ? (int)Math.Ceiling(rows / 4m) : 0)];
        return (firsts.Min(), Math.Clamp(lasts.Max(), firsts.Min() + 1, 24));
    }

    /// <summary>How many grid steps a moment lies after an hour of a date; never past midnight.</summary>
    public static int Row(DateTime at, DateOnly date, int firstHour)
    {
        var minutes = (at - date.ToDateTime(TimeOnly.MinValue)).TotalMinutes - (firstHour * 60);
        return Math.Clamp((int)Math.Round(minutes / GridMinutes, MidpointRounding.AwayFromZero), 0, (24 - firstHour) * 60 / GridMinutes);
    }

    /// <summary>Beside each other, never over each other: which of how many lanes of its column a visit has.</summary>
    public static (int Lane, int Lanes) Lane(CalendarColumn column, CalendarVisit visit)
    {
        var lanes = new Dictionary<Guid, int>();
        var inOrder = column.Visits.OrderBy(each => each.StartsLocal).ThenBy(each => each.AppointmentId).ToList();
        foreach (var each in inOrder)
        {
            var taken = inOrder.Where(other => lanes.ContainsKey(other.AppointmentId) && Meet(other, each)).Select(other => lanes[other.AppointmentId]).ToHashSet();
            lanes[each.AppointmentId] = Enumerable.Range(0, inOrder.Count).First(lane => !taken.Contains(lane));
        }

        return (lanes[visit.AppointmentId], 1 + inOrder.Where(other => Meet(other, visit)).Max(other => lanes[other.AppointmentId]));
    }

    private static bool Meet(CalendarVisit one, CalendarVisit other) => one.AppointmentId == other.AppointmentId || (one.StartsLocal < other.EndsLocal && other.StartsLocal < one.EndsLocal);

    public static (string Sign, string Word, string Look) State(CalendarVisit visit) => visit.Status switch
    {
        AppointmentStatus.Arrived when visit.Phase is { } phase => (ChairsideWords.Look(phase).Sign, ChairsideWords.Of(phase), "here"),
        AppointmentStatus.Arrived => ("✓", "Arrived", "here"),
        AppointmentStatus.Cancelled => ("✕", "Cancelled", "gone"),
        AppointmentStatus.NoShow => ("✕", "Did not come", "gone"),
        _ when visit.Against.Count > 0 => ("⚠", "Conflict", "conflict"),
        _ when visit.LateMinutes is { } late => ("◷", string.Create(CultureInfo.InvariantCulture, $"{late} min late"), "late"),
        _ when visit.IsOverdue => ("⚠", "Not arrived", "late"),
        _ => ("○", "Booked", "booked"),
    };

    public static string Of(WaitingPriority priority) => priority switch
    {
        WaitingPriority.Urgent => "Urgent",
        WaitingPriority.Soon => "Soon",
        _ => "Routine",
    };

    public static string Of(WishedTime wished) => wished switch
    {
        WishedTime.Morning => "Mornings",
        WishedTime.Afternoon => "Afternoons",
        _ => "Any time of day",
    };

    public static string Day(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);

    public static string Moment(DateTime local, string format = "ddd d MMM yyyy, HH:mm") => local.ToString(format, CultureInfo.InvariantCulture);
}
