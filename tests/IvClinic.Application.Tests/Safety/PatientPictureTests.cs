using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Tests.Plans;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Safety;

namespace IvClinic.Application.Tests.Safety;

public sealed class PatientPictureTests
{
    [Fact]
    public async Task Lists_nobody_asked_about_are_not_known_and_lists_asked_with_no_entry_are_empty()
    {
        await using var given = await Given.Clinic();
        var unasked = await given.The<NewPlanSheet>().Run(given.Clinician, await given.WeighedPatient(askLists: false));
        Assert.Null(unasked.Picture.Facts.Allergies);
        Assert.Null(unasked.Picture.Facts.Conditions);
        Assert.Null(unasked.Picture.Facts.HomeMedications);

        var other = await given.Patient("Okafor", "Ada", "1980-01-02", "X-2");
        foreach (var list in Enum.GetValues<HistoryList>()) await given.Confirmed(other, list);
        var asked = await given.The<NewPlanSheet>().Run(given.Clinician, other);
        Assert.Empty(asked.Picture.Facts.Allergies!);
        Assert.Empty(asked.Picture.Facts.Conditions!);
        Assert.Empty(asked.Picture.Facts.HomeMedications!);
    }

    [Fact]
    public async Task A_list_with_entries_that_nobody_called_complete_gives_its_findings_and_says_that_the_rest_was_not_checked()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await given.The<RecordAllergy>().Run(
            given.Nurse, new() { PatientId = patient, Substance = "ketamine", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Severe }, Given.Key());
        var ground = await given.The<NewPlanSheet>().Run(given.Clinician, patient);
        Assert.Equal(HistoryListAnswer.Listed, ground.Picture.Allergies);

        var formulary = ClinicFormulary.Shipped;
        var content = ground.Picture.WithWeights(PlanTyping.Content(GivenPlans.Ketamine(patient, null)), formulary);
        var findings = ground.Picture.Judge(content, formulary).Findings;
        Assert.Contains(findings, finding => finding is { Kind: FindingKind.Allergy, Level: FindingLevel.Refused, IsNotChecked: false });
        Assert.Contains(findings, finding => finding.Kind == FindingKind.Allergy && finding.NotChecked.Contains(PlanInput.Allergies));

        await given.Confirmed(patient, HistoryList.Allergies);
        var confirmed = (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture.Judge(content, formulary).Findings;
        Assert.DoesNotContain(confirmed, finding => finding.NotChecked.Contains(PlanInput.Allergies));
        Assert.Contains(confirmed, finding => finding is { Kind: FindingKind.Allergy, Level: FindingLevel.Refused });
    }

    [Fact]
    public async Task An_old_laboratory_value_counts_and_its_age_is_said()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.Measured(patient, MeasurementKind.EGfr, 75m, "mL/min/1.73 m²", GivenPlans.Today.AddDays(-100));
        var picture = (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture;
        Assert.Equal(75m, picture.Facts.EGfr);
        Assert.Equal(100, picture.Latest(MeasurementKind.EGfr)!.DaysOld);
        Assert.Contains(picture.TooOldFor(ClinicFormulary.Shipped.Medicines["ketorolac"]), sentence => sentence.Contains("eGFR is 100 days old", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_latest_measurement_counts_not_the_one_recorded_last()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient(kg: 80m);
        await given.Measured(patient, MeasurementKind.Weight, 95m, "kg", GivenPlans.Today.AddDays(-30));
        Assert.Equal(80m, (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture.Facts.WeightKg);
    }

    [Fact]
    public async Task A_dose_given_elsewhere_counts_in_the_totals_by_its_hours_and_its_date()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.The<RecordDoseElsewhere>().Run(
            given.Nurse,
            new() { PatientId = patient, Medicine = "ketamine", Route = "IV", Amount = 50m, Unit = DoseUnit.Milligram, GivenOn = GivenPlans.Today.AddDays(-1), GivenAt = new TimeOnly(23, 0) },
            Given.Key());
        var dose = Assert.Single((await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture.Given);
        Assert.Equal(("ketamine", 50m, 12m, 1), (dose.MedicineId, dose.Amount, dose.HoursAgo, dose.DaysAgo));
    }

    [Fact]
    public async Task A_medicine_taken_some_time_yesterday_counts_as_taken_at_its_end()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.The<RecordHomeMedicine>().Run(
            given.Nurse, new() { PatientId = patient, Ingredient = "sumatriptan", LastTakenOn = GivenPlans.Today.AddDays(-1) }, Given.Key());
        var picture = (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture;
        Assert.Equal(11m, Assert.Single(picture.Facts.HomeMedications!).LastTakenHoursAgo);
    }

    [Fact]
    public async Task A_problem_that_is_over_asks_for_a_reason_but_does_not_refuse()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.The<RecordCondition>().Run(
            given.Nurse, new() { PatientId = patient, Text = "Psychotic episode 2004", CodedProblem = "psychosis", IsActive = false }, Given.Key());
        await given.Confirmed(patient, HistoryList.Conditions);
        var picture = (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture;
        var content = picture.WithWeights(PlanTyping.Content(GivenPlans.Ketamine(patient, null)), ClinicFormulary.Shipped);
        var found = picture.Judge(content, ClinicFormulary.Shipped).Findings.Where(finding => finding.Kind == FindingKind.Contraindication).ToList();
        Assert.NotEmpty(found);
        Assert.DoesNotContain(found, finding => finding.Level == FindingLevel.Refused);
    }

    [Fact]
    public async Task An_unfinished_plan_is_judged_without_an_exception()
    {
        await using var given = await Given.Clinic();
        var picture = (await given.The<NewPlanSheet>().Run(given.Clinician, await given.WeighedPatient())).Picture;
        var form = GivenPlans.Ketamine(picture.PatientId, null);
        form.Bags[0].Steps[0].Rate = null;
        form.Bags[0].Ingredients.Add(new() { Medication = "nothing-we-know", Amount = 1m, Unit = DoseUnit.Milligram });
        form.Bags[0].Ingredients.Add(new() { Medication = "lidocaine" });
        var verdict = picture.Judge(picture.WithWeights(PlanTyping.Content(form), ClinicFormulary.Shipped), ClinicFormulary.Shipped);
        Assert.NotEmpty(verdict.Figures.Problems);
        Assert.Contains(verdict.Findings, finding => finding.RuleId == "nothing-we-know.unlisted" && finding.Level == FindingLevel.Refused && finding.Place.IngredientIndex == 1);
        Assert.DoesNotContain(verdict.Findings, finding => finding.Kind is FindingKind.Duration or FindingKind.Rate);
    }
}
