using System.Reflection;

namespace IvClinic.Application.Interop;

/// <summary>Referrals of our own writing about invented people, for the demo and the tests.</summary>
public static class SampleReferrals
{
    private const string Prefix = "IvClinic.Application.Interop.Samples.";

    /// <summary>Every sample with its file name, in the order of the names.</summary>
    public static IReadOnlyList<SampleReferral> All { get; } =
    [
        .. typeof(SampleReferrals).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new SampleReferral(name[Prefix.Length..], BytesOf(typeof(SampleReferrals).Assembly, name))),
    ];

    private static ReadOnlyMemory<byte> BytesOf(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}

/// <summary>One sample.</summary>
public sealed record SampleReferral(string Name, ReadOnlyMemory<byte> Bytes);
