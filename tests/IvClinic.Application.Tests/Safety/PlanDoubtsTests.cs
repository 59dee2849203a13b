using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Tests.Plans;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Tests.Safety;

/// <summary>What no rule of the reference says and a reader would take for reassurance if nothing were said.</summary>
public sealed class PlanDoubtsTests
{
    [Theory]
    [InlineData("Voltaren", true)]
    [InlineData("ketamine", false)]
    [InlineData("Aspirin", false)]
    public async Task An_allergy_that_no_rule_knows_is_said_to_be_not_checked(string substance, bool isSaid)
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient(askLists: false);
        await given.The<RecordAllergy>().Run(given.Nurse, new() { PatientId = patient, Substance = substance, Kind = AllergyKind.Allergy, Reaction = "rash", Severity = ReactionSeverity.Mild }, Given.Key());
        foreach (var list in Enum.GetValues<HistoryList>()) await given.Confirmed(patient, list);
        var findings = await Findings(given, patient, form => form);
        Assert.Equal(isSaid, findings.Any(finding => finding.RuleId.StartsWith("allergy-not-recognised", StringComparison.Ordinal) && finding is { IsNotChecked: true, Level: FindingLevel.Caution }));
    }

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(0.0004, true)]
    public async Task A_dose_far_below_the_usual_one_asks_about_its_unit(double mgPerKg, bool isAsked)
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var findings = await Findings(given, patient, form =>
        {
            form.Bags[0].Ingredients[0].Amount = (decimal)mgPerKg;
            return form;
        });
        Assert.Equal(isAsked, findings.Any(finding => finding.RuleId == "ketamine.far-below-usual"));
    }

    [Fact]
    public async Task Watching_looser_than_the_formulary_is_said()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var findings = await Findings(given, patient, form =>
        {
            form.ObservationMinutes = 10;
            return form;
        });
        Assert.Contains(findings, finding => finding.Sentence == "ketamine: the formulary asks for 60 min of observation, the plan says 10.");
    }

    [Fact]
    public async Task A_faster_pump_rate_never_loses_the_limits_of_an_infusion()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.Measured(patient, MeasurementKind.QTc, 410m, "ms");
        Assert.Contains(await Findings(given, patient, form => Lidocaine(form, 300m)), finding => finding is { Level: FindingLevel.Refused, MedicineId: "lidocaine", Kind: FindingKind.Duration or FindingKind.Rate });
        // Only who says so plans a bolus.
        Assert.DoesNotContain(
            await Findings(given, patient, form =>
            {
                Lidocaine(form, 300m).Bags[0].Kind = Domain.Plans.BagKind.Bolus;
                return form;
            }),
            finding => finding is { Level: FindingLevel.Refused, Kind: FindingKind.Duration });
    }

    [Fact]
    public async Task A_salt_of_a_home_medicine_is_its_medicine_to_the_rules()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient(askLists: false);
        await given.The<RecordHomeMedicine>().Run(given.Nurse, new() { PatientId = patient, Ingredient = "Warfarin sodium 5 mg tablet" }, Given.Key());
        foreach (var list in Enum.GetValues<HistoryList>()) await given.Confirmed(patient, list);
        var findings = await Findings(given, patient, form =>
        {
            form.Indication = "migraine";
            form.Bags[0].Ingredients = [new() { Medication = "ketorolac", Amount = 15m, Unit = DoseUnit.Milligram }];
            return form;
        });
        Assert.Contains(findings, finding => finding is { Kind: FindingKind.Interaction, OtherName: "warfarin", Level: > FindingLevel.Caution });
    }

    private static WritePlan.Form Lidocaine(WritePlan.Form form, decimal mlPerH)
    {
        form.Indication = "chronic_pain";
        form.Bags[0].Ingredients = [new() { Medication = "lidocaine", Amount = 1.5m, Unit = DoseUnit.MilligramPerKilogram }];
        form.Bags[0].Steps = [new() { Rate = mlPerH, Unit = RateUnit.MillilitrePerHour }];
        return form;
    }

    private static async Task<IReadOnlyList<Domain.Safety.SafetyFinding>> Findings(Given given, Guid patient, Func<WritePlan.Form, WritePlan.Form> change) =>
        (await given.Paper(await given.Written(change(GivenPlans.Ketamine(patient, null))))).Verdict.Findings;
}
