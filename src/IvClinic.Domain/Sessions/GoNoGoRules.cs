using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

public enum ChecklistReply
{
    Yes,
    No,
    DoesNotApply,
}

/// <summary>What is asked before every infusion, and when a weight is another one. Clinic default (D).</summary>
public static class GoNoGoRules
{
    /// <summary>More than this share since the plan was written.</summary>
    public const decimal WeightShare = 0.10m;

    /// <summary>More than so many kg since the plan was written.</summary>
    public const decimal WeightKg = 5m;

    public const string AllergiesGoneThrough = "Allergies gone through with the patient";

    public const string MedicinesGoneThrough = "Medicines gone through, with what changed since last time";

    /// <summary>In the order they are asked; the second value says whether a question may not apply.</summary>
    public static readonly IReadOnlyList<(string Question, bool MayNotApply)> Questions =
    [
        (AllergiesGoneThrough, false),
        (MedicinesGoneThrough, false),
        ("Pregnancy ruled out", true),
        ("Fasting as it was asked for", true),
        ("Escort and way home are settled", true),
        ("Consent to this treatment still stands", false),
        ("Well today: no fever, no infection", false),
        ("Emergency kit is at hand and checked", false),
    ];

    /// <summary>
    /// Checks of the formulary that a question above asks already. Where the formulary requires one without condition,
    /// "does not apply" is no answer to its question.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string> Covers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pregnancy_test"] = "Pregnancy ruled out",
        ["fasting"] = "Fasting as it was asked for",
        ["escort"] = "Escort and way home are settled",
        ["consent"] = "Consent to this treatment still stands",
        ["infection_screen"] = "Well today: no fever, no infection",
        ["allergy_history"] = AllergiesGoneThrough,
    };

    /// <summary>Says how the weight differs from the plan's when it differs by more than 10 % or 5 kg; null when it does not.</summary>
    public static string? WeightDoubt(decimal todayKg, decimal planKg)
    {
        var change = Math.Abs(todayKg - planKg);
        if (change <= WeightKg && change <= planKg * WeightShare) return null;
        return $"{NumberText.Format(todayKg)} kg today, {NumberText.Format(planKg)} kg in the plan: {NumberText.Format(change, 1)} kg or {NumberText.Format(change / planKg * 100m, 0)} % {(todayKg > planKg ? "more" : "less")}. Doses per kg no longer fit; ask the prescriber.";
    }

    public static string Of(ChecklistReply reply) => reply switch
    {
        ChecklistReply.Yes => "Yes",
        ChecklistReply.No => "No",
        ChecklistReply.DoesNotApply => "Does not apply",
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply, "Unknown reply."),
    };
}
