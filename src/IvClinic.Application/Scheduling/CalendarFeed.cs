using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IvClinic.Application.Scheduling;

/// <summary>An address under which one person's calendar program may read when the chairs are busy. Only a hash of its secret is kept.</summary>
internal sealed class CalendarFeed
{
    public long Id { get; private set; }

    public required Guid PublicId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>SHA-256 of the secret in hex digits. The secret has 256 random bits: it needs no salt and no slow hash.</summary>
    public required string SecretHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>The secret of a calendar address: made at the screen that shows it once, so that no receipt and no log keeps it.</summary>
public static class FeedSecret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal static bool Fits(string secret, string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
