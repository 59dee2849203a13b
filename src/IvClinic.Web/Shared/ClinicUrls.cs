namespace IvClinic.Web.Shared;

/// <summary>Every address inside the application, in one place. Ids in addresses are opaque.</summary>
public static class ClinicUrls
{
    public const string Home = "/";
    public const string Floor = "/floor";
    public const string Day = "/day";
    public const string Chairs = "/chairs";
    public const string FollowUp = "/follow-up";
    public const string Patients = "/patients";
    public const string RegisterPatient = "/patients/register";
    public const string Referrals = "/referrals";
    public const string Reviews = "/reviews";
    public const string Formulary = "/formulary";
    public const string Staff = "/staff";
    public const string Audit = "/audit";
    public const string SignIn = "/sign-in";

    public static string DayOf(DateOnly date) => Day + "?date=" + date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string Patient(Guid patientId, string? section = null) => $"/patients/{patientId}{(section is null ? "" : "#" + section)}";

    public static string Referral(Guid intakeId) => $"/referrals/{intakeId}";

    public static string Suitability(Guid patientId) => $"/patients/{patientId}/suitability";

    public static string NewPlan(Guid patientId) => $"/patients/{patientId}/plans/new";

    public static string Plan(Guid planId) => $"/plans/{planId}";

    public static string Review(Guid planId) => $"/reviews/{planId}";

    public static string Session(Guid sessionId) => $"/sessions/{sessionId}";

    public static string Summary(Guid sessionId) => $"/sessions/{sessionId}/summary";

    public static string Medicine(string medicineId) => $"/formulary/{medicineId}";

    /// <summary>A way back inside this application, never to another host.</summary>
    public static string SafeReturn(string? returnUrl)
    {
        if (string.IsNullOrEmpty(returnUrl) || returnUrl[0] != '/' || returnUrl.Length > 500) return Home;
        if (returnUrl.Length > 1 && returnUrl[1] is '/' or '\\') return Home;
        return returnUrl.Any(character => character is '\\' or '%' or '@' || char.IsControl(character) || character > 126) ? Home : returnUrl;
    }
}
