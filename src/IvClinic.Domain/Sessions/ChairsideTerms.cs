using System.Text.Json;

namespace IvClinic.Domain.Sessions;

/// <summary>A symptom of the pick list.</summary>
/// <param name="System">skin, neuro, gi, cardio, resp, general or site.</param>
/// <param name="IsRedFlag">Alone a reason to stop and call.</param>
/// <param name="IsAllergic">A feature of allergy: after a reaction with it an allergy is proposed for the history.</param>
public sealed record SymptomTerm(string Id, string Display, string System, bool IsRedFlag, bool IsAllergic = false);

/// <summary>A choice of a list with what it stands for.</summary>
public sealed record ChoiceTerm(string Code, string Label, string Criteria = "");

/// <summary>What is done for one kind of reaction, in this order.</summary>
/// <param name="Indication">Medicines of the formulary with this indication are its rescue medicines.</param>
/// <param name="AlsoAtHand">Ids of further medicines, or of the formulary's rescue texts.</param>
public sealed record ReactionChecklist(string Id, ReactionType Type, string Title, string Indication, IReadOnlyList<string> AlsoAtHand, IReadOnlyList<string> Actions)
{
    /// <summary>Which of its lines an entry of the chart answers by itself.</summary>
    public IReadOnlyList<LineEvidence> SeenBy { get; init; } = [];
}

/// <summary>What kind of entry shows that a line of a checklist was done.</summary>
public enum EvidenceKind
{
    PumpStopped,
    PumpSlowed,
    Rescue,
    Signs,
    Oxygen,
    AccessRemoved,
}

/// <summary>How the chart answers one line of a checklist.</summary>
/// <param name="Medicines">Ids of rescue medicines; empty is any.</param>
/// <param name="Route">Null is any.</param>
/// <param name="Signs">All of them in one set; empty is any.</param>
/// <param name="SameAs">Words of the quick buttons that say the same.</param>
/// <param name="IsPartly">The entry shows a part of the line only: somebody still says that the rest is done.</param>
public sealed record LineEvidence(
    string Action, EvidenceKind By, IReadOnlyList<string> Medicines, string? Route, IReadOnlyList<VitalSign> Signs, IReadOnlyList<string> SameAs, bool IsPartly);

/// <summary>A device for access, with its gauges where it has some.</summary>
public sealed record DeviceTerm(string Id, string Display, IReadOnlyList<string> Gauges, string? Note);

/// <param name="Code">HL7 v2 table 0163; it says the side too.</param>
public sealed record SiteTerm(string Code, string Display, bool IsCentral);

/// <summary>One level of a scale for the vein or the tissue around it.</summary>
public sealed record ScaleLevel(int Score, string Findings, string? Action);

/// <summary>
/// The pick lists of the chairside, read from terminology.json (the reference terminology, each row there with its source
/// and confidence; to be verified by the clinic).
/// </summary>
public static class ChairsideTerms
{
    /// <summary>Named beside a grade: one version per record.</summary>
    public const string GradeScale = "CTCAE 5.0";

    private static readonly JsonElement Root = Read();

    public static readonly IReadOnlyList<SymptomTerm> Symptoms =
    [
        .. Rows("adverseReactionSymptoms").Select(row => new SymptomTerm(Text(row, "id"), Text(row, "display"), Text(row, "system"), row.GetProperty("redFlag").GetBoolean(), row.TryGetProperty("allergic", out var allergic) && allergic.GetBoolean())),
    ];

    public static readonly IReadOnlyList<DeviceTerm> Devices =
    [
        .. Rows("vascularAccessDevices").Select(row => new DeviceTerm(
            Text(row, "id"), Text(row, "display"), row.TryGetProperty("gauges", out var gauges) ? [.. gauges.EnumerateArray().Select(gauge => gauge.GetString()!)] : [], Optional(row, "note"))),
    ];

    public static readonly IReadOnlyList<SiteTerm> Sites =
        [.. Rows("sites").Select(row => new SiteTerm(Text(row, "code"), Text(row, "display"), Text(row, "purpose") == "central"))];

    /// <summary>Visual Infusion Phlebitis score (A. Jackson), 0 to 5.</summary>
    public static readonly IReadOnlyList<ScaleLevel> Phlebitis = Levels("vipScore");

    /// <summary>Infiltration scale, 0 to 4.</summary>
    public static readonly IReadOnlyList<ScaleLevel> Infiltration = Levels("infiltrationScale");

    /// <summary>What is done first in anaphylaxis, in this order.</summary>
    public static readonly IReadOnlyList<string> AnaphylaxisActions =
        [.. Root.GetProperty("anaphylaxis").GetProperty("action").EnumerateArray().Select(action => action.GetString()!)];

