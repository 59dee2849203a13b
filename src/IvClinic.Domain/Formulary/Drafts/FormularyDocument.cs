using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>
/// A formulary as the document that is stored, edited and exchanged. Its bytes are written in one way: the order of the
/// fields as it is, a line a value, decimals without trailing zeros, strings in NFC. What is approved is their SHA-256.
/// </summary>
public sealed class FormularyDocument
{
    /// <summary>Ten times the shipped formulary.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 64 };

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, IndentSize = 1 };

    private FormularyDocument(JsonObject root) => Root = root;

    public JsonObject Root { get; }

    /// <exception cref="FormatException">No JSON object, a field twice in one object, too large, or not UTF-8.</exception>
    public static FormularyDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            throw new FormatException($"The file has {NumberText.Format(bytes.Length / 1048576m, 1)} MB. A formulary has at most {NumberText.Format(MostBytes / 1048576m)} MB.");
        try
        {
            var text = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
            if (!Utf8.IsValid(text.Span)) throw new FormatException("The file is not text in UTF-8.");
            using var json = JsonDocument.Parse(text, Depth);
            FieldsTwice.Refuse(json.RootElement);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new(JsonObject.Create(json.RootElement.Clone())!)
                : throw new FormatException("formulary: an object is needed here.");
        }
        catch (JsonException problem)
        {
            throw new FormatException("The formulary is not JSON: " + problem.Message, problem);
        }
    }

    public static FormularyDocument Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>One part of a document, as the expert's view shows it.</summary>
    /// <exception cref="FormatException">The text is not JSON, or nothing.</exception>
    public static JsonNode ParsePart(string json)
    {
        try
        {
            using var part = JsonDocument.Parse(json, Depth);
            FieldsTwice.Refuse(part.RootElement, "this part");
            return JsonSerializer.SerializeToNode(part.RootElement.Clone()) ?? throw new FormatException("There is nothing here.");
        }
        catch (JsonException problem)
        {
            throw new FormatException("This is not JSON: " + problem.Message, problem);
        }
    }

    /// <summary>SHA-256 as 64 lower-case hex digits.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public byte[] Bytes() => Bytes(Root);

    public FormularyDocument Copy() => new((JsonObject)Root.DeepClone());

    /// <exception cref="FormatException">The document is no formulary; the message names the path.</exception>
    public ClinicFormulary Read() => ClinicFormulary.Read(Encoding.UTF8.GetString(Bytes()));

    /// <summary>What stands at a place; null where nothing does.</summary>
    public JsonNode? At(DocumentPath path) => path.Segments.Aggregate((JsonNode?)Root, Child);

    /// <summary>Replaces what stands at a place, adds it at the end of its list or object, or takes it away (null).</summary>
    /// <exception cref="FormatException">There is nothing around the place that could hold it.</exception>
    public void Set(DocumentPath path, JsonNode? value)
    {
        var (place, name) = (At(path.Parent), path.Last);
        switch (place)
        {
            case JsonObject owner when value is null:
                owner.Remove(name);
                break;
            case JsonObject owner:
                owner[name] = value;
                break;
            case JsonArray list when EntryKeys.Of(list) is { } keys:
                var index = keys.ToList().IndexOf(name);
                if (index >= 0 && value is null) list.RemoveAt(index);
                else if (index >= 0) list[index] = value;
                else if (value is not null) list.Add(value);
                break;
            case null when value is not null && path.Segments.Count > 1:
                Set(path.Parent, path.Text.EndsWith(']') ? new JsonArray() : new JsonObject());
                Set(path, value);
                break;
            default:
                throw new FormatException($"{path}: nothing can stand here.");
        }
    }

    /// <summary>Any part of a document as text, one value a line.</summary>
    public static string Text(JsonNode part) => Encoding.UTF8.GetString(Bytes(part));

    private static JsonNode? Child(JsonNode? place, string name) => place switch
    {
        JsonObject owner => owner[name],
        JsonArray list when EntryKeys.Of(list) is { } keys => keys.ToList().IndexOf(name) is >= 0 and var index ? list[index] : null,
        _ => null,
    };

    private static byte[] Bytes(JsonNode part)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing)) Write(writer, JsonSerializer.SerializeToElement(part));
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(element.GetString()!.Normalize(NormalizationForm.FormC));
                break;
            case JsonValueKind.Number when decimal.TryParse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                writer.WriteRawValue(NumberText.Format(number));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
