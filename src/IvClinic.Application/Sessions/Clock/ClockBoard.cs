using System.Text.Json;
using IvClinic.Application.Storage;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Sessions;

/// <summary>A jump of the server's clock, and who has looked at the entries around it.</summary>
public sealed record NotedJump(Guid Id, DateTimeOffset At, TimeSpan By)
{
    public string? SeenBy { get; init; }

    public DateTimeOffset? SeenAt { get; init; }

    internal ClockJump Jump => new(At, By);
}

/// <param name="Ahead">How far the server's clock is ahead of the clinic's; below zero: behind.</param>
/// <param name="Jumps">The last ones, oldest first.</param>
internal sealed record ClockNotes(TimeSpan Ahead, IReadOnlyList<NotedJump> Jumps)
{
    public static ClockNotes None { get; } = new(TimeSpan.Zero, []);
}

/// <summary>
/// What is known of this server's clock: one state that all screens read, kept in a file of the data directory. It belongs to
/// the machine and not to the record: a restored database brings no foreign clock with it.
/// </summary>
public sealed class ClockBoard
{
    private const int Most = 20;

    private readonly string path;
    private readonly Lock change = new();
    private volatile ClockNotes notes;

    internal ClockBoard(DataDirectory directory)
    {
        path = Path.Combine(directory.Path, "clock.json");
        notes = Read(path);
    }

    internal ClockNotes Notes => notes;

    internal void Change(Func<ClockNotes, ClockNotes> how)
    {
        lock (change)
        {
            var next = how(notes);
            next = next with { Jumps = [.. next.Jumps.TakeLast(Most)] };
            Write(next);
            notes = next;
        }
    }

    private void Write(ClockNotes next)
    {
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(next));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    private static ClockNotes Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ClockNotes>(File.ReadAllBytes(path)) ?? ClockNotes.None : ClockNotes.None;
        }
        catch (JsonException)
        {
            return ClockNotes.None; // the clock of the machine is then believed, as on a first start
        }
    }
}
