using System.Collections.Concurrent;
using IvClinic.Application.Plans;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Watching;

namespace IvClinic.Application.Sessions;

/// <summary>A signed plan read and reckoned once under one formulary: neither changes, so every session on it shares the result.</summary>
internal sealed record ReadPlan(PlanContent Content, SessionPlan ForSession, ClinicFormulary Formulary)
{
    private const int Most = 500;
    private static readonly ConcurrentDictionary<string, ReadPlan> Shelf = new(StringComparer.Ordinal);

    /// <exception cref="Domain.IllegalStepException">The stored bytes are not the ones that were signed.</exception>
    public static ReadPlan Of(SignedPlan signed, ClinicFormulary formulary)
    {
        // Read first, also for a known hash: bytes that were tampered with must not hide behind the shelf.
        if (string.Equals(CanonicalPlan.Hash(signed.Content), signed.Hash, StringComparison.Ordinal) && Shelf.TryGetValue(signed.Hash, out var known)
            && ReferenceEquals(known.Formulary, formulary)) return known;
        var content = signed.Read();
        if (Shelf.Count >= Most) Shelf.Clear();
        var forSession = SessionPlan.From(content, content.DosingWeightOf, bag => PlanLabel.OfBag(bag, formulary)) with { Watch = SessionWatch.Of(content, formulary) };
        return Shelf[signed.Hash] = new ReadPlan(content, forSession, formulary);
    }
}

/// <summary>This run of the server and its clock that never jumps: stored beside every entry, so that a clock jump is seen.</summary>
internal sealed class ServerRun(TimeProvider clock)
{
    private readonly long began = clock.GetTimestamp();

    public Guid BootId { get; } = Guid.CreateVersion7();

    public long Milliseconds => (long)clock.GetElapsedTime(began).TotalMilliseconds;
}
