using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;

namespace IvClinic.Web.Plans;

/// <summary>The reasons of a plan while it is typed: each is given for the findings that stand on the screen at that moment.</summary>
public sealed class TypedReasons
{
    private readonly List<ReasonForm> typed;
    private readonly PlanVerdict verdict;
    private readonly Func<PlanStep> now;

    public TypedReasons(List<ReasonForm> typed, PlanVerdict verdict, Func<PlanStep> now)
    {
        (this.typed, this.verdict, this.now) = (typed, verdict, now);
        // one that was stored without its ground belongs to what stands there when the plan is opened, not to what is typed next
        foreach (var reason in typed.Where(reason => reason is { Code: { Length: > 0 }, Ground: null })) reason.Ground = verdict.GroundOf(reason.Finding, now());
    }

    public ReasonForm Of(SafetyFinding finding)
    {
        var key = FindingKeys.Of(finding);
        if (typed.Find(reason => reason.Finding == key) is { } known) return known;
        var fresh = new ReasonForm { Finding = key };
        typed.Add(fresh);
        return fresh;
    }

    public bool IsGiven(SafetyFinding finding) => Of(finding) is { Code: { Length: > 0 } };

    /// <summary>Why the reason given does not hold for this finding any more; null where it holds or none is given.</summary>
    public string? WhyStale(SafetyFinding finding) => IsGiven(finding) ? Of(finding).Ground?.WhyStale(finding, verdict.FormularyVersion) : null;

    /// <summary>Given, or given again, for what stands on the screen now.</summary>
    public void Give(SafetyFinding finding)
    {
        var reason = Of(finding);
        reason.Ground = string.IsNullOrEmpty(reason.Code) ? null : verdict.GroundOf(reason.Finding, now());
    }
}
