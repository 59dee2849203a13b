using IvClinic.Domain.Safety;
using IvClinic.Domain.Scores;

namespace IvClinic.Domain.Tests.Scores;

/// <summary>Edges of the formulas, with numbers reckoned by hand.</summary>
public class FormulaTests
{
    [Theory]
    [InlineData("152.4", "50", "50")] // exactly five feet, exactly ideal
    [InlineData("152.4", "49.9", "49.9")]
    [InlineData("152.4", "60", "50")] // exactly 120 % of ideal
    [InlineData("152.4", "60.1", "54.04")]
    [InlineData("152.3", "90", "90")] // too short for the formula
    public void Creatinine_clearance_takes_actual_ideal_or_adjusted_weight(string height, string actual, string used) =>
        Assert.Equal(Given.Number(used), CockcroftGault.WeightKg(Given.Number(actual), Given.Number(height), Sex.Male).Value);

    [Fact]
    public void The_weight_for_clearance_names_what_is_missing()
    {
        Assert.Equal(["height", "sex", "weight"], CockcroftGault.WeightKg(null, null, null).Missing);
        Assert.Equal(["weight"], CockcroftGault.WeightKg(null, 150m, Sex.Male).Missing);
        Assert.Contains("152.4", CockcroftGault.WeightKg(50m, 150m, null).Caution, StringComparison.Ordinal);
        Assert.Equal(["age", "weight", "creatinine", "sex"], CockcroftGault.Of(null, null, null, null).Missing);
    }

    [Theory]
    [InlineData("60", "200", "60")] // below ideal
    [InlineData("120", "200", "120")] // BMI exactly 30
    [InlineData("120.1", "200", "93.10")] // over 30: 50 + 2.3 × (78.74 - 60)
    [InlineData("120.1", "152.3", "120.1")] // too short for the formula
    public void Dosing_is_on_ideal_weight_only_when_the_body_mass_index_is_over_30(string actual, string height, string dosing) =>
        Assert.Equal(Given.Number(dosing), IdealBodyWeight.Of(Given.Number(height), Sex.Male, Given.Number(actual)).Dosing.Shown);

    [Fact]
    public void Sex_is_asked_for_dosing_only_where_it_matters()
    {
        Assert.Equal(80m, IdealBodyWeight.Of(180m, null, 80m).Dosing.Value);
        Assert.Equal(["sex"], IdealBodyWeight.Of(180m, null, 110m).Dosing.Missing);
        Assert.Equal(["height"], IdealBodyWeight.Of(null, Sex.Male, 110m).Dosing.Missing);
        Assert.Equal(45.5m, IdealBodyWeight.Of(152.4m, Sex.Female, null).Ideal.Value);
        Assert.Equal(["weight"], IdealBodyWeight.Of(152.4m, Sex.Female, null).Adjusted.Missing);
        Assert.True(IdealBodyWeight.Of(152.3m, null, null).IsTooShort);
    }

    [Theory]
    [InlineData(Sex.Female, "0.7", 30, "119.2")] // the knee: 142 × 0.9938^30 × 1.012
    [InlineData(Sex.Male, "0.9", 30, "117.8")]
    [InlineData(Sex.Male, "0.45", 18, "156.5")]
    [InlineData(Sex.Male, "9", 90, "5.1")]
    public void Filtration_follows_both_arms_of_the_formula(Sex sex, string creatinine, int age, string rate) =>
        Assert.Equal(Given.Number(rate), HalfUp.Round(CkdEpi2021.Of(age, Given.Number(creatinine), sex).Value!.Value, 1));

    [Fact]
    public void Filtration_is_for_adults()
    {
        Assert.Null(CkdEpi2021.Of(17.9m, 1m, Sex.Male).Value);
        Assert.NotNull(CkdEpi2021.Of(17.9m, 1m, Sex.Male).Caution);
        Assert.NotNull(CkdEpi2021.Of(18m, 1m, Sex.Male).Value);
        Assert.Equal(["age", "creatinine", "sex"], CkdEpi2021.Of(null, null, null).Missing);
        Assert.Equal("92 mL/min/1.73 m²", CkdEpi2021.Of(50m, 1m, Sex.Male).Text);
    }

