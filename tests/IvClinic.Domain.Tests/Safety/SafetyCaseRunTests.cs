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
    public void A_case_is_read_without_regard_to_case_and_to_what_may_be_left_out(string written, string instead, string line)
    {
        var text = File(Case("A", "refused", "single-dose", "40").Replace(written, instead, StringComparison.Ordinal));

        var report = SafetyCaseRun.Run(text, ClinicFormulary.Shipped);

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
