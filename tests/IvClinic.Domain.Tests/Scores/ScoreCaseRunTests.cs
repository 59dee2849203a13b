using IvClinic.Domain.Scores;
using IvClinic.Domain.Scores.Cases;

namespace IvClinic.Domain.Tests.Scores;

public class ScoreCaseRunTests
{
    [Theory]
    // NEWS2
    [InlineData("news2", """{"rr": 18, "spo2": 94, "onOxygen": true, "sbp": 115, "hr": 80, "tempC": 36.8, "acvpu": "A", "spo2Scale": 2}""", """{"points": {"spo2": 1, "o2": 2}, "total": 3, "band": "low"}""")]
    [InlineData("news2", """{"rr": 18, "spo2": 89, "onOxygen": false, "sbp": 115, "hr": 80, "tempC": 36.8, "acvpu": "v", "spo2Scale": 2}""", """{"total": 3, "band": "low_medium", "risk": "low-medium"}""")]
    [InlineData("news2", """{"rr": 21, "spo2": 95, "onOxygen": true, "sbp": 120, "hr": 75, "tempC": 37, "acvpu": "A"}""", """{"total": 5, "band": "medium", "partial": false, "missing": []}""")]
    [InlineData("news2", """{"rr": 16, "spo2": 98, "onOxygen": false, "sbp": 120, "hr": null, "acvpu": "A"}""", """{"points": {"hr": null, "temp": null, "rr": 0}, "total": null, "atLeast": 0, "band": null, "risk": null, "missing": ["tempC", "hr"]}""")]
    [InlineData("news2", """{"rr": 26, "spo2": 90, "onOxygen": true}""", """{"total": null, "atLeast": 8, "band": "high"}""")]
    // scales of sedation and pain
    [InlineData("rass", "-2", "\"Light sedation\"")]
    [InlineData("rass", """{"score": 1}""", """{"score": 1, "label": "Restless", "definition": "anxious, not aggressive"}""")]
    [InlineData("rass", "null", "null")]
    [InlineData("poss", "\"S\"", "true")]
    [InlineData("poss", "3", """{"acceptable": false, "action": "lower sedative load, watch breathing, notify prescriber"}""")]
    [InlineData("poss", "{}", """{"acceptable": null, "missing": ["score"]}""")]
    [InlineData("nrs", "7", "\"severe\"")]
    [InlineData("nrs", """{"score": 4}""", """{"label": "moderate"}""")]
    [InlineData("nrs", """{"score": null}""", "null")]
    [InlineData("pain_response", """{"baseline": 5, "followUp": 6}""", """{"percentReduction": -20.0, "class": "worse"}""")]
    [InlineData("pain_response", """{"baseline": 0, "followUp": 2}""", """{"percentReduction": null, "class": "not_applicable"}""")]
    [InlineData("pain_response", """{"baseline": 6}""", """{"class": null, "missing": ["followUp"]}""")]
    // questionnaires
    [InlineData("peg", "[6, 6, 7]", "6.3")]
    [InlineData("peg", """{"items": [4, null, 7]}""", """{"mean": null, "missing": ["item 2"]}""")]
    [InlineData("midas", "[20, 11, 10, 0, 0]", """{"total": 41, "grade": "IV", "subgrade": "IV-B"}""")]
    [InlineData("midas", "[10, 11, null, 2, 0]", """{"total": null, "atLeast": 23, "grade": "IV", "subgrade": null, "missing": ["item 3"]}""")]
    [InlineData("midas", "[1, 1]", """{"grade": null, "missing": ["item 3", "item 4", "item 5"]}""")]
    [InlineData("incat", """{"arm": 3, "leg": 1}""", "4")]
    [InlineData("incat", """{"baselineArm": 2, "baselineLeg": 1, "arm": 0, "leg": 1}""", """{"adjustedChange": 2, "response": true, "flag": true}""")]
    [InlineData("incat", """{"baselineLeg": 2, "arm": 0, "leg": 1}""", """{"baseline": null, "followUp": 1, "adjustedChange": null, "response": null, "missing": ["baselineArm"]}""")]
    [InlineData("dn4", "[true, true, true, 0, 0, 0, 0]", """{"total": null, "positive": null, "interview": 3, "interviewPositive": true}""")]
    [InlineData("dn4", "[1, 1, 1, 1, 0, 0, 0, null, 0, 0]", """{"total": null, "atLeast": 4, "positive": true}""")]
    // recovery
    [InlineData("aldrete_modified", """{"activity": 2, "respiration": 2, "baselineSbp": 130, "sbp": 130, "consciousness": 2, "spo2": 95, "onOxygen": true}""", """{"oxygen": 1, "total": 9, "ready": false}""")]
    [InlineData("aldrete_modified", """{"activity": 2, "respiration": 2, "baselineSbp": 130, "sbp": 130, "consciousness": 2, "spo2": 95, "onOxygen": true, "baselineOxygen": true}""", """{"total": 9, "ready": true}""")]
    [InlineData("aldrete_modified", """{"activity": 2, "respiration": 2, "sbp": 130, "consciousness": 2, "spo2": 95, "onOxygen": false}""", """{"circulation": null, "total": null, "ready": null, "missing": ["baselineSbp"]}""")]
    // formulas
    [InlineData("cockcroft_gault", """{"ageYears": 40, "weightKg": 80, "scrUmolL": 88.4, "sex": "male"}""", "111.1")]
    [InlineData("cockcroft_gault", """{"ageYears": 40, "weightKg": 120, "heightCm": 152.4, "scrMgDl": 1, "sex": "M"}""", """{"weightUsedKg": 78, "crCl": 108.3}""")]
    [InlineData("cockcroft_gault", """{"ageYears": 40, "weightKg": 80, "sex": "M"}""", "null")]
    [InlineData("cockcroft_gault", """{"weightKg": null, "heightCm": 170, "scrMgDl": 1, "sex": "M"}""", """{"weightUsedKg": null, "missing": ["ageYears", "weightKg"]}""")]
    [InlineData("ckd_epi_2021", """{"ageYears": 60, "scrUmolL": 61.88, "sex": "female"}""", """{"eGFR": 98.9, "display": 99}""")]
    [InlineData("ckd_epi_2021", """{"scrMgDl": 1, "sex": "M"}""", """{"eGFR": null, "display": null}""")]
    [InlineData("ideal_body_weight", """{"heightCm": 150, "sex": "F", "actualKg": 60}""", """{"ibwKg": null, "dosingKg": 60, "flag": true}""")]
    [InlineData("bsa_mosteller", """{"heightCm": 180, "weightKg": 80}""", "2.0")]
    [InlineData("qtc", """{"qtMs": 410, "hr": 110, "sex": "F"}""", """{"preferred": "fridericia", "band": "highRisk", "fridericia": 501.8}""")]
    [InlineData("qtc", """{"qtMs": 460, "hr": 60, "sex": "F"}""", """{"preferred": "bazett", "band": "prolonged"}""")]
    [InlineData("qtc", """{"qtMs": 400, "hr": 60}""", """{"band": "normal"}""")]
    [InlineData("qtc", """{"qtMs": 400}""", """{"bazett": null, "band": null, "missing": ["hr"]}""")]
    [InlineData("corrected_calcium", """{"caMgDl": 7.6, "albuminGDl": 2.0}""", "9.2")]
    [InlineData("map", """{"sbp": 100, "dbp": 70}""", "80")]
    [InlineData("rate_conversions", """{"grams": 40}""", """{"ivigVolumeMl": 400}""")]
    [InlineData("rate_conversions", """{"mgKgH": 0.5, "weightKg": 70}""", """{"mgPerHour": 35}""")]
    [InlineData("rate_conversions", """{"mlKgH": 2, "weightKg": 70, "mgPerMl": 50}""", """{"mlPerHour": 140, "mgKgMin": 1.667}""")]
    [InlineData("rate_conversions", "{}", """{"mlPerHour": null, "mgKgMin": null, "missing": ["mlKgH", "weightKg"]}""")]
    public void An_example_with_other_numbers_passes(string id, string input, string expected)
    {
        var report = ScoreCaseRun.Run(File(id, Example(input, expected)));

        Assert.Equal([$"{id} 1: passed", "1 passed, 0 failed"], report.Lines);
        Assert.True(report.EverythingAgrees);
    }

