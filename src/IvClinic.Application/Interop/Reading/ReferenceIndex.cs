using System.Text.Json;

namespace IvClinic.Application.Interop.Reading;

/// <summary>
/// Finds what a reference points to inside the bundle (FHIR R4, "Resolving references in Bundles"), and a little beyond:
/// entries without fullUrl are found by type and id, and conditional references by identifier.
/// </summary>
internal sealed class ReferenceIndex
{
    private readonly ILookup<string, BundleEntry> byFullUrl;
    private readonly ILookup<string, BundleEntry> byTypeAndId;
    private readonly ILookup<string, BundleEntry> byIdentifier;

    public ReferenceIndex(IReadOnlyCollection<BundleEntry> entries)
    {
        byFullUrl = entries.Where(entry => entry.FullUrl is not null).ToLookup(entry => Address(entry.FullUrl!), StringComparer.Ordinal);
        byTypeAndId = entries.Where(entry => entry.Id is not null).ToLookup(entry => $"{entry.Type}/{entry.Id}", StringComparer.Ordinal);
        byIdentifier = entries.SelectMany(entry => KeysOf(entry).Select(key => (key, entry)))
            .ToLookup(pair => pair.key, pair => pair.entry, StringComparer.Ordinal);
    }

    /// <summary>The text of a reference; senders also write it as bare text instead of an object.</summary>
    public static string? SentOf(JsonElement? reference) => reference switch
    {
        { ValueKind: JsonValueKind.String } bare => bare.GetString(),
        { } found when found.Text("reference") is { } text => text,
        { } found when found.Member("identifier").Text("value") is { } value => $"identifier {found.Member("identifier").Text("system")}|{value}",
        _ => null,
    };

    /// <summary>All entries that the reference can mean; more than one is an ambiguity for the caller to judge.</summary>
    public IReadOnlyList<BundleEntry> Find(JsonElement? reference, BundleEntry from, string expectedType)
    {
        if (reference is { } found && found.Text("reference") is null && found.Member("identifier") is { } identifier)
            return Some(byIdentifier[Key(expectedType, identifier.Text("system"), identifier.Text("value"))]);
        return SentOf(reference) is { Length: > 0 } sent ? Find(sent, from, expectedType) : [];
    }

    private IReadOnlyList<BundleEntry> Find(string sent, BundleEntry from, string expectedType)
    {
        var version = sent.IndexOf("/_history/", StringComparison.Ordinal);
        var target = version < 0 ? sent : sent[..version];

        var query = target.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0) return FindConditional(target[..query], target[(query + 1)..]);

        if (byFullUrl.Contains(Address(target))) return Some(byFullUrl[Address(target)]);
        if (target.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
            return Some(byTypeAndId[$"{expectedType}/{target[(target.LastIndexOf(':') + 1)..]}"]);

        var isAbsolute = target.Contains("://", StringComparison.Ordinal);
        var typeAndId = isAbsolute ? LastTwoParts(target) : target;
        if (!typeAndId.Contains('/', StringComparison.Ordinal)) typeAndId = $"{expectedType}/{typeAndId}";
        var candidates = Some(byTypeAndId[typeAndId]);

        // Patient/1 on another server is another patient: an absolute address only meets entries without an own one.
        if (isAbsolute) return [.. candidates.Where(entry => entry.FullUrl is null)];
        var sameServer = candidates.Where(entry => entry.Server is not null && entry.Server == from.Server).ToList();
        return sameServer.Count > 0 ? sameServer : [.. candidates.Where(entry => entry.Server is null || from.Server is null)];
    }

    private IReadOnlyList<BundleEntry> FindConditional(string type, string query)
    {
        var conditions = Uri.UnescapeDataString(query).Split('&');
        if (conditions.Length != 1 || !conditions[0].StartsWith("identifier=", StringComparison.Ordinal)) return [];
        var token = conditions[0]["identifier=".Length..];
        var bar = token.LastIndexOf('|');
        return bar < 0 ? [] : Some(byIdentifier[Key(LastTwoParts(type).Split('/')[^1], token[..bar], token[(bar + 1)..])]);
    }

    /// <summary>Under which identifiers the entry can be found.</summary>
    public static IEnumerable<string> KeysOf(BundleEntry entry) =>
        entry.Resource.Items("identifier")
            .Where(identifier => identifier.Text("value") is not null)
            .Select(identifier => Key(entry.Type, identifier.Text("system"), identifier.Text("value")))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Bounded, so that a file in which everything has one address is not searched for ever.</summary>
    private static List<BundleEntry> Some(IEnumerable<BundleEntry> found) => [.. found.Take(ReferralReader.MostPatients)];

    /// <summary>The letters of a urn:uuid may differ in case and still be the same; those of a web address may not.</summary>
    private static string Address(string fullUrl) =>
        fullUrl.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? fullUrl.ToUpperInvariant() : fullUrl;

    private static string Key(string type, string? system, string? value) => $"{type}?{system}|{value}";

    private static string LastTwoParts(string address)
    {
        var parts = address.Split('/');
        return parts.Length < 2 ? address : $"{parts[^2]}/{parts[^1]}";
    }
}
