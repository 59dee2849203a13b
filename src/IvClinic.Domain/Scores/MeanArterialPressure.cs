namespace IvClinic.Domain.Scores;

/// <summary>Mean arterial pressure in mmHg: one part systolic, two parts diastolic.</summary>
public static class MeanArterialPressure
{
    public static readonly ScoreOrigin Origin = new("map", "Mean arterial pressure", "General physiology", "Gh", "1 decimal");

    /// <exception cref="ArgumentOutOfRangeException">A pressure is impossible, or the diastolic is above the systolic.</exception>
    public static Figure Of(decimal? systolicMmHg, decimal? diastolicMmHg)
    {
        if (PossibleRange.PressureMmHg.Of(systolicMmHg) is not { } systolic || PossibleRange.PressureMmHg.Of(diastolicMmHg) is not { } diastolic)
            return Figure.Unknown("mmHg", 1, Figure.Absent(("systolic pressure", systolicMmHg), ("diastolic pressure", diastolicMmHg)));
        if (diastolic > systolic)
            throw new ArgumentOutOfRangeException(nameof(diastolicMmHg), diastolic, "The diastolic pressure is above the systolic.");
        return Figure.Of((systolic + (2m * diastolic)) / 3m, "mmHg", 1);
    }
}
