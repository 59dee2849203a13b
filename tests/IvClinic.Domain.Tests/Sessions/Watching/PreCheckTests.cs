using IvClinic.Domain.Sessions.Watching;
using static IvClinic.Domain.Tests.Sessions.Watching.WatchedPlans;

namespace IvClinic.Domain.Tests.Sessions.Watching;

public class PreCheckTests
{
    [Theory]
    [InlineData(30, 30, PreCheckStanding.Passed)]
    [InlineData(29.9, 1, PreCheckStanding.Failed)]
    [InlineData(90, 31, PreCheckStanding.TooOld)]
    public void A_laboratory_value_passes_by_its_number_and_its_age(double value, int daysOld, PreCheckStanding standing) =>
        Assert.Equal(standing, Of("ketorolac", "eGFR", ("EGFR", (decimal)value, daysOld)).Standing);

    [Fact]
    public void What_is_not_recorded_is_missing_and_says_so()
    {
        var check = Of("ketorolac", "eGFR");
        Assert.Equal(PreCheckStanding.Missing, check.Standing);
        Assert.Equal("eGFR not recorded; asked for: result within 30 days; >=30", check.Detail);
    }

    [Theory]
    [InlineData(160, 100, PreCheckStanding.Passed)]
    [InlineData(161, 100, PreCheckStanding.Failed)]
    [InlineData(160, 101, PreCheckStanding.Failed)]
    public void A_check_with_two_numbers_needs_both(int systolic, int diastolic, PreCheckStanding standing) =>
        Assert.Equal(standing, Of("ketamine", "BP", ("SBP", systolic, 0), ("DBP", diastolic, 0)).Standing);

    [Fact]
    public void A_number_that_passes_does_not_answer_what_a_person_has_to_read() =>
        Assert.Equal(PreCheckStanding.Asked, Of("lidocaine", "ECG", ("QTC", 410m, 10)).Standing);

    [Fact]
    public void A_weight_of_yesterday_is_not_of_the_same_day()
    {
        Assert.Equal(PreCheckStanding.Passed, Of("ivig_10", "weight", ("WEIGHT", 70m, 0)).Standing);
        Assert.Equal(PreCheckStanding.TooOld, Of("ivig_10", "weight", ("WEIGHT", 70m, 1)).Standing);
    }

    [Fact]
    public void What_the_safety_rules_ask_already_is_not_asked_twice() =>
        Assert.DoesNotContain(PreCheckRule.Of(Medicine("ketorolac"), _ => null), item => item.Check.Check is "ketorolac_days" or "bleeding_history");

    [Fact]
    public void Every_check_and_sign_of_the_shipped_formulary_has_words()
    {
        Assert.All(Shipped.Medicines.Values.SelectMany(medicine => medicine.PreChecks), check => Assert.DoesNotContain('_', check.Text));
        Assert.All(Shipped.Medicines.Values.SelectMany(medicine => medicine.HoldStop).Where(HoldRule.IsLookedFor), rule => Assert.DoesNotContain('_', rule.Text));
    }

    private static PreCheckItem Of(string medicine, string check, params (string Param, decimal Value, int DaysOld)[] known) => Assert.Single(
        PreCheckRule.Of(Medicine(medicine), param => known.Where(each => each.Param == param).Select(each => new RecordedValue(each.Value, each.DaysOld)).FirstOrDefault()),
        item => item.Check.Check == check);
}
