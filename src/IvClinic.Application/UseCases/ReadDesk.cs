using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.UseCases;

/// <summary>Runs every read: authorisation, a context without tracking, and the audit of an opened chart.</summary>
public sealed class ReadDesk
{
    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly AuditTrail audit;
    private readonly StaffRegister staff;
    private readonly TimeProvider clock;

    internal ReadDesk(IDbContextFactory<ClinicDbContext> contexts, AuditTrail audit, StaffRegister staff, TimeProvider clock)
    {
        this.contexts = contexts;
        this.audit = audit;
        this.staff = staff;
        this.clock = clock;
    }

    internal async Task<TSheet> Run<TQuery, TSheet>(
        ClinicRead<TQuery, TSheet> read, Actor actor, TQuery query, bool audited, CancellationToken cancel)
    {
        if (!staff.MayRun(actor, read.GetType()))
        {
            await audit.RecordDenial(actor, read.Action, cancel);
            throw new NotAllowedException("Your role does not allow this, or you have been signed out.");
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        var work = new ReadWork(db, actor, clock.GetUtcNow());
        var sheet = await read.LoadForDesk(query, work, cancel);
        if (!audited) return sheet;
        foreach (var (patientId, subject) in work.Openings) await audit.RecordOpening(actor, read.Action, patientId, subject, cancel);
        return sheet;
    }
}
