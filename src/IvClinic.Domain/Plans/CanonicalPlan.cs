using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Plans;

/// <summary>
/// The one way a plan is written as bytes: keys in ordinal order, decimals without trailing zeros, strings in NFC, nothing
/// where nothing is known. What is signed is the SHA-256 of these bytes, stored, and never recomputed from entities.
/// </summary>
public static class CanonicalPlan
{
    private static readonly JsonSerializerOptions Shape = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OmitWhatCameLater } },
    };

    /// <summary>
    /// Lists and words that came with a later schema are left out while they are empty: an older document read and written again
    /// has the bytes it had.
    /// </summary>
    private static void OmitWhatCameLater(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(each => each.Name is nameof(PlanContent.Goals) or nameof(StandingOrders.Premedication) or nameof(PlanCourse.MissedNote)))
            property.ShouldSerialize = (_, value) => value is string { Length: > 0 } || value is System.Collections.ICollection { Count: > 0 };
    }

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(PlanContent plan) => Bytes(JsonSerializer.SerializeToElement(plan, Shape));

    /// <summary>Any JSON text in canonical form; key order, spaces and trailing zeros do not matter.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static byte[] Bytes(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Bytes(document.RootElement);
    }

    public static string Text(PlanContent plan) => Encoding.UTF8.GetString(Bytes(plan));

    /// <summary>SHA-256 as 64 lower-case hex digits.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Hash(PlanContent plan) => Hash(Bytes(plan));

    /// <exception cref="JsonException">The text is no plan.</exception>
    public static PlanContent Read(string json) => Known(JsonSerializer.Deserialize<PlanContent>(json, Shape));

    /// <exception cref="JsonException">The bytes are no plan.</exception>
    public static PlanContent Read(ReadOnlySpan<byte> bytes) => Known(JsonSerializer.Deserialize<PlanContent>(bytes, Shape));

    private static PlanContent Known(PlanContent? plan) => plan is { Schema: >= 1 and <= PlanContent.CurrentSchema }
        ? plan
        : throw new JsonException("This plan was written by a newer version, or it is no plan.");

    private static byte[] Bytes(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing)) Write(writer, element);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    if (property.Value.ValueKind == JsonValueKind.Null) continue;
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
            case JsonValueKind.Number:
                writer.WriteRawValue(NumberText.Format(decimal.Parse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
