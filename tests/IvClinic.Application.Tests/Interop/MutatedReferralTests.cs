using System.Text;
using System.Text.Json.Nodes;
using IvClinic.Application.Interop;

namespace IvClinic.Application.Tests.Interop;

/// <summary>Never throws on any bytes: the samples, damaged at random with a fixed seed, read, printed and proposed.</summary>
public class MutatedReferralTests
{
    private static readonly string[] Tokens =
    [
        "null", "[]", "{}", "\"\"", "1e999", "-0", "true", "\"\\ud800\"", "\"\\u202e\"", "\"Patient/okonkwo\"", "\"#\"", "\"Patient?identifier=|\"",
        "[[[[", "\"2026-02-30\"", "\"9999-12-31T23:59:59-14:00\"", "\"urn:\"", "79228162514264337593543950335", "\"%\"", "{\"reference\":\"/\"}", "NaN",
    ];

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 1000)]
    [InlineData(3, 1000)]
    [InlineData(4, 1000)]
    public void No_mutated_bundle_makes_the_reader_throw(int seed, int count)
    {
        var random = new Random(seed);
        var read = 0;
        for (var round = 0; round < count; round++)
        {
            var source = SampleReferrals.All[random.Next(SampleReferrals.All.Count)].Bytes.ToArray();
            var mutated = round % 2 == 0 ? DamageBytes(source, random) : ReplaceValues(source, random);
            using var output = new StringWriter();
            var exitCode = ReferralCommand.Run(new MemoryStream(mutated), output);
            Assert.NotNull(JsonNode.Parse(output.ToString()));
            if (ReferralReader.Read(mutated) is not Referral referral) continue;

            read++;
            Assert.Equal(0, exitCode);
            for (var index = 0; index < referral.Patients.Count; index++) _ = ReferralProposals.From(referral, index, new DateOnly(2026, 2, 3));
        }

        // A test that is only ever refused would prove little.
        Assert.InRange(read, count / 5, count);
    }

    private static byte[] DamageBytes(byte[] source, Random random)
    {
        var bytes = source.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)])); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 200), bytes.Count - at))); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }

            if (bytes.Count == 0) break;
        }

        return [.. bytes];
    }

    /// <summary>Stays JSON, so that the damage reaches the entries.</summary>
    private static byte[] ReplaceValues(byte[] source, Random random)
    {
        var lines = Encoding.UTF8.GetString(source).Split('\n');
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var line = random.Next(lines.Length);
            var colon = lines[line].LastIndexOf(": ", StringComparison.Ordinal);
            var end = lines[line].LastIndexOfAny(['"', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
            if (colon < 0 || end <= colon || lines[line][(colon + 2)..].Contains('{', StringComparison.Ordinal)) continue;
            lines[line] = lines[line][..(colon + 2)] + Tokens[random.Next(12)] + lines[line][(end + 1)..];
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
