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
    [InlineData("pain_response", """{"baseline": 0, "followUp": 2}""", """{"percentReduction": "not_applicable"}""")]
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
    [InlineData("cockcroft_gault", """{"ageYears": 40, "actualKg": 120, "heightCm": 152.4, "scrMgDl": 1, "sex": "M"}""", """{"weightUsedKg": 78, "crCl": 108.3}""")]
    [InlineData("cockcroft_gault", """{"ageYears": 40, "weightKg": 80, "sex": "M"}""", "null")]
    [InlineData("cockcroft_gault", """{"weightKg": null, "heightCm": 170, "scrMgDl": 1, "sex": "M"}""", """{"weightUsedKg": null, "missing": ["ageYears", "weightKg"]}""")]
    [InlineData("ckd_epi_2021", """{"ageYears": 60, "scrUmolL": 61.88, "sex": "female"}""", """{"eGFR": 98.9, "display": 99}""")]
    [InlineData("ckd_epi_2021", """{"scrMgDl": 1, "sex": "M"}""", """{"eGFR": null, "display": null}""")]
    [InlineData("ckd_epi_2021", """{"ageYears": 60, "scrMgDl": 1}""", """{"eGFR": null, "missing": ["sex"]}""")]
    [InlineData("ideal_body_weight", """{"heightCm": 150, "sex": "F", "actualKg": 60}""", """{"ibwKg": null, "dosingKg": 60, "flag": true}""")]
    [InlineData("bsa_mosteller", """{"heightCm": 180, "weightKg": 80}""", "2.0")]
    [InlineData("qtc", """{"qtMs": 410, "hr": 110, "sex": "F"}""", """{"preferred": "fridericia", "band": "highRisk", "fridericia": 501.8}""")]
    [InlineData("qtc", """{"qtMs": 460, "hr": 60, "sex": "F"}""", """{"preferred": "bazett", "band": "prolonged"}""")]
    [InlineData("qtc", """{"qtMs": 400, "hr": 60}""", """{"band": "normal"}""")]
    [InlineData("qtc", """{"qtMs": 400}""", """{"bazett": null, "band": null, "missing": ["hr"]}""")]
    [InlineData("corrected_calcium", """{"caMgDl": 7.6, "albuminGDl": 2.0}""", "9.2")]
    [InlineData("map", """{"sbp": 100, "dbp": 70}""", "80")]
    [InlineData("rate_conversions", """{"g": 35}""", """{"ivigVolumeMl": 350, "missing": []}""")]
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

    [Fact]
    public void Every_origin_can_be_computed() => Assert.All(
        ScoreOrigins.All, origin => Assert.Equal("0 passed, 0 failed", Assert.Single(ScoreCaseRun.Run(File(origin.Id)).Lines)));

    private static string File(string id, params string[] examples) =>
        $$"""{"formulas": [{"id": "{{id}}", "workedExamples": [{{string.Join(",", examples)}}]}]}""";

    private static string Example(string input, string expected) => $$"""{"input": {{input}}, "expected": {{expected}} }""";
}
