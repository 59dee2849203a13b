namespace IvClinic.Domain.Scores;

/// <summary>What the modified Aldrete score is made of; null is not observed.</summary>
public sealed record AldreteSigns
{
    /// <summary>2: moves four limbs; 1: two; 0: none.</summary>
    public int? Activity { get; init; }

    /// <summary>2: deep breaths and cough; 1: dyspnoea, shallow or limited; 0: apnoea.</summary>
    public int? Respiration { get; init; }

    /// <summary>Systolic pressure before treatment, mmHg.</summary>
    public decimal? BaselineSystolicMmHg { get; init; }

    /// <summary>Systolic pressure now, mmHg.</summary>
    public decimal? SystolicMmHg { get; init; }

    /// <summary>2: fully awake; 1: rouses to call; 0: unresponsive.</summary>
    public int? Consciousness { get; init; }

    public decimal? SpO2Percent { get; init; }

    public bool? OnOxygen { get; init; }

    /// <summary>Oxygen was documented as this patient's usual state before treatment.</summary>
    public bool HadOxygenBefore { get; init; }
}

/// <summary>Modified Aldrete score, 0 to 10, with the conservative discharge rule of the reference.</summary>
/// <param name="IsReady">9 or 10, and full points for oxygen or documented oxygen before treatment. Null: not known.</param>
public sealed record Aldrete(ItemSum Sum, bool? IsReady)
{
    public const int DischargeThreshold = 9;

    public static readonly ScoreOrigin Origin = new(
        "aldrete_modified", "Modified Aldrete score", "Aldrete JA, J Clin Anesth 1995;7:89-91", "S2", "whole points")
    {
        Choice = "Circulation is given as 20 mmHg and as 20 % in different sources: both are computed, the lower score counts; "
            + "exactly 20 is 2 points, exactly 50 is 1. Room air 91-92 % is 1 point, 90 % or less is 0. "
            + "Discharge asks for full points for oxygen, or oxygen documented before treatment.",
    };

    private const int Most = 2;

    /// <summary>Up to and including this change of systolic pressure, in mmHg and in percent of the baseline.</summary>
    private static readonly (decimal UpTo, int Points)[] Circulation = [(20m, 2), (50m, 1), (decimal.MaxValue, 0)];

    /// <summary>Up to and including this saturation.</summary>
    private static readonly (decimal UpTo, int Points)[] OxygenOnAir = [(90m, 0), (92m, 1), (decimal.MaxValue, 2)];
    private static readonly (decimal UpTo, int Points)[] OxygenOnOxygen = [(90m, 0), (decimal.MaxValue, 1)];

    /// <exception cref="ArgumentOutOfRangeException">Points outside 0 to 2, or an impossible pressure or saturation.</exception>
    public static Aldrete Of(AldreteSigns signs)
    {
        var oxygen = OxygenPoints(signs.SpO2Percent, signs.OnOxygen);
        var sum = new ItemSum(
        [
            new("activity", signs.Activity, Most),
            new("respiration", signs.Respiration, Most),
            new("circulation", CirculationPoints(signs.BaselineSystolicMmHg, signs.SystolicMmHg), Most),
            new("consciousness", signs.Consciousness, Most),
            new("oxygen", oxygen, Most),
        ]);
        return new(sum, Ready(sum, signs.HadOxygenBefore ? Most : oxygen));
    }

    /// <summary>The lower of the scores in mmHg and in percent; null where a pressure is missing.</summary>
    public static int? CirculationPoints(decimal? baselineMmHg, decimal? systolicMmHg)
    {
        if (PossibleRange.PressureMmHg.Of(baselineMmHg) is not { } before || PossibleRange.PressureMmHg.Of(systolicMmHg) is not { } now) return null;
        var change = Math.Abs(now - before);
        return Math.Min(Row(Circulation, change), Row(Circulation, 100m * change / before));
    }

    /// <summary>Null where the saturation is missing, or where whether oxygen runs would change the points.</summary>
    public static int? OxygenPoints(decimal? spO2Percent, bool? onOxygen)
    {
        if (PossibleRange.SpO2Percent.Of(spO2Percent) is not { } saturation) return null;
        var onAir = Row(OxygenOnAir, saturation);
        var withOxygen = Row(OxygenOnOxygen, saturation);
        return onOxygen switch { true => withOxygen, false => onAir, null => onAir == withOxygen ? onAir : null };
    }

    private static bool? Ready(ItemSum sum, int? oxygenForDischarge) => (sum.Decided(total => total >= DischargeThreshold), oxygenForDischarge) switch
    {
        (false, _) or (_, < Most) => false,
        (true, Most) => true,
        _ => null,
    };

    private static int Row((decimal UpTo, int Points)[] rows, decimal value) => rows.First(row => value <= row.UpTo).Points;
}
