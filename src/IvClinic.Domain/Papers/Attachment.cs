using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Papers;

public enum AttachmentKind
{
    Consent,
    Ecg,
    Letter,
    Other,
}

/// <summary>
/// A file about a patient. The row says what it is; the bytes lie beside the database under an opaque name. It is struck out
/// with a reason, never removed.
/// </summary>
public sealed class Attachment : HistoryEntry
{
    /// <summary>Ten megabytes: a scanned letter of many pages.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    public AttachmentKind Kind { get; init; }

    /// <summary>The date of the document itself.</summary>
    public DateOnly OfDay { get; init; }

    public string? Note { get; init; }

    /// <summary>As it was called where it came from; text only, never a path.</summary>
    public string FileName { get; init; } = "";

    public FileType Type { get; init; }

    public long Bytes { get; init; }

    public string Sha256 { get; init; } = "";

    /// <summary>The file's name in the folder of attachments.</summary>
    public Guid StoredAs { get; init; }
}
