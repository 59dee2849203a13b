using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

public sealed record StaffChoice(Guid Id, string Name);

/// <param name="Prescribers">Who can order.</param>
/// <param name="Nurses">Who can take over.</param>
public sealed record StaffAtHand(IReadOnlyList<StaffChoice> Prescribers, IReadOnlyList<StaffChoice> Nurses);

/// <summary>The names a nurse chooses from: prescribers of verbal orders, nurses for a hand-over.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ChairsideStaff(ReadDesk desk, StaffRegister register) : ClinicRead<ChairsideStaff.All, StaffAtHand>(desk)
{
    public sealed record All;

    private protected override async Task<StaffAtHand> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var people = await work.Db.Users.Where(member => !member.IsDisabled).OrderBy(member => member.DisplayName).Select(member => new StaffChoice(member.Id, member.DisplayName)).ToListAsync(cancel);
        return new(
            [.. people.Where(person => register.RolesOf(person.Id).Contains(ClinicRole.Clinician))],
            [.. people.Where(person => person.Id != work.Actor.UserId && register.RolesOf(person.Id).Contains(ClinicRole.Nurse))]);
    }
}
