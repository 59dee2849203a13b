namespace IvClinic.Domain.Sessions;

public enum EarlyWarningBand
{
    /// <summary>Items are missing and what is there decides nothing: never read as low.</summary>
    NotKnown,
    Low,
    LowMedium,
    Medium,
    High,
}

/// <summary>One item of the score; <see cref="Points"/> is null where it was not taken.</summary>
public sealed record EarlyWarningItem(string Name, int? Points);

/// <summary>A score over what was taken. Partial: the true total may be higher, never lower.</summary>
public sealed record EarlyWarningScore(IReadOnlyList<EarlyWarningItem> Items)
{
    public int Total => Items.Sum(item => item.Points ?? 0);

    /// <summary>An item that a medicine explains: it stands in the total and does not raise the response. Null: none.</summary>
    public string? Expected { get; init; }

    /// <summary>The medicine that explains it.</summary>
    public string? ExpectedUnder { get; init; }

    /// <summary>The points that decide the response.</summary>
    public int Counted => Total - (Expected is { } item ? PointsOf(item) ?? 0 : 0);

    public IReadOnlyList<string> Missing => [.. Items.Where(item => item.Points is null).Select(item => item.Name)];

    public bool IsPartial => Items.Any(item => item.Points is null);

    /// <summary>A single item of 3 points, treated like a total of 5 to 6.</summary>
    public bool HasThree => Items.Any(item => item.Points == 3 && item.Name != Expected);

    /// <summary>Of a partial score: at least this.</summary>
    public EarlyWarningBand Band => Counted switch
    {
        >= 7 => EarlyWarningBand.High,
        >= 5 => EarlyWarningBand.Medium,
        _ when HasThree => EarlyWarningBand.LowMedium,
        _ when IsPartial => EarlyWarningBand.NotKnown,
        _ => EarlyWarningBand.Low,
    };

    /// <summary>"NEWS2 3", or "NEWS2 at least 3 (not taken: temperature)".</summary>
    public string Text => (IsPartial
        ? FormattableString.Invariant($"NEWS2 at least {Total} (not taken: {string.Join(", ", Missing)})")
        : FormattableString.Invariant($"NEWS2 {Total}")) + (Expected is { } item ? $" ({item} expected under {ExpectedUnder}: look at RASS, breathing and SpO2)" : "");

    /// <summary>Null where the item was not taken, or is none.</summary>
    public int? PointsOf(string name) => Items.FirstOrDefault(item => item.Name == name)?.Points;
}

/// <summary>
/// National Early Warning Score 2. Source: Royal College of Physicians. National Early Warning Score (NEWS) 2:
/// Standardising the assessment of acute-illness severity in the NHS. London: RCP, 2017. An item that was not taken is
/// missing, never zero points.
/// </summary>
public static class EarlyWarning
{
    public const string BreathingItem = "respiratory rate";
    public const string SaturationItem = "SpO2";
    public const string ConsciousnessItem = "consciousness";
    public const string SystolicItem = "systolic pressure";
    public const string HeartRateItem = "heart rate";
    public const string TemperatureItem = "temperature";

    private const decimal NoLimit = decimal.MaxValue;

    // Each row: up to and including this value, so many points.
    private static readonly (decimal UpTo, int Points)[] RespiratoryRate = [(8, 3), (11, 1), (20, 0), (24, 2), (NoLimit, 3)];
    private static readonly (decimal UpTo, int Points)[] SpO2Scale1 = [(91, 3), (93, 2), (95, 1), (NoLimit, 0)];
    private static readonly (decimal UpTo, int Points)[] SpO2Scale2OnAir = [(83, 3), (85, 2), (87, 1), (NoLimit, 0)];
    private static readonly (decimal UpTo, int Points)[] SpO2Scale2OnOxygen = [(83, 3), (85, 2), (87, 1), (92, 0), (94, 1), (96, 2), (NoLimit, 3)];
    private static readonly (decimal UpTo, int Points)[] Systolic = [(90, 3), (100, 2), (110, 1), (219, 0), (NoLimit, 3)];
    private static readonly (decimal UpTo, int Points)[] HeartRate = [(40, 3), (50, 1), (90, 0), (110, 1), (130, 2), (NoLimit, 3)];
    private static readonly (decimal UpTo, int Points)[] Temperature = [(35.0m, 3), (36.0m, 1), (38.0m, 0), (39.0m, 1), (NoLimit, 2)];

    /// <summary>Scale 2 is the highest saturation at which oxygen does not matter; above, it decides between 0 and 3.</summary>
    private const int HighestScale2TargetSpO2 = 92;

    /// <param name="hypercapnicScale">SpO2 scale 2, set by a clinician for a target of 88 to 92 %.</param>
    public static EarlyWarningScore Score(Vitals vitals, bool hypercapnicScale = false) => new(
    [
        new(BreathingItem, Points(RespiratoryRate, vitals.RespiratoryRate)),
        new(SaturationItem, hypercapnicScale ? Scale2(vitals) : Points(SpO2Scale1, vitals.SpO2)),
        new("air or oxygen", vitals.OnOxygen switch { null => null, true => 2, false => 0 }),
        new(SystolicItem, Points(Systolic, vitals.Systolic)),
        new(HeartRateItem, Points(HeartRate, vitals.HeartRate)),
        new(ConsciousnessItem, vitals.Consciousness switch { null => null, Consciousness.Alert => 0, _ => 3 }),
        // The score is defined on one decimal; 35.05 belongs to 35.1.
        new(TemperatureItem, Points(Temperature, vitals.TemperatureC is { } t ? Math.Round(t, 1, MidpointRounding.AwayFromZero) : null)),
    ]);

    private static int? Scale2(Vitals vitals) => vitals switch
    {
        { SpO2: null } => null,
        { SpO2: > HighestScale2TargetSpO2, OnOxygen: null } => null,
        { OnOxygen: true } => Points(SpO2Scale2OnOxygen, vitals.SpO2),
        _ => Points(SpO2Scale2OnAir, vitals.SpO2),
    };

    private static int? Points((decimal UpTo, int Points)[] bands, decimal? value) =>
        value is { } known ? bands.First(band => known <= band.UpTo).Points : null;
}
