using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Sessions;

/// <summary>After which medicines of a session the patient does not go home alone: those whose required checks name the escort.</summary>
public static class EscortRule
{
    /// <summary>"KETamine (adult escort, no driving 24 h)" for each that ran or was given beside the infusion.</summary>
    public static IReadOnlyList<string> Because(ClinicFormulary formulary, SessionPlan plan, ChartState state, IReadOnlyList<ChartEntry> standing)
    {
        var ran = state.StartedAt is null ? [] : plan.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication);
        var beside = standing.Where(entry => entry.Kind is EntryKind.PremedicationGiven or EntryKind.RescueGiven)
            .Select(EntryDetails.Read<MedicineDetails>).OfType<MedicineDetails>().Select(given => given.Medication.Trim());
        return
        [
            .. ran.Concat(beside).Select(formulary.Named).OfType<Medicine>().DistinctBy(medicine => medicine.Id)
                .Select(medicine => (medicine.TallManName, Check: medicine.PreChecks.FirstOrDefault(check => check is { Check: "escort", IsRequired: true })))
                .Where(each => each.Check is not null)
                .Select(each => string.IsNullOrWhiteSpace(each.Check!.Criterion) ? each.TallManName : $"{each.TallManName} ({each.Check.Criterion})"),
        ];
    }
}