    /// <summary>The words of CTCAE for each grade of an infusion related reaction.</summary>
    public static readonly IReadOnlyDictionary<int, string> Grades = Root.GetProperty("ctcae").GetProperty("terms").EnumerateArray()
        .Single(term => Text(term, "term") == "Infusion related reaction").GetProperty("grades").EnumerateObject()
        .ToDictionary(grade => grade.Name[0] - '0', grade => grade.Value.GetString()!);

    /// <summary>How sure it is that the medicine caused it: the categories of WHO-UMC.</summary>
    public static readonly IReadOnlyList<ChoiceTerm> Causality =
        [.. Rows("whoUmcCausality").Select(row => new ChoiceTerm(Text(row, "code"), Text(row, "label"), string.Join("; ", Texts(row, "criteria"))))];

    /// <summary>What makes a reaction serious (ICH E2A).</summary>
    public static readonly IReadOnlyList<ChoiceTerm> Seriousness = [.. Rows("seriousness").Select(row => new ChoiceTerm(Text(row, "code"), Text(row, "label")))];

    /// <summary>Why an infusion ends before its plan does.</summary>
    public static readonly IReadOnlyList<ChoiceTerm> StopReasons = [.. Rows("stopReasons").Select(row => new ChoiceTerm(Text(row, "code"), Text(row, "label")))];

    /// <summary>Of <see cref="StopReasons"/>: needs words.</summary>
    public const string OtherStopReason = "other";

    public static readonly IReadOnlyList<ReactionChecklist> Checklists =
    [
        .. Rows("reactionChecklists").Select(row => new ReactionChecklist(
            Text(row, "id"), Enum.Parse<ReactionType>(Text(row, "reactionType")), Text(row, "title"), Text(row, "indication"), Texts(row, "alsoAtHand"), Texts(row, "actions")) { SeenBy = [.. row.GetProperty("seenBy").EnumerateArray().Select(Evidence)] }),
    ];

    private static readonly Dictionary<string, SymptomTerm> BySymptom = Symptoms.ToDictionary(term => term.Id, StringComparer.Ordinal);

    public static SymptomTerm? Symptom(string id) => BySymptom.GetValueOrDefault(id);

    /// <summary>The words for a symptom; what is no id of the list is shown as it was written.</summary>
    public static string SymptomText(string id) => BySymptom.TryGetValue(id, out var term) ? term.Display.ToLowerInvariant().Replace("iv site", "IV site", StringComparison.Ordinal) : id;

    public static string CausalityText(string code) => Causality.FirstOrDefault(term => term.Code == code)?.Label.ToLowerInvariant() ?? code;

    public static string SeriousnessText(string code) => Seriousness.FirstOrDefault(term => term.Code == code)?.Label.ToLowerInvariant() ?? code;

    public static string StopReasonText(string code) => StopReasons.FirstOrDefault(term => term.Code == code)?.Label ?? code;

    public static string DeviceText(string id) => Devices.FirstOrDefault(device => device.Id == id)?.Display ?? id;

    public static string SiteText(string code) => Sites.FirstOrDefault(site => site.Code == code)?.Display ?? code;

    /// <summary>The systems in the order they are asked, with their words.</summary>
    public static readonly IReadOnlyList<(string System, string Words)> Systems =
    [
        ("skin", "Skin"), ("resp", "Breathing"), ("cardio", "Heart and circulation"), ("neuro", "Nerves and mind"),
        ("gi", "Stomach and bowel"), ("general", "General"), ("site", "At the vein"),
    ];

    /// <summary>A plain list of codes and labels, for pick lists of other folders.</summary>
    internal static IReadOnlyList<ChoiceTerm> Choices(string name) => [.. Rows(name).Select(row => new ChoiceTerm(Text(row, "code"), Text(row, "label")))];

    private static LineEvidence Evidence(JsonElement row) => new(
        Text(row, "action"), Enum.Parse<EvidenceKind>(Text(row, "by")), OptionalTexts(row, "medicines"), Optional(row, "route"),
        [.. OptionalTexts(row, "signs").Select(Enum.Parse<VitalSign>)], OptionalTexts(row, "sameAs"), row.TryGetProperty("partly", out var partly) && partly.GetBoolean());

    private static ScaleLevel[] Levels(string scale) =>
        [.. Root.GetProperty(scale).GetProperty("levels").EnumerateArray().Select(row => new ScaleLevel(row.GetProperty("score").GetInt32(), Text(row, "findings"), Optional(row, "action")))];

    private static IEnumerable<JsonElement> Rows(string name) => Root.GetProperty(name).EnumerateArray();

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static string[] Texts(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    private static string[] OptionalTexts(JsonElement row, string name) => row.TryGetProperty(name, out _) ? Texts(row, name) : [];

    private static string? Optional(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static JsonElement Read()
    {
        using var stream = typeof(ChairsideTerms).Assembly.GetManifestResourceStream("IvClinic.Domain.Sessions.terminology.json")
            ?? throw new InvalidOperationException("The terminology is not part of this build.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
