using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Staff;

/// <summary>
/// Who may act at this moment, in memory: every change of staff and every sign-in and sign-out goes through this
/// process (a lock guards the data directory), so the use cases ask here and not the database.
/// </summary>
public sealed class StaffRegister
{
    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly ConcurrentDictionary<Type, IReadOnlyList<ClinicRole>> allowed = new();
    private FrozenDictionary<Guid, FrozenSet<ClinicRole>> active = FrozenDictionary<Guid, FrozenSet<ClinicRole>>.Empty;
    private readonly ConcurrentDictionary<Guid, (Guid UserId, DateTimeOffset Until)> signIns = new();
    private readonly TimeProvider clock;

    internal StaffRegister(IDbContextFactory<ClinicDbContext> contexts, TimeProvider clock)
    {
        this.contexts = contexts;
        this.clock = clock;
    }

    /// <summary>The sign-in of somebody who may still act.</summary>
    public bool IsLive(Guid signInId, Guid userId) =>
        signIns.TryGetValue(signInId, out var signIn) && signIn.UserId == userId && clock.GetUtcNow() < signIn.Until && active.ContainsKey(userId);

    /// <summary>The roles that the clinic gives this person now, whatever a cookie or an open page still says.</summary>
    public IReadOnlySet<ClinicRole> RolesOf(Guid userId) => active.TryGetValue(userId, out var roles) ? roles : FrozenSet<ClinicRole>.Empty;

    /// <summary>Who has this role now, and whether they are signed in somewhere.</summary>
    internal IReadOnlyDictionary<Guid, bool> With(ClinicRole role)
    {
        var now = clock.GetUtcNow();
        var here = signIns.Values.Where(signIn => now < signIn.Until && signIn.Until != DateTimeOffset.MaxValue).Select(signIn => signIn.UserId).ToHashSet();
        return active.Where(pair => pair.Value.Contains(role)).ToDictionary(pair => pair.Key, pair => here.Contains(pair.Key));
    }

    internal bool MayRun(Actor actor, Type useCase)
    {
        var roles = allowed.GetOrAdd(useCase, type => type.GetCustomAttribute<AllowedToAttribute>()?.Roles ?? []);
        if (!IsLive(actor.SignInId, actor.UserId)) return false;
        var mine = RolesOf(actor.UserId);
        return roles.Any(role => mine.Contains(role) && actor.Roles.Contains(role));
    }

    /// <summary>Reads staff and live sign-ins again, after start-up and after each change.</summary>
    public async Task Reload(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var staff = await (
            from member in db.Users
            where !member.IsDisabled
            join link in db.UserRoles on member.Id equals link.UserId
            join role in db.Roles on link.RoleId equals role.Id
            select new { member.Id, role.Name }).ToListAsync(cancel);
        active = staff.GroupBy(row => row.Id)
            .ToFrozenDictionary(group => group.Key, group => group.Select(row => Enum.Parse<ClinicRole>(row.Name!)).ToFrozenSet());

        var now = clock.GetUtcNow();
        var oldest = now - SignInSession.LongestLife;
        var live = await db.Set<SignInSession>().AsNoTracking()
            .Where(session => session.EndedAt == null && session.SignedInAt > oldest).ToListAsync(cancel);
        var ids = live.Select(session => session.PublicId).ToHashSet();
        foreach (var session in live) signIns[session.PublicId] = (session.UserId, session.SignedInAt + SignInSession.LongestLife);
        // Whoever acts without a browser (ActFor) has no row; that acting ends with the process.
        foreach (var id in signIns.Where(pair => !ids.Contains(pair.Key) && pair.Value.Until != DateTimeOffset.MaxValue).Select(pair => pair.Key)) signIns.TryRemove(id, out _);
    }

    internal void Began(SignInSession session) => signIns[session.PublicId] = (session.UserId, session.SignedInAt + SignInSession.LongestLife);

    internal void Ended(Guid signInId) => signIns.TryRemove(signInId, out _);

    internal void EndedAllOf(Guid userId)
    {
        foreach (var id in signIns.Where(pair => pair.Value.UserId == userId).Select(pair => pair.Key)) signIns.TryRemove(id, out _);
    }

    /// <summary>Lets the seeding of demo data and maintenance act for a person without a browser.</summary>
    internal Actor ActFor(StaffMember member)
    {
        var signInId = Guid.CreateVersion7();
        signIns[signInId] = (member.Id, DateTimeOffset.MaxValue);
        return new Actor(member.Id, member.DisplayName, RolesOf(member.Id), signInId);
    }
}