    [Theory]
    [InlineData("449.9", Sex.Male, QtcBand.Normal)]
    [InlineData("450", Sex.Male, QtcBand.Prolonged)]
    [InlineData("450", Sex.Female, QtcBand.Normal)]
    [InlineData("449.9", null, QtcBand.Normal)]
    [InlineData("450", null, null)]
    [InlineData("459.9", null, null)]
    [InlineData("460", null, QtcBand.Prolonged)]
    [InlineData("460", Sex.Female, QtcBand.Prolonged)]
    [InlineData("499.9", Sex.Female, QtcBand.Prolonged)]
    [InlineData("500", null, QtcBand.HighRisk)]
    [InlineData("500", Sex.Male, QtcBand.HighRisk)]
    public void Corrected_QT_has_its_band(string ms, Sex? sex, QtcBand? band) => Assert.Equal(band, CorrectedQt.BandOf(Given.Number(ms), sex));

    [Theory]
    [InlineData("59.9", false)]
    [InlineData("60", true)]
    [InlineData("100", true)]
    [InlineData("100.1", false)]
    public void Bazett_is_preferred_only_from_60_to_100(string rate, bool bazett)
    {
        var corrected = CorrectedQt.Of(400m, Given.Number(rate));
        Assert.Same(bazett ? corrected.Bazett : corrected.Fridericia, corrected.Preferred);
    }

    [Fact]
    public void Impossible_inputs_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanArterialPressure.Of(80m, 120m));
        Assert.Throws<ArgumentOutOfRangeException>(() => CockcroftGault.Of(150m, 70m, 1m, Sex.Male));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrectedCalcium.Of(8m, 40m)); // g/L
        Assert.Throws<ArgumentOutOfRangeException>(() => CkdEpi2021.Of(50m, 88.4m, Sex.Male)); // µmol/L
        Assert.Throws<ArgumentOutOfRangeException>(() => BodySurfaceArea.Of(1.75m, 70m)); // m
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrectedQt.Of(0.4m, 60m)); // s
        Assert.Throws<ArgumentOutOfRangeException>(() => RateConversions.MgPerKgMinute(1m, 0m));
    }

    [Fact]
    public void Each_missing_input_is_named_alone()
    {
        Assert.Equal(["age"], CkdEpi2021.Of(null, 1m, Sex.Male).Missing);
        Assert.Equal(["creatinine"], CkdEpi2021.Of(50m, null, Sex.Male).Missing);
        Assert.Equal(["sex"], CkdEpi2021.Of(50m, 1m, null).Missing);
        Assert.Equal(["age"], CockcroftGault.Of(null, 70m, 1m, Sex.Male).Missing);
        Assert.Equal(["weight"], CockcroftGault.Of(50m, null, 1m, Sex.Male).Missing);
        Assert.Equal(["creatinine"], CockcroftGault.Of(50m, 70m, null, Sex.Male).Missing);
        Assert.Equal(["sex"], CockcroftGault.Of(50m, 70m, 1m, null).Missing);
        Assert.Equal(["systolic pressure"], MeanArterialPressure.Of(null, 80m).Missing);
        Assert.Equal(["weight"], CockcroftGault.WeightKg(null, 170m, Sex.Male).Missing);
    }

    [Fact]
    public void Equal_pressures_and_missing_inputs_are_answered()
    {
        Assert.Equal(80m, MeanArterialPressure.Of(80m, 80m).Value);
        Assert.Equal(["diastolic pressure"], MeanArterialPressure.Of(80m, null).Missing);
        Assert.Equal(["albumin"], CorrectedCalcium.Of(8m, null).Missing);
        Assert.Equal(["weight"], BodySurfaceArea.Of(170m, null).Missing);
        Assert.Equal(["weight"], RateConversions.MlPerHour(1m, null).Missing);
        Assert.Equal(["dose"], RateConversions.VolumeMl(null).Missing);
        Assert.Equal(["QT", "heart rate"], CorrectedQt.Of(null, null).Preferred.Missing);
    }
}
