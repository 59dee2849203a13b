namespace IvClinic.Domain.Formulary.Reading;

/// <summary>A rule that names something unknown would never fire: every id must exist.</summary>
internal static class FormularyLinks
{
    public static void Check(ClinicFormulary formulary)
    {
        foreach (var medicine in formulary.Medicines.Values) Check(medicine, formulary);

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
    }

    private static void Check(Medicine medicine, ClinicFormulary formulary)
    {
        foreach (var interaction in medicine.Interactions)
        {
            Need(
                formulary.DrugClasses.ContainsKey(interaction.WithClass), medicine.Id + ".interactions", "class",
                interaction.WithClass);
            if (interaction.Escalation is { } escalation)
                Need(
                    formulary.DrugClasses.ContainsKey(escalation.AlsoClass), medicine.Id + ".interactions", "class",
                    escalation.AlsoClass);
        }

        foreach (var contraindication in medicine.Contraindications)
        {
            if (contraindication.ConditionId is { } condition)
                Need(formulary.Conditions.ContainsKey(condition), medicine.Id + ".contraindications", "condition", condition);
            foreach (var group in contraindication.DrugClasses)
                Need(formulary.DrugClasses.ContainsKey(group), medicine.Id + ".contraindications", "class", group);
        }

        foreach (var rule in medicine.Hepatic)
            Need(formulary.Conditions.ContainsKey(rule.ConditionId), medicine.Id + ".hepatic", "condition", rule.ConditionId);

        foreach (var token in medicine.AllergyTokens)
            Need(
                formulary.Medicines.ContainsKey(token.Token)
                    || formulary.DrugClasses.ContainsKey(token.Token)
                    || formulary.Allergens.ContainsKey(token.Token),
                medicine.Id + ".allergyClasses", "medicine, class or allergen", token.Token);

        foreach (var entry in medicine.Incompatibilities)
            if (entry.With is { } other)
                Need(
                    other == "any" || formulary.Medicines.ContainsKey(other), medicine.Id + ".incompatibilities", "medicine",
                    other);

        foreach (var reduction in medicine.AgeRules.SelectMany(rule => rule.Reductions)
            .Concat(medicine.Hepatic.SelectMany(rule => rule.Reductions)).Concat(medicine.Renal.SelectMany(rule => rule.Reductions)))
            if (reduction.RateLimitId is { } limit)
                Need(
                    medicine.Administration.RateLimits.Any(rate => rate.Id == limit), medicine.Id + ".reduce", "rate limit",
                    limit);
    }

    internal static void Need(bool exists, string path, string what, string id)
    {
        if (!exists) throw new FormatException($"formulary.{path}: “{id}” is no {what} of this formulary.");
    }
}
