namespace IvClinic.Domain.Formulary.Reading;

/// <summary>Every id that a medicine names must exist: a rule that names something unknown would never fire.</summary>
internal static class MedicineLinks
{
    public static void Check(Medicine medicine, ClinicFormulary formulary)
    {
        foreach (var interaction in medicine.Interactions)
        {
            FormularyLinks.Need(
                formulary.DrugClasses.ContainsKey(interaction.WithClass), medicine.Id + ".interactions", "class",
                interaction.WithClass);
            if (interaction.Escalation is { } escalation)
                FormularyLinks.Need(
                    formulary.DrugClasses.ContainsKey(escalation.AlsoClass), medicine.Id + ".interactions", "class",
                    escalation.AlsoClass);
        }

        foreach (var contraindication in medicine.Contraindications)
        {
            if (contraindication.ConditionId is { } condition)
                FormularyLinks.Need(formulary.Conditions.ContainsKey(condition), medicine.Id + ".contraindications", "condition", condition);
            foreach (var group in contraindication.DrugClasses)
                FormularyLinks.Need(formulary.DrugClasses.ContainsKey(group), medicine.Id + ".contraindications", "class", group);
        }

        foreach (var rule in medicine.Hepatic)
            FormularyLinks.Need(formulary.Conditions.ContainsKey(rule.ConditionId), medicine.Id + ".hepatic", "condition", rule.ConditionId);

        foreach (var token in medicine.AllergyTokens)
            FormularyLinks.Need(
                formulary.Medicines.ContainsKey(token.Token)
                    || formulary.DrugClasses.ContainsKey(token.Token)
                    || formulary.Allergens.ContainsKey(token.Token),
                medicine.Id + ".allergyClasses", "medicine, class or allergen", token.Token);

        foreach (var entry in medicine.Incompatibilities)
            if (entry.With is { } other)
                FormularyLinks.Need(
                    other == "any" || formulary.Medicines.ContainsKey(other), medicine.Id + ".incompatibilities", "medicine",
                    other);

        foreach (var diluent in medicine.Administration.Diluents.Select(entry => entry.Name)
            .Concat(medicine.Administration.RefusedDiluents.Select(entry => entry.Name)))
            FormularyLinks.Need(formulary.Diluents.ContainsKey(diluent), medicine.Id + ".diluents", "diluent", diluent);

        foreach (var condition in Conditions(medicine).SelectMany(Named))
            FormularyLinks.Need(formulary.Conditions.ContainsKey(condition), medicine.Id + ".appliesWhen", "condition", condition);

        foreach (var reduction in medicine.AgeRules.SelectMany(rule => rule.Reductions)
            .Concat(medicine.Renal.SelectMany(rule => rule.Reductions))
            .Concat(medicine.Hepatic.SelectMany(rule => rule.Reductions))
            .Concat(medicine.Interactions.SelectMany(rule => rule.Reductions)))
            Check(reduction, medicine);
    }

    private static void Check(Reduction reduction, Medicine medicine)
    {
        foreach (var id in reduction.Rows)
            FormularyLinks.Need(medicine.Dosing.Any(row => row.Id == id), medicine.Id + ".reduce", "dosing row", id);
        if (reduction.RateLimitId is { } limit)
            FormularyLinks.Need(
                medicine.Administration.RateLimits.Any(rate => rate.Id == limit), medicine.Id + ".reduce", "rate limit", limit);
    }

    private static IEnumerable<AppliesWhen> Conditions(Medicine medicine) => medicine.Dosing.Select(row => row.AppliesWhen)
        .Concat(medicine.Cumulative.Select(limit => limit.AppliesWhen))
        .Concat(medicine.Administration.DurationLimits.Select(limit => limit.AppliesWhen))
        .Concat(medicine.Administration.RateLimits.Select(limit => limit.AppliesWhen))
        .Concat(medicine.Administration.StartRateLimit is { } start ? [start.AppliesWhen] : []);

    private static IEnumerable<string> Named(AppliesWhen condition) => condition switch
    {
        AppliesWhen.All all => all.Parts.SelectMany(Named),
        AppliesWhen.Any any => any.Parts.SelectMany(Named),
        AppliesWhen.HasCondition has => [has.ConditionId],
        _ => [],
    };
}
