using System.Collections.Immutable;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>
/// Yes, no, or not decidable with what is known. An answer that is not decidable names the inputs whose value would
/// decide it; an input that cannot change the answer is never named.
/// </summary>
internal sealed record Answer
{
    private static readonly ImmutableSortedSet<string> Nothing = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private Answer(bool? holds, ImmutableSortedSet<string> missing)
    {
        Holds = holds;
        Missing = missing;
    }

    public static Answer Yes { get; } = new(true, Nothing);

    public static Answer No { get; } = new(false, Nothing);

    /// <summary>Null: not decidable.</summary>
    public bool? Holds { get; }

    public ImmutableSortedSet<string> Missing { get; }

    public static Answer Of(bool holds) => holds ? Yes : No;

    public static Answer Unknown(params IEnumerable<string> inputs) => new(null, Nothing.Union(inputs));

    /// <summary>No as soon as one part is no, whatever is unknown.</summary>
    public static Answer All(params IEnumerable<Answer> parts) => Combine(parts, deciding: false);

    /// <summary>Yes as soon as one part is yes, whatever is unknown.</summary>
    public static Answer Any(params IEnumerable<Answer> parts) => Combine(parts, deciding: true);

    private static Answer Combine(IEnumerable<Answer> parts, bool deciding)
    {
        var missing = Nothing;
        var undecided = false;
        foreach (var part in parts)
        {
            if (part.Holds == deciding) return part;
            if (part.Holds is not null) continue;
            undecided = true;
            missing = missing.Union(part.Missing);
        }

        return undecided ? new(null, missing) : Of(!deciding);
    }
}
