using System.Buffers.Binary;
using System.Text;

namespace IvClinic.Bench;

/// <summary>What a circuit sends to be drawn, read only as far as the bench asks: is a text in it, and which handler belongs to which element.</summary>
internal readonly struct RenderBatch(ReadOnlyMemory<byte> bytes)
{
    private const int FrameSize = 20;

    public int Length => bytes.Length;

    public bool Holds(ReadOnlySpan<byte> text) => bytes.Span.IndexOf(text) >= 0;

    /// <summary>All of it as text; binary parts come out as rubbish between.</summary>
    public string Rough() => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>The handlers of elements that are new in this batch, each with its element and the text that follows it.</summary>
    public IEnumerable<(string Element, string Event, long Handler, string Text)> Handlers()
    {
        var (frames, count) = (Offset(1) + 4, Int(Offset(1)));
        var element = "";
        var open = new List<(string Event, long Handler)>();
        for (var i = 0; i < count; i++)
        {
            var at = frames + (i * FrameSize);
            switch (Int(at))
            {
                case 1:
                    foreach (var each in open) yield return (element, each.Event, each.Handler, "");
                    open.Clear();
                    element = Text(Int(at + 8));
                    break;
                case 3 when BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[(at + 12)..]) is > 0 and var handler:
                    open.Add((Text(Int(at + 4)), handler));
                    break;
                case 2:
                    foreach (var each in open) yield return (element, each.Event, each.Handler, Text(Int(at + 4)).Trim());
                    open.Clear();
                    break;
                default:
                    break; // components, regions, markup: they do not end an element's handlers
            }
        }

        foreach (var each in open) yield return (element, each.Event, each.Handler, "");
    }

    /// <summary>The five tables are found through five numbers at the end.</summary>
    private int Offset(int table) => Int(bytes.Length - 20 + (4 * table));

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[at..]);

    private string Text(int index)
    {
        if (index < 0) return "";
        var at = Int(Offset(4) + (4 * index));
        var (length, shift) = (0, 0);
        byte part;
        do
        {
            part = bytes.Span[at++];
            length |= (part & 127) << shift;
            shift += 7;
        }
        while (part >= 128);
        return Encoding.UTF8.GetString(bytes.Span.Slice(at, length));
    }
}
