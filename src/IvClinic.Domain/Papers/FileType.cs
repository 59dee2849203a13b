namespace IvClinic.Domain.Papers;

public enum FileType
{
    Pdf,
    Png,
    Jpeg,
}

/// <summary>What a file is by its first bytes. What its name ends with is not believed.</summary>
public static class FileSignature
{
    /// <summary>So many bytes are enough to tell.</summary>
    public const int Length = 8;

    /// <returns>Null for anything that is not taken.</returns>
    public static FileType? Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("%PDF-"u8)) return FileType.Pdf;
        if (start.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return FileType.Png;
        return start.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? FileType.Jpeg : null;
    }

    public static string MediaType(FileType type) => type switch
    {
        FileType.Pdf => "application/pdf",
        FileType.Png => "image/png",
        _ => "image/jpeg",
    };
}
