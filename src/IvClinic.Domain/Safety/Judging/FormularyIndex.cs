using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>Names and classes of one formulary, looked up instead of searched. Made once; a changed formulary is another one.</summary>
internal sealed class FormularyIndex
{
    private static readonly ConditionalWeakTable<ClinicFormulary, FormularyIndex> Made = [];

    private readonly ClinicFormulary formulary;
    private readonly Dictionary<string, Medicine> named = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FrozenSet<string>> classesOfName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FrozenSet<string>> classesOfMedicine = new(StringComparer.Ordinal);

    private FormularyIndex(ClinicFormulary formulary)
    {
        this.formulary = formulary;
        foreach (var medicine in formulary.Medicines.Values)
            foreach (var name in medicine.IngredientNames.Prepend(medicine.Id)) named.TryAdd(name, medicine);
        foreach (var name in formulary.DrugClasses.Values.SelectMany(group => group.Ingredients).Distinct(StringComparer.OrdinalIgnoreCase))
            classesOfName[name] = WithWider(group => group.Ingredients.Contains(name, StringComparer.OrdinalIgnoreCase));
        foreach (var medicine in formulary.Medicines.Values)
            classesOfMedicine[medicine.Id] = WithWider(group =>
                group.Medicines.Contains(medicine.Id, StringComparer.Ordinal) || medicine.IngredientNames.Any(name => group.Ingredients.Contains(name, StringComparer.OrdinalIgnoreCase)));
    }

    public static FormularyIndex Of(ClinicFormulary formulary) => Made.GetValue(formulary, each => new(each));

    /// <inheritdoc cref="ClinicFormulary.Named"/>
    public Medicine? Named(string name) => formulary.Medicines.TryGetValue(name, out var medicine) ? medicine : named.GetValueOrDefault(name);

    /// <summary>True where some class lists the name.</summary>
    public bool IsInAnyClass(string name) => classesOfName.ContainsKey(name);

    /// <summary>True where the class, or one that it includes, lists the name or the medicine.</summary>
    public bool IsIn(string classId, string name, string? medicineId) =>
        (medicineId is not null && classesOfMedicine.TryGetValue(medicineId, out var ofMedicine) && ofMedicine.Contains(classId))
        || (classesOfName.TryGetValue(name, out var ofName) && ofName.Contains(classId));

    private FrozenSet<string> WithWider(Func<DrugClass, bool> lists)
    {
        return formulary.DrugClasses.Values.Where(Holds).Select(group => group.Id).ToFrozenSet(StringComparer.Ordinal);

        bool Holds(DrugClass group) => lists(group) || group.IncludesClasses.Any(included => Holds(formulary.DrugClasses[included]));
    }
}
