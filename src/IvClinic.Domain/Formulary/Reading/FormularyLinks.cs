namespace IvClinic.Domain.Formulary.Reading;

/// <summary>A rule that names something unknown would never fire: every id must exist.</summary>
internal static class FormularyLinks
{
    public static void Check(ClinicFormulary formulary)
    {
        foreach (var medicine in formulary.Medicines.Values) MedicineLinks.Check(medicine, formulary);

        foreach (var rule in formulary.PairRules)
        {
            Need(formulary.Medicines.ContainsKey(rule.A), "pairRules", "medicine", rule.A);
            Need(
                (rule.B == "any" && rule.IsAboutMixing) || formulary.Medicines.ContainsKey(rule.B), "pairRules", "medicine",
                rule.B);
        }

        foreach (var pair in formulary.CompatiblePairs)
        {
            Need(formulary.Medicines.ContainsKey(pair.A), "compatiblePairs", "medicine", pair.A);
            Need(formulary.Medicines.ContainsKey(pair.B), "compatiblePairs", "medicine", pair.B);
        }

        OrderSetLinks.Check(formulary);
        foreach (var condition in formulary.Conditions.Values)
            foreach (var wider in condition.IsA)
                Need(formulary.Conditions.ContainsKey(wider), "conditions." + condition.Id, "condition", wider);

        foreach (var group in formulary.DrugClasses.Values)
        {
            foreach (var included in group.IncludesClasses)
                Need(formulary.DrugClasses.ContainsKey(included), "drugClasses." + group.Id, "class", included);
            foreach (var member in group.Medicines)
                Need(formulary.Medicines.ContainsKey(member), "drugClasses." + group.Id, "medicine", member);
        }

        foreach (var id in formulary.Conditions.Keys) NeedNoCircle("conditions", id, wider => formulary.Conditions[wider].IsA);
        foreach (var id in formulary.DrugClasses.Keys)
            NeedNoCircle("drugClasses", id, group => formulary.DrugClasses[group].IncludesClasses);
    }

    /// <summary>Followed round and round, the rules would never come to an end.</summary>
    private static void NeedNoCircle(string path, string start, Func<string, IEnumerable<string>> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>(next(start));
        while (ahead.TryPop(out var id))
        {
            if (id == start) throw new FormatException($"formulary.{path}.{start}: “{start}” leads back to itself.");
            if (seen.Add(id)) foreach (var further in next(id)) ahead.Push(further);
        }
    }

    internal static void Need(bool exists, string path, string what, string id)
    {
        if (!exists) throw new FormatException($"formulary.{path}: “{id}” is no {what} of this formulary.");
    }
}
