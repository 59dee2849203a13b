using System.Globalization;

namespace IvClinic.Domain.Patients;

/// <summary>How much of a birth date is known.</summary>
public enum DatePrecision
{
    Day,
    Month,
    Year,
}

/// <summary>A birth date and how much of it is known.</summary>
/// <param name="Date">With less than day precision: any day of that month or year.</param>
public readonly record struct KnownBirthDate(DateOnly Date, DatePrecision Precision)
{
    /// <summary>As precisely as it is known, in ISO order.</summary>
    public string Text => Date.ToString(
        Precision switch { DatePrecision.Day => "yyyy-MM-dd", DatePrecision.Month => "yyyy-MM", _ => "yyyy" }, CultureInfo.InvariantCulture);

    /// <summary>
    /// Completed years on a date; null when the precision leaves it open. Born on 29 February: the birthday of other
    /// years is 1 March.
    /// </summary>
    public int? AgeOn(DateOnly date)
    {
        var earliest = Precision switch
        {
            DatePrecision.Day => Date,
            DatePrecision.Month => new DateOnly(Date.Year, Date.Month, 1),
            _ => new DateOnly(Date.Year, 1, 1),
        };
        var latest = Precision switch
        {
            DatePrecision.Day => Date,
            DatePrecision.Month => earliest.AddMonths(1).AddDays(-1),
            _ => new DateOnly(Date.Year, 12, 31),
        };
        var (most, least) = (YearsBetween(earliest, date), YearsBetween(latest, date));
        return most == least && most >= 0 ? most : null;
    }

    private static int YearsBetween(DateOnly from, DateOnly to)
    {
        var years = to.Year - from.Year;
        return (to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? years - 1 : years;
    }
}
