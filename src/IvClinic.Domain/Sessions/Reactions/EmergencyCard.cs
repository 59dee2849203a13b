using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>One card: what is done, and the medicines beside it at their dose.</summary>
/// <param name="AlsoAtHand">Rescue texts of the formulary, as they stand there.</param>
public sealed record EmergencyCard(ReactionChecklist List, IReadOnlyList<RescueDose> Doses, IReadOnlyList<string> AlsoAtHand)
{
    /// <summary>All cards, by the formulary in force.</summary>
    /// <param name="patient">Nobody known: adult doses.</param>
    /// <param name="inTheBag">Medicines that run: what the formulary wants at hand for them, unless it belongs to another card.</param>
    public static IReadOnlyList<EmergencyCard> All(ClinicFormulary formulary, PatientFacts patient, IReadOnlyList<string> inTheBag) =>
        [.. ChairsideTerms.Checklists.Select(list => Of(list, formulary, patient, inTheBag))];

    /// <summary>The list for a kind of reaction; while the kind is not known, the one for an infusion reaction.</summary>
    public static ReactionChecklist ListFor(ReactionType type) => ChairsideTerms.Checklists.FirstOrDefault(list => list.Type == type)
        ?? ChairsideTerms.Checklists.First(list => list.Type == (type == ReactionType.Seizure ? ReactionType.LocalAnaestheticToxicity : ReactionType.InfusionReaction));

    /// <summary>The list for this reaction; of anaphylaxis when it looks like it and nobody has said what it is.</summary>
    public static ReactionChecklist ListFor(ReactionState reaction, ChartState chart) =>
        ListFor(reaction.Type == ReactionType.NotYetKnown && AnaphylaxisSigns.Of(reaction, chart) is not null ? ReactionType.Anaphylaxis : reaction.Type);

    /// <summary>
    /// A medicine with a card of its own stands on no other by way of the bag: the epinephrine dose for anaphylaxis is too
    /// much in local anaesthetic toxicity.
    /// </summary>
    private static bool IsForAnother(ReactionChecklist list, string id, ClinicFormulary formulary) => formulary.Medicines.TryGetValue(id, out var medicine)
        && ChairsideTerms.Checklists.Any(other => other.Id != list.Id && medicine.Indications.Any(indication => indication.Code == other.Indication));

    private static EmergencyCard Of(ReactionChecklist list, ClinicFormulary formulary, PatientFacts patient, IReadOnlyList<string> inTheBag)
    {
        var named = formulary.Medicines.Values.Where(medicine => medicine.Indications.Any(indication => indication.Code == list.Indication)).Select(medicine => medicine.Id);
        var forBag = inTheBag.Where(formulary.Medicines.ContainsKey).SelectMany(id => formulary.Medicines[id].Rescue).Where(id => !IsForAnother(list, id, formulary));
        string[] ids = [.. named.Concat(list.AlsoAtHand).Concat(forBag).Distinct(StringComparer.Ordinal)];
        return new(
            list,
            [.. ids.Where(formulary.Medicines.ContainsKey).Select(id => RescueDose.Of(formulary.Medicines[id], patient))],
            [.. formulary.RescueOnly.Where(text => ids.Contains(text.Id, StringComparer.Ordinal)).Select(text => $"{text.Id.Replace('_', ' ')}: {text.Use}")]);
    }
}
