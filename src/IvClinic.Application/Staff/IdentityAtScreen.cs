using System.Collections.Concurrent;
using System.Globalization;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Staff;

/// <summary>Somebody who has confirmed who they are at another person's screen.</summary>
internal sealed record ConfirmedPerson(Guid UserId, string DisplayName, string RoleText);

/// <summary>
/// Somebody beside the signed-in person confirms who they are: by PIN within a shift after a full sign-in, otherwise by
/// password. Nobody is signed in by it: it gives a ticket that one command uses once. Wrong tries count and are audited,
/// whatever becomes of the command.
/// </summary>
public sealed class IdentityAtScreen(IServiceScopeFactory scopes, WriteGate gate, StaffRegister register, AuditTrail audit, ClinicZone zone, TimeProvider clock)
{
    public const string PersonField = "ColleagueId";

    public const string SecretField = "Secret";

    /// <summary>As long as a command takes.</summary>
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, (Guid SignInId, ConfirmedPerson Person, DateTimeOffset Until)> tickets = new();

    /// <summary>A second, different person confirms who they are.</summary>
    /// <returns>A ticket for one command of the signed-in person.</returns>
    /// <exception cref="FormRejectedException">The same person, nobody who works at the chair, or a wrong or locked PIN or password.</exception>
    public async Task<Guid> ConfirmColleague(Actor first, Guid? colleagueId, string? secret, CancellationToken cancel = default)
    {
        DemandLive(first);
        if (colleagueId is not { } id) throw TypedMoment.Refused(PersonField, "Choose who checks.");
        if (id == first.UserId) throw TypedMoment.Refused(PersonField, "Somebody else must check: nobody checks their own work.");
        if (!WorksAtTheChair(id)) throw TypedMoment.Refused(PersonField, "Only a nurse or a clinician with a live account can check.");
        return await Confirm(first, id, secret, mayBePin: true, cancel);
    }

    /// <summary>The signed-in person shows once more, by password, that it is still them.</summary>
    /// <exception cref="FormRejectedException">The password is wrong or locked.</exception>
    public Task<Guid> ConfirmSelf(Actor actor, string? password, CancellationToken cancel = default)
    {
        DemandLive(actor);
        return Confirm(actor, actor.UserId, password, mayBePin: false, cancel);
    }

    /// <summary>The person behind a ticket. It counts once, for the sign-in it was given to.</summary>
    /// <exception cref="FormRejectedException">The ticket is used, too old, or another's.</exception>
    internal ConfirmedPerson Use(Guid ticket, Actor actor, Guid? personId) =>
        tickets.TryRemove(ticket, out var given) && given.SignInId == actor.SignInId && given.Person.UserId == personId && clock.GetUtcNow() <= given.Until
            && register.RolesOf(given.Person.UserId).Count > 0
            ? given.Person
            : throw TypedMoment.Refused(SecretField, "Confirm who you are once more.");

    /// <summary>Lets the seeding of demo data have a colleague beside the screen, as <see cref="StaffRegister.ActFor"/> lets somebody sit before it.</summary>
    internal Guid StandsBeside(Actor first, Actor colleague) => Issue(first, new(colleague.UserId, colleague.DisplayName, colleague.RoleText));

    private async Task<Guid> Confirm(Actor first, Guid personId, string? secret, bool mayBePin, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(secret) || secret.Length > 256) throw TypedMoment.Refused(SecretField, mayBePin ? "Enter the PIN, or the password." : "Enter your password.");
        string? refusal;
        StaffMember member;
        using (await gate.Enter(cancel))
        {
            await using var scope = scopes.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
            member = await users.FindByIdAsync(personId.ToString()) ?? throw new NotFoundException("This member of staff");
            refusal = mayBePin && StaffPin.IsPin(secret)
                ? await TryPin(scope.ServiceProvider.GetRequiredService<ClinicDbContext>(), users, member, secret, cancel)
                : await TryPassword(users, member, secret);
        }

        if (refusal is null)
            return Issue(first, new(personId, member.DisplayName, string.Join(", ", register.RolesOf(personId).Order())));
        await audit.RecordAlone(first, nameof(IdentityAtScreen), null, personId.ToString(), AuditOutcome.Failed, cancel);
        throw TypedMoment.Refused(SecretField, refusal);
    }

    private static async Task<string?> TryPassword(UserManager<StaffMember> users, StaffMember member, string password)
    {
        if (await users.CheckPasswordAsync(member, password) && !member.IsDisabled && !await users.IsLockedOutAsync(member))
        {
            await users.ResetAccessFailedCountAsync(member);
            return null;
        }

        await users.AccessFailedAsync(member);
        return "The password is wrong, or the account is locked after five wrong tries.";
    }

    private async Task<string?> TryPin(ClinicDbContext db, UserManager<StaffMember> users, StaffMember member, string typed, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = now - SignInSession.LongestLife;
        if (await db.Set<StaffPin>().AsTracking().FirstOrDefaultAsync(each => each.UserId == member.Id, cancel) is not { } pin)
            return "No PIN is set for this person. Use the password.";
        if (!await db.Set<SignInSession>().AnyAsync(session => session.UserId == member.Id && session.SignedInAt > since, cancel))
            return "A PIN counts within 12 hours of a full sign-in. Use the password.";
        if (pin.LockedUntil is { } until && until > now)
            return string.Create(CultureInfo.InvariantCulture, $"The PIN is locked until {zone.ToLocal(until):HH:mm} after five wrong tries. Use the password.");
        var isRight = users.PasswordHasher.VerifyHashedPassword(member, pin.Hash, typed) != PasswordVerificationResult.Failed;
        pin.FailedTries = isRight ? 0 : pin.FailedTries + 1;
        pin.LockedUntil = pin.FailedTries >= StaffPin.Tries ? now + StaffPin.LockedFor : null;
        if (pin.LockedUntil is not null) pin.FailedTries = 0;
        await db.SaveChangesAsync(cancel);
        if (isRight) return null;
        return pin.LockedUntil is null ? "The PIN is wrong." : "The PIN is wrong for the fifth time and locked for 15 minutes. Use the password.";
    }

    private Guid Issue(Actor first, ConfirmedPerson person)
    {
        var now = clock.GetUtcNow();
        foreach (var old in tickets.Where(pair => pair.Value.Until < now).Select(pair => pair.Key)) tickets.TryRemove(old, out _);
        var ticket = Guid.NewGuid();
        tickets[ticket] = (first.SignInId, person, now + TicketLife);
        return ticket;
    }

    private bool WorksAtTheChair(Guid id) => register.RolesOf(id).Any(role => role is ClinicRole.Nurse or ClinicRole.Clinician);

    private void DemandLive(Actor actor)
    {
        if (!register.IsLive(actor.SignInId, actor.UserId)) throw new NotAllowedException("Your sign-in has ended. Sign in again.");
    }
}
