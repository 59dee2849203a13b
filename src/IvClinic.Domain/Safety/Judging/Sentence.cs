using System.Globalization;
using System.Runtime.CompilerServices;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>The sentence of a rule, put together only where the rule fires: most rules of a medicine do not.</summary>
[InterpolatedStringHandler]
internal ref struct Sentence
{
    private DefaultInterpolatedStringHandler text;

    public Sentence(int literalLength, int formattedCount, Answer fires, out bool isNeeded)
        : this(literalLength, formattedCount, fires.Holds == true, out isNeeded)
    {
    }

    public Sentence(int literalLength, int formattedCount, bool fires, out bool isNeeded)
    {
        isNeeded = fires;
        text = fires ? new(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
        IsWritten = fires;
    }

    public bool IsWritten { get; }

    public void AppendLiteral(string literal) => text.AppendLiteral(literal);

    public void AppendFormatted(string? words) => text.AppendFormatted(words);

    public string Take() => IsWritten ? text.ToStringAndClear() : "";
}
