using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Scores;

/// <summary>One item of a score.</summary>
/// <param name="Points">Null: not answered.</param>
/// <param name="Most">The most points it can give; the fewest is 0.</param>
public sealed record ScoreItem(string Name, int? Points, int Most);

/// <summary>Items that are added up. Unanswered items are named; the sum is then only known to lie between two ends.</summary>
public sealed record ItemSum
{
    /// <exception cref="ArgumentOutOfRangeException">An item has points outside 0 to its most.</exception>
    public ItemSum(IReadOnlyList<ScoreItem> items)
    {
        if (items.FirstOrDefault(item => item.Points < 0 || item.Points > item.Most) is { } wrong)
            throw new ArgumentOutOfRangeException(
                nameof(items), wrong.Points, $"“{wrong.Name}” is between 0 and {NumberText.Format(wrong.Most)}.");
        Items = items;
    }

    public IReadOnlyList<ScoreItem> Items { get; }

    public IReadOnlyList<string> Missing => [.. Items.Where(item => item.Points is null).Select(item => item.Name)];

    public bool IsPartial => Items.Any(item => item.Points is null);

    /// <summary>The sum of what was answered.</summary>
    public int AtLeast => Items.Sum(item => item.Points ?? 0);

    /// <summary>The sum if every unanswered item had its most points.</summary>
    public int AtMost => Items.Sum(item => item.Points ?? item.Most);

    /// <summary>Null while an item is unanswered.</summary>
    public int? Total => IsPartial ? null : AtLeast;

    /// <summary>"12", or "at least 12 (not answered: burning)".</summary>
    public string Text => IsPartial
        ? $"at least {NumberText.Format(AtLeast)} (not answered: {string.Join(", ", Missing)})"
        : NumberText.Format(AtLeast);

    /// <summary>What the sum means, where the unanswered items cannot change it; else null.</summary>
    /// <param name="means">A table over the sum that only ever rises or only ever falls.</param>
    public T? Decided<T>(Func<int, T> means)
        where T : struct
    {
        var lowest = means(AtLeast);
        return EqualityComparer<T>.Default.Equals(lowest, means(AtMost)) ? lowest : null;
    }
}
