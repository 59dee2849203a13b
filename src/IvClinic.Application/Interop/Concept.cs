namespace IvClinic.Application.Interop;

/// <summary>One code from one code system, as sent.</summary>
public sealed record Coding(string? System, string? Code, string? Display);

/// <summary>What a sender meant, in codes and words (FHIR CodeableConcept).</summary>
public sealed record Concept(IReadOnlyList<Coding> Codings, string? Text)
{
    /// <summary>Nothing was sent.</summary>
    public static Concept Nothing { get; } = new([], null);

    /// <summary>True when neither a code nor a word was sent.</summary>
    public bool IsEmpty => Codings.Count == 0 && string.IsNullOrWhiteSpace(Text);

    /// <summary>The first coding; without any, the text alone.</summary>
    public Coding First => Codings.Count > 0 ? Codings[0] : new Coding(null, null, Text);

    /// <summary>What a person reads: the first display, else the text, else the bare code; null when nothing was sent.</summary>
    public string? Words
    {
        get
        {
            var display = Codings.Select(coding => coding.Display).FirstOrDefault(words => !string.IsNullOrWhiteSpace(words));
            if (display is not null) return display;
            if (!string.IsNullOrWhiteSpace(Text)) return Text;
            return Codings.Select(coding => coding.Code).FirstOrDefault(code => !string.IsNullOrWhiteSpace(code));
        }
    }

    /// <summary>The first code of the ICD-10 family (WHO, CM, GM), upper case and with its point; null when there is none.</summary>
    public string? Icd10 => Codings.Where(IsIcd10).Select(coding => WithPoint(coding.Code)).FirstOrDefault(code => code is not null);

    /// <summary>True when the sender states that nothing is known (IPS "no-known-allergies" and its kin), which is not an entry.</summary>
    public bool StatesNothingKnown =>
        Codings.Any(coding =>
            (coding.System?.Contains("absent-unknown", StringComparison.OrdinalIgnoreCase) ?? false)
            || (coding.System == CodeSystems.Snomed && coding.Code is not null && CodeSystems.NothingKnown.Contains(coding.Code)));

    /// <summary>All codes of one system.</summary>
    public IEnumerable<string> CodesOf(string system) =>
        Codings.Where(coding => CodeSystems.IsSame(coding.System, system) && coding.Code is not null).Select(coding => coding.Code!);

    private static bool IsIcd10(Coding coding) =>
        coding.System is { } system
        && (system.Contains("icd-10", StringComparison.OrdinalIgnoreCase)
            || system.Contains("icd10", StringComparison.OrdinalIgnoreCase)
            || system is "urn:oid:2.16.840.1.113883.6.90" or "urn:oid:2.16.840.1.113883.6.3")
        // Procedure codes (ICD-10-PCS, OPS) are not diagnoses.
        && !system.Contains("pcs", StringComparison.OrdinalIgnoreCase);

    private static string? WithPoint(string? code)
    {
        var bare = code?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(bare)) return null;
        var lacksPoint = bare.Length > 3 && char.IsAsciiLetter(bare[0]) && bare.All(char.IsAsciiLetterOrDigit);
        return lacksPoint ? bare.Insert(3, ".") : bare;
    }
}

/// <summary>Code systems this reader knows by name.</summary>
public static class CodeSystems
{
#pragma warning disable S5332 // Code systems are named by http addresses; they are names and never opened.
    /// <summary>Laboratory and vital sign codes.</summary>
    public const string Loinc = "http://loinc.org";

    /// <summary>SNOMED CT.</summary>
    public const string Snomed = "http://snomed.info/sct";

    /// <summary>Units of measure.</summary>
    public const string Ucum = "http://unitsofmeasure.org";
#pragma warning restore S5332

    /// <summary>Senders also write LOINC as https, with a slash, as OID or by name.</summary>
    internal static bool IsSame(string? sent, string system) =>
        sent == system || (system == Loinc && sent is "https://loinc.org" or Loinc + "/" or "urn:oid:2.16.840.1.113883.6.1" or "LOINC");

    /// <summary>SNOMED CT statements of absence: no known allergy (of any, drug, food, latex), no current problems.</summary>
    internal static readonly IReadOnlySet<string> NothingKnown =
        new HashSet<string>(StringComparer.Ordinal) { "716186003", "409137002", "429625007", "1003774007", "160244002", "160245001" };
}
