using System.Globalization;
using System.Text.Json;

namespace IvClinic.Domain.ClinicDay;

/// <summary>How one item of the kit was found.</summary>
/// <param name="IsReady">Present and working; a medicine: present and not expired.</param>
/// <param name="ExpiresOn">Of a medicine, as printed; it may still be used on that date.</param>
public sealed record KitFinding(string Item, bool IsReady, DateOnly? ExpiresOn = null, string? Note = null);

/// <summary>One look at the emergency kit. Never changed: a correction is another check of the same day, and the last one counts.</summary>
public sealed class KitCheck
{
    private KitCheck()
    {
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    /// <summary>The clinic's date that it holds for.</summary>
    public DateOnly Day { get; private set; }

    public DateTimeOffset CheckedAt { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid CheckedById { get; private set; }

    public string CheckedByName { get; private set; } = "";

    /// <summary>Why it was checked again; null for the first check of a day.</summary>
    public string? Reason { get; private set; }

    /// <summary>The findings as JSON, see <see cref="Findings"/>.</summary>
    public string FindingsJson { get; private set; } = "[]";

    public IReadOnlyList<KitFinding> Findings => JsonSerializer.Deserialize<IReadOnlyList<KitFinding>>(FindingsJson) ?? [];

    /// <summary>What is not ready, a few words each; empty when the kit is complete.</summary>
    public IReadOnlyList<string> Gaps => GapsOf(EmergencyKit.Items);

    /// <exception cref="IllegalStepException">An item is not answered, or a medicine is called ready without or past its expiry date.</exception>
    public static KitCheck Of(DateOnly day, DateTimeOffset checkedAt, DateTimeOffset recordedAt, (Guid Id, string Name) by, IReadOnlyList<KitFinding> findings, string? reason = null)
    {
        foreach (var item in EmergencyKit.Items)
        {
            var found = findings.FirstOrDefault(each => each.Item == item.Id) ?? throw new IllegalStepException($"{item.Name}: not answered.");
            if (Refusal(item, found, day) is { } why) throw new IllegalStepException(why);
        }

        return new KitCheck
        {
            PublicId = Guid.CreateVersion7(),
            Day = day,
            CheckedAt = checkedAt,
            RecordedAt = recordedAt,
            CheckedById = by.Id,
            CheckedByName = by.Name,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            FindingsJson = JsonSerializer.Serialize(findings),
        };
    }

    /// <summary>Why an item cannot be called ready; null when it can, or when nobody says so.</summary>
    public static string? Refusal(KitItem item, KitFinding found, DateOnly day)
    {
        if (!found.IsReady || !item.IsMedicine) return null;
        if (found.ExpiresOn is not { } expires) return $"{item.Name}: enter the expiry date.";
        return expires < day ? $"{item.Name}: expired on {expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. Replace it, or answer that it is not ready." : null;
    }

    /// <summary>Of these items, what is not ready, in a few words each.</summary>
    public IReadOnlyList<string> GapsOf(IReadOnlyList<KitItem> items) =>
    [
        .. items.Select(item => (Item: item, Found: Findings.FirstOrDefault(found => found.Item == item.Id)))
            .Where(each => each.Found is not { IsReady: true })
            .Select(each => each.Item.Name + (each.Found switch { null => " not checked", { Note: { Length: > 0 } note } => $" not ready ({note})", _ => " not ready" })),
    ];
}