    [Theory]
    [InlineData("map", """{"sbp": 120, "dbp": 80}""", "94", "expected 94, found 93.3333")]
    [InlineData("map", """{"sbp": 120, "dbp": 80}""", "{\"pressure\": 93}", "pressure expected 93, found no such result")]
    [InlineData("map", """{"sbp": "120", "dbp": 80}""", "93", "“sbp” is not a number")]
    [InlineData("midas", "[1, 1, 1, 1, 1]", """{"total": 5.01, "why": "points are exact"}""", "total expected 5.01, found 5")]
    [InlineData("midas", "[1, 1, 1, 1, 1]", """{"grade": "i"}""", "grade expected \"i\", found I")]
    [InlineData("midas", "[1, 1, 1, 1, 1, 1]", "6", "a list of 5 items is needed")]
    [InlineData("midas", "[1.5, 1, 1, 1, 1]", "6", "“item 1” is not a whole number")]
    [InlineData("midas", "[1, 1, 1, 1, null]", """{"missing": []}""", "missing expected [], found [item 5]")]
    [InlineData("dn4", "[2, 0, 0, 0, 0, 0, 0, 0, 0, 0]", "0", "“item 1” is neither yes nor no")]
    [InlineData("dn4", "[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]", "true", "expected true, found 1 or false")]
    [InlineData("news2", """{"rr": 16, "spo2Scale": 3}""", "0", "the SpO2 scale is 1 or 2")]
    [InlineData("news2", """{"rr": 16, "acvpu": "X"}""", "0", "consciousness is A, C, V, P or U")]
    [InlineData("news2", """{"rr": 8, "acvpu": 3}""", "0", "consciousness is A, C, V, P or U")]
    [InlineData("news2", """{"rr": 8, "acvpu": true}""", "0", "“acvpu” is not a text")]
    [InlineData("news2", """{"rr": 8}""", """{"points": 3}""", "points expected 3, found {rr: 3, spo2: null, o2: null, sbp: null, hr: null, acvpu: null, temp: null}")]
    [InlineData("news2", """{"rr": 8}""", """{"points": {"rr": 2}}""", "points.rr expected 2, found 3")]
    [InlineData("cockcroft_gault", """{"sex": "X"}""", "0", "the sex is M or F")]
    [InlineData("nrs", "3", "null", "expected null, found mild")]
    public void What_does_not_agree_fails_with_what_was_found(string id, string input, string expected, string problem)
    {
        var report = ScoreCaseRun.Run(File(id, Example(input, expected)));

        Assert.Equal([$"{id} 1: failed: {problem}", "0 passed, 1 failed"], report.Lines);
        Assert.False(report.EverythingAgrees);
    }

