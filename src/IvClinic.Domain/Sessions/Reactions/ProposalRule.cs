using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>What a closing proposes for the list of allergies, one row for each suspected medicine.</summary>
public static class ProposalRule
{
    /// <summary>The longest line the history takes.</summary>
    private const int MostCharacters = 200;

    /// <summary>An allergy only for features of one: the type, or a symptom that the terminology marks.</summary>
    public static bool IsAllergic(ReactionType type, IEnumerable<string> symptomsSeen) =>
        type is ReactionType.Allergic or ReactionType.Anaphylaxis || symptomsSeen.Any(id => ChairsideTerms.Symptom(id) is { IsAllergic: true });

    /// <summary>
    /// Nothing where the medicine is unlikely to be the cause, and after an extravasation: that happened to the vein, and says
    /// nothing about the next infusion of the medicine.
    /// </summary>
    public static bool ProposesNothing(ReactionType type, string causality, IEnumerable<string> symptomsSeen) =>
        causality == "unlikely" || (type == ReactionType.Extravasation && !IsAllergic(type, symptomsSeen));

    /// <param name="helped">Medicines given for it, as given.</param>
    public static IReadOnlyList<HistoryProposal> Of(ReactionState reaction, ReactionType type, int grade, string causality, IReadOnlyList<string> suspected, IReadOnlyList<string> helped)
    {
        if (ProposesNothing(type, causality, reaction.SymptomsSeen)) return [];
        var isAllergy = IsAllergic(type, reaction.SymptomsSeen);
        var text = isAllergy ? Feature(reaction, type, grade) : Intolerance(reaction, type, grade, helped);
        return [.. suspected.Select(medicine => new HistoryProposal(medicine, isAllergy ? AllergyKind.Allergy : AllergyKind.Intolerance, text, SeverityOf(grade)))];
    }

    public static ReactionSeverity SeverityOf(int grade) => grade switch
    {
        1 => ReactionSeverity.Mild,
        2 => ReactionSeverity.Moderate,
        _ => ReactionSeverity.Severe,
    };

    private static string Feature(ReactionState reaction, ReactionType type, int grade) =>
        Line([type == ReactionType.Anaphylaxis ? "anaphylaxis" : null, .. Symptoms(reaction, allergicFirst: true)], Grade(grade));

    private static string Intolerance(ReactionState reaction, ReactionType type, int grade, IReadOnlyList<string> helped) => Line(
        [type is ReactionType.LocalAnaestheticToxicity or ReactionType.KetamineEmergence or ReactionType.Seizure ? ReactionWords.Of(type).ToLowerInvariant() : null, .. Symptoms(reaction, allergicFirst: false)],
        string.Concat(
            reaction.RateAtOnset is { } onset && !reaction.IsDelayed ? $"; at {onset}" : "",
            NextTimeRule.Tolerated(reaction) is { } tolerated ? $"; then tolerated at {tolerated}" : "",
            helped.Count > 0 ? $"; helped: {string.Join(", ", helped)}" : "",
            Grade(grade)));

    private static IEnumerable<string> Symptoms(ReactionState reaction, bool allergicFirst) =>
        reaction.SymptomsSeen.OrderBy(id => allergicFirst && ChairsideTerms.Symptom(id) is { IsAllergic: true } ? 0 : 1).Select(ChairsideTerms.SymptomText);

    private static string Grade(int grade) => FormattableString.Invariant($"; grade {grade}");

    /// <summary>As many symptoms as the line takes; the others are counted, not dropped in silence.</summary>
    private static string Line(IEnumerable<string?> parts, string rest)
    {
        string[] all = [.. parts.OfType<string>()];
        if (all.Length == 0) all = ["symptoms not recorded"];
        var most = Math.Max(0, MostCharacters - rest.Length);
        for (var shown = all.Length; shown > 0; shown--)
        {
            var text = string.Join(", ", all.Take(shown)) + (shown < all.Length ? FormattableString.Invariant($" and {all.Length - shown} more") : "");
            if (text.Length <= most) return text + rest;
        }

        return "see the session's record";
    }
}
