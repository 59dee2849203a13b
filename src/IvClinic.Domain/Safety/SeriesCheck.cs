using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety.Judging;
using IvClinic.Domain.Safety.Rules;
using static System.FormattableString;

namespace IvClinic.Domain.Safety;

/// <summary>
/// Limits over time, judged at every session of a series as if the ones before it had been given as planned. The rules of one
/// session see only what was given; a series can pass them and still come to too much.
/// </summary>
public static class SeriesCheck
{
    /// <summary>No limit of the formulary looks back further, see the doses a picture holds.</summary>
    private const int LongestLookBackDays = 400;

    /// <param name="facts">As the first session is judged.</param>
    /// <param name="sessions">How many the series has, the first included.</param>
    /// <param name="known">What is found at the first session: said once.</param>
    /// <returns>Each rule at the first session where it fires, named apart from the rule of one session.</returns>
    public static IReadOnlyList<SafetyFinding> Of(SafetyFacts facts, ClinicFormulary formulary, int sessions, int intervalDays, IReadOnlyList<SafetyFinding> known)
    {
        var found = new List<SafetyFinding>();
        for (var session = 1; session < sessions && session * intervalDays <= LongestLookBackDays; session++)
        {
            foreach (var finding in Findings(facts with { Given = GivenBefore(facts, session, intervalDays) }, formulary))
            {
                // A rule of which the input is missing says so at the first session.
                if (finding.IsNotChecked || known.Any(each => IsSame(each, finding)) || found.Exists(each => each.RuleId == Named(finding) && each.Level >= finding.Level)) continue;
                found.Add(finding with
                {
                    RuleId = Named(finding),
                    Sentence = Invariant($"In session {session + 1} of the series, day {session * intervalDays + 1}: {finding.Sentence}"),
                });
            }
        }

        return found;
    }

    private static string Named(SafetyFinding finding) => finding.RuleId + ".series";

    private static bool IsSame(SafetyFinding known, SafetyFinding finding) => known.RuleId == finding.RuleId && known.Level >= finding.Level && !known.IsNotChecked;

    private static IReadOnlyList<SafetyFinding> Findings(SafetyFacts facts, ClinicFormulary formulary)
    {
        var judgement = new Judgement();
        var (problems, exposures) = (new ProblemList(facts.Patient.Conditions, formulary), Exposure.Of(facts, formulary));
        foreach (var id in facts.Plan.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.MedicineId).Distinct(StringComparer.Ordinal))
            CumulativeCheck.Judge(new MedicineInPlan(formulary.Medicines[id], facts, formulary, judgement, problems, exposures));
        return judgement.WorstFirst();
    }

    /// <summary>What the record holds, so many days older, and the sessions of the series before this one.</summary>
    private static IReadOnlyList<GivenDose> GivenBefore(SafetyFacts facts, int session, int intervalDays) =>
    [
        .. facts.Given.Select(dose => Older(dose, session * intervalDays)),
        .. Enumerable.Range(0, session).SelectMany(earlier => Doses(facts.Plan, (session - earlier) * intervalDays)),
    ];

    private static GivenDose Older(GivenDose dose, int days) => dose with { HoursAgo = dose.HoursAgo + (days * 24m), DaysAgo = dose.DatesAgo + days };

    /// <summary>One dose for each medicine and route of a session: two bags of one medicine are one treatment.</summary>
    private static IEnumerable<GivenDose> Doses(PlannedSession plan, int daysAgo) =>
        from bag in plan.Bags
        from each in bag.Ingredients
        group each.Amount by (each.MedicineId, bag.Route, each.Unit) into dose
        select new GivenDose(dose.Key.MedicineId, dose.Key.Route, dose.Sum(), dose.Key.Unit, daysAgo * 24m, daysAgo);
}
