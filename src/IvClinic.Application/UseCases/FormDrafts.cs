using System.Text.Json;
using IvClinic.Application.Storage;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.UseCases;

/// <summary>A form as it was left: what was typed, when, and its idempotency key.</summary>
public sealed record KeptDraft<TForm>(TForm Form, Guid Key, DateTimeOffset ChangedAt);

/// <summary>Keeps and finds what a person is typing. Only that person ever sees it.</summary>
public sealed class FormDrafts
{
    /// <summary>Longer drafts than any form of the clinic can hold are refused (1 MiB of JSON).</summary>
    public const int MostCharacters = 1_048_576;

    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly WriteGate gate;
    private readonly TimeProvider clock;

    internal FormDrafts(IDbContextFactory<ClinicDbContext> contexts, WriteGate gate, TimeProvider clock)
    {
        this.contexts = contexts;
        this.gate = gate;
        this.clock = clock;
    }

    public async Task<KeptDraft<TForm>?> Find<TForm>(Actor actor, string subject, CancellationToken cancel = default)
        where TForm : class
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var kept = await Mine(db, actor, NameOf<TForm>(), subject).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (kept is null) return null;
        try
        {
            return JsonSerializer.Deserialize<TForm>(kept.Json) is { } form ? new(form, kept.Key, kept.ChangedAt) : null;
        }
        catch (JsonException)
        {
            return null; // written by an older version of the form: it cannot be offered again
        }
    }

    public async Task Keep<TForm>(Actor actor, string subject, Guid key, TForm form, CancellationToken cancel = default)
        where TForm : class
    {
        var json = JsonSerializer.Serialize(form);
        if (json.Length > MostCharacters) throw new ArgumentException("The draft is too long to keep.", nameof(form));
        using (await gate.Enter(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var now = clock.GetUtcNow();
            var name = NameOf<TForm>();
            var kept = await Mine(db, actor, name, subject).AsTracking().FirstOrDefaultAsync(cancel);
            if (kept?.Key == key)
            {
                kept.Json = json;
                kept.ChangedAt = now;
            }
            else
            {
                if (kept is not null) db.Remove(kept);
                if (await db.Set<CommandReceipt>().AnyAsync(receipt => receipt.UserId == actor.UserId && receipt.Key == key, cancel))
                    return; // the form was saved while this late keystroke was on its way
                db.Add(new FormDraft { UserId = actor.UserId, Form = name, Subject = subject, Key = key, Json = json, ChangedAt = now });
            }

            await db.SaveChangesAsync(cancel);
        }
    }

    public async Task Discard<TForm>(Actor actor, string subject, CancellationToken cancel = default)
        where TForm : class
    {
        using (await gate.Enter(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await Mine(db, actor, NameOf<TForm>(), subject).ExecuteDeleteAsync(cancel);
        }
    }

    private static string NameOf<TForm>() => typeof(TForm).DeclaringType is { } owner ? $"{owner.Name}.{typeof(TForm).Name}" : typeof(TForm).Name;

    private static IQueryable<FormDraft> Mine(ClinicDbContext db, Actor actor, string form, string subject) =>
        db.Set<FormDraft>().Where(draft => draft.UserId == actor.UserId && draft.Form == form && draft.Subject == subject);
}
