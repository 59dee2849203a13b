using IvClinic.Application.Storage;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>
/// A weight or height that may be real but does not fit this patient: pounds typed as kilograms, two figures exchanged.
/// It is asked back, never refused.
/// </summary>
internal static class UnusualBody
{
    /// <summary>A change of more than this share since the last weight is asked back.</summary>
    private const decimal WeightShare = 0.20m;

    /// <summary>Body mass index outside this range is asked back: it is rarer than a slip of the unit.</summary>
    private const decimal LowestBmi = 11m;
    private const decimal HighestBmi = 70m;

    /// <returns>The question to the person who typed it; null when nothing is unusual.</returns>
    public static async Task<string?> Doubt(ClinicDbContext db, long patientId, MeasurementKind kind, decimal value, CancellationToken cancel)
    {
        if (kind is not (MeasurementKind.Weight or MeasurementKind.Height)) return null;
        var before = await db.OfPerson<Measurement>(patientId).AsNoTracking()
            .Where(entry => entry.VoidedAt == null
                && (entry.Kind == MeasurementKind.Weight || entry.Kind == MeasurementKind.Height))
            .OrderByDescending(entry => entry.MeasuredAt).Take(50).ToListAsync(cancel);
        var weight = before.Find(entry => entry.Kind == MeasurementKind.Weight)?.Value;
        var height = before.Find(entry => entry.Kind == MeasurementKind.Height)?.Value;
        if (kind == MeasurementKind.Weight && weight is { } last && Math.Abs(value - last) > last * WeightShare)
        {
            var percent = NumberText.Format(Math.Abs(value - last) / last * 100m, 0);
            return $"{NumberText.Format(value)} kg is {percent} % {(value > last ? "more" : "less")} than the last weight, {NumberText.Format(last, 1)} kg. Weigh again or confirm it.";
        }

        if ((kind == MeasurementKind.Weight ? value : weight) is not { } kilograms) return null;
        if ((kind == MeasurementKind.Height ? value : height) / 100m is not { } metres) return null;
        var bmi = kilograms / (metres * metres);
        return bmi is >= LowestBmi and <= HighestBmi
            ? null
            : $"With this {MeasurementUnits.NameOf(kind).ToLowerInvariant()} the body mass index would be {NumberText.Format(bmi, 1)}. Check the unit, or confirm it.";
    }
}
