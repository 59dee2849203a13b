namespace IvClinic.Domain.Scores.Cases;

/// <summary>A computed number for comparison: as it is, and as it is shown.</summary>
internal sealed record Reckoned(decimal Exact, decimal Shown);

/// <summary>A result that the reference data can write in two ways, with one meaning.</summary>
internal sealed record Either(object? One, object? Other);

/// <summary>
/// What was computed, by the names of the reference data. Values are null, bool, int, string, <see cref="Reckoned"/>, a list
/// of texts, a map of such values, or <see cref="Either"/> of two.
/// </summary>
internal sealed class ScoreAnswer
{
    public Dictionary<string, object?> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>What an expectation that is a single value means: the first that agrees counts.</summary>
    public IReadOnlyList<object?> Single { get; init; } = [];

    public object? this[string name]
    {
        set => Fields[name] = value;
    }

    /// <summary>The inputs that were absent or null, by the names of the file.</summary>
    public ScoreAnswer Without(IReadOnlyList<string> missing)
    {
        Fields["missing"] = missing;
        Fields["partial"] = missing.Count > 0;
        return this;
    }

    public static Reckoned? Of(Figure figure) => Of(figure, figure.Decimals);

    public static Reckoned? Of(Figure figure, int decimals) =>
        figure.Value is { } value ? new(value, HalfUp.Round(value, decimals)) : null;

    public static int? Whole(Figure figure) => figure.Value is { } value ? (int)HalfUp.Round(value, 0) : null;
}
