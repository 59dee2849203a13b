using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Tests.Formulary;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>Per day, intervals and limits over time.</summary>
public class TimeLimitTests
{
    [Theory]
    [InlineData("105", "23.9", null)]
    [InlineData("106", "23.9", FindingLevel.Refused)]
    [InlineData("106", "24", null)]
    public void The_daily_limit_counts_doses_of_less_than_24_hours_ago(string givenMg, string hoursAgo, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac)
                    .After(Scene.Dose("ketorolac", decimal.Parse(givenMg), decimal.Parse(hoursAgo))))
                .Level(FindingKind.DailyDose));

    [Theory]
    [InlineData("IV", FindingLevel.Refused)]
    [InlineData("IM", null)]
    public void A_daily_limit_with_routes_counts_only_those(string route, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Plan(Scene.Patient, "migraine", Scene.Bag("dihydroergotamine", 1m, 30m))
                    .After(Scene.Dose("dihydroergotamine", 1.5m, 10m, route)))
                .Level(FindingKind.DailyDose));

    [Theory]
    [InlineData("6", null)]
    [InlineData("5.99", FindingLevel.NeedsReason)]
    public void The_interval_runs_from_the_last_dose_by_any_route(string hoursAgo, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac)
                    .After(Scene.Dose("ketorolac", 15m, decimal.Parse(hoursAgo), "IM"), Scene.Dose("ketorolac", 15m, 20m)))
                .Level(FindingKind.Interval));

    [Fact]
    public void An_interval_that_every_row_shares_needs_no_input()
    {
        var facts = Scene.Plan(Scene.Patient with { EGfr = null }, "migraine", Scene.Ketorolac)
            .After(Scene.Dose("ketorolac", 15m, 5m));

        Assert.Contains(Scene.Judge(facts).Findings, finding => finding.Kind == FindingKind.Interval && !finding.IsNotChecked);
    }

    [Theory]
    [InlineData(168, null)]
    [InlineData(167, FindingLevel.Refused)]
    public void An_amount_window_rolls_back_in_hours(int hoursAgo, FindingLevel? level)
    {
        var given = new[] { Scene.Dose("dihydroergotamine", 3m, hoursAgo), Scene.Dose("dihydroergotamine", 2.5m, 60m) };

        Assert.Equal(
            level,
            Scene.Judge(Scene.Plan(Scene.Patient, "migraine", Scene.Bag("dihydroergotamine", 1m, 30m)).After(given))
                .Level(FindingKind.Cumulative));
    }

    [Fact]
    public void Treatment_days_are_dates_linked_backwards_from_the_plan()
    {
        Assert.Null(Days(6, 12, 18, 24)); // the fifth day of a course with gaps of six days
        Assert.Equal(FindingLevel.Refused, Days(6, 12, 18, 24, 30));
        Assert.Null(Days(7, 8, 9, 10, 11, 12)); // a week without a dose starts a new course

        static FindingLevel? Days(params int[] dates) =>
            Scene.Judge(
                Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac)
                    .After([.. dates.Select(date => Scene.DaysAgo("ketorolac", date, 15m))]))
                .Level(FindingKind.Cumulative);
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(6, FindingLevel.Caution)]
    public void A_window_of_seven_days_is_the_plans_date_and_the_six_before_it(int earliest, FindingLevel? level)
    {
        var valproate = Scene.Bag("valproate_sodium", 500m, 60m);
        var given = new[] { earliest, 2, 1 }.Select(date => Scene.DaysAgo("valproate_sodium", date)).ToArray();

        Assert.Equal(level, Scene.Judge(Scene.Plan(Scene.Patient, "migraine", valproate).After(given)).Level(FindingKind.Cumulative));
    }

    [Fact]
    public void Two_doses_on_one_date_are_one_treatment_day()
    {
        var facts = Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac).After(
            Scene.Dose(
                "ketorolac", 15m, 8m,
                daysAgo: 0), Scene.DaysAgo("ketorolac", 1, 15m), Scene.DaysAgo("ketorolac", 2, 15m), Scene.DaysAgo("ketorolac", 3, 15m), Scene.DaysAgo("ketorolac", 4, 15m));

        Assert.Equal(5m, Scene.Judge(facts).ValuesOf("ketorolac")["windowDays"]);
        Assert.Null(Scene.Judge(facts).Level(FindingKind.Cumulative));
    }

    [Fact]
    public void After_three_days_in_a_row_two_dates_without_a_dose_are_needed()
    {
        Assert.Equal(FindingLevel.Refused, Rest(1, 2, 3));
        Assert.Equal(FindingLevel.Refused, Rest(2, 3, 4));
        Assert.Null(Rest(3, 4, 5));
        Assert.Null(Rest(2, 3)); // a run of two needs no rest
        Assert.Null(Rest(1, 2));

        static FindingLevel? Rest(params int[] dates) =>
            Scene.Judge(
                Scene.Plan(Scene.Patient, "chronic_pain", Scene.Bag("methocarbamol", 1000m, 30m))
                    .After([.. dates.Select(date => Scene.DaysAgo("methocarbamol", date, 1000m))]))
                .Level(FindingKind.Cumulative);
    }

    [Theory]
    [InlineData(84, null)]
    [InlineData(83, FindingLevel.Refused)]
    [InlineData(0, FindingLevel.Refused)] // a course of one day is never continued
    public void Days_between_reach_the_limit(int daysAgo, FindingLevel? level) =>
        Assert.Equal(
            level,
            Scene.Judge(
                Scene.Plan(Scene.Patient, "migraine", Scene.Bag("eptinezumab", 100m, 45m))
                    .After(Scene.DaysAgo("eptinezumab", daysAgo, 100m)))
                .Level(FindingKind.Interval));

    [Fact]
    public void A_course_that_is_not_full_is_continued_without_an_interval()
    {
        Assert.Null(Course(1, 2)); // the third day of at most three
        Assert.Equal(FindingLevel.Refused, Course(1, 2, 3));
        Assert.Equal(FindingLevel.Refused, Course(2)); // a gap of two dates ends the course
        Assert.Null(Course(90));
        Assert.Equal(FindingLevel.Refused, Course(89));

        static FindingLevel? Course(params int[] dates) =>
            Scene.Judge(
                Scene.Plan(Scene.Patient, "crps", Scene.Bag("pamidronate", 30m, 180m))
                    .After([.. dates.Select(date => Scene.DaysAgo("pamidronate", date, 30m))]))
                .Level(FindingKind.Interval);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, FindingLevel.Caution)]
    public void Counted_doses_look_back_on_dates(int earlier, FindingLevel? level)
    {
        var given = Enumerable.Range(1, earlier)
            .Select(number => Scene.DaysAgo("dexamethasone", 30 - number))
            .Append(Scene.DaysAgo("dexamethasone", 30))
            .ToArray();

        Assert.Equal(
            level,
            Scene.Judge(Scene.Plan(Scene.Patient, "migraine", Scene.Bag("dexamethasone", 8m, 20m)).After(given))
                .Level(FindingKind.Cumulative));
    }

    [Fact]
    public void A_limit_for_a_group_of_patients_needs_the_input_that_forms_the_group()
    {
        var given = Scene.Dose("magnesium_sulfate", 19000m, 40m);
        var facts = Scene.Plan(Scene.Patient, "migraine", Scene.Bag("magnesium_sulfate", 2000m, 30m)).After(given);

        Assert.Null(Scene.Judge(facts).Level(FindingKind.Cumulative));
        Assert.Equal(
            ["eGfr"],
            Scene.Judge(facts with { Patient = Scene.Patient with { EGfr = null } }).NotChecked(FindingKind.Cumulative));
    }

    [Fact]
    public void A_daily_total_above_the_limit_of_every_row_is_refused_whatever_is_unknown()
    {
        Assert.Equal(FindingLevel.NeedsReason, Given(46m)); // 61 mg: too much only with a weak kidney
        Assert.Equal(FindingLevel.NeedsReason, Given(105m));
        Assert.Equal(FindingLevel.Refused, Given(106m));

        static FindingLevel? Given(decimal mg) =>
            Scene.Judge(Scene.Plan(Scene.Patient with { EGfr = null }, "migraine", Scene.Ketorolac).After(Scene.Dose("ketorolac", mg, 12m)))
                .Level(FindingKind.DailyDose);
    }

    [Fact]
    public void A_course_without_a_largest_number_of_days_is_not_continued()
    {
        var formulary = EditedFormulary.WithMedicine("pamidronate", pamidronate => pamidronate.Set("cumulative.0.courseMaxDays", "null"));
        var facts = Scene.Plan(Scene.Patient, "crps", Scene.Bag("pamidronate", 30m, 180m)).After(Scene.DaysAgo("pamidronate", 1, 30m));

        Assert.Null(Scene.Judge(facts).Level(FindingKind.Interval));
        Assert.Equal(FindingLevel.Refused, SafetyEngine.Evaluate(facts, formulary).Level(FindingKind.Interval));
    }

    [Fact]
    public void Treatment_days_without_a_window_and_a_gap_are_all_there_were()
    {
        var formulary = EditedFormulary.WithMedicine("ketorolac", ketorolac => ketorolac.Set("cumulative.0.courseMaxGapDays", "null"));
        var facts = Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac)
            .After([.. new[] { 30, 60, 90, 120, 150 }.Select(date => Scene.DaysAgo("ketorolac", date, 15m))]);

        Assert.Null(Scene.Judge(facts).Level(FindingKind.Cumulative));
        Assert.Equal(FindingLevel.Refused, SafetyEngine.Evaluate(facts, formulary).Level(FindingKind.Cumulative));
    }

    [Fact]
    public void The_lowest_daily_limit_of_the_applying_rows_governs()
    {
        var formulary = EditedFormulary.WithMedicine("orphenadrine", orphenadrine =>
        {
            var lower = orphenadrine["dosing"]![0]!.DeepClone();
            (lower["id"], lower["maxDaily"]) = ("lower", 90);
            orphenadrine["dosing"]!.AsArray().Add(lower);
        });
        var facts = Scene.Plan(Scene.Patient, "chronic_pain", Scene.Bag("orphenadrine", 60m, 15m)).After(Scene.Dose("orphenadrine", 31m, 13m));

        Assert.Null(Scene.Judge(facts).Level(FindingKind.DailyDose));
        var assessment = SafetyEngine.Evaluate(facts, formulary);
        Assert.Equal(FindingLevel.Refused, assessment.Level(FindingKind.DailyDose));
        Assert.Equal(90m, assessment.ValuesOf("orphenadrine")["maxDailyMg"]);
    }
}
