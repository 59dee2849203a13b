using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Indication and route: listed for the medicine or not (safety rules 3.22).</summary>
internal static class IndicationCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        Indication(medicine);
        foreach (var bag in medicine.Bags) Route(medicine, bag);
    }

    private static void Indication(MedicineInPlan medicine)
    {
        var planned = medicine.Facts.Plan.Indication;
        var place = new FindingPlace(null, null, "indication");
        var general = medicine.Formulary.GeneralRules;
        var entries = medicine.Medicine.Indications.Where(entry => entry.Code == planned).ToList();
        if (entries.Count == 0)
        {
            if (general.IndicationExemptCategories.Contains(medicine.Medicine.Category, StringComparer.Ordinal)) return;
            if (general.UnlistedIndication.Severity.Level is { } level)
                medicine.Decide(
                    new(
                        "indications.unlisted", FindingKind.Indication, level, general.UnlistedIndication.Provenance, place,
                        general.UnlistedIndication.Text),
                    fires: true, $"{medicine.NameFirst} is not listed for {planned}.");
            return;
        }

        foreach (var entry in entries)
            if (entry.Severity?.Level is { } level)
                medicine.Decide(
                    new("indications." + entry.Code, FindingKind.Indication, level, entry.Provenance, place, entry.Evidence),
                    fires: true, $"{medicine.NameFirst} for {planned}: {entry.Evidence}");
    }

    private static void Route(MedicineInPlan medicine, BagDose bag)
    {
        var rule = medicine.Formulary.GeneralRules.UnlistedRoute;
        if (rule.Severity.Level is { } level)
            medicine.Decide(
                new("routes.unlisted", FindingKind.Route, level, rule.Provenance, bag.At("route"), rule.Text),
                !medicine.Medicine.Routes.Contains(bag.Bag.Route, StringComparer.Ordinal),
                $"{medicine.NameFirst} is not given by the {bag.Bag.Route} route, only {string.Join(", ", medicine.Medicine.Routes)}.");
    }
}
