using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Staff;

/// <summary>Writes and checks the audit chain. Rows are added under the write gate only, so the chain has one head.</summary>
public sealed class AuditTrail
{
    private const string Genesis = "ivclinic-audit-1";

    /// <summary>The same person opening the same chart again within this time is one opening.</summary>
    private static readonly TimeSpan OneOpening = TimeSpan.FromMinutes(5);

    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly WriteGate gate;
    private readonly AuditKey key;
    private readonly TimeProvider clock;
    private readonly Dictionary<(Guid User, string Action, string? Subject), DateTimeOffset> opened = [];
    private readonly Lock openedLock = new();
    private (long Seq, string Hash)? head;
    private (long Seq, string Hash)? pending;

    internal AuditTrail(IDbContextFactory<ClinicDbContext> contexts, WriteGate gate, AuditKey key, TimeProvider clock)
    {
        this.contexts = contexts;
        this.gate = gate;
        this.key = key;
        this.clock = clock;
    }

    /// <summary>Adds a row to the transaction of a command. The caller holds the write gate.</summary>
    internal void Add(
        ClinicDbContext db, DateTimeOffset at, Actor? actor, string action, long? patientId, string? subject, AuditOutcome outcome, string? reason)
    {
        var (seq, prevHash) = pending ?? head ?? LastOf(db);
        seq++;
        var actorName = actor?.DisplayName ?? "system";
        var hash = HashOf(seq, at, actor?.UserId, actorName, action, patientId, subject, outcome, reason, prevHash);
        db.Add(new AuditEntry
        {
            Seq = seq,
            At = at,
            ActorId = actor?.UserId,
            ActorName = actorName,
            Action = action,
            PatientId = patientId,
            Subject = subject,
            Outcome = outcome,
            Reason = reason,
            PrevHash = prevHash,
            Hash = hash,
            KeyId = key.Id,
        });
        pending = (seq, hash);
    }

    internal void Committed()
    {
        head = pending ?? head;
        pending = null;
    }

    internal void RolledBack() => pending = null;

    internal Task RecordDenial(Actor actor, string action, CancellationToken cancel) =>
        RecordAlone(actor, action, null, null, AuditOutcome.Denied, cancel);

    internal async Task RecordOpening(Actor actor, string action, long patientId, string? subject, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        lock (openedLock)
        {
            if (opened.TryGetValue((actor.UserId, action, subject), out var last) && now - last < OneOpening) return;
            if (opened.Count > 10_000) opened.Clear();
            opened[(actor.UserId, action, subject)] = now;
        }

        await RecordAlone(actor, action, patientId, subject, AuditOutcome.Opened, cancel);
    }

    internal async Task RecordAlone(Actor? actor, string action, long? patientId, string? subject, AuditOutcome outcome, CancellationToken cancel)
    {
        using (await gate.Enter(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            try
            {
                Add(db, clock.GetUtcNow(), actor, action, patientId, subject, outcome, null);
                await db.SaveChangesAsync(cancel);
                Committed();
            }
            catch
            {
                RolledBack();
                throw;
            }
        }
    }

    /// <summary>Walks the whole chain.</summary>
    /// <returns>The number of rows and the sequence number of the first broken one, null when the chain is whole.</returns>
    public async Task<(long Rows, long? FirstBroken)> Verify(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (expected, previous) = (0L, Genesis);
        await foreach (var row in db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Seq).AsAsyncEnumerable().WithCancellation(cancel))
        {
            expected++;
            var hash = HashOf(row.Seq, row.At, row.ActorId, row.ActorName, row.Action, row.PatientId, row.Subject, row.Outcome, row.Reason, previous);
            if (row.Seq != expected || row.PrevHash != previous || row.Hash != hash) return (expected, row.Seq);
            previous = row.Hash;
        }

        return (expected, null);
    }

    private static (long Seq, string Hash) LastOf(ClinicDbContext db) =>
        db.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Seq).Select(entry => new { entry.Seq, entry.Hash }).FirstOrDefault()
            is { } last ? (last.Seq, last.Hash) : (0, Genesis);

    private string HashOf(
        long seq, DateTimeOffset at, Guid? actorId, string actorName, string action, long? patientId, string? subject, AuditOutcome outcome, string? reason, string prevHash)
    {
        // A unit separator between the parts: no part can pretend to be two.
        var text = string.Join('\u001f',
            seq.ToString(CultureInfo.InvariantCulture),
            at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            actorId?.ToString("D") ?? "",
            actorName,
            action,
            patientId?.ToString(CultureInfo.InvariantCulture) ?? "",
            subject ?? "",
            outcome.ToString(),
            reason ?? "",
            prevHash);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>The key of the audit chain: a file of the data directory, readable by the service account alone.</summary>
internal sealed record AuditKey(string Id, byte[] Secret)
{
    public static AuditKey LoadOrCreate(string directory)
    {
        var path = Path.Combine(directory, "audit.key");
        if (!File.Exists(path)) SecretFile.Write(path, RandomNumberGenerator.GetBytes(32));
        var secret = File.ReadAllBytes(path);
        return new AuditKey(Convert.ToHexStringLower(SHA256.HashData(secret))[..8], secret);
    }
}
