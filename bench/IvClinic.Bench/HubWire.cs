using System.Buffers.Binary;
using System.Text;

namespace IvClinic.Bench;

/// <summary>The little of MessagePack that the Blazor hub speaks: whole numbers, texts, bytes, booleans, nothing, and lists of them.</summary>
internal static class HubWire
{
    private const int LongestHeader = 5;

    /// <summary>A call of a hub method, with its length in front.</summary>
    public static byte[] Invocation(string? id, string target, params object?[] arguments)
    {
        using var body = new MemoryStream();
        Write(body, new object?[] { 1L, new Dictionary<string, object?>(), id, target, arguments, Array.Empty<object?>() });
        using var framed = new MemoryStream();
        var left = (uint)body.Length;
        for (; left >= 128; left >>= 7) framed.WriteByte((byte)((left & 127) | 128));
        framed.WriteByte((byte)left);
        body.WriteTo(framed);
        return framed.ToArray();
    }

    /// <summary>Takes the next message out of what has arrived; null when it is not complete.</summary>
    public static object?[]? Take(ref ReadOnlyMemory<byte> arrived)
    {
        var (length, shift, at) = (0u, 0, 0);
        while (true)
        {
            if (at >= arrived.Length || at >= LongestHeader) return null;
            var part = arrived.Span[at++];
            length |= (uint)(part & 127) << shift;
            shift += 7;
            if (part < 128) break;
        }

        if (arrived.Length < at + length) return null;
        var message = arrived.Slice(at, (int)length);
        arrived = arrived[(at + (int)length)..];
        return (object?[]?)Read(ref message);
    }

    private static void Write(Stream to, object? value)
    {
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case bool truth:
                to.WriteByte(truth ? (byte)0xc3 : (byte)0xc2);
                break;
            case long number:
                to.WriteByte(0xd3);
                Big(to, number, 8);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                to.WriteByte(0xdb);
                Big(to, bytes.Length, 4);
                to.Write(bytes);
                break;
            case Dictionary<string, object?>:
                to.WriteByte(0x80); // headers: always empty
                break;
            case object?[] list:
                to.WriteByte(0xdd);
                Big(to, list.Length, 4);
                foreach (var each in list) Write(to, each);
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void Big(Stream to, long value, int bytes)
    {
        for (var place = bytes - 1; place >= 0; place--) to.WriteByte((byte)(value >> (8 * place)));
    }

    private static object? Read(ref ReadOnlyMemory<byte> from)
    {
        var tag = from.Span[0];
        from = from[1..];
        switch (tag)
        {
            case < 0x80: return (long)tag;
            case < 0x90: return Map(ref from, tag & 15);
            case < 0xa0: return List(ref from, tag & 15);
            case < 0xc0: return Text(ref from, tag & 31);
            case 0xc0: return null;
            case 0xc2: return false;
            case 0xc3: return true;
            case 0xc4 or 0xc5 or 0xc6: return Bytes(ref from, (int)Number(ref from, 1 << (tag - 0xc4)));
            case 0xca: return Number(ref from, 4);
            case 0xcb: return Number(ref from, 8);
            case >= 0xcc and <= 0xcf: return Number(ref from, 1 << (tag - 0xcc));
            case >= 0xd0 and <= 0xd3: return Number(ref from, 1 << (tag - 0xd0), isSigned: true);
            case 0xd9 or 0xda or 0xdb: return Text(ref from, (int)Number(ref from, 1 << (tag - 0xd9)));
            case 0xdc or 0xdd: return List(ref from, (int)Number(ref from, 2 << (tag - 0xdc)));
            case 0xde or 0xdf: return Map(ref from, (int)Number(ref from, 2 << (tag - 0xde)));
            case >= 0xe0: return (long)(sbyte)tag;
            default: throw new InvalidDataException(FormattableString.Invariant($"Unknown tag {tag:x2}."));
        }
    }

    private static long Number(ref ReadOnlyMemory<byte> from, int bytes, bool isSigned = false)
    {
        var span = from.Span[..bytes];
        from = from[bytes..];
        return bytes switch
        {
            1 => isSigned ? (sbyte)span[0] : span[0],
            2 => isSigned ? BinaryPrimitives.ReadInt16BigEndian(span) : BinaryPrimitives.ReadUInt16BigEndian(span),
            4 => isSigned ? BinaryPrimitives.ReadInt32BigEndian(span) : BinaryPrimitives.ReadUInt32BigEndian(span),
            _ => BinaryPrimitives.ReadInt64BigEndian(span),
        };
    }

    private static ReadOnlyMemory<byte> Bytes(ref ReadOnlyMemory<byte> from, int length)
    {
        var bytes = from[..length];
        from = from[length..];
        return bytes;
    }

    private static string Text(ref ReadOnlyMemory<byte> from, int length) => Encoding.UTF8.GetString(Bytes(ref from, length).Span);

    private static object?[] List(ref ReadOnlyMemory<byte> from, int length)
    {
        var list = new object?[length];
        for (var i = 0; i < length; i++) list[i] = Read(ref from);
        return list;
    }

    private static object? Map(ref ReadOnlyMemory<byte> from, int length)
    {
        for (var i = 0; i < 2 * length; i++) Read(ref from);
        return null; // headers: nothing here asks for them
    }
}
