namespace IvClinic.Domain.Formulary.Reading;

/// <summary>Mixtures and protocols name medicines, diluents and each other: all of them must exist.</summary>
internal static class OrderSetLinks
{
    public static void Check(ClinicFormulary formulary)
    {
        foreach (var mixture in formulary.Mixtures.Values)
        {
            var path = $"mixtures[{mixture.Id}]";
            if (mixture.Ingredients.Count == 0) throw new FormatException($"formulary.{path}.ingredients: a mixture has at least one.");
            foreach (var each in mixture.Ingredients) Medicine(formulary, path, each.MedicineId);
            Diluent(formulary, path, mixture.Diluent);
        }

        foreach (var protocol in formulary.Protocols.Values)
        {
            var path = $"protocols[{protocol.Id}]";
            if (protocol.Bags.Count == 0) throw new FormatException($"formulary.{path}.bags: a protocol has at least one.");
            foreach (var bag in protocol.Bags)
            {
                if (bag.MixtureId is { } id) FormularyLinks.Need(formulary.Mixtures.ContainsKey(id), path, "mixture", id);
                else if (bag.Ingredients.Count == 0) throw new FormatException($"formulary.{path}.bags: a bag has a mixture or ingredients.");
                foreach (var each in bag.Ingredients) Medicine(formulary, path, each.Medication);
                Diluent(formulary, path, bag.Diluent);
            }
        }
    }

    private static void Medicine(ClinicFormulary formulary, string path, string id) => FormularyLinks.Need(formulary.Medicines.ContainsKey(id), path, "medicine", id);

    private static void Diluent(ClinicFormulary formulary, string path, string? key)
    {
        if (key is not null) FormularyLinks.Need(formulary.Diluents.ContainsKey(key), path, "diluent", key);
    }
}
