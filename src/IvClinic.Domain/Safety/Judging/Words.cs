using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>Plain words and numbers for the sentences of findings.</summary>
internal static class Words
{
    /// <summary>At most four decimals: enough to tell 0.3334 from 0.34.</summary>
    public static string Number(decimal value) => NumberText.Format(value, 4);

    public static string Number(decimal value, string unit) => Number(value) + " " + unit;

    public static string List(IEnumerable<string> inputs) => string.Join(" and ", inputs.Select(PlanInput.Words));

    public static string NotChecked(MedicineInPlan medicine, string subject, IReadOnlyCollection<string> inputs)
    {
        // a home medicine whose last dose is not known: the list itself is known
        var named = inputs.Contains(PlanInput.LastTakenHoursAgo, StringComparer.Ordinal)
            ? inputs.Where(input => input != PlanInput.HomeMedications).ToList()
            : inputs;
        return $"{medicine.NameFirst}: {subject} not checked, because {List(named)} {(named.Count == 1 ? "is" : "are")} not known.";
    }

    /// <summary>The basis as a unit.</summary>
    public static string Unit(DoseBasis basis) => basis switch
    {
        DoseBasis.Milligram => "mg",
        DoseBasis.Millilitre => "mL",
        DoseBasis.MilligramPerKilogram => "mg/kg",
        DoseBasis.GramPerKilogram => "g/kg",
        DoseBasis.MillilitrePerKilogram => "mL/kg",
        DoseBasis.MilligramPerKilogramHour => "mg/kg/h",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "Unknown basis."),
    };

    public static string Of(FindingLevel level) => level switch
    {
        FindingLevel.Refused => "hard limit",
        FindingLevel.NeedsReason => "soft limit",
        _ => "advised limit",
    };

    /// <summary>What was not checked, with its verb.</summary>
    public static string Subject(FindingKind kind) => kind switch
    {
        FindingKind.Age => "age limits were",
        FindingKind.Weight => "weight limits were",
        FindingKind.Renal => "kidney function was",
        FindingKind.Hepatic => "liver disease was",
        FindingKind.Pregnancy => "pregnancy and contraception were",
        FindingKind.Contraindication => "contraindications were",
        FindingKind.Allergy => "allergies were",
        FindingKind.Interaction => "interactions with home medicines were",
        FindingKind.SingleDose => "the dose was",
        FindingKind.DailyDose => "the dose per day was",
        FindingKind.Interval => "the interval was",
        FindingKind.Cumulative => "the total over time was",
        FindingKind.Duration => "the duration was",
        FindingKind.Rate => "the rate was",
        FindingKind.Concentration => "the concentration was",
        _ => "one rule was",
    };
}
