namespace IvClinic.Web.Shared;

/// <summary>Every address inside the application, in one place. Ids in addresses are opaque.</summary>
public static class ClinicUrls
{
    public const string Home = "/";
    public const string Floor = "/floor";
    public const string Day = "/day";
    public const string Kit = "/kit";
    public const string Register = "/register";
    public const string Downtime = "/downtime";
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

    public const string Calendar = "/calendar";
    public const string Waiting = "/waiting-list";
    public const string OpeningHours = "/opening-hours";
    public const string MyCalendar = "/my-calendar";

    /// <param name="view">"week"; null: the day.</param>
    /// <param name="chairId">One chair for a week.</param>
    public static string CalendarOf(DateOnly? date, string? view = null, Guid? chairId = null)
    {
        string?[] parts = [date is { } day ? "date=" + day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null, view is null ? null : "view=" + view, chairId is null ? null : "chair=" + chairId];
        return Calendar + (parts.Any(part => part is not null) ? "?" + string.Join('&', parts.Where(part => part is not null)) : "");
    }

    /// <summary>What a calendar program asks for; the secret is the only thing that opens it.</summary>
    public static string BusyChairs(Guid feedId, string secret) => $"/feeds/{feedId}/{secret}.ics";

    public static string RegisterItem(Guid itemId) => $"{Register}/{itemId}";

    public static string Patient(Guid patientId, string? section = null) => $"/patients/{patientId}{(section is null ? "" : "#" + section)}";

    /// <summary>The whole picture on one page, to read.</summary>
    public static string Picture(Guid patientId) => $"/patients/{patientId}/picture";

    public static string HistoryChanges(Guid patientId) => $"/patients/{patientId}/changes";

    public static string MergeRecords(Guid patientId) => $"/patients/{patientId}/merge";

    public static string Referral(Guid intakeId) => $"/referrals/{intakeId}";

    public static string Suitability(Guid patientId) => $"/patients/{patientId}/suitability";

    /// <summary>The printable letter about one decision.</summary>
    public static string ReferrerLetter(Guid decisionId) => $"/suitability/{decisionId}/letter";

    public const string ToDo = "/to-do";

    public const string Expiring = "/expiring";

    public static string Papers(Guid patientId) => $"/patients/{patientId}/papers";

    public static string Attachment(Guid attachmentId) => $"/attachments/{attachmentId}";

    public static string NewPlan(Guid patientId) => $"/patients/{patientId}/plans/new";

    public static string Plan(Guid planId) => $"/plans/{planId}";

    /// <summary>One signed version, to be read only.</summary>
    public static string PlanVersion(Guid planId, int number) => FormattableString.Invariant($"/plans/{planId}/versions/{number}");

    /// <summary>A new plan that begins as a copy of an earlier one.</summary>
    public static string NewPlanFrom(Guid patientId, Guid planId) => $"{NewPlan(patientId)}?from={planId}";

    public const string SecondLook = "/second-look";

    public const string PlansToMind = "/plans-to-mind";

    public static string Review(Guid planId) => $"/reviews/{planId}";

    public static string Session(Guid sessionId) => $"/sessions/{sessionId}";

    public const string MyPin = "/my-pin";

    /// <param name="seq">The entry of the preparation.</param>
    public static string BagLabel(Guid sessionId, int seq) => FormattableString.Invariant($"/sessions/{sessionId}/labels/{seq}");

    public static string Summary(Guid sessionId) => $"/sessions/{sessionId}/summary";

    /// <summary>The printable record.</summary>
    public static string Record(Guid sessionId) => $"/sessions/{sessionId}/record";

    public const string ToSign = "/sessions/to-sign";

    public const string EmergencyCards = "/emergency";

    /// <summary>The cards with the doses for the patient of a session.</summary>
    public static string Emergency(Guid sessionId) => $"{EmergencyCards}?session={sessionId}";

    /// <param name="print">The print dialog opens by itself.</param>
    public static string Ambulance(Guid sessionId, bool print = false) => $"/sessions/{sessionId}/ambulance{(print ? "?print=true" : "")}";

    public static string Medicine(string medicineId) => $"/formulary/{medicineId}";

    public const string FormularyDesk = "/formulary/desk";

    public const string OrderSets = "/formulary/order-sets";

    public static string FormularyVersion(int number, string? medicineId = null) =>
        FormattableString.Invariant($"/formulary/versions/{number}{(medicineId is null ? "" : "/" + medicineId)}");

    public static string FormularyDraft(Guid draftId) => $"/formulary/drafts/{draftId}";

    public static string DraftMedicine(Guid draftId, string medicineId) => $"/formulary/drafts/{draftId}/medicines/{medicineId}";

    public static string DraftRules(Guid draftId) => $"/formulary/drafts/{draftId}/rules";

    /// <param name="mixtureId">Null: a new one.</param>
    public static string DraftMixture(Guid draftId, string? mixtureId) => $"/formulary/drafts/{draftId}/mixtures{(mixtureId is null ? "" : "/" + mixtureId)}";

    /// <param name="protocolId">Null: a new one.</param>
    public static string DraftProtocol(Guid draftId, string? protocolId) => $"/formulary/drafts/{draftId}/protocols{(protocolId is null ? "" : "/" + protocolId)}";

    public static string FormularyFile(int number) => FormattableString.Invariant($"/formulary/files/{number}");

    public static string DraftFile(Guid draftId) => $"/formulary/files/drafts/{draftId}";

    /// <summary>A way back inside this application, never to another host.</summary>
    public static string SafeReturn(string? returnUrl)
    {
        if (string.IsNullOrEmpty(returnUrl) || returnUrl[0] != '/' || returnUrl.Length > 500) return Home;
        if (returnUrl.Length > 1 && returnUrl[1] is '/' or '\\') return Home;
        return returnUrl.Any(character => character is '\\' or '%' or '@' || char.IsControl(character) || character > 126) ? Home : returnUrl;
    }
}
