using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>
/// Whether what was recorded in a reaction meets the working definition of anaphylaxis: a suggestion, never a diagnosis. Source:
/// World Allergy Organization 2020, as in terminology.json ("anaphylaxis"); low blood pressure as there: below 90 mmHg systolic, or more
/// than 30 % under the patient's own value.
/// </summary>
public static class AnaphylaxisSigns
{
    private const decimal LowSystolic = 90m;
    private const decimal LargestFall = 0.3m;

    private static readonly string[] Skin = ["urticaria", "angioedema", "flushing", "pruritus", "rash"];
    private static readonly string[] Breathing = ["wheeze", "dyspnoea"];

    /// <summary>What of it was seen, in words; null where the definition is not met.</summary>
    public static string? Of(ReactionState reaction, ChartState chart)
    {
        var symptoms = reaction.Symptoms;
        var skin = Seen(Skin, symptoms);
        var breathing = Seen(Breathing, symptoms);
        var pressure = LowPressure(reaction, chart) ?? (symptoms.Contains("hypotension") ? ChairsideTerms.SymptomText("hypotension") : null);
        // How severe they are nobody records: one of the two alone is common with other reactions.
        var gut = symptoms.Contains("vomiting") && symptoms.Contains("abdominal_pain") ? "vomiting with abdominal pain" : null;
        var isMet = skin.Count > 0 ? breathing.Count > 0 || pressure is not null || gut is not null : symptoms.Contains("wheeze") && pressure is not null;
        return isMet ? string.Join(", ", skin.Concat(breathing).Append(pressure).Append(skin.Count > 0 ? gut : null).OfType<string>()) : null;
    }

    private static List<string> Seen(string[] which, IReadOnlyList<string> symptoms) => [.. which.Where(symptoms.Contains).Select(ChairsideTerms.SymptomText)];

    private static string? LowPressure(ReactionState reaction, ChartState chart)
    {
        if (chart.LatestSigns.FirstOrDefault(sign => sign.Sign == VitalSign.Systolic) is not { } now || now.TakenAt < reaction.OpenedAt) return null;
        var own = chart.BaselineSigns.FirstOrDefault(sign => sign.Sign == VitalSign.Systolic)?.Value;
        return now.Value < LowSystolic || (own is { } before && now.Value < before * (1m - LargestFall)) ? $"systolic {NumberText.Format(now.Value)} mmHg" : null;
    }
}
