using System.Text.RegularExpressions;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>
/// A place in the document: fields by name, entries of a list by their own key, for example
/// "medications[ketamine].dosing[session_total].softMaxSession". It stays the same when other entries come or go.
/// </summary>
public sealed partial record DocumentPath(string Text)
{
    public static DocumentPath Root { get; } = new("");

    public static DocumentPath Medicine(string id) => Root.Field("medications").Entry(id);

    /// <summary>Names and keys from the outside in.</summary>
    public IReadOnlyList<string> Segments =>
        [.. Parts().Matches(Text).Select(part => part.Groups["key"].Success ? part.Groups["key"].Value : part.Groups["name"].Value)];

    public string Last => Segments is [.., var last] ? last : "";

    public DocumentPath Parent => Segments is { Count: > 0 } ? new(Text[..Parts().Matches(Text)[^1].Index]) : Root;

    /// <summary>The id of the medicine this place belongs to; null outside the medicines.</summary>
    public string? MedicineId => Segments is ["medications", var id, ..] ? id : null;

    /// <summary>A name that could be mistaken for a path ("0.9% NaCl") stands in brackets, like a key.</summary>
    public DocumentPath Field(string name) => Plain().IsMatch(name) ? new(Text.Length == 0 ? name : $"{Text}.{name}") : Entry(name);

    public DocumentPath Entry(string key) => new($"{Text}[{Inside(key)}]");

    /// <summary>A key as it is written in brackets.</summary>
    public static string Inside(string key) => key.Replace('[', '(').Replace(']', ')');

    public bool IsInside(DocumentPath outer) =>
        outer.Text.Length == 0 || Text == outer.Text || (Text.StartsWith(outer.Text, StringComparison.Ordinal) && Text[outer.Text.Length] is '.' or '[');

    public override string ToString() => Text;

    [GeneratedRegex(@"\G(?:\[(?<key>[^\]]*)\]|\.?(?<name>[^.\[\]]+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
