using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>QTc: every band that matches; an unknown QTc is missing data only where it is asked for (safety rules 3.16).</summary>
internal static class QtcCheck
{
    /// <summary>The two classes that the formulary's field legend names for <c>ifQtRisk</c>.</summary>
    private static readonly string[] RiskClasses = ["qt_prolonging", "qt_conditional"];

    public static void Judge(MedicineInPlan medicine)
    {
        if (medicine.Medicine.Qtc is not { } rules) return;
        var asked = rules.AlwaysRequired ? Answer.Yes : HasOtherQtRisk(medicine);
        foreach (var band in rules.Limits)
        {
            if (band.Severity.Level is not { } level) continue;
            var fires = medicine.Facts.Patient.QtcMs is { } qtc
                ? Answer.Of(Limits.Holds(qtc, band.Op, band.Milliseconds) && (band.Below is not { } below || qtc < below))
                : Answer.All(asked, Answer.Unknown(PlanInput.QtcMs));
            medicine.Decide(
                new($"qtc.{Words.Number(band.Milliseconds)}", FindingKind.Contraindication, level, rules.Provenance, new(null, null, PlanInput.QtcMs))
                {
                    Values = medicine.Facts.Patient.QtcMs is { } value ? [new("QTc", value, "ms")] : [],
                    Subject = "the QTc limit was",
                    Limit = new("QTc", band.Milliseconds, "ms"),
                },
                fires,
                $"{medicine.NameFirst} with QTc {Words.Number(medicine.Facts.Patient.QtcMs ?? 0m, "ms")}: from {Words.Number(band.Milliseconds, "ms")} {(level == FindingLevel.Refused ? "it is refused" : "a prescriber must decide")}.");
        }
    }

    private static Answer HasOtherQtRisk(MedicineInPlan medicine)
    {
        var classes = RiskClasses.Where(medicine.Formulary.DrugClasses.ContainsKey)
            .Select(id => medicine.Formulary.DrugClasses[id])
            .ToList();
        var known = Answer.Any(medicine.Exposures.SelectMany(_ => classes, (exposure, group) =>
            exposure.IsIn(group, medicine.Formulary)
                ? exposure.Counts(null, group.WashoutDays, medicine.Formulary.GeneralRules)
                : Answer.No));
        return medicine.Facts.Patient.HomeMedications is null
            ? Answer.Any(known, Answer.Unknown(PlanInput.HomeMedications))
            : known;
    }
}
