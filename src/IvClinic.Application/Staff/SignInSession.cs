namespace IvClinic.Application.Staff;

/// <summary>
/// One sign-in on one browser. The cookie carries its id; without a live row the cookie is worth nothing, so that
/// signing out ends every tab and a copied cookie cannot be replayed.
/// </summary>
internal sealed class SignInSession
{
    /// <summary>Longest life of a sign-in: a working day and its hand-over.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(12);

    public long Id { get; private set; }

    public required Guid PublicId { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
