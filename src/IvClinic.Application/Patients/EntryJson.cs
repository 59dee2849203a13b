using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IvClinic.Application.Patients;

/// <summary>The answers of an entry as one JSON text. What is computed from them is not stored; what a later version asks is absent in older ones.</summary>
internal sealed class EntryJson<T>() : ValueConverter<T, string>(value => Write(value), text => Read(text))
    where T : class
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>An entry never changes: the same object is the same answers.</summary>
    public static readonly ValueComparer<T> Comparer = new((one, other) => ReferenceEquals(one, other), value => value.GetHashCode(), value => value);

    private static string Write(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
