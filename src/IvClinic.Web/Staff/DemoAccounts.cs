using IvClinic.Domain.Staff;

namespace IvClinic.Web.Staff;

/// <summary>The three people of the demo, shown on its sign-in page. They exist in the demo database only.</summary>
internal static class DemoAccounts
{
#pragma warning disable S2068 // shown on the demo's sign-in page on purpose
    public const string Password = "look around the demo clinic";
#pragma warning restore S2068

    public static readonly IReadOnlyList<(string UserName, string DisplayName, ClinicRole Role)> All =
    [
        ("clara", "Dr Clara Ansari", ClinicRole.Clinician),
        ("nora", "Nora Lindqvist, RN", ClinicRole.Nurse),
        ("adam", "Adam Osei", ClinicRole.Administrator),
    ];
}
