using System.Security.Claims;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Staff;

public enum SignInOutcome
{
    SignedIn,
    Refused,
}

/// <summary>Signing in and out. A refusal never says which half was wrong, and takes the same time for unknown names.</summary>
public sealed class StaffSignIn(IServiceScopeFactory scopes, WriteGate gate, StaffRegister register, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The claim that carries the id of the sign-in.</summary>
    public const string SignInClaim = "ivclinic:signin";

    /// <summary>The claim that carries the name shown beside entries.</summary>
    public const string NameClaim = "ivclinic:name";

    private static readonly StaffMember Nobody = new() { UserName = "nobody" };
    private static readonly string NobodysHash = new PasswordHasher<StaffMember>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<(SignInOutcome Outcome, ClaimsPrincipal? Person)> SignIn(string? userName, string? password, CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        if (string.IsNullOrWhiteSpace(userName) || string.IsNullOrEmpty(password) || userName.Length > 256 || password.Length > 256)
            return (SignInOutcome.Refused, null);

        var member = await users.FindByNameAsync(userName.Trim());
        if (member is null)
        {
            _ = users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            await audit.RecordAlone(null, nameof(SignIn), null, null, AuditOutcome.Denied, cancel);
            return (SignInOutcome.Refused, null);
        }

        bool right;
        using (await gate.Enter(cancel))
        {
            right = await users.CheckPasswordAsync(member, password) && !member.IsDisabled && !await users.IsLockedOutAsync(member);
            if (right) await users.ResetAccessFailedCountAsync(member);
            else await users.AccessFailedAsync(member);
        }

        if (!right)
        {
            await audit.RecordAlone(null, nameof(SignIn), null, member.Id.ToString(), AuditOutcome.Denied, cancel);
            return (SignInOutcome.Refused, null);
        }

        var session = new SignInSession { PublicId = Guid.CreateVersion7(), UserId = member.Id, SignedInAt = clock.GetUtcNow() };
        using (await gate.Enter(cancel))
        {
            var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
            db.Add(session);
            await db.SaveChangesAsync(cancel);
        }

        register.Began(session);
        var actor = new Actor(member.Id, member.DisplayName, register.RolesOf(member.Id), session.PublicId);
        await audit.RecordAlone(actor, nameof(SignIn), null, session.PublicId.ToString(), AuditOutcome.Done, cancel);
        return (SignInOutcome.SignedIn, PrincipalOf(actor, member.SecurityStamp ?? ""));
    }

    /// <summary>Ends the sign-in for every tab and for every copy of its cookie.</summary>
    public async Task SignOut(ClaimsPrincipal person, CancellationToken cancel = default)
    {
        if (ActorOf(person) is not { } actor) return;
        register.Ended(actor.SignInId);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        using (await gate.Enter(cancel))
        {
            var now = clock.GetUtcNow();
            await db.Set<SignInSession>().Where(session => session.PublicId == actor.SignInId && session.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancel);
        }

        await audit.RecordAlone(actor, nameof(SignOut), null, actor.SignInId.ToString(), AuditOutcome.Done, cancel);
    }

    /// <summary>The person behind a cookie while their sign-in is live, with the roles they have now; otherwise null.</summary>
    public Actor? ActorOf(ClaimsPrincipal? person)
    {
        if (!Guid.TryParse(person?.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)) return null;
        if (!Guid.TryParse(person.FindFirstValue(SignInClaim), out var signInId)) return null;
        return register.IsLive(signInId, userId)
            ? new Actor(userId, person.FindFirstValue(NameClaim) ?? "", register.RolesOf(userId), signInId)
            : null;
    }

    private static ClaimsPrincipal PrincipalOf(Actor actor, string stamp)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, actor.DisplayName));
        identity.AddClaim(new Claim(NameClaim, actor.DisplayName));
        identity.AddClaim(new Claim(SignInClaim, actor.SignInId.ToString()));
        identity.AddClaim(new Claim("AspNet.Identity.SecurityStamp", stamp));
        foreach (var role in actor.Roles) identity.AddClaim(new Claim(ClaimTypes.Role, role.ToString()));
        return new ClaimsPrincipal(identity);
    }
}
