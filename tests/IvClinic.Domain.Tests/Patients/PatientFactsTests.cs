using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Tests.Patients;

public sealed class PatientFactsTests
{
    [Theory]
    [InlineData("1975-03-14", "1975-03-14", DatePrecision.Day)]
    [InlineData(" 1975-03 ", "1975-03-01", DatePrecision.Month)]
    [InlineData("1975", "1975-01-01", DatePrecision.Year)]
    [InlineData("2024-02-29", "2024-02-29", DatePrecision.Day)]
    public void A_birth_date_is_read_as_far_as_it_is_known(string typed, string date, DatePrecision precision) =>
        Assert.Equal((DateOnly.Parse(date), precision), TypedBirthDate.Read(typed));

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("14.03.1975")]
    [InlineData("03/14/1975")]
    [InlineData("75-03-14")]
    [InlineData("1975-3-14")]
    [InlineData("１９７５")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_order_other_digits_or_a_day_that_does_not_exist_is_no_birth_date(string? typed) => Assert.Null(TypedBirthDate.Read(typed));

    [Fact]
    public void Day_and_month_can_be_exchanged_up_to_the_twelfth()
    {
        Assert.Equal(new DateOnly(1975, 12, 1), TypedBirthDate.Exchanged(new DateOnly(1975, 1, 12)));
        Assert.Null(TypedBirthDate.Exchanged(new DateOnly(1975, 1, 13)));
    }

    [Theory]
    [InlineData("larson jacob", "lasron jacob", true)]
    [InlineData("larson jacob", "larsson jacob", true)]
    [InlineData("larson jacob", "larsen jakob", true)]
    [InlineData("larson jacob", "larson maria", false)]
    [InlineData("li wu", "li wa", true)]
    [InlineData("li", "wu", false)]
    public void One_slip_in_a_short_name_and_two_in_a_long_one_may_be_the_same_name(string one, string other, bool may) =>
        Assert.Equal(may, NameLikeness.MayBeTheSame(one, other));

    [Theory]
    [InlineData(MeasurementKind.Creatinine, 88.4, "µmol/L", 1)]
    [InlineData(MeasurementKind.Creatinine, 0.9, "mg/dL", 0.9)]
    [InlineData(MeasurementKind.IgA, 2.5, "g/L", 250)]
    public void A_value_is_kept_in_the_unit_of_the_rules(MeasurementKind kind, double value, string unit, double kept) =>
        Assert.Equal((decimal)kept, MeasurementConversion.ToKept(kind, (decimal)value, unit));

    [Fact]
    public void Every_measurement_has_its_kept_unit_first_and_accepts_both_ends_of_its_range()
    {
        foreach (var kind in Enum.GetValues<MeasurementKind>())
        {
            var unit = MeasurementUnits.Of(kind);
            var (lowest, highest) = MeasurementUnits.PossibleRange(kind);
            Assert.Equal(unit, MeasurementConversion.UnitsOf(kind)[0]);
            Assert.Null(MeasurementConversion.Problem(kind, lowest, unit));
            Assert.Null(MeasurementConversion.Problem(kind, highest, unit));
            Assert.NotNull(MeasurementConversion.Problem(kind, lowest - 0.01m, unit));
            Assert.NotNull(MeasurementConversion.Problem(kind, highest + 0.01m, unit));
        }
    }

    [Fact]
    public void A_review_counts_until_an_entry_is_recorded_or_voided_after_it()
    {
        var noon = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        var review = new HistoryReview { List = HistoryList.Allergies, RecordedAt = noon };
        var allergy = new PatientAllergy { Substance = "latex", RecordedAt = noon };
        Assert.Equal(HistoryListAnswer.NotAsked, HistoryListReading.Answer(HistoryList.Allergies, [], []));
        Assert.Equal(HistoryListAnswer.None, HistoryListReading.Answer(HistoryList.Allergies, [], [review]));
        Assert.Equal(HistoryListAnswer.NotAsked, HistoryListReading.Answer(HistoryList.Conditions, [], [review]));
        Assert.Equal(HistoryListAnswer.Complete, HistoryListReading.Answer(HistoryList.Allergies, [allergy], [review]));
        allergy.Void(noon.AddMinutes(1), "Nora", "wrong patient");
        Assert.Equal(HistoryListAnswer.NotAsked, HistoryListReading.Answer(HistoryList.Allergies, [allergy], [review]));
    }
}
