using Microsoft.AspNetCore.Identity;

namespace IvClinic.Application.Staff;

/// <summary>A person who works here and signs in. Never deleted: what they wrote stays theirs.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    /// <summary>The name written beside entries, for example "Nora Lindqvist, RN".</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Disabled staff cannot sign in, and their open pages stop within seconds.</summary>
    public bool IsDisabled { get; set; }

    public int Version { get; set; }
}
