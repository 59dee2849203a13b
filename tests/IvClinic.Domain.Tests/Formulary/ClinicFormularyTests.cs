using System.Text;
using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Tests.Formulary;

public class ClinicFormularyTests
{
    [Fact]
    public void The_shipped_formulary_has_every_medicine_with_its_facts()
    {
        var shipped = ClinicFormulary.Shipped;

        Assert.Equal(22, shipped.Medicines.Count);
        Assert.All(shipped.Medicines.Values, medicine =>
        {
            Assert.NotEmpty(medicine.Mechanism);
            Assert.NotEmpty(medicine.Dosing);
            Assert.NotEmpty(medicine.Monitoring.Baseline);
            Assert.All(medicine.Dosing, row => Assert.NotEmpty(row.Provenance.SourceIds));
        });
    }

    [Fact]
    public void Every_source_that_a_dosing_row_names_is_in_the_list_of_sources() => Assert.All(
        ClinicFormulary.Shipped.Medicines.Values.SelectMany(medicine => medicine.Dosing)
            .SelectMany(row => row.Provenance.SourceIds),
        source => Assert.Contains(source, ClinicFormulary.Shipped.Sources.Keys));

    [Fact]
    public void The_steps_of_a_titration_keep_their_unit()
    {
        var steps = ClinicFormulary.Shipped.Medicines["ivig_10"].Administration.Titration;

        Assert.Equal(0.3m, steps[0].Rate);
        Assert.Equal("mL/kg/h", Domain.Measures.UnitText.Of(steps[0].Unit));
        Assert.Null(steps[^1].HoldMinutes);
    }

    [Theory]
    [InlineData("Lignocaine", "lidocaine")]
    [InlineData("divalproex", "valproate_sodium")]
    [InlineData("morphine", null)]
    public void A_medicine_is_found_by_any_of_its_names(string name, string? id) =>
        Assert.Equal(id, ClinicFormulary.Shipped.Named(name)?.Id);

    [Theory]
    [InlineData("\"absoluteMaxSingle\": 24", "\"absolutMaxSingle\": 24", "formulary.medications[2].dosing[0].absolutMaxSingle")]
    [InlineData("\"absoluteMaxSingle\": 24", "\"absoluteMaxSingle\": \"24\"", "formulary.medications[2].dosing[0].absoluteMaxSingle: a number is needed")]
    [InlineData("\"op\": \"in\"", "\"op\": \"within\"", "does not compare words")]
    [InlineData("\"withClass\": \"gepant_ditan\"", "\"withClass\": \"gepant\"", "“gepant” is no class")]
    [InlineData("\"conf\": \"D\",", "\"conf\": \"D\"", "not JSON")]
    public void A_mistake_in_the_file_is_refused_with_its_path(string original, string mistake, string message)
    {
        var text = Text();
        var at = text.IndexOf(original, StringComparison.Ordinal);

        var problem = Assert.Throws<FormatException>(
            () => ClinicFormulary.Read(text[..at] + mistake + text[(at + original.Length)..]));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_read()
    {
        using var stream = new MemoryStream([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text())]);

        Assert.Equal("ivclinic-formulary", ClinicFormulary.Read(stream).Id);
    }

    private static string Text()
    {
        using var stream = typeof(ClinicFormulary)
            .Assembly.GetManifestResourceStream("IvClinic.Domain.Formulary.default-formulary.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
