namespace IvClinic.Domain.Scheduling;

/// <summary>A place where infusions are given.</summary>
public sealed class Chair
{
    private Chair()
    {
    }

    public Chair(Guid publicId, string name, bool hasMonitor, bool isBed)
    {
        PublicId = publicId;
        Name = name;
        HasMonitor = hasMonitor;
        IsBed = isBed;
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public int Version { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Continuous ECG and SpO2.</summary>
    public bool HasMonitor { get; private set; }

    public bool IsBed { get; private set; }

    public bool IsOutOfUse { get; private set; }

    /// <summary>A monitor was fitted or taken away, or a bed put in the place of a chair.</summary>
    public void Equip(bool hasMonitor, bool isBed) => (HasMonitor, IsBed) = (hasMonitor, isBed);

    public void TakeOutOfUse() => IsOutOfUse = true;

    public void PutBackIntoUse() => IsOutOfUse = false;
}
