using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;

namespace IvClinic.Web.Plans;

/// <summary>The reasons of a plan while it is typed: each is given for the findings that stand on the screen at that moment.</summary>
public sealed class TypedReasons(List<ReasonForm> typed, PlanVerdict verdict, Func<PlanStep> now)
{
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
