using System.Globalization;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Formulary.Reading;

/// <summary>Numbers that cannot be meant: a limit of nothing, a range the wrong way round, a warning above the refusal.</summary>
internal static class FormularySense
{
    public static void Check(ClinicFormulary formulary)
    {
        foreach (var medicine in formulary.Medicines.Values)
        {
            var path = $"formulary.medications[{medicine.Id}]";
            foreach (var row in medicine.Dosing) Check(row, $"{path}.dosing[{row.Id}]");
            foreach (var limit in medicine.Cumulative) Above(limit.Limit, $"{path}.cumulative[{limit.Id}].limit");
            foreach (var (index, limit) in medicine.Administration.RateLimits.Index()) Above(limit.Value, $"{path}.administration.rateLimits[{Name(limit.Id, index)}].value");
            foreach (var (index, limit) in medicine.Administration.DurationLimits.Index()) Above(limit.Minutes, $"{path}.administration.durationLimits[{Name("", index)}].minutes");
            foreach (var (index, limit) in medicine.Administration.ConcentrationLimits.Index())
                Above(limit.MilligramsPerMillilitre, $"{path}.administration.concentrationLimits[{Name("", index)}].value");
            foreach (var (index, limit) in medicine.Administration.HourLimits.Index()) Above(limit.Milligrams, $"{path}.administration.hourLimits[{Name("", index)}].value");
            if (medicine.MinimumAge is { Years: < 0m }) throw new FormatException($"{path}.age.minYears.value: an age is not negative.");
        }
    }

    private static void Check(DosingRow row, string path)
    {
        DoseLimit?[] limits = [row.SoftMaxSingle, row.SoftMaxSession, row.MaxDaily, .. row.HardSingle.Concat(row.HardSession).Select(limit => (DoseLimit?)limit)];
        foreach (var limit in limits.OfType<DoseLimit>()) Above(limit.Value, $"{path}.{limit.Field}");
        if (row.UsualMin > row.UsualMax) throw new FormatException($"{path}.usualMin: {Text(row.UsualMin)} is above the upper end, {Text(row.UsualMax)}.");
        if (row.AbsoluteMaxSingle is { } hard)
        {
            if (row.SoftMaxSingle is { } soft && soft.Value > hard.Value) throw new FormatException($"{path}.softMaxSingle: {Text(soft.Value)} is above what is refused anyway, {Text(hard.Value)}.");
            if (row.Basis != DoseBasis.MilligramPerKilogramHour && row.UsualMax > hard.Value) throw new FormatException($"{path}.usualMax: {Text(row.UsualMax)} is above what is refused, {Text(hard.Value)}.");
        }

        if (row.SoftMaxSession is { } warning && row.HardSession.FirstOrDefault(limit => limit.Basis == warning.Basis) is { Value: > 0m } refusal && warning.Value > refusal.Value)
            throw new FormatException($"{path}.softMaxSession: {Text(warning.Value)} is above what is refused anyway, {Text(refusal.Value)}.");
        if (row.IntervalHours is <= 0m) throw new FormatException($"{path}: the least time between doses is above 0.");
    }

    private static void Above(decimal value, string path)
    {
        if (value <= 0m) throw new FormatException($"{path}: a limit is above 0; {Text(value)} would refuse everything.");
    }

    private static string Name(string id, int index) => id.Length > 0 ? id : (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal? value) => value is { } number ? NumberText.Format(number) : "";
}
