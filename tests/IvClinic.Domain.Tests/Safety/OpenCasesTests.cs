using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Cases;

namespace IvClinic.Domain.Tests.Safety;

public class OpenCasesTests
{
    [Fact]
    public void Every_open_case_passes_and_every_value_agrees()
    {
        if (Reference.Read("safety-cases.json", nameof(Every_open_case_passes_and_every_value_agrees)) is not { } json) return;

        var report = SafetyCaseRun.Run(json, ClinicFormulary.Shipped);

        Assert.True(
            report.EverythingAgrees,
            string.Join(Environment.NewLine, report.Lines.Where(line => !line.EndsWith(": passed", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_shipped_formulary_is_the_reference_formulary()
    {
        if (Reference.Read("formulary.json", nameof(The_shipped_formulary_is_the_reference_formulary)) is not { } json) return;

        var reference = ClinicFormulary.Read(json);

        Assert.Equal(reference.Medicines.Keys, ClinicFormulary.Shipped.Medicines.Keys);
        Assert.Equal(reference.Version, ClinicFormulary.Shipped.Version);
    }
}
