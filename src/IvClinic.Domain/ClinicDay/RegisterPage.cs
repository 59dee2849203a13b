namespace IvClinic.Domain.ClinicDay;

/// <summary>One entry with the balance after it.</summary>
/// <param name="VoidedBy">The seq that took it out; null while it counts.</param>
/// <param name="Difference">Of a count: counted less the balance; null for other entries.</param>
/// <param name="Settlement">Of a count with a difference that somebody settled.</param>
public sealed record RegisterLine(RegisterEntry Entry, decimal Balance, int? VoidedBy, decimal? Difference, RegisterEntry? Settlement)
{
    /// <summary>It was another number when it was counted, or it is now, and nobody has settled it.</summary>
    public bool IsOpenDiscrepancy => VoidedBy is null && Settlement is null && (Difference is not (null or 0m) || (Entry.Kind == RegisterEntryKind.Counted && Entry.Text is not null));
}

/// <summary>A page of the register, reckoned from its entries: the balance is never typed.</summary>
public sealed record RegisterPage(decimal Balance, IReadOnlyList<RegisterLine> Lines)
{
    public IEnumerable<RegisterLine> OpenDiscrepancies => Lines.Where(line => line.IsOpenDiscrepancy);

    /// <summary>The last count that stands.</summary>
    public RegisterLine? LastCount => Lines.LastOrDefault(line => line.Entry.Kind == RegisterEntryKind.Counted && line.VoidedBy is null);

    /// <summary>In the order in which things happened; what happened at the same time, as recorded.</summary>
    public static RegisterPage Of(IReadOnlyList<RegisterEntry> entries)
    {
        var voided = entries.Where(entry => entry.Kind == RegisterEntryKind.Voided).ToDictionary(entry => entry.About!.Value, entry => entry.Seq);
        var settled = entries.Where(entry => entry.Kind == RegisterEntryKind.DiscrepancyClosed).ToDictionary(entry => entry.About!.Value);
        var (balance, lines) = (0m, new List<RegisterLine>(entries.Count));
        foreach (var entry in entries.OrderBy(entry => entry.EffectiveAt).ThenBy(entry => entry.Seq))
        {
            int? gone = voided.TryGetValue(entry.Seq, out var by) ? by : null;
            decimal? difference = entry.Kind == RegisterEntryKind.Counted && gone is null ? entry.Amount - balance : null;
            if (gone is null) balance += Change(entry);
            lines.Add(new(entry, balance, gone, difference, settled.GetValueOrDefault(entry.Seq)));
        }

        return new(balance, lines);
    }

    /// <exception cref="IllegalStepException">What is not there cannot leave the register.</exception>
    internal static void DemandNeverBelowZero(StockUnit unit, IReadOnlyList<RegisterEntry> entries, RegisterEntry added)
    {
        var page = Of(entries);
        if (page.Lines.All(line => line.Balance >= 0m)) return;
        var line = page.Lines.First(each => each.Entry == added);
        throw new IllegalStepException(added.Kind switch
        {
            RegisterEntryKind.Voided => "Without this entry more would have left the register than was there. Correct the later entries first.",
            RegisterEntryKind.Given or RegisterEntryKind.Wasted when line.Balance < 0m =>
                $"The register holds {unit.Text(line.Balance + added.Amount)}: {unit.Text(added.Amount)} cannot leave it. Record first what was received, or correct what is wrong.",
            _ => "With this entry more would have left the register later on than was there. Correct the later entries first.",
        });
    }

    private static decimal Change(RegisterEntry entry) => entry.Kind switch
    {
        RegisterEntryKind.Received or RegisterEntryKind.DiscrepancyClosed => entry.Amount,
        RegisterEntryKind.Given or RegisterEntryKind.Wasted => -entry.Amount,
        _ => 0m,
    };
}
