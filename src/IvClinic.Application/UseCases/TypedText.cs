using System.Globalization;
using System.Text;
using FluentValidation;

namespace IvClinic.Application.UseCases;

/// <summary>Text as typed: what is refused, and how it is tidied. Letters of any script pass; what can mislead a reader does not.</summary>
public static class TypedText
{
    public const int LineLength = 200;

    public const int TextLength = 2000;

    /// <summary>More marks on one letter than any living script writes; beyond that they paint over other lines.</summary>
    private const int MostMarksInARow = 6;

    /// <summary>Trimmed and composed (NFC), so that the same word is stored the same way; null when nothing is left.</summary>
    public static string? Tidy(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);

    /// <summary>Why the text is refused, in a sentence; null when it is fine.</summary>
    public static string? Problem(string? typed, int most, bool severalLines)
    {
        if (string.IsNullOrEmpty(typed)) return null;
        if (typed.Length > most) return string.Create(CultureInfo.InvariantCulture, $"This is too long: at most {most} characters.");
        var marks = 0;
        foreach (var rune in typed.EnumerateRunes())
        {
            // A surrogate without its other half is enumerated as the replacement character.
            if (rune == Rune.ReplacementChar) return "This holds a broken character. Type it again.";
            if (rune.Value is '\n' or '\r' or '\t' && severalLines) continue;
            if (Rune.IsControl(rune)) return severalLines ? "This holds a control character." : "This holds a line break or a control character.";
            if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
                return "This holds an invisible mark that turns the direction of the text, so it would be read wrongly.";
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MostMarksInARow) return "This has too many marks on one letter.";
        }

        return null;
    }

    /// <summary>One line: names, numbers, substances.</summary>
    public static IRuleBuilderOptionsConditions<TForm, string?> IsOneLine<TForm>(this IRuleBuilder<TForm, string?> rule, int most = LineLength) =>
        rule.Custom((typed, context) => AddProblem(context, Problem(typed, most, severalLines: false)));

    /// <summary>Several lines: remarks and descriptions.</summary>
    public static IRuleBuilderOptionsConditions<TForm, string?> IsText<TForm>(this IRuleBuilder<TForm, string?> rule, int most = TextLength) =>
        rule.Custom((typed, context) => AddProblem(context, Problem(typed, most, severalLines: true)));

    private static void AddProblem<TForm>(ValidationContext<TForm> context, string? problem)
    {
        if (problem is not null) context.AddFailure(problem);
    }
}
