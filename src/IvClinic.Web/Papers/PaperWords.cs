using IvClinic.Domain.Papers;

namespace IvClinic.Web.Papers;

internal static class PaperWords
{
    public static readonly IReadOnlyList<(AttachmentKind? Value, string Text)> Kinds =
        [(AttachmentKind.Consent, "Consent"), (AttachmentKind.Ecg, "ECG"), (AttachmentKind.Letter, "Letter"), (AttachmentKind.Other, "Other")];

    public static readonly IReadOnlyList<(AuthorisedUnit? Value, string Text)> Units =
        [(AuthorisedUnit.Sessions, "sessions"), (AuthorisedUnit.Grams, "g"), (AuthorisedUnit.Milligrams, "mg")];

    public static string Of(AttachmentKind kind) => Kinds.First(each => each.Value == kind).Text;

    public static string Of(FileType type) => type switch { FileType.Pdf => "PDF", FileType.Png => "PNG", _ => "JPEG" };

    public static string Size(long bytes) => bytes >= 1_000_000
        ? FormattableString.Invariant($"{bytes / 1_000_000m:0.0} MB")
        : FormattableString.Invariant($"{Math.Max(1, bytes / 1000)} kB");
}
