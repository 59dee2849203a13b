using System.Globalization;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>
/// One line of the chart. Never changed and never deleted: a correction is another entry that voids this one. Made by the
/// factories, which refuse impossible values and let odd ones pass.
/// </summary>
public sealed partial class ChartEntry
{
    private const string CorrectionMark = " Correction: ";

    private ChartEntry()
    {
    }

    public long Id { get; private set; }

    public long SessionId { get; private set; }

    /// <summary>Place in the record of this session, from 1, given by <see cref="InfusionSession.Append"/>.</summary>
    public int Seq { get; private set; }

    public EntryKind Kind { get; private set; }

    public DateTimeOffset EffectiveAt { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public string AuthorRole { get; private set; } = "";

    /// <summary>The entry this one takes out of the derived numbers; both stay readable.</summary>
    public long? VoidsEntryId { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The prescriber whose order by voice this records; they countersign it. Null for an order of one's own.</summary>
    public Guid? OrderedById { get; private set; }

    /// <summary>The order that this entry countersigns or disputes.</summary>
    public long? AnswersEntryId { get; private set; }

    public int? BagNumber { get; private set; }

    public decimal? RateMlPerH { get; private set; }

    /// <summary>Volume of a bolus, or volume read from the pump, in mL.</summary>
    public decimal? VolumeMl { get; private set; }

    public int? HeartRate { get; private set; }

    public int? Systolic { get; private set; }

    public int? Diastolic { get; private set; }

    public int? RespiratoryRate { get; private set; }

    public int? SpO2 { get; private set; }

    public decimal? TemperatureC { get; private set; }

    public int? PainNow { get; private set; }

    public int? Rass { get; private set; }

    public bool? OnOxygen { get; private set; }

    public Consciousness? Consciousness { get; private set; }

    /// <summary>CTCAE grade 1 to 5.</summary>
    public int? Grade { get; private set; }

    /// <summary>Lists and choices as JSON, see <see cref="EntryDetails"/>.</summary>
    public string? Details { get; private set; }

    public Guid? BootId { get; private set; }

    public long? MonotonicMs { get; private set; }

    public FlowRate? Rate => RateMlPerH is { } rate ? FlowRate.FromMillilitresPerHour(rate) : null;

    public Vitals Vitals => new()
    {
        HeartRate = HeartRate,
        Systolic = Systolic,
        Diastolic = Diastolic,
        RespiratoryRate = RespiratoryRate,
        SpO2 = SpO2,
        TemperatureC = TemperatureC,
        PainNow = PainNow,
        Rass = Rass,
        OnOxygen = OnOxygen,
        Consciousness = Consciousness,
    };

    /// <summary>What was said about the step itself, without why it was corrected; null where only the correction has a reason.</summary>
    public string? OwnReason
    {
        get
        {
            if (VoidsEntryId is null || Reason is null) return Reason;
            var correction = Reason.IndexOf(CorrectionMark, StringComparison.Ordinal);
            return correction > 0 ? Reason[..correction] : null;
        }
    }

    /// <summary>Makes this entry the correction of another one: that one is voided, this one stands.</summary>
    /// <exception cref="IllegalStepException">No reason, another session's entry, or one that is not stored.</exception>
    public ChartEntry Correcting(ChartEntry wrong, string reason)
    {
        DemandReason(reason, "A correction");
        if (wrong.Id == 0) throw new IllegalStepException("Only a stored entry can be corrected.");
        if (wrong.Kind is EntryKind.Voided or EntryKind.NurseSigned or EntryKind.ClinicianSigned or EntryKind.OrderCountersigned or EntryKind.OrderDisputed)
            throw new IllegalStepException("A signature or a correction cannot be voided.");
        (VoidsEntryId, Reason) = (wrong.Id, Reason is { Length: > 0 } own ? own + CorrectionMark + reason.Trim() : reason.Trim());
        return this;
    }

    /// <summary>The same entry again under another time, with other values where they are given: what a correction records.</summary>
    /// <exception cref="IllegalStepException">A double check: it is the word of another person, at its time.</exception>
    public ChartEntry Again(EntryStamp stamp, Vitals? vitals = null, FlowRate? rate = null, MedicineDetails? medicine = null)
    {
        // Recorded again it would be young, unused, and nobody would have read anything.
        if (Kind == EntryKind.DoubleChecked) throw new IllegalStepException("A double check is not corrected. Void it, and have it done again.");
        stamp.Check();
        var again = (ChartEntry)MemberwiseClone();
        (again.Id, again.SessionId, again.Seq, again.VoidsEntryId) = (0, 0, 0, null);
        (again.EffectiveAt, again.RecordedAt) = (EntryStamp.ToMilliseconds(stamp.EffectiveAt), EntryStamp.ToMilliseconds(stamp.RecordedAt));
        (again.AuthorId, again.AuthorName, again.AuthorRole) = (stamp.AuthorId, stamp.AuthorName, stamp.AuthorRole);
        (again.BootId, again.MonotonicMs) = (stamp.BootId, stamp.MonotonicMs);
        if (medicine is not null) again.Details = Json(medicine);
        if (rate is { } flow) WithFlow(again, again.BagNumber, flow);
        return vitals is null ? again : WithVitals(again, vitals);
    }

    internal void Place(long sessionId, int seq) => (SessionId, Seq) = (sessionId, seq);

    private static ChartEntry New(EntryKind kind, EntryStamp stamp, string? reason = null, string? details = null)
    {
        stamp.Check();
        return new ChartEntry
        {
            Kind = kind,
            EffectiveAt = EntryStamp.ToMilliseconds(stamp.EffectiveAt),
            RecordedAt = EntryStamp.ToMilliseconds(stamp.RecordedAt),
            AuthorId = stamp.AuthorId,
            AuthorName = stamp.AuthorName,
            AuthorRole = stamp.AuthorRole,
            BootId = stamp.BootId,
            MonotonicMs = stamp.MonotonicMs,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            Details = details,
        };
    }

    private static void DemandReason(string? reason, string what)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException(what + " needs a reason.");
    }

    private static int Within(int value, int lowest, int highest, string what) => value >= lowest && value <= highest
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"{what} is between {lowest} and {highest}."));
}
