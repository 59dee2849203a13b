using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace IvClinic.Application.Interop;

/// <summary>
/// Guesses the ingredients of a medicine from its display, mostly the RxNorm naming pattern
/// "Acetaminophen 325 MG / Hydrocodone Bitartrate 7.5 MG Oral Tablet [Norco]". A guess, for a person to confirm.
/// </summary>
public static partial class MedicineName
{
    private static readonly FrozenSet<string> Salts = new[]
    {
        "hydrochloride", "hcl", "sodium", "potassium", "calcium", "magnesium", "maleate", "bitartrate", "tartrate", "sulfate", "sulphate",
        "succinate", "fumarate", "mesylate", "mesilate", "besylate", "besilate", "citrate", "phosphate", "acetate", "propionate", "furoate",
        "tromethamine", "malate", "benzoate", "hydrobromide", "bromide", "lactate", "nitrate", "disodium", "monohydrate", "dihydrate",
        "trihydrate", "anhydrous", "hemihydrate", "dihydrochloride", "phosphates", "xinafoate", "pamoate", "medoxomil",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Here the first word alone is not the medicine: magnesium sulfate, potassium chloride, lithium carbonate.</summary>
    private static readonly FrozenSet<string> SaltIsTheMedicine = new[]
    {
        "magnesium", "potassium", "sodium", "calcium", "lithium", "ferrous", "zinc", "aluminum", "aluminium", "iron", "barium", "silver",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The ingredients in lower case, in the order of the display; empty when no guess is possible.</summary>
    public static IReadOnlyList<string> IngredientsOf(string? display)
    {
        if (string.IsNullOrWhiteSpace(display) || display.Length > 500) return [];

        // A pack lists its tablets in parentheses: {28 (Norethindrone 0.35 MG Oral Tablet) } Pack [Camila].
        var parts = display.TrimStart().StartsWith('{')
            ? PackContents().Matches(display).Select(match => match.Groups["content"].Value)
            : [display];
        return [.. parts
            .SelectMany(part => WithoutBrand(part).Split(" / ", StringSplitOptions.TrimEntries))
            .Select(IngredientOf)
            .Where(name => name.Length > 1)
            .Distinct(StringComparer.Ordinal)];
    }

    private static string WithoutBrand(string part) => Brand().Replace(part, " ");

    private static string IngredientOf(string part)
    {
        var name = SnomedWords().Replace(part, " ").Trim();
        name = Leading().Replace(name, "").Trim();
        var end = Strength().Match(name);
        if (end.Success) name = name[..end.Index];
        var form = Form().Match(name);
        if (form.Success && form.Index > 0) name = name[..form.Index];
        return WithoutSalt(name.Trim(' ', ',', '-', '.', ';', ':').ToLowerInvariant());
    }

    private static string WithoutSalt(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || SaltIsTheMedicine.Contains(words[0])) return string.Join(' ', words);
        var count = words.Length;
        while (count > 1 && Salts.Contains(words[count - 1])) count--;
        return string.Join(' ', words[..count]);
    }

    [GeneratedRegex(@"\((?<content>[^()]*)\)", RegexOptions.ExplicitCapture, 250)]
    private static partial Regex PackContents();

    [GeneratedRegex(@"\[[^\[\]]*\]", RegexOptions.None, 250)]
    private static partial Regex Brand();

    /// <summary>SNOMED wraps names: "Product containing precisely X 5 milligram/1 each ... (clinical drug)".</summary>
    [GeneratedRegex(@"^\s*product containing (only |precisely )?|\((medicinal product|clinical drug|product|substance|medicinal product form|virtual clinical drug)\)|\bin oral dose form\b|-containing product\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex SnomedWords();

    /// <summary>RxNorm puts duration, volume, puffs and NDA numbers first: "24 HR", "0.3 ML", "200 ACTUAT", "NDA020800".</summary>
    [GeneratedRegex(@"^(((nda|anda|bla)\d+|\d+([.,]\d+)?\s*(hr|ml|actuat|day|mg|mcg|g))\s+)+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\b\d+([.,]\d+)*\s*(mg|mcg|µg|ug|g|ml|l|unt|units?|iu|meq|mmol|%|actuat|milligram|microgram|gram|kg|hr|day|mci|cells)\b?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Strength();

    [GeneratedRegex(@"\b(oral|tablets?|capsules?|caps?|tabs?|injection|injectable|solution|suspension|cream|ointment|gel|patch|transdermal|topical|nasal|inhal(er|ation|ant)|metered|spray|suppository|rectal|ophthalmic|otic|prefilled|auto-injector|chewable|lozenge|sublingual|drops|syrup|extended release|delayed release|film[- ]coated)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Form();
}
