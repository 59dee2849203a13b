using IvClinic.Domain.Patients;
using IvClinic.Domain.Patients.Baselines;

namespace IvClinic.Domain.Tests.Patients;

public sealed class BaselineFiguresTests
{
    [Theory]
    [InlineData(4, 6, 20, "20, grade III")]
    [InlineData(5, 6, 21, "21, grade IV-A")]
    [InlineData(21, 10, 41, "41, grade IV-B")]
    [InlineData(0, 0, 10, "10, grade II")]
    public void Midas_is_the_sum_of_its_five_questions_with_its_grade(int first, int second, int total, string words)
    {
        var figure = Figure(new BaselineAnswers { Migraine = new() { MidasDays = [first, second, 10, 0, 0] } }, "MIDAS");
        Assert.Equal((total, words), ((int)figure.Value!, figure.Words));
    }

    [Fact]
    public void Midas_with_an_unanswered_question_is_not_known_and_says_which()
    {
        var figure = Figure(new BaselineAnswers { Migraine = new() { MidasDays = [30, 30, 30, 30, null], HeadacheDays = 0 } }, "MIDAS");
        Assert.Null(figure.Value);
        Assert.StartsWith("not complete (not answered: days without family", figure.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void No_headache_day_is_zero_and_an_unanswered_one_is_not_known()
    {
        Assert.Equal((0m, "0"), (Figure(new BaselineAnswers { Migraine = new() { HeadacheDays = 0 } }, "Headache days").Value, Figure(new BaselineAnswers { Migraine = new() { HeadacheDays = 0 } }, "Headache days").Words));
        Assert.Equal((null, "not known"), (Figure(new BaselineAnswers { Migraine = new() }, "Headache days").Value, Figure(new BaselineAnswers { Migraine = new() }, "Headache days").Words));
    }

    [Theory]
    [InlineData(2, 3, 5)]
    [InlineData(2, null, null)]
    public void Incat_needs_arms_and_legs(int? arm, int? leg, int? total) =>
        Assert.Equal(total, (int?)Figure(new BaselineAnswers { Cidp = new() { Arm = arm, Leg = leg } }, "INCAT").Value);

    [Theory]
    [InlineData(7, 8, 6, "7")]
    [InlineData(7, 8, null, null)]
    public void Peg_is_the_mean_of_three(int? pain, int? enjoyment, int? activity, string? mean) =>
        Assert.Equal(mean is null ? null : decimal.Parse(mean, System.Globalization.CultureInfo.InvariantCulture), Figure(new BaselineAnswers { ChronicPain = new() { Pain = pain, Enjoyment = enjoyment, Activity = activity } }, "PEG").Value);

    [Theory]
    [InlineData(MeasurementKind.Weight, 30, false)]
    [InlineData(MeasurementKind.Weight, 31, true)]
    [InlineData(MeasurementKind.EGfr, 90, false)]
    [InlineData(MeasurementKind.EGfr, 91, true)]
    public void A_value_is_old_on_the_day_after_its_last_fresh_one(MeasurementKind kind, int days, bool old) => Assert.Equal(old, MeasurementAge.IsOld(kind, days));

    private static BaselineFigure Figure(BaselineAnswers answers, string name) =>
        BaselineFigures.Of(new ConditionBaseline { Answers = answers }).Single(figure => figure.Name == name);
}
