namespace IvClinic.Domain.ClinicDay;

/// <summary>One page of the controlled-medicine register: a medicine in one strength and form, counted in one unit.</summary>
public sealed class RegisterItem
{
    private RegisterItem()
    {
    }

    /// <param name="medicine">Its id in the formulary.</param>
    public RegisterItem(Guid publicId, string medicine, string strength, string form, StockUnit unit, DateTimeOffset openedAt, string openedByName)
    {
        if (string.IsNullOrWhiteSpace(strength) || string.IsNullOrWhiteSpace(form)) throw new ArgumentException("Strength and form stand on the label.");
        (PublicId, Medicine, Strength, Form, Unit) = (publicId, medicine, strength.Trim(), form.Trim(), unit);
        (OpenedAt, OpenedByName) = (openedAt, openedByName);
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public int Version { get; private set; }

    public string Medicine { get; private set; } = "";

    /// <summary>As on the label: "50 mg/mL".</summary>
    public string Strength { get; private set; } = "";

    /// <summary>As on the label: "vial of 10 mL".</summary>
    public string Form { get; private set; } = "";

    public StockUnit Unit { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public string OpenedByName { get; private set; } = "";

    public int LastSeq { get; private set; }

    /// <summary>Gives the entry its place, after the whole page was reckoned with it.</summary>
    /// <exception cref="IllegalStepException">The balance would be below zero at some time.</exception>
    public RegisterEntry Append(IReadOnlyList<RegisterEntry> entries, RegisterEntry entry)
    {
        entry.Place(Id, LastSeq + 1);
        RegisterPage.DemandNeverBelowZero(Unit, [.. entries, entry], entry);
        LastSeq++;
        return entry;
    }
}
