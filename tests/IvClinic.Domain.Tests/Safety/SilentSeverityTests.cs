using System.Text.Json.Nodes;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Tests.Formulary;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>
/// The severity decides, never the words: a formulary in which every rule has the severity "none", without the limits whose
/// level lies in their name.
/// </summary>
public class SilentSeverityTests
{
    private static readonly string[] LevelInTheirName =
    [
        "softMaxSingle", "absoluteMaxSingle", "absoluteMaxSingleMg", "mgPerKgMax", "softMaxSession", "absoluteMaxSession",
        "absoluteMaxSessionMg", "maxDaily", "minVolumeMl", "maxVolumeMl",
    ];

    private static readonly ClinicFormulary Silent = EditedFormulary.With(root =>
    {
        Silence(root);
        root["pairRules"] = new JsonArray([.. root["pairRules"]!.AsArray().Where(rule => rule!["b"]!.GetValue<string>() != "any").Select(rule => rule!.DeepClone())]);
    });

    public static TheoryData<string> Medicines => [.. ClinicFormulary.Shipped.Medicines.Keys];

    [Theory]
    [MemberData(nameof(Medicines))]
    public void A_rule_without_a_level_is_silent(string medicine)
    {
        Assert.Empty(SafetyEngine.Evaluate(EverythingWrong(medicine), Silent).Findings);
        Assert.Equal(SafetyOutcome.Refused, Scene.Judge(EverythingWrong(medicine)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Medicines))]
    public void A_rule_without_a_level_demands_nothing(string medicine)
    {
        var facts = EverythingWrong(medicine);

        Assert.Empty(SafetyEngine.Evaluate(facts with { Patient = new() }, Silent).Findings);
        Assert.Equal(SafetyOutcome.Refused, Scene.Judge(facts with { Patient = new() }).Outcome); // by its route
    }

    private static SafetyFacts EverythingWrong(string medicine)
    {
        var isFluid = ClinicFormulary.Shipped.Medicines[medicine].Dosing[0].Basis is DoseBasis.Millilitre or DoseBasis.MillilitrePerKilogram;
        var unit = isFluid ? DoseUnit.Millilitre : DoseUnit.Milligram;
        var bag = Scene.Bag(medicine, 900000m, 0.1m, unit) with { Diluent = "LR", FinalVolumeMl = 1m };
        var patient = Scene.Woman with
        {
            AgeYears = 10m,
            WeightKg = 20m,
            EGfr = 5m,
            CreatinineClearance = 5m,
            QtcMs = 600m,
            Pregnancy = PregnancyAnswer.Yes,
            Contraception = ContraceptionAnswer.None,
            Conditions = [.. ClinicFormulary.Shipped.Conditions.Keys.Select(id => new RecordedProblem(id, null))],
            Allergies = [.. ClinicFormulary.Shipped.DrugClasses.Keys.Concat(ClinicFormulary.Shipped.Medicines.Keys).Select(id => new RecordedAllergy(id, null))],
            HomeMedications =
            [
                new("Wonderol", null),
                .. ClinicFormulary.Shipped.DrugClasses.Values.SelectMany(group => group.Ingredients).Distinct().Select(name => new HomeMedication(name, 1m)),
            ],
        };
        return Scene.Plan(patient, "astrology", bag, bag with { Route = "IM" }, bag with { Route = "rectal" }, bag with
        {
            Ingredients = [.. bag.Ingredients, new("ondansetron", 1m, DoseUnit.Milligram), new("dexamethasone", 1m, DoseUnit.Milligram)],
        }).After([.. Enumerable.Range(0, 20).Select(day => new GivenDose(medicine, "IV", 900000m, unit, (day * 24m) + 0.01m))]);
    }

    private static void Silence(JsonNode node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                if (item is not null) Silence(item);
            return;
        }

        if (node is not JsonObject entry) return;
        foreach (var (name, value) in entry.ToList())
        {
            if (LevelInTheirName.Contains(name)) entry.Remove(name);
            else if (name.EndsWith("everity", StringComparison.Ordinal) && value is JsonValue) entry[name] = "none";
            else if (value is not null && name is not ("missingData" or "fieldLegend" or "severityLegend")) Silence(value);
        }
    }
}
