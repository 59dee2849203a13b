using System.Text.Json;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Scores.Cases;

/// <summary>
/// The input of a worked example: an object, a list of items, or a single value. An absent or null input is missing, and is
/// remembered by its name; something of another kind is refused.
/// </summary>
internal sealed class ScoreInput(JsonElement element)
{
    private readonly List<string> missing = [];

    public IReadOnlyList<string> Missing => missing;

    public bool Has(string name) => Find(name) is not null;

    /// <exception cref="FormatException">It is not a number.</exception>
    public decimal? Number(string name) => Find(name) is { } value ? AsNumber(value, name) : Absent<decimal>(name);

    /// <exception cref="FormatException">It is not a whole number.</exception>
    public int? Whole(string name) => Find(name) is { } value ? AsWhole(value, name) : Absent<int>(name);

    /// <exception cref="FormatException">It is not true, false, 1 or 0.</exception>
    public bool? Flag(string name) => Find(name) is { } value ? AsFlag(value, name) : Absent<bool>(name);

    /// <exception cref="FormatException">It is not a text.</exception>
    public string? Text(string name)
    {
        if (Find(name) is { } value) return AsText(value, name);
        missing.Add(name);
        return null;
    }

    /// <exception cref="FormatException">It is neither M nor F.</exception>
    public Sex? Sex() => Text("sex")?.ToUpperInvariant() switch
    {
        null => null,
        "M" or "MALE" => Safety.Sex.Male,
        "F" or "FEMALE" => Safety.Sex.Female,
        _ => throw new FormatException("the sex is M or F"),
    };

    /// <summary>Serum creatinine in mg/dL; "scrUmolL" in µmol/L is converted.</summary>
    public decimal? CreatinineMgDl() =>
        Has("scrUmolL") && Number("scrUmolL") is { } micromoles ? Creatinine.MgDl(micromoles) : Number("scrMgDl");

    /// <summary>The single value itself, or the one of this name; null where it is missing.</summary>
    public JsonElement? Single(string name)
    {
        var value = element.ValueKind switch
        {
            JsonValueKind.Object => Find(name),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => element,
        };
        if (value is null) missing.Add(name);
        return value;
    }

    /// <summary>The items of a list; a null or a missing end is an unanswered item, named by its number.</summary>
    /// <exception cref="FormatException">It is not a list, or a longer one.</exception>
    public IReadOnlyList<T?> Items<T>(int count, Func<JsonElement, string, T> read)
        where T : struct
    {
        var list = element.ValueKind == JsonValueKind.Object ? Find("items") ?? default : element;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > count)
            throw new FormatException($"a list of {NumberText.Format(count)} items is needed");
        return [.. Enumerable.Range(0, count).Select(index => Item(list, index, read))];
    }

    public static int AsWhole(JsonElement value, string name) => AsNumber(value, name) is var number
        && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw new FormatException($"“{name}” is not a whole number");

    public static bool AsFlag(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when AsNumber(value, name) is 0m or 1m => AsNumber(value, name) == 1m,
        _ => throw new FormatException($"“{name}” is neither yes nor no"),
    };

    /// <summary>A text; a number is read as it is written.</summary>
    public static string AsText(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new FormatException($"“{name}” is not a text"),
    };

    public static decimal AsNumber(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : throw new FormatException($"“{name}” is not a number");

    private T? Item<T>(JsonElement list, int index, Func<JsonElement, string, T> read)
        where T : struct
    {
        var name = "item " + NumberText.Format(index + 1);
        return index < list.GetArrayLength() && list[index].ValueKind != JsonValueKind.Null ? read(list[index], name) : Absent<T>(name);
    }

    private JsonElement? Find(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private T? Absent<T>(string name)
        where T : struct
    {
        missing.Add(name);
        return null;
    }
}
