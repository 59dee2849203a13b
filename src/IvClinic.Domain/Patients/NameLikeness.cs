namespace IvClinic.Domain.Patients;

/// <summary>Whether two folded names may be one name typed twice.</summary>
public static class NameLikeness
{
    /// <summary>The slips between two words; exchanging two neighbours is one.</summary>
    public static int Slips(string one, string other) => Distance(one, other);

    /// <summary>One slip in a short name, two in a long one: an exchanged, missing, added or wrong letter each.</summary>
    public static bool MayBeTheSame(string one, string other)
    {
        var slips = Math.Min(one.Length, other.Length) switch { < 4 => 0, < 10 => 1, _ => 2 };
        return Math.Abs(one.Length - other.Length) <= slips && Distance(one, other) <= slips;
    }

    /// <summary>Optimal string alignment distance: exchanging two neighbours is one slip.</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[one.Length, other.Length];
    }
}
