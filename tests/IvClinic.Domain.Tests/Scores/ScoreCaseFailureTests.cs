using IvClinic.Domain.Scores.Cases;

namespace IvClinic.Domain.Tests.Scores;

public class ScoreCaseFailureTests
{
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
    [InlineData("dn4", "[1, 1, 1, 1, 0, 0, 0, 0, 0, 0]", "3", "expected 3, found 4 or true")]
    [InlineData("dn4", "[1, 1, 1, 1, 0, 0, 0, 0, 0, 0]", """{"positive": false, "missing": "none"}""", "positive expected false, found true; missing expected \"none\", found []")]
    [InlineData("peg", "[7, 7, 7]", "\"7\"", "expected \"7\", found 7")]
    [InlineData("peg", "{}", "7", "a list of 3 items is needed")]
    [InlineData("news2", """{"rr": 16, "spo2Scale": 3}""", "0", "the SpO2 scale is 1 or 2")]
    [InlineData("news2", """{"rr": 16, "acvpu": "X"}""", "0", "consciousness is A, C, V, P or U")]
    [InlineData("news2", """{"rr": 8, "acvpu": 3}""", "0", "consciousness is A, C, V, P or U")]
    [InlineData("news2", """{"rr": 8, "acvpu": true}""", "0", "“acvpu” is not a text")]
    [InlineData("news2", """{"rr": 8}""", """{"points": 3}""", "points expected 3, found {rr: 3, spo2: null, o2: null, sbp: null, hr: null, acvpu: null, temp: null}")]
    [InlineData("news2", """{"rr": 8}""", """{"points": {"rr": 2}}""", "points.rr expected 2, found 3")]
    [InlineData("cockcroft_gault", """{"sex": "X"}""", "0", "the sex is M or F")]
    [InlineData("nrs", "3", "null", "expected null, found mild")]
    [InlineData("pain_response", """{"baseline": 0, "followUp": 2}""", """{"percentReduction": 0}""", "percentReduction expected 0, found null or not_applicable")]
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

    private static string File(string id, params string[] examples) =>
        $$"""{"formulas": [{"id": "{{id}}", "workedExamples": [{{string.Join(",", examples)}}]}]}""";

    private static string Example(string input, string expected) => $$"""{"input": {{input}}, "expected": {{expected}} }""";
}
