using IvClinic.Domain.Staff;

namespace IvClinic.Application.Demo;

/// <summary>The three people shown on the demo's sign-in page. They exist in the demo database only.</summary>
public static class DemoAccounts
{
#pragma warning disable S2068 // shown on the demo's sign-in page on purpose
    public const string Password = "look around the demo clinic";
#pragma warning restore S2068

    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("clara", "Dr Clara Ansari", ClinicRole.Clinician),
        new("nora", "Nora Lindqvist, RN", ClinicRole.Nurse),
        new("adam", "Adam Osei", ClinicRole.Administrator),
    ];

    /// <summary>Colleagues who make the record look like a clinic's; they sign in with the same password, the two first for a second look at plans.</summary>
    public static readonly IReadOnlyList<DemoAccount> Colleagues =
    [
        new("petra", "Petra Novak, pharmacist", ClinicRole.Pharmacist),
        new("tomas", "Dr Tomás Herrera", ClinicRole.Clinician),
        new("ben", "Ben Achterberg, RN", ClinicRole.Nurse),
        new("imani", "Imani Njoroge, RN", ClinicRole.Nurse),
    ];
}

public sealed record DemoAccount(string UserName, string DisplayName, ClinicRole Role);
