using IvClinic.Domain.Sessions.Watching;

namespace IvClinic.Domain.Sessions;

/// <summary>The latest value of each sign with its time; a sign that was not taken again keeps its age.</summary>
internal sealed class SignFold
{
    /// <summary>Signs taken within this time of the newest are scored together. Clinic default (D).</summary>
    public static readonly TimeSpan ScoredTogether = TimeSpan.FromMinutes(30);

    private readonly Dictionary<VitalSign, SignReading> latest = [];
    private readonly Dictionary<string, SeenAt> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<VitalSign, SignReading> baseline = [];
    private decimal? baselineSystolic;
    private (bool Value, DateTimeOffset At)? oxygen;
    private (Consciousness Value, DateTimeOffset At)? consciousness;

    public SignFold(IEnumerable<ChartEntry> standing)
    {
        foreach (var entry in standing.Where(entry => entry.Kind is EntryKind.Baseline or EntryKind.Observation))
        {
            var vitals = entry.Vitals;
            if (entry.Kind == EntryKind.Baseline && vitals.Systolic is { } before) baselineSystolic = before;
            foreach (var sign in EntryDetails.Read<AssessmentDetails>(entry)?.Signs ?? []) seen[sign.Sign] = new(sign.IsPresent, entry.EffectiveAt);
            foreach (var sign in Enum.GetValues<VitalSign>())
            {
                if (vitals[sign] is not { } value) continue;
                latest[sign] = new SignReading(sign, value, entry.EffectiveAt);
                if (entry.Kind == EntryKind.Baseline) baseline[sign] = latest[sign];
            }

            if (vitals.OnOxygen is { } isOn) oxygen = (isOn, entry.EffectiveAt);
            if (vitals.Consciousness is { } level) consciousness = (level, entry.EffectiveAt);
        }
    }

    public IReadOnlyList<SignReading> Latest => [.. latest.Values.OrderBy(reading => reading.Sign)];

    /// <summary>The patient's own values before the infusion.</summary>
    public IReadOnlyList<SignReading> Baseline => [.. baseline.Values.OrderBy(reading => reading.Sign)];

    public DateTimeOffset? TakenAt(VitalSign sign) => latest.TryGetValue(sign, out var reading) ? reading.TakenAt : null;

    /// <summary>RASS that belongs to the scored signs; null where it was not taken with them.</summary>
    public int? ScoredRass => Newest is { } newest ? Recent(VitalSign.Rass, newest - ScoredTogether) : null;

    /// <summary>Newly confused or answering to voice only: what light sedation looks like. Pain and unresponsive are more.</summary>
    public bool IsDrowsyOrConfused => consciousness?.Value is Consciousness.Confused or Consciousness.Voice;

    public ObservedSigns Observed(EarlyWarningScore? score) => new(Latest, seen, baselineSystolic, score, Newest);

    /// <summary>The newest of the signs that are scored.</summary>
    public DateTimeOffset? Newest => latest.Values.Where(reading => reading.Sign is not (VitalSign.Pain or VitalSign.Rass or VitalSign.Diastolic))
        .Select(reading => (DateTimeOffset?)reading.TakenAt).Append(oxygen?.At).Append(consciousness?.At).Max();

    // Counted back from the newest sign, not from now: a bad score must not fade away because nobody looked again.
    public EarlyWarningScore? Score(bool hypercapnicScale)
    {
        if (Newest is not { } newest) return null;
        var from = newest - ScoredTogether;
        return EarlyWarning.Score(
            new Vitals
            {
                HeartRate = Recent(VitalSign.HeartRate, from),
                Systolic = Recent(VitalSign.Systolic, from),
                RespiratoryRate = Recent(VitalSign.RespiratoryRate, from),
                SpO2 = Recent(VitalSign.SpO2, from),
                TemperatureC = latest.TryGetValue(VitalSign.Temperature, out var t) && t.TakenAt >= from ? t.Value : null,
                OnOxygen = oxygen is { } o && o.At >= from ? o.Value : null,
                Consciousness = consciousness is { } c && c.At >= from ? c.Value : null,
            },
            hypercapnicScale);
    }

    private int? Recent(VitalSign sign, DateTimeOffset from) =>
        latest.TryGetValue(sign, out var reading) && reading.TakenAt >= from ? (int)reading.Value : null;
}
