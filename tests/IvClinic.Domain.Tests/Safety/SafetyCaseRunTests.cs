using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Cases;

namespace IvClinic.Domain.Tests.Safety;

public class SafetyCaseRunTests
{
    [Theory]
    [InlineData("refused", "single-dose", "40", 1, 1)]
    [InlineData("allowed", "single-dose", "40", 0, 1)] // another outcome
    [InlineData("refused", "renal", "40", 0, 1)] // another kind
    [InlineData("refused", "single-dose", "40.3", 1, 0)] // more than 0.5 % apart: the case still passes by its outcome
    [InlineData("refused", "single-dose", "40.2", 1, 1)]
    public void A_case_passes_by_outcome_and_kind_and_its_values_are_counted_apart(
        string outcome, string about, string doseMg, int passed, int agree)
    {
        var report = SafetyCaseRun.Run(File(Case("A", outcome, about, doseMg)), ClinicFormulary.Shipped);

        Assert.Equal((passed, 1 - passed), (report.Passed, report.Failed));
        Assert.Equal((agree, 1 - agree), (report.ValuesAgree, report.ValuesDiffer));
        Assert.Equal($"values: {agree} agree, {1 - agree} differ", report.Lines[^2]);
        Assert.Equal($"{passed} passed, {1 - passed} failed", report.Lines[^1]);
        Assert.Equal(passed == 1 && agree == 1, report.EverythingAgrees);
    }

    [Fact]
    public void A_case_says_what_was_found_and_what_was_not_checked_instead()
    {
        var text = File(Case("A", "refused", "single-dose", "15").Replace("\"amount\": 40", "\"amount\": 15", StringComparison.Ordinal)
            .Replace("\"eGfr\": 90", "\"eGfr\": null", StringComparison.Ordinal)
            .Replace("\"doseMg\": 15", "\"doseMl\": 15", StringComparison.Ordinal));

        var report = SafetyCaseRun.Run(text, ClinicFormulary.Shipped);

        Assert.Equal("A: failed: expected refused, found override (ketorolac.renal.eGfr.30 [renal] not checked: eGfr)", report.Lines[0]);
        Assert.Equal("  A: value doseMl expected 15, found none", report.Lines[1]);
    }

    [Fact]
    public void A_case_about_a_pair_may_name_either_medicine()
    {
        var text = File(Case("A", "refused", "interaction", "40")
            .Replace("\"homeMedications\": []", "\"homeMedications\": [{\"name\": \"Naproxen\", \"lastTakenHoursAgo\": null}]", StringComparison.Ordinal)
            .Replace("\"medication\": \"ketorolac\", \"about\"", "\"medication\": \"naproxen\", \"about\"", StringComparison.Ordinal)
            .Replace("\"values\": {\"doseMg\": 40 }", "\"values\": null", StringComparison.Ordinal));

        Assert.Equal("A: passed", SafetyCaseRun.Run(text, ClinicFormulary.Shipped).Lines[0]);
    }

