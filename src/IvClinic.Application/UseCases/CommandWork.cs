using IvClinic.Application.Live;
using IvClinic.Application.Storage;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.UseCases;

/// <summary>What a handler works with: one context and transaction, the actor, one moment, and what is told to others.</summary>
internal sealed class CommandWork(ClinicDbContext db, Actor actor, DateTimeOffset now, IServiceProvider services)
{
    private readonly List<LiveNotice> notices = [];
    private readonly List<Action> committed = [];

    public ClinicDbContext Db { get; } = db;

    public Actor Actor { get; } = actor;

    /// <summary>The moment of the command in UTC, in whole milliseconds.</summary>
    public DateTimeOffset Now { get; } = now;

    public IServiceProvider Services { get; } = services;

    public IReadOnlyList<LiveNotice> Notices => notices;

    public long? PatientId { get; private set; }

    public string? Subject { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Whether a refusal of this attempt stands in the audit trail too.</summary>
    public bool IsRefusalAudited { get; private set; }

    /// <summary>Has the attempt audited even when it is refused, for example the wrong patient in the chair. Call <see cref="Concerns"/> first.</summary>
    public void AuditRefusal() => IsRefusalAudited = true;

    /// <summary>Says for the audit trail whose chart and which thing this is about.</summary>
    public void Concerns(long? patientId, string? subject = null, string? reason = null)
    {
        PatientId = patientId ?? PatientId;
        Subject = subject ?? Subject;
        Reason = reason ?? Reason;
    }

    /// <summary>Tells watching screens after the commit. A notice says what changed, never the values.</summary>
    public void Publish(LiveNotice notice) => notices.Add(notice);

    /// <summary>What memory must know before the next writer comes: it runs after the commit, while the write gate is still closed.</summary>
    public void WhenCommitted(Action what) => committed.Add(what);

    public void Committed() => committed.ForEach(what => what());

    /// <summary>Refuses a form that was opened on an older version of the row.</summary>
    public void Expect(object entity, int version, int versionOnForm, string what)
    {
        if (version != versionOnForm)
            throw new StaleWriteException($"{what} was changed by somebody else while this form was open. Nothing was saved; look at the current version and enter your change again.");
        Db.Entry(entity).Property("Version").OriginalValue = versionOnForm;
    }

    public void MustBe(ClinicRole role, string doing)
    {
        if (!Actor.Is(role)) throw new NotAllowedException($"Only a {role.ToString().ToLowerInvariant()} may {doing}.");
    }
}

/// <summary>What a read works with: a context without tracking, the actor and the moment.</summary>
internal sealed class ReadWork(ClinicDbContext db, Actor actor, DateTimeOffset now)
{
    public ClinicDbContext Db { get; } = db;

    public Actor Actor { get; } = actor;

    public DateTimeOffset Now { get; } = now;

    private readonly List<(long PatientId, string Subject)> openings = [];

    public IReadOnlyList<(long PatientId, string Subject)> Openings => openings;

    /// <summary>Says whose chart was opened, for each patient of the sheet; the desk writes it into the audit trail.</summary>
    public void Opened(long patientId, string subject) => openings.Add((patientId, subject));
}
