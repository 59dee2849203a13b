using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Acceptable;

/// <summary>The sentences about what would be acceptable.</summary>
internal sealed class AcceptableWords(PlannedSession plan, SafetyFacts facts, ClinicFormulary formulary, ImpliedValue implied)
{
    /// <summary>Where one field at a time does not do it, none is guessed.</summary>
    public const string NotFound = "What would be acceptable was not found: changing one field at a time is not enough.";

    /// <summary>"15 mg or less", "10 min or longer", "in 0.9% NaCl".</summary>
    public string Of(PlanChange change, Lever lever)
    {
        var value = Words.Number(change.Value, lever.Unit);
        return change.Field switch
        {
            ChangedField.Amount => $"{value} or less{InMilligrams(change, lever)}{InWhichBag(lever)}",
            ChangedField.EachAmount => $"{value} or less{InMilligrams(change, lever)} in each bag",
            ChangedField.FinalVolume => $"{value} final volume or more",
            ChangedField.Rate => plan.Bags[lever.Bag].RateSteps.Count > 1 ? $"no step above {value}" : $"{value} or slower",
            ChangedField.FirstRate => $"a first step of {value} or slower",
            ChangedField.Minutes => $"{value} or longer",
            ChangedField.Diluent => string.Join(" or ", change.Word.Split('|').Select(key => key == BagDose.Undiluted ? key : "in " + (formulary.Diluents.TryGetValue(key, out var name) ? name : key))),
            ChangedField.Route => "by " + string.Join(" or ", change.Word.Split('|')),
            _ => $"{formulary.DisplayName(plan.Bags[lever.Bag].Ingredients[lever.Ingredient].MedicineId)} in a bag of its own",
        };
    }

    /// <summary>Why a finding stands whatever is typed.</summary>
    public static string Never(SafetyFinding finding, SafetyFinding stands)
    {
        if (finding.RuleId != stands.RuleId || finding.OtherName != stands.OtherName) return $"No acceptable dose, because {stands.Sentence}";
        if (Lever.IsAboutAmount(finding)) return "No acceptable dose now, because what was given before leaves none.";
        return finding.Kind is FindingKind.Interval or FindingKind.Cumulative ? "No acceptable dose on this day, because the days count here, not the dose." : "No acceptable dose, because this stands at every dose.";
    }

    /// <summary>What about this patient makes the limit: "at 70 years". Empty where the limit is the same for everybody.</summary>
    public string Circumstance(SafetyFinding finding)
    {
        var of = facts.Patient;
        IEnumerable<string> words = finding.Kind switch
        {
            FindingKind.Age => Number(PlanInput.AgeYears, of.AgeYears),
            FindingKind.Renal => finding.RuleId.Contains(PlanInput.EGfr, StringComparison.Ordinal) ? Number(PlanInput.EGfr, of.EGfr) : Number(PlanInput.CreatinineClearance, of.CreatinineClearance),
            FindingKind.Hepatic => ["with this liver disease"],
            FindingKind.Interaction when finding.OtherName is { } other => [$"with {other}"],
            FindingKind.DailyDose => HasGiven(finding, DayHours) ? ["after what was given in the last 24 h"] : [],
            FindingKind.Cumulative => HasGiven(finding, decimal.MaxValue) ? ["after what was given before"] : [],
            _ => implied.Row(finding) is { } row ? Tests(row.AppliesWhen).SelectMany(field => Number(field, Value(field))) : [],
        };
        return string.Concat(words.Distinct(StringComparer.Ordinal).Select(word => " " + word));
    }

    private const decimal DayHours = 24m;

    private bool HasGiven(SafetyFinding finding, decimal hours) => facts.Given.Any(dose => dose.MedicineId == finding.MedicineId && dose.HoursAgo < hours);

    /// <summary>The tests by which a row is this patient's: of alternatives those that hold; several at once describe everybody usual.</summary>
    private IEnumerable<string> Tests(AppliesWhen condition) => condition switch
    {
        AppliesWhen.NumberTest test when Value(test.Field) is { } value && Limits.Holds(value, test.Op, test.Value) => [test.Field],
        AppliesWhen.Any any => any.Parts.SelectMany(Tests),
        AppliesWhen.All all when all.Parts.SelectMany(ConditionTest.NumberTests).Count() == 1 => all.Parts.SelectMany(Tests),
        _ => [],
    };

    private decimal? Value(string field) => field switch
    {
        PlanInput.AgeYears => facts.Patient.AgeYears,
        PlanInput.WeightKg => facts.Patient.WeightKg,
        PlanInput.EGfr => facts.Patient.EGfr,
        PlanInput.CreatinineClearance => facts.Patient.CreatinineClearance,
        _ => null,
    };

    private static IEnumerable<string> Number(string field, decimal? value) => (field, value) switch
    {
        (_, null) => [],
        (PlanInput.AgeYears, { } years) => [$"at {Words.Number(years)} years"],
        (PlanInput.WeightKg, { } kg) => [$"at {Words.Number(kg, "kg")}"],
        (_, { } number) => [$"with {PlanInput.Words(field)} {Words.Number(number)}"],
    };

    private string InMilligrams(PlanChange change, Lever lever)
    {
        if (!lever.Unit.EndsWith("/kg", StringComparison.Ordinal)) return "";
        var kg = DosingWeights.For(formulary, Lever.MedicineOf(lever, plan), facts.Patient)?.Kg;
        return kg is not { } weight ? "" : lever.Unit == UnitText.Of(DoseUnit.GramPerKilogram) ? $" (= {Words.Number(change.Value * weight, "g")})" : $" (= {Words.Number(change.Value * weight, "mg")})";
    }

    private string InWhichBag(Lever lever)
    {
        var id = plan.Bags[lever.Bag].Ingredients[lever.Ingredient].MedicineId;
        return plan.Bags.SelectMany(bag => bag.Ingredients).Count(each => each.MedicineId == id) > 1 ? $" in bag {Words.Number(lever.Bag + 1)}, the rest as it is" : "";
    }
}
