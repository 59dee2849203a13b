using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

public enum VitalSign
{
    HeartRate,
    Systolic,
    Diastolic,
    RespiratoryRate,
    SpO2,
    Temperature,
    Pain,
    Rass,
}

/// <summary>Bounds of one sign, all inclusive: outside possible is refused, outside plausible is asked about.</summary>
/// <param name="Code">The parameter's code in hold criteria and in the reference terminology.</param>
public sealed record VitalLimit(
    VitalSign Sign, string Code, string Name, string Unit, decimal LowestPossible, decimal HighestPossible, decimal LowestPlausible, decimal HighestPlausible)
{
    public bool IsPossible(decimal value) => value >= LowestPossible && value <= HighestPossible;

    public bool IsPlausible(decimal value) => value >= LowestPlausible && value <= HighestPlausible;
}

/// <summary>
/// The table of bounds. Plausible: reference terminology, loinc[].plausible. Possible: clinic default (D), wide enough for
/// every value a monitor shows in a living patient or in an arrest (0), so that a fact is never refused.
/// </summary>
public static class VitalLimits
{
    public static readonly IReadOnlyList<VitalLimit> All =
    [
        new(VitalSign.HeartRate, "HR", "Heart rate", "/min", 0, 350, 20, 250),
        new(VitalSign.Systolic, "SBP", "Systolic blood pressure", "mmHg", 0, 350, 40, 280),
        new(VitalSign.Diastolic, "DBP", "Diastolic blood pressure", "mmHg", 0, 250, 20, 180),
        new(VitalSign.RespiratoryRate, "RR", "Respiratory rate", "/min", 0, 120, 4, 60),
        new(VitalSign.SpO2, "SPO2", "SpO2", "%", 0, 100, 50, 100),
        new(VitalSign.Temperature, "TEMP", "Temperature", "°C", 20, 46, 30, 43),
        new(VitalSign.Pain, "PAIN", "Pain", "of 10", 0, 10, 0, 10),
        new(VitalSign.Rass, "RASS", "RASS", "", -5, 4, -5, 4),
    ];

    public static VitalLimit Of(VitalSign sign) => All.Single(limit => limit.Sign == sign);

    /// <summary>Null where the code is no sign (NEWS2 for example). The formulary calls RASS "SEDATION" where it is to be taken.</summary>
    public static VitalLimit? ByCode(string code) => string.Equals(code, "SEDATION", StringComparison.OrdinalIgnoreCase) ? Of(VitalSign.Rass) : All.SingleOrDefault(limit => string.Equals(limit.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Values that can be no measurement, one sentence each.</summary>
    public static IReadOnlyList<string> Impossible(Vitals vitals)
    {
        List<string> found = [.. Outside(vitals, (limit, value) => !limit.IsPossible(value), limit => (limit.LowestPossible, limit.HighestPossible))];
        if (vitals is { Systolic: { } systolic, Diastolic: { } diastolic } && diastolic > systolic)
            found.Add("Diastolic pressure is above systolic.");
        return found;
    }

    /// <summary>Values that are possible but odd enough to ask, one sentence each.</summary>
    public static IReadOnlyList<string> Implausible(Vitals vitals) =>
        [.. Outside(vitals, (limit, value) => limit.IsPossible(value) && !limit.IsPlausible(value), limit => (limit.LowestPlausible, limit.HighestPlausible))];

    /// <summary>So far from the last value that it is asked about. Clinic defaults (D).</summary>
    private static readonly (VitalSign Sign, decimal By)[] Jumps =
        [(VitalSign.HeartRate, 60m), (VitalSign.Systolic, 60m), (VitalSign.Diastolic, 50m), (VitalSign.RespiratoryRate, 16m), (VitalSign.SpO2, 10m), (VitalSign.Temperature, 2.5m)];

    /// <summary>Values far from the last ones of this session, one sentence each.</summary>
    public static IReadOnlyList<string> FarFromLast(Vitals vitals, IReadOnlyList<SignReading> latest) =>
    [
        .. from jump in Jumps
           let value = vitals[jump.Sign]
           let last = latest.FirstOrDefault(reading => reading.Sign == jump.Sign)
           where value is not null && last is not null && Math.Abs(value.Value - last.Value) >= jump.By
           let limit = Of(jump.Sign)
           select $"{limit.Name} {NumberText.Format(value.Value)} {limit.Unit}, before it was {NumberText.Format(last.Value)}.",
    ];

    private static IEnumerable<string> Outside(Vitals vitals, Func<VitalLimit, decimal, bool> isOutside, Func<VitalLimit, (decimal Low, decimal High)> bounds) =>
        from limit in All
        let value = vitals[limit.Sign]
        where value is not null && isOutside(limit, value.Value)
        let range = bounds(limit)
        let unit = limit.Unit.Length > 0 ? " " + limit.Unit : ""
        select $"{limit.Name} {NumberText.Format(value.Value)}{unit} is not between {NumberText.Format(range.Low)} and {NumberText.Format(range.High)}.";
}
