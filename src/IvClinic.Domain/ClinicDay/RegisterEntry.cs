namespace IvClinic.Domain.ClinicDay;

/// <summary>What an entry of the register records. Stored as text.</summary>
public enum RegisterEntryKind
{
    Received,
    Given,
    Wasted,
    Counted,

    /// <summary>A difference is settled by somebody who did not count.</summary>
    DiscrepancyClosed,
    Voided,
}

/// <summary>When, by whom, and who saw it.</summary>
public sealed record RegisterStamp(DateTimeOffset EffectiveAt, DateTimeOffset RecordedAt, Guid AuthorId, string AuthorName, Guid? WitnessId = null, string? WitnessName = null);

/// <summary>One line of a page of the register. Never changed: a correction voids it, with a reason, and both stay readable.</summary>
public sealed class RegisterEntry
{
    private RegisterEntry()
    {
    }

    public long Id { get; private set; }

    public long ItemId { get; private set; }

    /// <summary>Place on the page, from 1.</summary>
    public int Seq { get; private set; }

    public RegisterEntryKind Kind { get; private set; }

    /// <summary>In the unit of the page: received, given or wasted; counted; or by how much a settled difference moves the balance.</summary>
    public decimal Amount { get; private set; }

    public DateTimeOffset EffectiveAt { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public Guid? WitnessId { get; private set; }

    public string? WitnessName { get; private set; }

    /// <summary>The session it was given in or is left over from.</summary>
    public long? SessionId { get; private set; }

    /// <summary>Delivery note, what for, why it was wasted, why a count differs, why it was voided or settled.</summary>
    public string? Text { get; private set; }

    /// <summary>The seq of the entry that this one voids, or of the count that it settles.</summary>
    public int? About { get; private set; }

    /// <exception cref="IllegalStepException">Nothing, or a part of what is counted whole.</exception>
    public static RegisterEntry Received(RegisterStamp stamp, StockUnit unit, decimal amount, string text) => Moved(RegisterEntryKind.Received, stamp, unit, amount, text, null);

    /// <exception cref="IllegalStepException">Nothing, a part of what is counted whole, or to nobody.</exception>
    public static RegisterEntry Given(RegisterStamp stamp, StockUnit unit, decimal amount, long? sessionId, string? text)
    {
        if (sessionId is null && string.IsNullOrWhiteSpace(text)) throw new IllegalStepException("Say to which session it was given, or what for.");
        return Moved(RegisterEntryKind.Given, stamp, unit, amount, text, sessionId);
    }

    /// <exception cref="IllegalStepException">No second person saw it, no reason, nothing, or a part of what is counted whole.</exception>
    public static RegisterEntry Wasted(RegisterStamp stamp, StockUnit unit, decimal amount, string reason, long? sessionId)
    {
        DemandTwo(stamp, "Waste");
        return Moved(RegisterEntryKind.Wasted, stamp, unit, amount, Reason(reason), sessionId);
    }

    /// <exception cref="IllegalStepException">Counted by one person, or a part of what is counted whole.</exception>
    public static RegisterEntry Counted(RegisterStamp stamp, StockUnit unit, decimal amount, string? explanation)
    {
        DemandTwo(stamp, "A count");
        if (amount < 0m) throw new IllegalStepException("A count is 0 or more.");
        return New(RegisterEntryKind.Counted, stamp, Whole(unit, amount), explanation);
    }

    /// <param name="change">What the balance is moved by; 0 where the missing entry was found.</param>
    /// <exception cref="IllegalStepException">No reason.</exception>
    public static RegisterEntry DiscrepancyClosed(RegisterStamp stamp, RegisterEntry count, decimal change, string reason)
    {
        // It moves the balance where it was counted, not where somebody found the time to settle it.
        var entry = New(RegisterEntryKind.DiscrepancyClosed, stamp with { EffectiveAt = count.EffectiveAt }, change, Reason(reason));
        entry.About = count.Seq;
        return entry;
    }

    /// <exception cref="IllegalStepException">No reason, or an entry that cannot be voided.</exception>
    public static RegisterEntry Voided(RegisterStamp stamp, RegisterEntry wrong, string reason)
    {
        if (wrong.Kind is RegisterEntryKind.Voided or RegisterEntryKind.DiscrepancyClosed) throw new IllegalStepException("A correction or a settled difference cannot be voided.");
        var entry = New(RegisterEntryKind.Voided, stamp, 0m, Reason(reason));
        entry.About = wrong.Seq;
        return entry;
    }

    internal void Place(long itemId, int seq) => (ItemId, Seq) = (itemId, seq);

    private static RegisterEntry Moved(RegisterEntryKind kind, RegisterStamp stamp, StockUnit unit, decimal amount, string? text, long? sessionId)
    {
        if (amount <= 0m) throw new IllegalStepException("An amount is above 0.");
        var entry = New(kind, stamp, Whole(unit, amount), text);
        entry.SessionId = sessionId;
        return entry;
    }

    private static decimal Whole(StockUnit unit, decimal amount) => unit.IsWhole() && !decimal.IsInteger(amount)
        ? throw new IllegalStepException($"{char.ToUpperInvariant(unit.Name()[0])}{unit.Name()[1..]} are counted whole.")
        : amount;

    private static void DemandTwo(RegisterStamp stamp, string what)
    {
        if (stamp.WitnessId is not { } witness || witness == stamp.AuthorId) throw new IllegalStepException($"{what} is recorded by two people.");
    }

    private static string Reason(string reason) => string.IsNullOrWhiteSpace(reason) ? throw new IllegalStepException("Say why.") : reason;

    private static RegisterEntry New(RegisterEntryKind kind, RegisterStamp stamp, decimal amount, string? text) => new()
    {
        Kind = kind,
        Amount = amount,
        EffectiveAt = stamp.EffectiveAt,
        RecordedAt = stamp.RecordedAt,
        AuthorId = stamp.AuthorId,
        AuthorName = stamp.AuthorName,
        WitnessId = stamp.WitnessId,
        WitnessName = stamp.WitnessName,
        Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
    };
}
