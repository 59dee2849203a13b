using IvClinic.Application.Staff;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Interop;

/// <summary>Measured values of a referral as measurement forms: only in units the record knows, only plain numbers.</summary>
internal sealed class ReviewMeasurements(ClinicZone zone)
{
    private const string Group = "Measurements and laboratory";

    public ReviewItem From(ProposedItem proposed)
    {
        var item = ReviewItems.Item(Group, proposed);
        var (value, why) = Read(proposed);
        item.WhyNot = why;
        if (value is not var (kind, number, unit, sent)) return item;
        var instant = proposed.Date?.Instant;
        item.Measurement = new()
        {
            Kind = kind,
            Value = number,
            Unit = unit,
            MeasuredOn = DayOf(proposed.Date, zone),
            MeasuredAt = instant is { } at ? TimeOnly.FromDateTime(zone.ToLocal(at).DateTime) : null,
            AsSent = sent,
        };
        return item;
    }

    /// <summary>The clinic's day of an instant, or the day that was sent; a month or a year is no day and is left to the reviewer.</summary>
    public static DateOnly? DayOf(ReferredDate? date, ClinicZone zone) => date switch
    {
        { Instant: { } instant } => zone.DateOf(instant),
        { Precision: DatePrecision.Day } => date.FirstDay,
        _ => null,
    };

    private static ((MeasurementKind Kind, decimal Value, string Unit, string? Sent)? Value, string? Why) Read(ProposedItem proposed) => proposed switch
    {
        ProposedMeasurement { WeightKg: { } weight } body => ((MeasurementKind.Weight, weight, "kg", $"{body.ValueAsSent} {body.UnitAsSent}"), null),
        ProposedMeasurement { HeightCm: { } height } body => ((MeasurementKind.Height, height, "cm", $"{body.ValueAsSent} {body.UnitAsSent}"), null),
        ProposedMeasurement => (null, "The value or its unit is not understood. Measure it here."),
        ProposedPainScore { Score: >= 0 and <= 10 } pain when pain.Score == decimal.Truncate(pain.Score) =>
            ((MeasurementKind.PainScore, pain.Score, MeasurementUnits.Of(MeasurementKind.PainScore), null), null),
        ProposedPainScore => (null, "It is not a whole number from 0 to 10."),
        ProposedLaboratory laboratory => Laboratory(laboratory),
        _ => (null, "The record has no place for it."),
    };

    private static ((MeasurementKind Kind, decimal Value, string Unit, string? Sent)? Value, string? Why) Laboratory(ProposedLaboratory sent)
    {
        if (sent.Comparator is not null) return (null, $"“{sent.Comparator}” gives a limit, not a value.");
        (MeasurementKind Kind, string Unit)? place = (sent.Name, sent.UcumUnit) switch
        {
            ("Creatinine", "mg/dL") => (MeasurementKind.Creatinine, "mg/dL"),
            ("Creatinine", "umol/L") => (MeasurementKind.Creatinine, MeasurementConversion.MicromolePerLitre),
            ("eGFR", "mL/min/{1.73_m2}") => (MeasurementKind.EGfr, MeasurementUnits.Of(MeasurementKind.EGfr)),
            ("ALT", "U/L" or "[IU]/L") => (MeasurementKind.Alt, "U/L"),
            ("Platelets", "10*3/uL" or "10*9/L") => (MeasurementKind.Platelets, MeasurementUnits.Of(MeasurementKind.Platelets)),
            ("QTc", "ms") => (MeasurementKind.QTc, "ms"),
            ("IgA", "mg/dL") => (MeasurementKind.IgA, "mg/dL"),
            ("IgA", "g/L") => (MeasurementKind.IgA, MeasurementConversion.GramPerLitre),
            _ => null,
        };
        if (place is not var (kind, unit))
        {
            return (null, sent.Name is "Creatinine" or "eGFR" or "ALT" or "Platelets" or "QTc" or "IgA"
                ? $"Its unit is not one in which the record keeps {sent.Name}."
                : "The record keeps no values of this kind.");
        }

        return ((kind, sent.Value, unit, $"{NumberText.Format(sent.Value)} {sent.UnitAsSent}"), null);
    }
}