    [Theory]
    [InlineData("nrs", "11")]
    [InlineData("nrs", "7.5")]
    [InlineData("rass", "5")]
    [InlineData("poss", "5")]
    [InlineData("bsa_mosteller", """{"heightCm": 1.75, "weightKg": 80}""")]
    [InlineData("nrs", "1e40")]
    [InlineData("news2", """{"rr": 1e15}""")]
    public void Something_impossible_fails_in_one_line(string id, string input)
    {
        var report = ScoreCaseRun.Run(File(id, Example(input, "\"none\"")));

        Assert.Equal((0, 1), (report.Passed, report.Failed));
        Assert.DoesNotContain(Environment.NewLine, report.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_id_a_missing_id_and_a_broken_example_fail_alone()
    {
        var report = ScoreCaseRun.Run("""
            {"scores": [{"id": "astrology", "workedExamples": []}, 7, {"id": "nrs", "workedExamples": [5, {"input": 3}, {"input": 3, "expected": "mild"}]}],
             "formulas": [{"id": "map"}]}
            """);

        Assert.Equal(
            [
                "astrology: failed: no score or formula is called “astrology” here",
                "entry without id: failed: no score or formula is called “entry without id” here",
                "nrs 1: failed: an example has an input and what is expected", "nrs 2: failed: nothing is expected", "nrs 3: passed",
                "1 passed, 4 failed",
            ],
            report.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"scores\": 1}")]
    public void Something_else_is_not_a_file_of_scores(string text) => Assert.Throws<FormatException>(() => ScoreCaseRun.Run(text));

    [Fact]
    public void Every_origin_can_be_computed() => Assert.All(
        ScoreOrigins.All, origin => Assert.Equal("0 passed, 0 failed", Assert.Single(ScoreCaseRun.Run(File(origin.Id)).Lines)));

    private static string File(string id, params string[] examples) =>
        $$"""{"formulas": [{"id": "{{id}}", "workedExamples": [{{string.Join(",", examples)}}]}]}""";

    private static string Example(string input, string expected) => $$"""{"input": {{input}}, "expected": {{expected}} }""";
}
