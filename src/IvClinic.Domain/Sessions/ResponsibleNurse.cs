namespace IvClinic.Domain.Sessions;

/// <summary>
/// Who looks after the patient now: the nurse it was last handed over to, otherwise the nurse who wrote first. Null before a
/// nurse has written anything.
/// </summary>
public sealed record ResponsibleNurse(Guid Id, string Name)
{
    /// <param name="standing">In clinical order.</param>
    public static ResponsibleNurse? Of(IReadOnlyList<ChartEntry> standing)
    {
        if (standing.LastOrDefault(entry => entry.Kind == EntryKind.HandOver) is { } handed && EntryDetails.Read<HandOverDetails>(handed) is { } to)
            return new(to.ToId, to.ToName);
        return standing.FirstOrDefault(entry => entry.AuthorRole.Contains(nameof(Staff.ClinicRole.Nurse), StringComparison.OrdinalIgnoreCase)) is { } first
            ? new(first.AuthorId, first.AuthorName)
            : null;
    }
}
