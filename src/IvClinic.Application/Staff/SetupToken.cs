using System.Security.Cryptography;
using System.Text;

namespace IvClinic.Application.Staff;

/// <summary>The one-time token of first-run set-up: printed on the console, valid for 30 minutes, five tries.</summary>
public sealed class SetupToken(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    // No 0/O, 1/I/L: it is read from a console and typed.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private readonly Lock gate = new();
    private string? token;
    private DateTimeOffset expires;
    private int triesLeft;

    /// <summary>Makes a new token; the one before is worth nothing.</summary>
    public string Issue()
    {
        lock (gate)
        {
            token = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
            expires = clock.GetUtcNow() + Life;
            triesLeft = 5;
            return token;
        }
    }

    /// <summary>Whether this is the token. A used-up or expired one never is.</summary>
    public bool Accepts(string? typed)
    {
        lock (gate)
        {
            if (token is null || triesLeft == 0 || clock.GetUtcNow() > expires) return false;
            triesLeft--;
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Letters(token)), Encoding.UTF8.GetBytes(Letters(typed ?? "")));
        }
    }

    // Typed with spaces, without dashes or in small letters, it is the same token.
    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    public bool IsUsable
    {
        get
        {
            lock (gate) return token is not null && triesLeft > 0 && clock.GetUtcNow() <= expires;
        }
    }

    public void UseUp()
    {
        lock (gate) token = null;
    }
}
