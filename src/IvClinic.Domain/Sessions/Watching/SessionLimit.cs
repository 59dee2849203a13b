using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Sessions.Watching;

/// <summary>
/// A limit that a prescriber set for this session, for example SpO2 below 88 % where 92 would ring all day. It takes the place
/// of what plan and formulary say about that sign on that side; the other side stays.
/// </summary>
/// <param name="By">The prescriber.</param>
public sealed record SessionLimit(VitalSign Sign, HoldComparison Comparison, decimal Value, string By, string Reason, DateTimeOffset SetAt)
{
    public bool IsLow => Comparison is HoldComparison.Below or HoldComparison.AtOrBelow;

    /// <summary>"SpO2 below 88 %".</summary>
    public string Text => $"{VitalLimits.Of(Sign).Name} {Words} {With(Value)}";

    private string Words => Comparison switch
    {
        HoldComparison.Below => "below",
        HoldComparison.AtOrBelow => "at or below",
        HoldComparison.Above => "above",
        HoldComparison.AtOrAbove => "at or above",
        _ => throw new InvalidOperationException("Unknown comparison."),
    };

    public bool Replaces(string code, bool isLow) => IsLow == isLow && VitalLimits.ByCode(code)?.Sign == Sign;

    /// <summary>Those that count: of each sign and side the last one.</summary>
    public static IReadOnlyList<SessionLimit> Of(IEnumerable<ChartEntry> standing) =>
    [
        .. standing.Where(entry => entry.Kind == EntryKind.AlertLimitSet)
            .Select(entry => EntryDetails.Read<AlertLimitDetails>(entry) is { } limit ? new SessionLimit(limit.Sign, limit.Comparison, limit.Value, entry.AuthorName, entry.Reason ?? "", entry.EffectiveAt) : null)
            .OfType<SessionLimit>().GroupBy(limit => (limit.Sign, limit.IsLow)).Select(group => group.Last()),
    ];

    /// <param name="replaced">What would have spoken, in words; empty where nothing did.</param>
    /// <param name="isStop">A rule that it replaces says stop.</param>
    internal HoldMet? Met(ObservedSigns observed, IReadOnlyList<string> replaced, bool isStop)
    {
        var limit = VitalLimits.Of(Sign);
        if (observed.Of(limit.Code) is not { } reading || !new HoldCriterion(limit.Code, Comparison, Value, limit.Unit, "").IsMetBy(reading.Value)) return null;
        var instead = replaced.Count > 0 ? $" in place of {string.Join(", ", replaced)}" : "";
        return new(
            limit.Code, $"{limit.Name} {With(reading.Value)}: {Words} {With(Value)}, the limit {By} set for this session{instead} ({Reason}). {(isStop ? "Stop" : "Pause")}, call the prescriber.",
            reading.TakenAt, isStop, null)
        { Beyond = Math.Abs(reading.Value - Value) };
    }

    private string With(decimal value) => VitalLimits.Of(Sign).Unit is { Length: > 0 } unit ? $"{NumberText.Format(value)} {unit}" : NumberText.Format(value);
}
