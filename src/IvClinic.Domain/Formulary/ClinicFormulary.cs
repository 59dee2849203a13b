using System.Text;
using System.Text.Json;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Formulary.OrderSets;
using IvClinic.Domain.Formulary.Reading;

namespace IvClinic.Domain.Formulary;

/// <summary>The clinic's medicines and every rule about them. Immutable; a change is a new version.</summary>
public sealed record ClinicFormulary
{
    private static readonly Lazy<ClinicFormulary> ShippedFormulary = new(ReadShipped);

    /// <summary>Name of the data set ("ivclinic-formulary").</summary>
    public required string Id { get; init; }

    /// <summary>Version of the data's shape.</summary>
    public required string Version { get; init; }

    /// <summary>Which publication this is, by the name that stands in records; empty for one that was never published.</summary>
    public string Edition { get; init; } = "";

    public required string Notice { get; init; }

    public required IReadOnlyDictionary<string, string> ConfidenceLegend { get; init; }

    public required IReadOnlyDictionary<string, Medicine> Medicines { get; init; }

    public required IReadOnlyDictionary<string, ConditionEntry> Conditions { get; init; }

    /// <summary>Tokens for allergies that are neither a medicine nor a class, with their names.</summary>
    public required IReadOnlyDictionary<string, string> Allergens { get; init; }

    /// <summary>Diluents by key, with their names.</summary>
    public required IReadOnlyDictionary<string, string> Diluents { get; init; }

    public required IReadOnlyDictionary<string, DrugClass> DrugClasses { get; init; }

    public required IReadOnlyList<PairRule> PairRules { get; init; }

    public required IReadOnlyList<CompatiblePair> CompatiblePairs { get; init; }

    public required GeneralRules GeneralRules { get; init; }

    public required IReadOnlyList<StartLimit> StartLimits { get; init; }

    public required IReadOnlyList<RescueText> RescueOnly { get; init; }

    public required IReadOnlyList<Disagreement> Disagreements { get; init; }

    public required IReadOnlyDictionary<string, Source> Sources { get; init; }

    /// <summary>Bags that are prepared in one way.</summary>
    public required IReadOnlyDictionary<string, StandardMixture> Mixtures { get; init; }

    /// <summary>Order sets from which a plan can be begun.</summary>
    public required IReadOnlyDictionary<string, Protocol> Protocols { get; init; }

    /// <summary>The formulary that comes with the program.</summary>
    public static ClinicFormulary Shipped => ShippedFormulary.Value;

    /// <summary>Reads a formulary.</summary>
    /// <exception cref="FormatException">The text is no formulary; the message names the path and what is wrong there.</exception>
    public static ClinicFormulary Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'));
            FieldsTwice.Refuse(document.RootElement);
            return FormularyReader.Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            throw new FormatException("The formulary is not JSON: " + problem.Message, problem);
        }
    }

    /// <inheritdoc cref="Read(string)"/>
    public static ClinicFormulary Read(Stream json)
    {
        using var reader = new StreamReader(json, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return Read(reader.ReadToEnd());
    }

    /// <summary>The medicine with this id or ingredient name, whatever the case; null: none.</summary>
    public Medicine? Named(string name) =>
        Medicines.TryGetValue(name, out var medicine) ? medicine : Medicines.Values.FirstOrDefault(known => known.IsCalled(name));

    /// <summary>The id's display name; the id itself for a medicine that is not in the formulary.</summary>
    public string DisplayName(string medicineId) =>
        Medicines.TryGetValue(medicineId, out var medicine) ? medicine.TallManName : medicineId;

    /// <summary>The shipped formulary as it stands in the file.</summary>
    public static byte[] ShippedBytes()
    {
        using var json = OpenShipped();
        using var bytes = new MemoryStream();
        json.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Stream OpenShipped() =>
        typeof(ClinicFormulary).Assembly.GetManifestResourceStream("IvClinic.Domain.Formulary.default-formulary.json")!;

    private static ClinicFormulary ReadShipped()
    {
        using var json = OpenShipped();
        return Read(json);
    }
}

/// <summary>A point on which sources differ, and what this formulary does.</summary>
public sealed record Disagreement(
    string Topic, string OnePosition, string OtherPosition, string Chosen, IReadOnlyList<string> SourceIds);
