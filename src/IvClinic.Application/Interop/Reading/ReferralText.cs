using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace IvClinic.Application.Interop.Reading;

/// <summary>From bytes to a JSON document: encoding, size, depth and duplicate keys are settled here, once.</summary>
internal static class ReferralText
{
    /// <summary>Deeper is an attack or a fault: R4 resources nest about ten levels.</summary>
    public const int DeepestNesting = 64;

    private const byte NoByte = 0;

    public static (JsonDocument? Document, string? Refusal) Parse(ReadOnlyMemory<byte> bytes)
    {
        var (utf8, refusal) = ToUtf8(bytes);
        if (refusal is not null) return (null, refusal);

        var content = utf8.Span.TrimStart(" \t\r\n"u8);
        if (content.IsEmpty) return (null, "The file is empty.");
        if (content[0] == (byte)'<')
            return (null, "The file is XML or a web page, not JSON. Ask the sender for FHIR R4 as JSON.");
        if (content.StartsWith("%PDF"u8)) return (null, "The file is a PDF document, not FHIR JSON.");

        try
        {
            var strict = new JsonDocumentOptions { MaxDepth = DeepestNesting, AllowDuplicateProperties = false };
            return (JsonDocument.Parse(utf8, strict), null);
        }
        catch (JsonException)
        {
            return (null, WhyNotParsed(utf8.Span));
        }
        catch (InvalidOperationException)
        {
            // A property name with half of a surrogate pair, which no text can hold.
            return (null, "The file is not valid JSON: the name of a property cannot be decoded.");
        }
    }

    private static (ReadOnlyMemory<byte> Utf8, string? Refusal) ToUtf8(ReadOnlyMemory<byte> bytes)
    {
        var (encoding, mark) = EncodingOf(bytes.Span);
        if (encoding is null)
        {
            return Utf8.IsValid(bytes.Span[mark..])
                ? (bytes[mark..], null)
                : (default, "The file is not UTF-8 text, so names could be misread. Ask the sender for FHIR R4 as JSON in UTF-8.");
        }

        try
        {
            return (Encoding.UTF8.GetBytes(encoding.GetString(bytes.Span[mark..])), null);
        }
        catch (ArgumentException)
        {
            return (default, "The file starts like UTF-16 or UTF-32 text, but cannot be decoded as such.");
        }
    }

    /// <summary>The encoding (null for UTF-8) and the length of the byte-order mark.</summary>
    private static (Encoding? Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, 3),
        [0xFF, 0xFE, NoByte, NoByte, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [NoByte, NoByte, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        // No mark: JSON starts with an ASCII character, so the zero beside it tells the order.
        [not NoByte, NoByte, not NoByte, NoByte, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 0),
        [NoByte, not NoByte, NoByte, not NoByte, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 0),
        _ => (null, 0),
    };

    /// <summary>Reads again, token by token, to say which of three faults it was.</summary>
    private static string WhyNotParsed(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DeepestNesting + 2 });
        var open = new Stack<HashSet<string>>();
        string? twice = null;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push(new HashSet<string>(StringComparer.Ordinal));
                        if (open.Count > DeepestNesting) return TooDeep;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        break;
                    case JsonTokenType.PropertyName when !open.Peek().Add(reader.GetString() ?? ""):
                        twice ??= reader.GetString();
                        break;
                    default:
                        break;
                }
            }
        }
        catch (JsonException fault)
        {
            return FormattableString.Invariant($"The file is not valid JSON (line {(fault.LineNumber ?? 0) + 1}).");
        }
        catch (InvalidOperationException)
        {
            return "The file is not valid JSON: the name of a property cannot be decoded.";
        }

        return twice is null
            ? "The file is not valid JSON."
            : $"The property “{twice}” is written twice in one object, so it is unclear which one counts.";
    }

    private static readonly string TooDeep =
        FormattableString.Invariant($"The file is nested deeper than {DeepestNesting} levels, which no referral is.");
}
