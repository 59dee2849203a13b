using FsCheck;
using FsCheck.Fluent;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Scores;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Scores;

/// <summary>What holds for every answer, tried on random ones.</summary>
public class ScoreProperties
{
    [Fact]
    public void A_forgotten_item_leaves_the_true_sum_between_the_two_ends() => Check(Days().Zip(Gen.Choose(0, 31)), pair =>
    {
        var (days, forgotten) = pair;
        var (full, partial) = (Midas.Of(Forget(days, 0)), Midas.Of(Forget(days, forgotten)));
        return partial.Days.AtLeast <= full.Days.Total && full.Days.Total <= partial.Days.AtMost
            && partial.Days.IsPartial == (forgotten != 0) && (partial.Days.Total is null) == partial.Days.IsPartial;
    });

    [Fact]
    public void What_a_partial_score_decides_is_what_the_full_one_decides() => Check(Days().Zip(Gen.Choose(0, 1023)), pair =>
    {
        var (days, bits) = pair;
        var (full, partial) = (Midas.Of(Forget(days, 0)), Midas.Of(Forget(days, bits & 31)));
        var answers = Enumerable.Range(0, 10).Select(item => (bool?)((days.Sum() * 37 >> item & 1) == 1)).ToList();
        var (dn4, less) = (Dn4.Of(answers), Dn4.Of(Forget(answers, bits)));
        return (partial.GradeText ?? full.GradeText) == full.GradeText && (partial.SubgradeText ?? full.SubgradeText) == full.SubgradeText
            && (less.IsPositive ?? dn4.IsPositive) == dn4.IsPositive && (less.IsInterviewPositive ?? dn4.IsInterviewPositive) == dn4.IsInterviewPositive;
    });

    [Fact]
    public void A_sign_not_taken_is_named_and_never_makes_an_early_warning_low() => Check(Vital().Zip(Gen.Choose(1, 127)).Zip(Gen.Elements(true, false)), given =>
    {
        var ((vitals, bits), scale2) = given;
        var (full, partial) = (EarlyWarning.Score(vitals, scale2), EarlyWarning.Score(Forget(vitals, bits), scale2));
        return partial.Missing.Count > 0 && partial.Total <= full.Total && partial.Band != EarlyWarningBand.Low
            && (partial.Band == EarlyWarningBand.NotKnown || partial.Band <= full.Band);
    });

    [Fact]
    public void Readiness_known_from_part_of_the_signs_is_not_revoked_by_the_rest() => Check(Signs().Zip(Gen.Choose(0, 63)), pair =>
    {
        var (signs, bits) = pair;
        var (full, partial) = (Aldrete.Of(signs), Aldrete.Of(Forget(signs, bits)));
        return full.IsReady is not null && (partial.IsReady is null || partial.IsReady == full.IsReady);
    });

    [Fact]
    public void A_further_change_of_pressure_never_adds_points() => Check(Gen.Choose(71, 200).Zip(Gen.Choose(0, 69)), pair =>
        Aldrete.CirculationPoints(pair.Item1, pair.Item1 - pair.Item2) >= Aldrete.CirculationPoints(pair.Item1, pair.Item1 - pair.Item2 - 0.5m)
        && Aldrete.CirculationPoints(pair.Item1, pair.Item1 - pair.Item2) == Aldrete.CirculationPoints(pair.Item1, pair.Item1 + pair.Item2));

    [Fact]
    public void Less_pain_after_never_makes_the_response_worse() => Check(Gen.Choose(1, 100).Zip(Gen.Choose(0, 99)), pair =>
        PainResponse.Of(pair.Item1 / 10m, pair.Item2 / 10m).Band >= PainResponse.Of(pair.Item1 / 10m, (pair.Item2 + 1) / 10m).Band);

    [Fact]
    public void Kidney_figures_fall_with_age_and_creatinine_whatever_the_unit() => Check(Gen.Choose(18, 110).Zip(Gen.Choose(3, 90)).Zip(Gen.Elements(Sex.Male, Sex.Female)), given =>
    {
        var ((age, tenths), sex) = given;
        var creatinine = tenths / 10m;
        var micromoles = Creatinine.MgDl(creatinine * 88.4m);
        return CkdEpi2021.Of(age, creatinine, sex).Value > CkdEpi2021.Of(age + 1, creatinine, sex).Value
            && CkdEpi2021.Of(age, creatinine, sex).Value > CkdEpi2021.Of(age, creatinine + 0.1m, sex).Value
            && CockcroftGault.Of(age, 70m, creatinine, sex).Value > CockcroftGault.Of(age + 1, 70m, creatinine, sex).Value
            && CockcroftGault.Of(age, 70m, creatinine, sex).Value > CockcroftGault.Of(age, 70m, creatinine + 0.1m, sex).Value
            && CockcroftGault.Of(age, 70m, micromoles, sex) == CockcroftGault.Of(age, 70m, creatinine, sex);
    });

