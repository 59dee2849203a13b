using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.ClinicDay;

/// <summary>Whether a medicine belongs to a session: by its plan, or because it was recorded there beside the plan.</summary>
public static class MedicineOfSession
{
    /// <param name="standing">The entries of the session that count; only premedication and rescue are looked at.</param>
    public static bool Holds(Medicine medicine, PlanContent plan, IEnumerable<ChartEntry> standing) =>
        plan.Bags.Any(bag => bag.Ingredients.Any(ingredient => ingredient.Medication == medicine.Id))
        || plan.StandingOrders.Premedication.Concat(plan.StandingOrders.Rescue).Any(line => Names(line, medicine))
        || standing.Any(entry => entry.Kind is EntryKind.PremedicationGiven or EntryKind.RescueGiven && EntryDetails.Read<MedicineDetails>(entry) is { } given && medicine.IsCalled(given.Medication));

    /// <summary>An order is a line of text: "Midazolam 1 mg IV".</summary>
    private static bool Names(string line, Medicine medicine) =>
        medicine.IngredientNames.Append(medicine.Id.Replace('_', ' ')).Any(name => line.Contains(name, StringComparison.OrdinalIgnoreCase));
}
