using IvClinic.Domain.Staff;

namespace IvClinic.Application.UseCases;

/// <summary>Who acts: the person as signed in when the page was opened. Every use case and read takes one.</summary>
/// <param name="SignInId">The sign-in this person acts through; revoking it ends the actor.</param>
public sealed record Actor(Guid UserId, string DisplayName, IReadOnlySet<ClinicRole> Roles, Guid SignInId)
{
    public bool Is(ClinicRole role) => Roles.Contains(role);

    /// <summary>The roles as written beside an entry, for example "Nurse".</summary>
    public string RoleText => string.Join(", ", Roles.Order());
}
