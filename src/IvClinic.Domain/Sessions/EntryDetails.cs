using System.Text.Json;
using System.Text.Json.Serialization;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions.Products;

namespace IvClinic.Domain.Sessions;

/// <summary>What kind of reaction it is; decides whether the infusion may ever be restarted on that day.</summary>
public enum ReactionType
{
    NotYetKnown,
    InfusionReaction,
    Allergic,
    Anaphylaxis,
    Extravasation,
    LocalAnaestheticToxicity,
    KetamineEmergence,
    Seizure,
    Other,
}

/// <summary>How a session ended for the patient.</summary>
public enum SessionEnding
{
    Home,
    Transferred,
    AgainstAdvice,
    Died,
}

public sealed record IdentityDetails(IReadOnlyList<string> Identifiers);

/// <summary>The decision and what it rests on: each question with its answer as it was given.</summary>
/// <param name="WeightKg">Weighed today; null when it was not.</param>
public sealed record GoNoGoDetails(bool Go, IReadOnlyList<GoNoGoAnswer>? Answers = null, decimal? WeightKg = null);

/// <param name="Shown">What the record said and stood beside the question, a line each.</param>
public sealed record GoNoGoAnswer(string Question, string Answer, IReadOnlyList<string>? Shown = null);

/// <param name="Device">Code of the reference list of access devices.</param>
public sealed record AccessDetails(string Device, string? Gauge, string Side, string Site, int Attempts, bool Flushed);

/// <summary>Scales of a site check; null is not looked at.</summary>
public sealed record SiteDetails(int? VipScore, int? InfiltrationGrade);

/// <param name="Product">Brand and maker as on the label; null where nobody wrote it down.</param>
public sealed record ProductLot(string Medication, string Lot, DateOnly ExpiresOn, string? Product = null);

public sealed record BagDetails(IReadOnlyList<ProductLot> Lots);

/// <summary>An independent double check: who asked for it, who read, and what was read.</summary>
public sealed record DoubleCheckDetails(Guid FirstId, string FirstName, Guid SecondId, string SecondName, BagReading Read);

/// <summary>A premedication or rescue dose as given, for example "10 mg", "IV".</summary>
/// <param name="Although">What the safety rules said about it when it was recorded; null: nothing. It is corrected or voided with the entry.</param>
public sealed record MedicineDetails(string Medication, string Dose, string Route, string? Although = null);

/// <summary>Signs that were looked for with an observation, by their id in the formulary, and whether they were there.</summary>
/// <param name="PainAt">Pain now at each site that was asked about, 0 to 10.</param>
/// <param name="PainWorst">Worst since the last infusion or in the last week, 0 to 10.</param>
/// <param name="PainAverage">On average over that time, 0 to 10.</param>
public sealed record AssessmentDetails(IReadOnlyList<SignLookedFor>? Signs = null, IReadOnlyList<PainAtSite>? PainAt = null, int? PainWorst = null, int? PainAverage = null);

/// <param name="Now">0 to 10.</param>
public sealed record PainAtSite(string Site, int Now);

/// <param name="Text">In the words that stood on the screen.</param>
public sealed record SignLookedFor(string Sign, string Text, bool IsPresent);

public sealed record StopDetails(bool IsEstimated);

/// <param name="Code">Of the reference list of reasons to stop early.</param>
public sealed record StopReasonDetails(string Code);

/// <param name="Symptoms">Ids of the reference list of symptoms.</param>
public sealed record ReactionOpeningDetails(bool PumpStopped, ReactionType Type, IReadOnlyList<string> Symptoms);

/// <summary>All symptoms present now; an empty list says that none is left.</summary>
public sealed record SymptomDetails(IReadOnlyList<string> Present);

public sealed record ActionDetails(string Action);

public sealed record GradeDetails(ReactionType Type, string Scale, int? SuggestedGrade);

/// <summary>Which alert was acknowledged; its sentence is the entry's text.</summary>
public sealed record AlertDetails(Guid AlertId, Alerts.AlertKind Kind, Alerts.AlertSeverity Severity);

public sealed record AlertLimitDetails(VitalSign Sign, HoldComparison Comparison, decimal Value);

/// <summary>A verbal order, read back to the prescriber.</summary>
public sealed record OrderDetails(Guid PrescriberId, string PrescriberName, bool IsReadBack);

public sealed record DischargeCriterion(string Criterion, bool Met, string? Reason);

/// <param name="Escort">Who takes the patient home.</param>
/// <param name="NextAppointment">The next booked infusion as it stood then; null where none was booked.</param>
public sealed record DischargeDetails(SessionEnding Ending, IReadOnlyList<DischargeCriterion> Criteria, string? Escort = null, DateTimeOffset? NextAppointment = null);

/// <param name="ChairId">Public id of the chair.</param>
public sealed record SeatDetails(Guid ChairId, string Chair);

/// <summary>What was thrown away of one bag: its volume stands in the entry, what that was of each ingredient here.</summary>
/// <param name="Ingredients">Derived from the concentration of the plan at that time.</param>
/// <param name="Disposal">How, for example "sharps bin, unusable".</param>
public sealed record WasteDetails(IReadOnlyList<WastedIngredient> Ingredients, string Disposal);

/// <param name="Milligrams">Null where the concentration is not known.</param>
public sealed record WastedIngredient(string Medication, decimal? Milligrams);

public sealed record HandOverDetails(Guid ToId, string ToName);

/// <param name="ToldBy">Who told of it and how.</param>
public sealed record DelayedReactionDetails(ReactionType Type, string Scale, IReadOnlyList<string> Symptoms, string? ToldBy);

/// <summary>Reads and writes the JSON part of an entry.</summary>
public static class EntryDetails
{
    private static readonly JsonSerializerOptions Shape = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(T details) => JsonSerializer.Serialize(details, Shape);

    /// <returns>Null where the entry has no such details: an old or damaged text must not stop the fold.</returns>
    public static T? Read<T>(ChartEntry entry)
        where T : class
    {
        if (string.IsNullOrEmpty(entry.Details)) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(entry.Details, Shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
