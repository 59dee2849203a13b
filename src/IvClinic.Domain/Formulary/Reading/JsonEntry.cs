using System.Globalization;
using System.Text.Json;

namespace IvClinic.Domain.Formulary.Reading;

/// <summary>
/// An object of a data file with its path, so that an error says where. <see cref="Close"/> refuses fields nobody read:
/// a misspelt limit must not pass for no limit.
/// </summary>
internal sealed class JsonEntry
{
    private readonly JsonElement element;
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public JsonEntry(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new FormatException($"{path}: an object is needed here.");
        this.element = element;
        Path = path;
    }

    public string Path { get; }

    public IEnumerable<string> Names => element.EnumerateObject().Select(property => property.Name);

    public FormatException Problem(string name, string what) => new($"{Path}.{name}: {what}");

    public bool Has(string name) => Find(name) is not null;

    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) read.Add(name);
    }

    public string Text(string name) => OptionalText(name) ?? throw Problem(name, "a text is missing.");

    public string? OptionalText(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Problem(name, "a text is needed.");

    public decimal Number(string name) => OptionalNumber(name) ?? throw Problem(name, "a number is missing.");

    public decimal? OptionalNumber(string name) =>
        Find(name) is { } value ? AsNumber(value) ?? throw Problem(name, "a number is needed.") : null;

    public int? OptionalWhole(string name)
    {
        if (OptionalNumber(name) is not { } number) return null;
        var isWhole = number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue;
        return isWhole ? (int)number : throw Problem(name, "a whole number is needed.");
    }

    public bool Flag(string name) => Find(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Problem(name, "true or false is needed."),
    };

    /// <summary>Any single value as it would be shown.</summary>
    public string AsShown(string name) => Find(name) is not { } value ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.GetRawText(),
    };

    public T? Optional<T>(string name, Func<JsonEntry, T> readEntry)
        where T : class => Find(name) is { } value ? Closed(new(value, Path + "." + name), readEntry) : null;

    public T Entry<T>(string name, Func<JsonEntry, T> readEntry)
        where T : class => Optional(name, readEntry) ?? throw Problem(name, "an entry is missing.");

    /// <summary>The entries of a list; none where it is absent.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<JsonEntry, T> readEntry) => OptionalList(name, readEntry) ?? [];

    /// <summary>The entries of a list; null where it is absent or null.</summary>
    public IReadOnlyList<T>? OptionalList<T>(string name, Func<JsonEntry, T> readEntry) =>
        Items(name)?.Select(
            (item, index) => Closed(new(item, string.Create(CultureInfo.InvariantCulture, $"{Path}.{name}[{index}]")), readEntry))
            .ToList();

    public IReadOnlyList<string> Texts(string name) => (Items(name) ?? [])
        .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : null)
        .Select(text => text ?? throw Problem(name, "only texts may stand in this list."))
        .ToList();

    public IReadOnlyList<decimal> Numbers(string name) => (Items(name) ?? [])
        .Select(item => AsNumber(item) ?? throw Problem(name, "only numbers may stand in this list."))
        .ToList();

    /// <summary>An object whose field names are ids, in the order of the file.</summary>
    public IReadOnlyDictionary<string, T> Map<T>(string name, Func<string, JsonEntry, T> readEntry)
    {
        var map = Find(name) ?? throw Problem(name, "an object is missing.");
        return new JsonEntry(map, Path + "." + name).Names.ToDictionary(
            id => id,
            id => Closed(new(map.GetProperty(id), $"{Path}.{name}.{id}"), entry => readEntry(id, entry)),
            StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string> TextMap(string name)
    {
        var map = new JsonEntry(Find(name) ?? throw Problem(name, "an object is missing."), Path + "." + name);
        return map.Names.ToDictionary(id => id, map.Text, StringComparer.Ordinal);
    }

    /// <exception cref="FormatException">A field was not read.</exception>
    public void Close()
    {
        if (Names.FirstOrDefault(name => !read.Contains(name)) is { } unread)
            throw Problem(unread, "this field is not known here; a misspelt rule would be no rule.");
    }

    private static T Closed<T>(JsonEntry entry, Func<JsonEntry, T> readEntry)
    {
        var result = readEntry(entry);
        entry.Close();
        return result;
    }

    private static decimal? AsNumber(JsonElement item) =>
        item.ValueKind == JsonValueKind.Number && item.TryGetDecimal(out var number) ? number : null;

    private JsonElement? Find(string name)
    {
        read.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private IEnumerable<JsonElement>? Items(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Problem(name, "a list is needed.");
}
