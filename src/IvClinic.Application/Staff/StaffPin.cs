namespace IvClinic.Application.Staff;

/// <summary>
/// A short PIN with which somebody confirms who they are at a colleague's screen. It opens nothing by itself: it counts
/// within a shift after a full sign-in, for a double check only.
/// </summary>
internal sealed class StaffPin
{
    public const int LeastDigits = 4;

    public const int MostDigits = 8;

    public const int Tries = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public long Id { get; private set; }

    public required Guid UserId { get; init; }

    public required string Hash { get; set; }

    public required DateTimeOffset SetAt { get; set; }

    public int FailedTries { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public static bool IsPin(string secret) => secret.Length is >= LeastDigits and <= MostDigits && secret.All(char.IsAsciiDigit);

    /// <summary>Why it is refused; null when it may be used. One digit over and over, or digits in a row, are tried first.</summary>
    public static string? Problem(string? pin)
    {
        if (pin is null || !IsPin(pin)) return "A PIN has 4 to 8 digits.";
        var steps = pin.Zip(pin.Skip(1), (a, b) => b - a).Distinct().ToList();
        return steps is [0] or [1] or [-1] ? "This PIN is tried first by everybody. Take other digits." : null;
    }
}
