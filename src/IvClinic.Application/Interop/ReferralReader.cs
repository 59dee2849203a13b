using System.Text.Json;
using IvClinic.Application.Interop.Reading;

namespace IvClinic.Application.Interop;

/// <summary>
/// Reads a referral: a FHIR R4 bundle in JSON, as real systems send it. Parsing is not validation: what can be understood
/// is read, what cannot is listed, and only a file that could mislead as a whole is refused. Never throws on any bytes.
/// </summary>
public static class ReferralReader
{
    /// <summary>The largest file read, 20 MB: a lifelong record of a synthetic patient is below 10 MB.</summary>
    public const int LargestFileInBytes = 20 * 1024 * 1024;

    /// <summary>More entries are an attack or a database export; a synthetic lifelong record has some thousands.</summary>
    public const int MostEntries = 100_000;

    /// <summary>More patients are an export. The limit also bounds the search for entries about the same person.</summary>
    public const int MostPatients = 1000;

    /// <summary>Reads from a stream, at most one byte more than the limit.</summary>
    public static ReferralReading Read(Stream stream)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int count;
        while ((count = stream.Read(chunk, 0, chunk.Length)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > LargestFileInBytes) return TooBig();
        }

        return Read(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    /// <summary>Reads from memory.</summary>
    public static ReferralReading Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > LargestFileInBytes) return TooBig();
        var (document, refusal) = ReferralText.Parse(bytes);
        using (document)
        {
            if (document is null) return new RefusedReferral(refusal ?? "The file cannot be read.");
            try
            {
                return new BundleReading().Read(document.RootElement);
            }
            catch (InvalidOperationException)
            {
                // Outside the entries only the resourceType and the version are read.
                return new RefusedReferral("The file is JSON, but the text of the Bundle cannot be decoded.");
            }
        }
    }

    private static RefusedReferral TooBig() =>
        new(FormattableString.Invariant($"The file is larger than {LargestFileInBytes / 1024 / 1024} MB, which no referral is."));
}
