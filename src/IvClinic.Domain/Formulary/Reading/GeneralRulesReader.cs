namespace IvClinic.Domain.Formulary.Reading;

internal static class GeneralRulesReader
{
    public static GeneralRules Read(JsonEntry entry, FormularyWords words)
    {
        // rules in words only: the engine is built on them
        entry.Ignore("worstLevelWins", "limitsInclusive", "pairBeforeClass", "selfExclusion", "treatmentDay");
        var emergency = entry.Entry("emergency", rule => Open(rule, () => new EmergencyPart(
            rule.Texts("categories"),
            rule.Texts("medicines"),
            FormularyWords.Level(rule, "hardBecomes", rule.Text("hardBecomes")))));
        return new()
        {
            MissingInput = Rule("missingData"),
            UnlistedIndication = Rule("unlistedIndication"),
            IndicationExemptCategories = entry.Entry(
                "unlistedIndication", rule => Open(rule, () => rule.Texts("exemptCategories"))),
            UnlistedRoute = Rule("unlistedRoute"),
            UnlistedDiluent = Rule("unlistedDiluent"),
            DoseNotAllowed = Rule("doseNotInAllowedDoses"),
            NoDosingRow = Rule("noDosingRow"),
            NoCompatibility = Rule("noCompatibilityData"),
            SameIngredientAtHome = Rule("sameIngredientAtHome"),
            UnknownHomeMedicine = Rule("unknownHomeMedicine"),
            MinimumInterval = Rule("minimumInterval"),
            IcdOnlyMaxLevel = entry.Entry("icdOnlyMatch", rule => Open(rule, () =>
                new Fact<FindingLevel>(FormularyWords.Level(rule, "maxLevel", rule.Text("maxLevel")), Provenance.None))).Value,
            GivenWindowHours = Number("exposures", "givenWindowHours"),
            DefaultWashoutDays = Number("stoppedHomeMedicine", "defaultWashoutDays"),
            EmergencyCategories = emergency.Categories,
            EmergencyMedicines = emergency.Medicines,
            EmergencyHardBecomes = emergency.HardBecomes,
        };

        GeneralRule Rule(string name) =>
            entry.Entry(
                name,
                rule =>
                    Open(rule, () => new GeneralRule(words.Severity(rule), rule.Text("text"), FormularyWords.Provenance(rule))));

        decimal Number(string name, string field) =>
            entry.Entry(name, rule => Open(rule, () => new Fact<decimal>(rule.Number(field), Provenance.None))).Value;
    }

    /// <summary>One general rule is read in parts, so each part leaves the rest unread.</summary>
    private static T Open<T>(JsonEntry rule, Func<T> read)
    {
        var result = read();
        foreach (var name in rule.Names) rule.Ignore(name);
        return result;
    }

    private sealed record EmergencyPart(
        IReadOnlyList<string> Categories, IReadOnlyList<string> Medicines, FindingLevel HardBecomes);
}