    [Fact]
    public void A_broken_case_fails_alone()
    {
        var report = SafetyCaseRun.Run(
            File("{\"id\": \"B\", \"plan\": {}}", Case("A", "refused", "single-dose", "40")), ClinicFormulary.Shipped);

        Assert.Equal((1, 1), (report.Passed, report.Failed));
        Assert.StartsWith("B: failed", report.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"id\": \"A\", ", "", "case 1: passed")]
    [InlineData("\"medication\": \"ketorolac\"", "\"medication\": \" Ketorolac\"", "A: passed")]
    [InlineData("\"route\": \"IV\"", "\"route\": \"iv\"", "A: passed")]
    [InlineData("\"given\": []", "\"given\": null", "A: passed")]
    [InlineData("\"diluent\": \"0.9% NaCl\", ", "", "A: passed")]
    [InlineData("\"amount\": 40", "\"amount\": 4e1", "A: passed")]
    [InlineData("\"unit\": \"mg\"", "\"unit\": \"drops\"", "A: failed: “drops” is not a unit of dose.")]
    [InlineData("\"sex\": \"male\", ", "\"sex\": null, ", "A: passed")]
    [InlineData("\"sex\": \"male\"", "\"sex\": \"1\"", "A: failed: A.patient.sex: “1” is not possible here.")]
    [InlineData("\"sex\": \"male\"", "\"sex\": \"robot\"", "A: failed: A.patient.sex: “robot” is not possible here.")]
    [InlineData("\"pregnancy\": \"notApplicable\"", "\"pregnancy\": null", "A: passed")]
    [InlineData("\"contraception\": \"notApplicable\"", "\"contraception\": null", "A: passed")]
    [InlineData("\"medication\": \"ketorolac\", \"about\"", "\"with\": \"ketorolac\", \"about\"", "A: passed")]
    [InlineData("\"medication\": \"ketorolac\", \"about\"", "\"about\"", "A: failed: expected a finding about single-dose of , found ketorolac.dosing.adult_std.absoluteMaxSingle [single-dose]")]
    [InlineData(", \"values\": {\"doseMg\": 40 }", "", "A: passed")]
    [InlineData("\"unit\": \"mg\"}", "\"unit\": \"mg\"}, {\"medication\": \"ketorolac\", \"amount\": 0, \"unit\": \"mg\"}", "A: failed: ketorolac: a planned amount is above zero. (Parameter 'facts')")]
    [InlineData("\"durationMinutes\": 15", "\"durationMinutes\": 15, \"kind\": \"bolus\", \"rateSteps\": [{\"rate\": 10, \"unit\": \"mL/h\"}]", "A: passed")]
    [InlineData("\"outcome\": \"refused\"", "\"outcome\": \"refused\", \"notChecked\": [\"eGfr\"]", "A: failed: expected eGfr as not checked, found []")]
    [InlineData("\"amount\": 40", "\"amount\": 15", "A: failed: expected refused, found allowed (no finding)")]
    [InlineData("\"eGfr\": 90", "\"eGfr\": null", "A: passed")]
    [InlineData("\"weightKg\": 80", "\"weightKg\": 0", "A: failed: Attempted to divide by zero.")] // fails alone
    [InlineData("\"about\": \"single-dose\"", "\"aboutAlso\": [\"single-dose\"]", "A: passed")]
    public void A_case_is_read_without_regard_to_case_and_to_what_may_be_left_out(string written, string instead, string line)
    {
        var text = Case("A", "refused", "single-dose", "40");
        Assert.Contains(written, text, StringComparison.Ordinal);

        var report = SafetyCaseRun.Run(File(text.Replace(written, instead, StringComparison.Ordinal)), ClinicFormulary.Shipped);

        Assert.Equal(line, report.Lines[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"cases\": 1}")]
    public void Something_else_is_not_a_case_file(string text) =>
        Assert.Throws<FormatException>(() => SafetyCaseRun.Run(text, ClinicFormulary.Shipped));

    private static string File(params string[] cases) => "{\"cases\": [" + string.Join(",", cases) + "]}";

    private static string Case(string id, string outcome, string about, string doseMg) => $$"""
        {"id": "{{id}}", "title": "Ketorolac 40 mg",
         "patient": {"sex": "male", "ageYears": 50, "weightKg": 80, "heightCm": 180, "eGfr": 90, "pregnancy": "notApplicable",
                     "contraception": "notApplicable", "conditions": [], "allergies": [], "homeMedications": []},
         "given": [],
         "plan": {"indication": "migraine", "bags": [{"ingredients": [{"medication": "ketorolac", "amount": 40, "unit": "mg"}],
                  "route": "IV", "diluent": "0.9% NaCl", "finalVolumeMl": 100, "durationMinutes": 15}]},
         "expect": {"outcome": "{{outcome}}", "medication": "ketorolac", "about": "{{about}}", "values": {"doseMg": {{doseMg}} } } }
        """;
}
