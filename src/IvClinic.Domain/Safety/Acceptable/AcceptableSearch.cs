using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Acceptable;

/// <summary>
/// Looks for the nearest plan that the rules let pass, field by field, and says it beside the findings. Every value said was
/// judged as it is said, together with the other changes the plan needs.
/// </summary>
public sealed class AcceptableSearch
{
    private const int MostTries = 12;

    private readonly PlannedSession plan;
    private readonly Func<IReadOnlyList<PlanChange>, IReadOnlyList<SafetyFinding>> judge;
    private readonly ClinicFormulary formulary;
    private readonly ImpliedValue implied;
    private readonly AcceptableWords words;

    /// <param name="facts">The plan as it was typed, and the patient.</param>
    /// <param name="judge">The findings about the plan with these changes.</param>
    public AcceptableSearch(SafetyFacts facts, ClinicFormulary formulary, Func<IReadOnlyList<PlanChange>, IReadOnlyList<SafetyFinding>> judge)
    {
        (plan, this.formulary, this.judge) = (facts.Plan, formulary, judge);
        implied = new(facts.Plan, facts.Patient, formulary);
        words = new(facts.Plan, facts, formulary, implied);
    }

    /// <summary>The findings of an assessment, each refusal with what would be acceptable or why nothing is.</summary>
    public static IReadOnlyList<SafetyFinding> Explain(SafetyFacts facts, ClinicFormulary formulary, IReadOnlyList<SafetyFinding> findings) =>
        new AcceptableSearch(
            facts, formulary, changes => SafetyEngine.Evaluate(facts with { Plan = PlanChange.All(changes, facts.Plan) }, formulary).Findings)
            .Explain(findings);

    public IReadOnlyList<SafetyFinding> Explain(IReadOnlyList<SafetyFinding> findings)
    {
        if (findings.All(finding => finding.Level == FindingLevel.Caution)) return findings;
        var refusal = Mend(FindingLevel.Refused, findings, []);
        var reason = Mend(FindingLevel.NeedsReason, refusal.Left, refusal.Found);
        return [.. findings.Select(finding => finding with { Acceptable = Answer(finding, refusal, reason) })];
    }

    /// <summary>A change, the lever it moves, and the findings it meets.</summary>
    private sealed record Found(Lever Lever, PlanChange Change, SafetyFinding Governing, IReadOnlyList<SafetyFinding> Met)
    {
        /// <summary>With every word that passes, where several do.</summary>
        public PlanChange Said { get; init; } = Change;
    }

    /// <param name="Left">What is found after all changes.</param>
    private sealed record Mended(IReadOnlyList<Found> Found, IReadOnlyList<SafetyFinding> Left);

    private Mended Mend(FindingLevel level, IReadOnlyList<SafetyFinding> findings, IReadOnlyList<Found> before)
    {
        var (found, left, tried) = (before.ToList(), findings, new HashSet<Lever>());
        while (left.Where(finding => finding.Level == level).SelectMany(finding => Lever.Of(finding, plan)).FirstOrDefault(lever => !tried.Contains(lever)) is { } lever)
        {
            tried.Add(lever);
            if (Search(level, lever, left, found) is not { } success) continue;
            found.RemoveAll(each => each.Lever == lever);
            found.Add(success.Found);
            left = success.Left;
        }

        return new(found, left);
    }

    private (Found Found, IReadOnlyList<SafetyFinding> Left)? Search(FindingLevel level, Lever lever, IReadOnlyList<SafetyFinding> left, IReadOnlyList<Found> found)
    {
        var others = found.Where(each => each.Lever != lever).Select(each => each.Change).ToList();
        var standing = Standing(level, lever, left);
        var now = found.FirstOrDefault(each => each.Lever == lever)?.Change.Value ?? lever.Typed;
        var (was, governing) = (left, standing[0]);
        if (lever.Field is ChangedField.Diluent or ChangedField.Route or ChangedField.OwnBag) return Word(level, lever, left, others, standing);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var candidates = standing.Select(finding => (finding, value: implied.Of(finding, lever, now))).Where(each => each.value > 0m).ToList();
            if (candidates.Count == 0) return null;
            var (limiting, value) = lever.IsMaximum ? candidates.MinBy(each => each.value) : candidates.MaxBy(each => each.value);
            var next = lever.Typable(value!.Value);
            if (next <= 0m || (lever.IsMaximum ? next >= now : next <= now)) return null;
            (now, governing) = (next, limiting);
            var change = lever.To(now);
            left = judge([.. others, change]);
            standing = Standing(level, lever, left);
            if (standing.Count == 0) return IsNoWorse(level, was, left) ? (new(lever, change, governing, Met(was, left)), left) : null;
        }

