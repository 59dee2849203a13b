using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using static System.FormattableString;

namespace IvClinic.Domain.Plans;

/// <summary>One line of a plan in words. The part names the line in any version, so that two versions can be compared.</summary>
public sealed record PlanLine(string Part, string Text);

/// <summary>A plan in words, line by line, as nurses and reviewers read it, and what changed between two versions.</summary>
public static class PlanLines
{
    public static IReadOnlyList<PlanLine> Of(PlanContent plan, ClinicFormulary formulary)
    {
        var figures = PlanArithmetic.Of(plan, plan.DosingWeightOf);
        return [.. plan.Bags.Zip(figures.Bags, (bag, of) => Bag(bag, of, formulary)).SelectMany(lines => lines), .. Around(plan), .. Beyond(plan, figures)];
    }

    /// <summary>The lines of one bag.</summary>
    public static IReadOnlyList<PlanLine> Bag(PlannedBag bag, BagFigures figures, ClinicFormulary formulary)
    {
        var name = Invariant($"Bag {bag.Number}") + (bag.Label.Trim().Length > 0 ? $" ({bag.Label.Trim()})" : "");
        return
        [
            .. bag.Ingredients.Select((ingredient, index) => new PlanLine(
                $"{name}, {formulary.DisplayName(ingredient.Medication)}", Amount(ingredient, figures.Ingredients.ElementAtOrDefault(index)))),
            new($"{name}, preparation", Preparation(bag, formulary)),
            new($"{name}, rate", Rate(bag, figures)),
        ];
    }

    /// <summary>What a reader of the former version has to know, in sentences; empty when nothing changed.</summary>
    public static IReadOnlyList<string> Difference(PlanContent former, PlanContent present, ClinicFormulary formulary)
    {
        return Difference(Of(former, formulary), Of(present, formulary));
    }

    /// <summary>
    /// The same for whoever approves a changed version, with what stands around the orders: the condition, the weight, consent, authorisation,
    /// the decision it rests on, reasons. Empty only when nothing at all changed.
    /// </summary>
    /// <param name="conditionName">What a condition is called.</param>
    public static IReadOnlyList<string> Changes(PlanContent former, PlanContent present, ClinicFormulary formulary, Func<string, string> conditionName)
    {
        IReadOnlyList<string> said =
        [
            .. Difference([.. Of(former, formulary), .. Papers(former, conditionName)], [.. Of(present, formulary), .. Papers(present, conditionName)]),
            .. former.SuitabilityId == present.SuitabilityId ? [] : new[] { "It names another suitability decision." },
        ];
        return said.Count > 0 || CanonicalPlan.Bytes(former).AsSpan().SequenceEqual(CanonicalPlan.Bytes(present)) ? said : ["It differs in something that its words do not show."];
    }

    /// <summary>What a plan orders otherwise than the protocol it follows, in sentences; empty where nothing is.</summary>
    public static IReadOnlyList<string> Departures(PlanContent protocol, PlanContent plan, ClinicFormulary formulary) => Difference(Of(protocol, formulary), Of(plan, formulary), AgainstProtocol);

    private static readonly DifferenceWords BetweenVersions = new("{0}: was {1}; now {2}.", "New: {0}: {1}.", "No longer: {0}: {1}.");

    private static readonly DifferenceWords AgainstProtocol = new("{0}: {2}; the protocol says {1}.", "Beside the protocol: {0}: {1}.", "Left out of the protocol: {0}: {1}.");

    private static IReadOnlyList<string> Difference(IReadOnlyList<PlanLine> former, IReadOnlyList<PlanLine> present, DifferenceWords? inWords = null)
    {
        var words = inWords ?? BetweenVersions;
        // A part that stands twice (a medicine named twice in a bag) is compared in its order.
        var (was, now) = (Keyed(former), Keyed(present));
        return
        [
            .. now.Where(line => was.TryGetValue(line.Key, out var before) && before != line.Value).Select(line => Said(words.Other, line.Key.Part, was[line.Key], line.Value)),
            .. now.Where(line => !was.ContainsKey(line.Key)).Select(line => Said(words.Added, line.Key.Part, line.Value)),
            .. was.Where(line => !now.ContainsKey(line.Key)).Select(line => Said(words.Gone, line.Key.Part, line.Value)),
        ];
    }

    private static string Said(string words, params object[] parts) => string.Format(System.Globalization.CultureInfo.InvariantCulture, words, parts);

