using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>One card: what is done, and the medicines beside it at their dose.</summary>
/// <param name="AlsoAtHand">Rescue texts of the formulary, as they stand there.</param>
public sealed record EmergencyCard(ReactionChecklist List, IReadOnlyList<RescueDose> Doses, IReadOnlyList<string> AlsoAtHand)
{
    /// <summary>All cards, by the formulary in force.</summary>
    /// <param name="patient">Nobody known: adult doses.</param>
    /// <param name="inTheBag">Medicines that run: what the formulary wants at hand for them stands on every card.</param>
    public static IReadOnlyList<EmergencyCard> All(ClinicFormulary formulary, PatientFacts patient, IReadOnlyList<string> inTheBag) =>
        [.. ChairsideTerms.Checklists.Select(list => Of(list, formulary, patient, inTheBag))];

    /// <summary>The list for a kind of reaction; while the kind is not known, the one for an infusion reaction.</summary>
    public static ReactionChecklist ListFor(ReactionType type) => ChairsideTerms.Checklists.FirstOrDefault(list => list.Type == type)
        ?? ChairsideTerms.Checklists.First(list => list.Type == (type == ReactionType.Seizure ? ReactionType.LocalAnaestheticToxicity : ReactionType.InfusionReaction));

    private static EmergencyCard Of(ReactionChecklist list, ClinicFormulary formulary, PatientFacts patient, IReadOnlyList<string> inTheBag)
    {
        var named = formulary.Medicines.Values.Where(medicine => medicine.Indications.Any(indication => indication.Code == list.Indication)).Select(medicine => medicine.Id);
        var forBag = inTheBag.Where(formulary.Medicines.ContainsKey).SelectMany(id => formulary.Medicines[id].Rescue);
        string[] ids = [.. named.Concat(list.AlsoAtHand).Concat(forBag).Distinct(StringComparer.Ordinal)];
        return new(
            list,
            [.. ids.Where(formulary.Medicines.ContainsKey).Select(id => RescueDose.Of(formulary.Medicines[id], patient))],
            [.. formulary.RescueOnly.Where(text => ids.Contains(text.Id, StringComparer.Ordinal)).Select(text => $"{text.Id.Replace('_', ' ')}: {text.Use}")]);
    }
}
