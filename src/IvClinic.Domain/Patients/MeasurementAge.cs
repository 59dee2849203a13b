namespace IvClinic.Domain.Patients;

/// <summary>After how many days a value is said to be old. It still counts; the reader is told. Clinic default (D).</summary>
public static class MeasurementAge
{
    /// <summary>The last day on which it is not old yet.</summary>
    public static int FreshDays(MeasurementKind kind) => kind switch
    {
        MeasurementKind.Weight => 30,
        MeasurementKind.Height => 3650, // an adult's height
        MeasurementKind.PainScore => 7,
        MeasurementKind.QTc => 180,
        _ => 90,
    };

    public static bool IsOld(MeasurementKind kind, int days) => days > FreshDays(kind);
}
