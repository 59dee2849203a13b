using System.Text;
using System.Text.Json.Nodes;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;

namespace IvClinic.Domain.Tests.Formulary;

public class FormularyDocumentTests
{
    private static FormularyDocument Shipped => FormularyDocument.Parse(ClinicFormulary.ShippedBytes());

    [Fact]
    public void The_shipped_formulary_has_every_value_of_the_reference_unchanged()
    {
        if (Reference.Read("formulary.json", nameof(The_shipped_formulary_has_every_value_of_the_reference_unchanged)) is not { } reference) return;

        var changes = FormularyDifference.Between(FormularyDocument.Parse(reference), Shipped);

        // What this program adds (checks with values, phases, order sets) takes nothing of the reference away.
        Assert.All(changes, change => Assert.True(change.Kind == ChangeKind.Added, change.Path.Text));
        Assert.Contains(changes, change => change.Path.Text == "protocols");
    }

    [Fact]
    public void Writing_and_reading_again_gives_the_same_bytes()
    {
        var bytes = Shipped.Bytes();

        Assert.Equal(bytes, FormularyDocument.Parse(bytes).Bytes());
        Assert.Empty(FormularyDifference.Between(Shipped, FormularyDocument.Parse(bytes)));
    }

    [Theory]
    [InlineData("medications[ketamine].dosing[session_total].softMaxSession", "150")]
    [InlineData("diluentNames[0.9% NaCl]", "sodium chloride 0.9%")]
    [InlineData("medications[ketamine].interactions[opioid].severity", "major")]
    [InlineData("protocols[migraine_magnesium].bags[1].mixture", "magnesium_2g")]
    [InlineData("medications[ketamine].nothing[here].at", null)]
    public void A_path_leads_to_one_place(string path, string? value) => Assert.Equal(value, Shipped.At(new DocumentPath(path))?.ToString());

    [Fact]
    public void Every_difference_leads_back_to_its_place_in_the_document()
    {
        var document = Shipped;
        var empty = FormularyDocument.Parse("{\"medications\":[]}");

        foreach (var medicine in document.Root["medications"]!.AsArray())
        {
            var path = DocumentPath.Medicine(medicine!["id"]!.ToString());
            Assert.True(JsonNode.DeepEquals(medicine, document.At(path)), path.Text);
        }

        Assert.All(FormularyDifference.Between(empty, document), change => Assert.True(JsonNode.DeepEquals(change.After, document.At(change.Path)), change.Path.Text));
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}", "formulary.a: this field stands twice")]
    [InlineData("[]", "an object is needed")]
    [InlineData("", "not JSON")]
    [InlineData("{\"a\":", "not JSON")]
    [InlineData("\u0001\u0002PK", "not JSON")]
    public void Garbage_is_refused_in_words(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => FormularyDocument.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed() =>
        Assert.Throws<FormatException>(() => FormularyDocument.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000)));

    [Fact]
    public void Twenty_megabytes_are_refused_before_they_are_read() => Assert.Contains(
        "20 MB", Assert.Throws<FormatException>(() => FormularyDocument.Parse(new byte[20 * 1024 * 1024])).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Throws<FormatException>(() => FormularyDocument.Parse(Encoding.Latin1.GetBytes("{\"a\":\"\u00ff\"}")));

    [Theory]
    [InlineData("absoluteMaxSingle", "0", "would refuse everything")]
    [InlineData("absoluteMaxSingle", "-1", "would refuse everything")]
    [InlineData("usualMin", "99", "above the upper end")]
    [InlineData("usualMax", "99", "above what is refused")]
    public void A_number_that_cannot_be_meant_is_refused_with_its_path(string field, string value, string message)
    {
        var document = Shipped;
        document.Set(new DocumentPath("medications[ketamine].dosing[bolus]").Field(field), JsonNode.Parse(value));

        var problem = Assert.Throws<FormatException>(document.Read).Message;

        Assert.Contains(message, problem, StringComparison.Ordinal);
        Assert.Contains("medications[ketamine].dosing[bolus]", problem, StringComparison.Ordinal);
    }
}