    private static IEnumerable<PlanLine> Papers(PlanContent plan, Func<string, string> conditionName)
    {
        yield return new("For", plan.Indication.Length == 0 ? "not chosen" : conditionName(plan.Indication));
        yield return new("Weight", plan.WeightUsed is { } weight ? Invariant($"{NumberText.Format(weight.WeightKg, 2)} kg of {weight.MeasuredOn:yyyy-MM-dd}") : "not known");
        yield return new("Consent", plan.ConsentOn is { } on ? Invariant($"{on:yyyy-MM-dd}") : "not recorded");
        yield return new("Authorisation", plan.AuthorisationReference?.Trim() is { Length: > 0 } reference ? reference : plan.AuthorisationNotRequired ? "not required" : "not given");
        foreach (var reason in plan.Overrides)
            yield return new(reason.Ground?.Findings is [var shown, ..] ? $"Reason against “{shown.Sentence}”" : "Reason against a finding", reason.Text.Trim().Length > 0 ? reason.Text.Trim() : "without words");
    }

    /// <summary>The amount as it was read, for example "0.5 mg/kg × 80 kg = 40 mg".</summary>
    public static string Amount(PlannedIngredient ingredient, IngredientFigures? figures)
    {
        if (ingredient.Amount is not { } amount) return "amount not given yet";
        var typed = $"{NumberText.Format(amount)} {UnitText.Of(ingredient.Unit)}";
        var product = string.IsNullOrEmpty(ingredient.Product) ? "" : $", product {ingredient.Product}";
        var after = Rounding(ingredient, figures) + (ingredient.Cap?.Mass is { } cap ? $", at most {cap.Text(decimals: 3)}" : "") + product;
        if (ingredient.Unit is not (DoseUnit.MilligramPerKilogram or DoseUnit.GramPerKilogram))
        {
            var perKg = figures?.MgPerKg is { } each ? $" ({NumberText.Format(each, 3)} mg/kg)" : "";
            return typed + perKg + after;
        }

        return figures is { DosingWeight: { } weight } && (figures.Reckoned ?? figures.Mass) is { } mass
            ? $"{typed} × {NumberText.Format(weight.Kilograms, 2)} kg = {mass.Text(decimals: 3)}{after}"
            : $"{typed}, weight not known{after}";
    }

    /// <summary>For example ", rounded 72.4 g → 70 g (-3.3 %)".</summary>
    private static string Rounding(PlannedIngredient ingredient, IngredientFigures? figures)
    {
        if (ingredient.Rounded?.Mass is not { } chosen) return "";
        return figures?.Reckoned is { } was
            ? Invariant($", rounded {was.Text(decimals: 3)} → {chosen.Text(decimals: 3)} ({Signed(DoseRounding.Percent(was, chosen))} %)")
            : $", rounded to {chosen.Text(decimals: 3)}";
    }

