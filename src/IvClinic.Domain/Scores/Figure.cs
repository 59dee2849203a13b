using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Scores;

/// <summary>A computed number, or what is missing to compute it. A missing input never counts as zero.</summary>
/// <param name="Value">Unrounded: thresholds are tested on this. Null: not known.</param>
/// <param name="Decimals">Places on display.</param>
/// <param name="Missing">The inputs that would make it known; empty where it is known or cannot be known.</param>
public sealed record Figure(decimal? Value, string Unit, int Decimals, IReadOnlyList<string> Missing)
{
    /// <summary>What the reader must know beside the number, a sentence; null: nothing.</summary>
    public string? Caution { get; init; }

    /// <summary>Rounded half up for display.</summary>
    public decimal? Shown => Value is { } value ? HalfUp.Round(value, Decimals) : null;

    /// <summary>"68.1 mL/min", or "not known (missing: weight)".</summary>
    public string Text => (Shown, Missing.Count) switch
    {
        ({ } shown, _) => (NumberText.Format(shown) + " " + Unit).TrimEnd(),
        (null, 0) => "not known",
        _ => $"not known (missing: {string.Join(", ", Missing)})",
    };

    internal static Figure Of(decimal value, string unit, int decimals) => new(value, unit, decimals, []);

    internal static Figure Unknown(string unit, int decimals, IReadOnlyList<string> missing) => new(null, unit, decimals, missing);

    /// <summary>The names of the inputs that are null.</summary>
    internal static IReadOnlyList<string> Absent(params ReadOnlySpan<(string Name, decimal? Value)> inputs)
    {
        var missing = new List<string>();
        foreach (var (name, value) in inputs)
            if (value is null) missing.Add(name);
        return missing;
    }
}
