namespace IvClinic.Domain.Sessions;

/// <summary>Alert, new Confusion, responds to Voice, to Pain, Unresponsive (ACVPU).</summary>
public enum Consciousness
{
    Alert,
    Confused,
    Voice,
    Pain,
    Unresponsive,
}

/// <summary>A set of signs as taken; null is not taken. Part of a set is a set.</summary>
public sealed record Vitals
{
    /// <summary>Per minute.</summary>
    public int? HeartRate { get; init; }

    /// <summary>mmHg.</summary>
    public int? Systolic { get; init; }

    /// <summary>mmHg.</summary>
    public int? Diastolic { get; init; }

    /// <summary>Per minute.</summary>
    public int? RespiratoryRate { get; init; }

    /// <summary>Percent, by pulse oximetry.</summary>
    public int? SpO2 { get; init; }

    public decimal? TemperatureC { get; init; }

    /// <summary>0 to 10 as said by the patient.</summary>
    public int? PainNow { get; init; }

    /// <summary>-5 to +4, see <see cref="Sessions.Rass"/>.</summary>
    public int? Rass { get; init; }

    public bool? OnOxygen { get; init; }

    public Consciousness? Consciousness { get; init; }

    public bool IsEmpty => this == new Vitals();

    /// <summary>The value of one sign; null when it was not taken.</summary>
    public decimal? this[VitalSign sign] => sign switch
    {
        VitalSign.HeartRate => HeartRate,
        VitalSign.Systolic => Systolic,
        VitalSign.Diastolic => Diastolic,
        VitalSign.RespiratoryRate => RespiratoryRate,
        VitalSign.SpO2 => SpO2,
        VitalSign.Temperature => TemperatureC,
        VitalSign.Pain => PainNow,
        VitalSign.Rass => Rass,
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "Unknown sign."),
    };
}
