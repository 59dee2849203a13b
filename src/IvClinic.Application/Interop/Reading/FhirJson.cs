using System.Globalization;
using System.Text.Json;

namespace IvClinic.Application.Interop.Reading;

/// <summary>
/// Looks into JSON of which nothing is promised: a property of another kind than expected is as good as absent.
/// Only text that cannot be decoded (a lone surrogate) throws <see cref="InvalidOperationException"/>; the reader turns
/// that into one entry not understood.
/// </summary>
internal static class FhirJson
{
    private const NumberStyles PlainDecimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    public static JsonElement? Member(this JsonElement? element, string name) => element?.Member(name);

    /// <summary>Text; a bare number counts as text, as some senders write codes without quotes.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.AsText();

    public static string? Text(this JsonElement? element, string name) => element?.Text(name);

    public static string? AsText(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    public static bool IsTrue(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The members of an array; an object or text where an array belongs counts as its only member.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { } single => [single],
    };

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [.. element.Items(name).Select(item => item.AsText()).OfType<string>()];

    public static ReferredDate? Date(this JsonElement element, string name) =>
        element.Text(name) is { } text ? ReferredDate.Read(text) : null;

    /// <summary>The first date of several spellings, for example onsetDateTime or the start of onsetPeriod.</summary>
    public static ReferredDate? DateOrPeriodStart(this JsonElement element, string dateName, string periodName) =>
        element.Date(dateName) ?? element.Member(periodName)?.Date("start");

    public static Concept Concept(this JsonElement element, string name)
    {
        var found = element.Items(name).FirstOrDefault();
        return found.ValueKind switch
        {
            JsonValueKind.Object => new([.. found.Items("coding").Where(IsObject).Select(ReadCoding)], found.Text("text")),
            JsonValueKind.String => new([], found.GetString()),
            _ => Interop.Concept.Nothing,
        };
    }

    public static IReadOnlyList<Concept> Concepts(this JsonElement element, string name) =>
        [.. element.Items(name).Where(IsObject).Select(item =>
            new Concept([.. item.Items("coding").Where(IsObject).Select(ReadCoding)], item.Text("text")))];

    /// <summary>The code of a status, which R4 writes as a CodeableConcept.</summary>
    public static string? StatusCode(this JsonElement element, string name) =>
        element.Concept(name) is { IsEmpty: false } status ? status.First.Code ?? status.Text : null;

    /// <summary>A decimal that is exactly what was sent up to 28 digits; 1e999, "NaN" and 1e-40 are none.</summary>
    public static decimal? AsDecimal(this JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            return decimal.TryParse(element.GetString(), PlainDecimal, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var value)) return null;

        // Too small for a decimal is rounded to zero by the framework; zero is another fact.
        var isTrulyZero = value != 0 || !MantissaOf(element.GetRawText()).ContainsAnyInRange('1', '9');
        return isTrulyZero ? value : null;
    }

    public static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    private static ReadOnlySpan<char> MantissaOf(string number)
    {
        var exponent = number.AsSpan().IndexOfAny('e', 'E');
        return exponent < 0 ? number : number.AsSpan(0, exponent);
    }

    private static Coding ReadCoding(JsonElement coding) => new(coding.Text("system"), coding.Text("code"), coding.Text("display"));
}
