namespace IvClinic.Domain.Scheduling;

/// <summary>Days or hours on which the clinic is closed although the week says open: a holiday, a training, a broken pump room.</summary>
public sealed class Closure
{
    private Closure()
    {
    }

    /// <exception cref="IllegalStepException">It ends before it begins, or no reason.</exception>
    public Closure(Guid publicId, DateTime fromLocal, DateTime untilLocal, string reason)
    {
        if (untilLocal <= fromLocal) throw new IllegalStepException("A closure ends after it begins.");
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("A closure has a reason.");
        (PublicId, FromLocal, UntilLocal, Reason) = (publicId, fromLocal, untilLocal, reason.Trim());
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public int Version { get; private set; }

    /// <summary>On the clinic's wall clock.</summary>
    public DateTime FromLocal { get; private set; }

    /// <summary>The first moment at which the clinic is open again.</summary>
    public DateTime UntilLocal { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Why it does not count any more; it stays readable.</summary>
    public string? WithdrawnBecause { get; private set; }

    public bool Holds => WithdrawnBecause is null;

    /// <exception cref="IllegalStepException">Withdrawn already, or no reason.</exception>
    public void Withdraw(string reason)
    {
        if (!Holds) throw new IllegalStepException("This closure was withdrawn already.");
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("A closure is withdrawn with a reason.");
        WithdrawnBecause = reason.Trim();
    }

    /// <summary>Half open: an appointment that ends when the closure begins does not meet it.</summary>
    public bool Meets(DateTime fromLocal, DateTime untilLocal) => Holds && fromLocal < UntilLocal && untilLocal > FromLocal;
}
