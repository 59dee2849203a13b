using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <param name="Waiting">Jumps whose entries nobody has looked at.</param>
/// <param name="Ahead">How far the server's clock is ahead of the times here; null where they agree.</param>
/// <param name="Now">The time here.</param>
public sealed record ClockPicture(IReadOnlyList<NotedJump> Waiting, TimeSpan? Ahead, DateTimeOffset Now)
{
    public static ClockPicture Quiet { get; } = new([], null, DateTimeOffset.MinValue);

    public bool IsQuiet => Waiting.Count == 0 && Ahead is null;
}

/// <summary>What the screens say about the server's clock. No query.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ClockSheet(ReadDesk desk, ClockBoard board) : ClinicRead<ClockSheet.Now, ClockPicture>(desk)
{
    public sealed record Now;

    private protected override Task<ClockPicture> Load(Now query, ReadWork work, CancellationToken cancel)
    {
        var notes = board.Notes;
        return Task.FromResult(new ClockPicture(
            [.. notes.Jumps.Where(jump => jump.SeenAt is null && jump.Jump.IsWorthShowing(work.Now))],
            notes.Ahead.Duration() >= ClockJump.WorthShowing ? notes.Ahead : null, work.Now));
    }
}
