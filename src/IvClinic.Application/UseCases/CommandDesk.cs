using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.UseCases;

/// <summary>
/// Runs every command in the same order: form rules, write gate, transaction, authorisation, idempotency, the change,
/// audit, draft deleted, commit, and only then the watchers are told. A refusal or a failure leaves nothing behind.
/// </summary>
public sealed class CommandDesk(IServiceScopeFactory scopes, WriteGate gate, AuditTrail audit, StaffRegister staff, LiveFeed feed, TimeProvider clock)
{
    internal async Task<TDone> Run<TForm, TDone>(
        UseCase<TForm, TDone> useCase, IValidator<TForm>? rules, Actor actor, TForm form, Guid key, CancellationToken cancel)
        where TForm : class
    {
        if (key == Guid.Empty) throw new ArgumentException("A command needs the idempotency key of its form.", nameof(key));
        if (!staff.MayRun(actor, useCase.GetType()))
        {
            await audit.RecordDenial(actor, useCase.Action, cancel);
            throw new NotAllowedException("Your role does not allow this, or you have been signed out.");
        }

        if (rules?.Validate(form) is { IsValid: false } verdict) throw new FormRejectedException(verdict.Errors);

        TDone done;
        CommandWork? work = null;
        try
        {
            (done, var replayed) = await Commit();
            if (replayed) return done;
        }
        catch (Exception) when (work is { IsRefusalAudited: true })
        {
            // After the gate is free again: the attempt itself is the event, though nothing of it was stored.
            await audit.RecordAlone(actor, useCase.Action, work.PatientId, work.Subject, AuditOutcome.Failed, cancel);
            throw;
        }

        await useCase.AfterCommitForDesk(cancel);
        foreach (var notice in work!.Notices) feed.Publish(notice);
        return done;

        async Task<(TDone Result, bool IsReplayed)> Commit()
        {
            using (await gate.Enter(cancel))
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(form)));
                if (await AlreadyDone(db, actor.UserId, key, cancel) is { } receipt)
                {
                    return receipt.FormHash == hash && receipt.Action == useCase.Action
                        ? (JsonSerializer.Deserialize<TDone>(receipt.ResultJson)!, true)
                        : throw new IllegalStepException("This form was already saved with other content. Open it again to make a further change.");
                }

                work = new CommandWork(db, actor, Moment(), scope.ServiceProvider);
                try
                {
                    var result = await useCase.HandleForDesk(form, work, cancel);
                    db.Add(new CommandReceipt
                    {
                        UserId = actor.UserId,
                        Key = key,
                        Action = useCase.Action,
                        FormHash = hash,
                        ResultJson = JsonSerializer.Serialize(result),
                        DoneAt = work.Now,
                    });
                    audit.Add(db, work.Now, actor, useCase.Action, work.PatientId, work.Subject, AuditOutcome.Done, work.Reason);
                    await db.SaveChangesAsync(cancel);
                    await db.Set<FormDraft>().Where(draft => draft.UserId == actor.UserId && draft.Key == key).ExecuteDeleteAsync(cancel);
                    await transaction.CommitAsync(cancel);
                    audit.Committed();
                    work.Committed();
                    return (result, false);
                }
                catch (DbUpdateConcurrencyException)
                {
                    audit.RolledBack();
                    throw new StaleWriteException("Somebody else changed this record a moment ago. Nothing was saved; look at the current version and enter your change again.");
                }
                catch
                {
                    audit.RolledBack();
                    throw;
                }
            }
        }
    }

    /// <summary>Now, in whole milliseconds: what is stored and what is shown are the same instant.</summary>
    private DateTimeOffset Moment()
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }

    private static Task<CommandReceipt?> AlreadyDone(ClinicDbContext db, Guid userId, Guid key, CancellationToken cancel) =>
        db.Set<CommandReceipt>().AsNoTracking().FirstOrDefaultAsync(receipt => receipt.UserId == userId && receipt.Key == key, cancel);
}
