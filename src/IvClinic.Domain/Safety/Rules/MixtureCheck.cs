using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Mixtures inside one bag, each two medicines (safety rules 3.13). Separate bags are never mixed.</summary>
internal static class MixtureCheck
{
    public static void Judge(IReadOnlyList<MedicineInPlan> medicines)
    {
        for (var one = 0; one < medicines.Count; one++)
            for (var other = one + 1; other < medicines.Count; other++)
                foreach (var bag in Shared(medicines[one], medicines[other]))
                    Pair(medicines[one], medicines[other], bag);
    }

    private static IEnumerable<BagDose> Shared(MedicineInPlan one, MedicineInPlan other) =>
        one.Bags.Where(bag => other.Bags.Any(shared => shared.BagIndex == bag.BagIndex));

    private static void Pair(MedicineInPlan one, MedicineInPlan other, BagDose bag)
    {
        var isSyringe = bag.IsUndiluted || !bag.IsIv;
        var refused = Refusals(one, other).Concat(Refusals(other, one)).Concat(PairRefusals(one, other))
            .Where(refusal => (!refusal.SyringeOnly || isSyringe) && refusal.Severity.Level is not null)
            .ToList();
        var (speaker, named) = Speaker(one, other);
        if (refused.Count > 0)
        {
            var worst = refused.MaxBy(refusal => refusal.Severity.Level)!;
            speaker.Decide(
                Rule(
                    $"incompatibilities.{named.Medicine.Id}", FindingKind.Incompatibility, worst.Severity.Level!.Value,
                    worst.Provenance, worst.Text, named, bag),
                fires: true, $"{one.NameFirst} and {other.Name} must not be in one bag: {worst.Text}.");
            return;
        }

        var isListed = one.Formulary.CompatiblePairs.Any(pair => pair.IsBetween(one.Medicine.Id, other.Medicine.Id));
        if (isListed || IsListedDiluentOf(one, other) || IsListedDiluentOf(other, one)) return;
        var general = one.Formulary.GeneralRules.NoCompatibility;
        if (general.Severity.Level is { } level)
            speaker.Decide(
                Rule(
                    $"compatiblePairs.{named.Medicine.Id}", FindingKind.Compatibility, level, general.Provenance, general.Text,
                    named, bag),
                fires: true, $"Nothing is known about {one.Name} and {other.Name} in one bag.");
    }

    private sealed record Refusal(Severity Severity, bool SyringeOnly, string Text, Provenance Provenance);

    private static IEnumerable<Refusal> Refusals(MedicineInPlan medicine, MedicineInPlan other) =>
        medicine.Medicine.Incompatibilities
        .Where(entry => entry.With == "any" || entry.With == other.Medicine.Id)
        .Select(entry => new Refusal(entry.Severity, entry.SyringeOnly, entry.Text, entry.Provenance));

    private static IEnumerable<Refusal> PairRefusals(MedicineInPlan one, MedicineInPlan other) => one.Formulary.PairRules
        .Where(rule => rule.IsAboutMixing && rule.IsBetween(one.Medicine.Id, other.Medicine.Id))
        .Select(rule => new Refusal(rule.Severity, rule.SyringeOnly, rule.Effect, rule.Provenance));

    /// <summary>A fluid as an ingredient is a diluent by its name: saline is fine with a medicine that lists 0.9% NaCl.</summary>
    private static bool IsListedDiluentOf(MedicineInPlan fluid, MedicineInPlan other) => other.Medicine.Administration.Diluents
        .Any(diluent => fluid.Medicine.IsCalled(other.Formulary.Diluents[diluent.Name]));

    /// <summary>The finding is about the medicine that an emergency does not excuse: separate bags are always possible.</summary>
    private static (MedicineInPlan Speaker, MedicineInPlan Named) Speaker(MedicineInPlan one, MedicineInPlan other) =>
        one.Formulary.GeneralRules.IsForEmergencies(one.Medicine) ? (other, one) : (one, other);

    private static RuleUnderTest Rule(
        string id, FindingKind kind, FindingLevel level, Provenance provenance, string text, MedicineInPlan named, BagDose bag) =>
        new(id, kind, level, provenance, bag.At("ingredients"), text) { Other = new(named.Name, named.Medicine.Id, null, null) };
}