        return null;
    }

    /// <summary>The listed words that pass, all of them named.</summary>
    private (Found Found, IReadOnlyList<SafetyFinding> Left)? Word(
        FindingLevel level, Lever lever, IReadOnlyList<SafetyFinding> was, IReadOnlyList<PlanChange> others, IReadOnlyList<SafetyFinding> standing)
    {
        var passing = new List<(PlanChange Change, IReadOnlyList<SafetyFinding> Left)>();
        foreach (var word in Offered(lever, standing[0]))
        {
            var change = lever.To(0m, word);
            var left = judge([.. others, change]);
            if (Standing(level, lever, left).Count == 0 && IsNoWorse(level, was, left)) passing.Add((change, left));
        }

        if (passing.Count == 0) return null;
        var (first, after) = passing[0];
        return (new(lever, first, standing[0], Met(was, after)) { Said = first with { Word = string.Join('|', passing.Select(each => each.Change.Word)) } }, after);
    }

    private IReadOnlyList<string> Offered(Lever lever, SafetyFinding finding)
    {
        if (lever.Field == ChangedField.OwnBag) return [""];
        if (finding.MedicineId is not { } id || !formulary.Medicines.TryGetValue(id, out var medicine)) return [];
        return lever.Field == ChangedField.Route ? medicine.Routes : [.. medicine.Administration.Diluents.Select(diluent => diluent.Name)];
    }

    private List<SafetyFinding> Standing(FindingLevel level, Lever lever, IReadOnlyList<SafetyFinding> findings) =>
        [.. findings.Where(finding => finding.Level == level && Lever.Of(finding, plan).Any(each => each with { Typed = lever.Typed } == lever))];

    /// <summary>A change that mends one finding by making another is none.</summary>
    private static bool IsNoWorse(FindingLevel level, IReadOnlyList<SafetyFinding> was, IReadOnlyList<SafetyFinding> now) =>
        now.Where(finding => finding.Level >= level && !finding.IsNotChecked).All(finding => was.Any(before => Same(before, finding) && before.Level >= finding.Level));

    private static IReadOnlyList<SafetyFinding> Met(IReadOnlyList<SafetyFinding> was, IReadOnlyList<SafetyFinding> now) =>
        [.. was.Where(finding => !now.Any(after => Same(after, finding) && after.Place == finding.Place && after.Level == finding.Level))];

    private static bool Same(SafetyFinding one, SafetyFinding other) => one.RuleId == other.RuleId && one.OtherName == other.OtherName && one.IsNotChecked == other.IsNotChecked;

    private AcceptableAnswer? Answer(SafetyFinding finding, Mended refusal, Mended reason) => finding.Level switch
    {
        FindingLevel.Refused => Refusal(finding, refusal, reason),
        FindingLevel.NeedsReason when Concerns(refusal.Left, finding) is null && Meeting(finding, reason) is { } found =>
            new($"Without a reason: {words.Of(found.Said, found.Lever)}{words.Circumstance(found.Governing)}.{Together(found, reason)}", null, found.Change),
        _ => null,
    };

    private AcceptableAnswer Refusal(SafetyFinding finding, Mended refusal, Mended reason)
    {
        if (Concerns(refusal.Left, finding) is { } stands)
            return new(StandsAtEveryDose(stands, refusal) ? AcceptableWords.Never(finding, stands) : AcceptableWords.NotFound, null, null);
        if (Meeting(finding, refusal) is not { } found) return new(AcceptableWords.NotFound, null, null);
        var isSoft = Standing(FindingLevel.NeedsReason, found.Lever, refusal.Left).Count > 0;
        var milder = isSoft ? reason.Found.FirstOrDefault(each => each.Lever == found.Lever && each != found) : null;
        var says = words.Of(found.Said, found.Lever) + words.Circumstance(found.Governing);
        var more = milder is null ? "" : $"; {words.Of(milder.Said, milder.Lever)} needs no reason";
        return new($"Acceptable{(isSoft ? " with a reason" : "")}: {says}{more}.{Together(found, refusal)}", found.Change, isSoft ? milder?.Change : found.Change) { Together = [.. refusal.Found.Select(each => each.Change)] };
    }

    /// <summary>A refusal that stays about the same medicine, whatever else is changed.</summary>
    private static SafetyFinding? Concerns(IReadOnlyList<SafetyFinding> left, SafetyFinding finding) =>
        left.FirstOrDefault(each => each.Level == FindingLevel.Refused && Same(each, finding))
        ?? left.FirstOrDefault(each => each.Level == FindingLevel.Refused && (each.MedicineId == finding.MedicineId || each.OtherMedicineId == finding.MedicineId));

    private static Found? Meeting(SafetyFinding finding, Mended mended) => mended.Found.FirstOrDefault(each => each.Met.Any(met => Same(met, finding) && met.Place == finding.Place));

    /// <summary>Asked with a thousandth of every amount of the medicine.</summary>
    private bool StandsAtEveryDose(SafetyFinding stands, Mended refusal)
    {
        PlanChange[] tiny =
        [
            .. plan.Bags.Index().SelectMany(bag => bag.Item.Ingredients.Index().Where(each => each.Item.MedicineId == stands.MedicineId)
                .Select(each => new PlanChange(ChangedField.Amount, bag.Index, each.Index, each.Item.Amount / 1000m))),
        ];
        return judge([.. refusal.Found.Select(each => each.Change).Where(change => change.Field is not (ChangedField.Amount or ChangedField.EachAmount)), .. tiny])
            .Any(finding => finding.Level == FindingLevel.Refused && Same(finding, stands));
    }

    private string Together(Found found, Mended mended)
    {
        var others = mended.Found.Where(each => each != found && IsNear(each.Lever, found.Lever)).Select(each => words.Of(each.Said, each.Lever)).ToList();
        return others.Count == 0 ? "" : $" Checked together with: {string.Join("; ", others)}.";
    }

    private bool IsNear(Lever one, Lever other) => one.Bag == other.Bag
        || plan.Bags[one.Bag].Ingredients.Any(each => plan.Bags[other.Bag].Ingredients.Any(shared => shared.MedicineId == each.MedicineId));
}