    private static string Signed(decimal percent) => Math.Round(percent, 1, MidpointRounding.AwayFromZero).ToString("+0.0;-0.0;0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Preparation(PlannedBag bag, ClinicFormulary formulary)
    {
        var diluent = bag.Diluent is not { } key ? "undiluted, as supplied" : "in " + (formulary.Diluents.TryGetValue(key, out var known) ? known : key);
        var volume = bag.FinalVolumeMl is { } ml ? $"final volume {NumberText.Format(ml)} mL" : "final volume not given yet";
        return $"{volume}, {diluent}, {bag.Route}{(bag.Kind is { } kind ? ", as " + (kind == BagKind.Bolus ? "a bolus" : "an infusion") : "")}";
    }

    private static string Rate(PlannedBag bag, BagFigures figures)
    {
        if (bag.Steps.Count == 0) return bag.PushMinutes is { } push ? $"injected over {NumberText.Format(push)} min" : "no rate yet";
        var steps = string.Join(", then ", bag.Steps.Select((step, index) => Step(step, figures.Steps.ElementAtOrDefault(index))));
        return figures.Duration is { } whole ? $"{steps}; {Minutes(whole)} in all" : steps;
    }

    private static string Step(RateStep step, StepFigures? figures)
    {
        var typed = step.Rate is { } rate ? $"{NumberText.Format(rate)} {UnitText.Of(step.Unit)}" : "no rate";
        var flow = step.Unit != RateUnit.MillilitrePerHour && figures?.Flow is { } known ? $" (= {NumberText.Format(known.MillilitresPerHour, 2)} mL/h)" : "";
        return typed + flow + (step.Minutes is { } minutes ? Invariant($" for {minutes} min") : " to the end");
    }

    /// <summary>Hours and minutes, rounded to the minute for reading.</summary>
    public static string Minutes(TimeSpan time)
    {
        var whole = (long)Math.Round(time.TotalMinutes, MidpointRounding.AwayFromZero);
        return whole < 60 ? Invariant($"{whole} min") : Invariant($"{whole / 60} h {whole % 60:00} min");
    }

    private static IEnumerable<PlanLine> Around(PlanContent plan)
    {
        yield return new("Course", plan.Course switch
        {
            null => "not decided",
            { Kind: CourseKind.Single } => "a single session",
            var course => Invariant($"{course.Sessions?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} sessions, {course.IntervalDays?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} days apart")
                + (course.WindowDays is { } window ? Invariant($", each up to {window} {(window == 1 ? "day" : "days")} earlier or later") : ""),
        });
        if (plan.Course?.LastDay is { } last) yield return new("Series ends", Invariant($"{last:yyyy-MM-dd}"));
        if (plan.Course?.Missed is { } missed) yield return new("When one is missed", Of(missed) + (plan.Course.MissedNote.Length > 0 ? ": " + plan.Course.MissedNote : ""));
        yield return new("Vital signs", Every(plan.Monitoring.VitalsEveryMinutes) + (plan.Monitoring.FirstCheckMinutes is { } first ? Invariant($", first {first} min after the start and each rate change") : ""));
        yield return new("Pain score", Every(plan.Monitoring.PainEveryMinutes));
        if (plan.Monitoring.HypercapnicOxygenScale) yield return new("Oxygen scale", "NEWS2 scale 2, target 88 to 92 %");
        yield return new("Observation after the end", plan.ObservationMinutes is { } minutes ? Invariant($"{minutes} min") : "not decided");
        foreach (var line in AtTheChair(plan)) yield return line;
        foreach (var goal in plan.Goals) yield return new("Goal", PlanGoals.Sentence(goal));
        if (plan.Goal.Trim().Length > 0) yield return new("Goal", plan.Goal.Trim());
        if (plan.Notes.Trim().Length > 0) yield return new("Notes", plan.Notes.Trim());
    }

    /// <summary>What the nurse may do, must hold for and may give without asking; it stands at the chair.</summary>
    public static IReadOnlyList<string> Standing(PlanContent plan) => [.. AtTheChair(plan).Select(line => $"{line.Part}: {line.Text}")];

    private static IEnumerable<PlanLine> Beyond(PlanContent plan, PlanFigures figures) => plan.Envelope?.BeyondSteps(figures) is { } beyond ? [new("Faster than planned", beyond)] : [];

    private static IEnumerable<PlanLine> AtTheChair(PlanContent plan)
    {
        yield return new("Nurse may set", plan.Envelope is { } room
            ? $"{NumberText.Format(room.LowestMlPerH)} to {NumberText.Format(room.HighestMlPerH)} mL/h, in steps of at most {NumberText.Format(room.LargestStepMlPerH)} mL/h{(room.MinutesBetween is { } wait ? Invariant($", faster at the earliest {wait} min after the last change") : "")}"
            : "planned steps only; any other rate needs an order");
        foreach (var hold in plan.HoldCriteria)
            yield return new("Hold criterion", $"{NameOf(hold)} {Sign(hold.Comparison)} {NumberText.Format(hold.Value)} {hold.Unit}: {hold.Action}");
        yield return new("Restart after a reaction", plan.StandingOrders.RestartAtHalfRateAllowed ? "at half the rate once resolved below grade 3, without a new order" : "needs an order");
        foreach (var before in plan.StandingOrders.Premedication) yield return new("Premedication", before);
        foreach (var rescue in plan.StandingOrders.Rescue) yield return new("Rescue", rescue);
    }

    public static string Of(WhenMissed missed) => missed switch
    {
        WhenMissed.GiveSoon => "give it as soon as possible, the others as planned",
        WhenMissed.MoveAll => "give it as soon as possible and move the others",
        WhenMissed.Leave => "leave it out",
        WhenMissed.AskClinician => "ask the clinician",
        _ => throw new ArgumentOutOfRangeException(nameof(missed), missed, "Unknown answer."),
    };

    private static string NameOf(HoldCriterion hold) => Sessions.VitalLimits.ByCode(hold.Parameter)?.Name ?? hold.Parameter;

    private static string Every(int? minutes) => minutes is { } known ? Invariant($"every {known} min") : "not decided";

    public static string Sign(HoldComparison comparison) => comparison switch
    {
        HoldComparison.Below => "below",
        HoldComparison.AtOrBelow => "at or below",
        HoldComparison.Above => "above",
        HoldComparison.AtOrAbove => "at or above",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Unknown comparison."),
    };

    /// <param name="Other">{0} part, {1} before, {2} present.</param>
    /// <param name="Added">{0} part, {1} what stands there.</param>
    /// <param name="Gone">{0} part, {1} what stood there.</param>
    private sealed record DifferenceWords(string Other, string Added, string Gone);

    private static Dictionary<(string Part, int Turn), string> Keyed(IReadOnlyList<PlanLine> lines) => lines
        .GroupBy(line => line.Part, StringComparer.Ordinal)
        .SelectMany(group => group.Select((line, turn) => (Key: (line.Part, turn), line.Text)))
        .ToDictionary(line => line.Key, line => line.Text);
}
