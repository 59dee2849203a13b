using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Staff;

public sealed record StaffLine(Guid Id, string DisplayName, string UserName, string Role, bool IsDisabled, bool IsLockedOut);

/// <summary>Everybody who has, or had, an account.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class StaffList(ReadDesk desk) : ClinicRead<StaffList.All, IReadOnlyList<StaffLine>>(desk)
{
    public sealed record All;

    private protected override async Task<IReadOnlyList<StaffLine>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var rows = await (
            from member in work.Db.Users
            join link in work.Db.UserRoles on member.Id equals link.UserId
            join role in work.Db.Roles on link.RoleId equals role.Id
            orderby member.DisplayName
            select new { member.Id, member.DisplayName, member.UserName, Role = role.Name, member.IsDisabled, member.LockoutEnd }).ToListAsync(cancel);
        return [.. rows.Select(row => new StaffLine(row.Id, row.DisplayName, row.UserName ?? "", row.Role ?? "", row.IsDisabled, row.LockoutEnd > work.Now))];
    }
}
