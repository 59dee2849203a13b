using System.Text.Json;

namespace IvClinic.Application.Interop.Reading;

/// <summary>A resource in the bundle, with where it stands.</summary>
internal sealed record BundleEntry(string Path, string? FullUrl, string Type, string? Id, JsonElement Resource)
{
    /// <summary>The server part of the full address, with its slash; null for urn:uuid and for none.</summary>
    public string? Server =>
        FullUrl is not null && FullUrl.EndsWith($"/{Type}/{Id}", StringComparison.Ordinal)
            ? FullUrl[..^$"{Type}/{Id}".Length]
            : null;
}
