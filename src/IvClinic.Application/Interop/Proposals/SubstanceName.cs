using System.Text.RegularExpressions;

namespace IvClinic.Application.Interop;

/// <summary>The substance inside the name of an allergy: "Allergy to aspirin", "Latex (substance)", "Shellfish allergy".</summary>
public static partial class SubstanceName
{
    /// <summary>The substance in lower case; null when no words are left.</summary>
    public static string? Of(string? words)
    {
        if (string.IsNullOrWhiteSpace(words) || words.Length > 500) return null;
        var name = SemanticTag().Replace(words.Trim(), "").Trim();
        name = Before().Replace(name, "");
        name = After().Replace(name, "");
        if (Structure().Match(name) is { Success: true } structure) name = structure.Groups["group"].Value;
        name = SemanticTag().Replace(name, "").Trim(' ', ',', '-', '.', ';', ':').ToLowerInvariant();
        return name.Length > 0 ? name : null;
    }

    /// <summary>Only SNOMED's own tags: the "(animal)" of "Dander (animal) allergy" and the "(edible)" of eggs say something.</summary>
    [GeneratedRegex(@"\s*\((substance|organism|disorder|finding|product|medicinal product|physical object|situation|navigational concept)\)\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex SemanticTag();

    [GeneratedRegex(@"^((drug |food |environmental |propensity to )?(allergy|allergic reaction|allergic|allergies|hypersensitivity|hypersensitive|intolerance|intolerant|anaphylaxis|sensitivity|adverse reactions?)( (caused by|due to))?\s*(to|:|-|by)?\s+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Before();

    /// <summary>SNOMED's drug groups: "Substance with penicillin structure and antibacterial mechanism of action".</summary>
    [GeneratedRegex(@"^(substance|product|medicinal product) (with|containing) (?<group>.+?)( structure\b.*| mechanism of action\b.*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Structure();

    [GeneratedRegex(@"\s+(allergy|allergies|hypersensitivity|intolerance|sensitivity|adverse reaction)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex After();
}