    [Fact]
    public void A_faster_heart_and_a_longer_QT_lengthen_the_corrected_one() => Check(Gen.Choose(250, 600).Zip(Gen.Choose(30, 180)), pair =>
    {
        var (now, faster, longer) = (CorrectedQt.Of(pair.Item1, pair.Item2), CorrectedQt.Of(pair.Item1, pair.Item2 + 1), CorrectedQt.Of(pair.Item1 + 1, pair.Item2));
        return faster.Bazett.Value > now.Bazett.Value && faster.Fridericia.Value > now.Fridericia.Value
            && longer.Bazett.Value > now.Bazett.Value && longer.Fridericia.Value > now.Fridericia.Value
            && (now.Bazett.Value >= now.Fridericia.Value) == (pair.Item2 >= 60);
    });

    [Fact]
    public void The_dosing_weight_is_never_above_the_actual_one() => Check(Gen.Choose(120, 210).Zip(Gen.Choose(35, 250)).Zip(Gen.Elements(Sex.Male, Sex.Female)), given =>
    {
        var ((height, kg), sex) = given;
        var weights = IdealBodyWeight.Of(height, sex, kg);
        return weights.Dosing.Value <= kg && CockcroftGault.WeightKg(kg, height, sex).Value <= kg
            && (weights.IsTooShort || weights.Adjusted.Value <= Math.Max(kg, weights.Ideal.Value!.Value));
    });

    [Fact]
    public void A_volume_of_immunoglobulin_at_a_rate_delivers_its_grams() => Check(Gen.Choose(1, 200).Zip(Gen.Choose(40, 140)), pair =>
    {
        var (grams, kg) = pair;
        var hours = RateConversions.VolumeMl(grams).Value / RateConversions.MlPerHour(1m, kg).Value;
        return Math.Abs((RateConversions.MgPerKgMinute(1m).Value * 60m * kg * hours / 1000m)!.Value - grams) < 1e-9m;
    });

    private static Gen<int[]> Days() => Gen.ArrayOf(Gen.Elements(0, 0, 1, 2, 3, 5, 8, 20, 41, 92), 5);

    private static Gen<Vitals> Vital() =>
        from rate in Gen.Choose(5, 30)
        from saturation in Gen.Choose(80, 100)
        from oxygen in Gen.Elements(true, false)
        from pressure in Gen.Choose(80, 230)
        from pulse in Gen.Choose(35, 140)
        from tenths in Gen.Choose(340, 400)
        from level in Gen.Elements(Enum.GetValues<Consciousness>())
        select new Vitals { RespiratoryRate = rate, SpO2 = saturation, OnOxygen = oxygen, Systolic = pressure, HeartRate = pulse, TemperatureC = tenths / 10m, Consciousness = level };

    private static Gen<AldreteSigns> Signs() =>
        from points in Gen.ArrayOf(Gen.Elements(0, 1, 2, 2, 2), 3)
        from before in Gen.Choose(90, 180)
        from now in Gen.Choose(70, 200)
        from saturation in Gen.Choose(86, 100)
        from oxygen in Gen.Elements(true, false)
        from usual in Gen.Elements(true, false, false)
        select new AldreteSigns { Activity = points[0], Respiration = points[1], Consciousness = points[2], BaselineSystolicMmHg = before, SystolicMmHg = now, SpO2Percent = saturation, OnOxygen = oxygen, HadOxygenBefore = usual };

    private static List<int?> Forget(int[] values, int bits) => [.. values.Select((value, index) => Keeps(bits, index) ? (int?)value : null)];

    private static List<bool?> Forget(List<bool?> values, int bits) => [.. values.Select((value, index) => Keeps(bits, index) ? value : null)];

    private static Vitals Forget(Vitals vitals, int bits) => new()
    {
        RespiratoryRate = Keeps(bits, 0) ? vitals.RespiratoryRate : null,
        SpO2 = Keeps(bits, 1) ? vitals.SpO2 : null,
        OnOxygen = Keeps(bits, 2) ? vitals.OnOxygen : null,
        Systolic = Keeps(bits, 3) ? vitals.Systolic : null,
        HeartRate = Keeps(bits, 4) ? vitals.HeartRate : null,
        TemperatureC = Keeps(bits, 5) ? vitals.TemperatureC : null,
        Consciousness = Keeps(bits, 6) ? vitals.Consciousness : null,
    };

    private static AldreteSigns Forget(AldreteSigns signs, int bits) => signs with
    {
        Activity = Keeps(bits, 0) ? signs.Activity : null,
        Respiration = Keeps(bits, 1) ? signs.Respiration : null,
        Consciousness = Keeps(bits, 2) ? signs.Consciousness : null,
        SystolicMmHg = Keeps(bits, 3) ? signs.SystolicMmHg : null,
        SpO2Percent = Keeps(bits, 4) ? signs.SpO2Percent : null,
        OnOxygen = Keeps(bits, 5) ? signs.OnOxygen : null,
    };

    private static bool Keeps(int bits, int index) => (bits & (1 << index)) == 0;

    private static void Check<T>(Gen<T> answers, Func<T, bool> holds) =>
        Prop.ForAll(answers.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
