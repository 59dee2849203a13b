using IvClinic.Application.Patients;
using IvClinic.Application.Patients.Records;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Patients.Baselines;
using IvClinic.Domain.Patients.PainPicture;
using IvClinic.Domain.Scores;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Patients;

/// <summary>Pain, baselines, the whole picture on one page, and who changed what.</summary>
public sealed class PictureTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task A_pain_keeps_its_regions_words_scores_DN4_and_warning_signs()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var form = new DescribePain.Form { PatientId = patient, Regions = ["F-RHA", "F-RFA"], Qualities = ["burning", "touch"], Quality = " wie Feuer ", NowScore = 6, WorstScore = 9, AverageScore = 6, Radiation = "up the arm", CourseOverDay = "worse at night", Helps = "cold water", WorkImpact = 8, SleepImpact = 7 };
        for (var i = 0; i < 10; i++) form.Dn4Answers[i].Answer = i < 5;
        form.RedFlags.Single(flag => flag.Code == "fever").Answer = false;
        form.RedFlags.Single(flag => flag.Code == "injury").Answer = true;
        await given.The<DescribePain>().Run(given.Nurse, form, Given.Key());

        var pain = Assert.Single((await given.Chart(patient)).History.Pains);
        Assert.Equal(("Right hand, palm side, right forearm, palm side", "Burning, Hurts at light touch, wie Feuer"), (pain.Site, pain.Quality));
        Assert.Equal((6, 9, 6, 8, 7), (pain.Details!.NowScore, pain.WorstScore, pain.AverageScore, pain.Details.WorkImpact, pain.Details.SleepImpact));
        Assert.Equal("DN4 5 of 10, at or above the cut-off of 4", pain.Details.Dn4Text);
        Assert.Equal((FlagAnswer.No, FlagAnswer.Yes, FlagAnswer.NotAsked), (pain.Details.AnswerTo("fever"), pain.Details.AnswerTo("injury"), pain.Details.AnswerTo("cancer")));
        Assert.Equal(("up the arm", "worse at night", "cold water"), (pain.Details.Radiation, pain.Details.CourseOverDay, pain.Details.Helps));
    }

    [Fact]
    public async Task A_pain_recorded_before_more_was_asked_stays_readable()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await given.The<DescribePain>().Run(given.Nurse, new() { PatientId = patient, Site = "head", Quality = "throbbing", WorstScore = 8 }, Given.Key());
        await given.Database(db => db.Database.ExecuteSqlRawAsync("UPDATE PainDescriptions SET Details = NULL"));
        var pain = Assert.Single((await given.Chart(patient)).History.Pains);
        Assert.Equal(("head", "throbbing", 8, null), (pain.Site, pain.Quality, pain.WorstScore, pain.Details));
    }

    [Fact]
    public async Task What_cannot_be_a_pain_is_refused_with_its_reason()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var form = new DescribePain.Form { PatientId = patient, Regions = ["nowhere"], Qualities = ["blue"], NowScore = 9, WorstScore = 8, AverageScore = 2.5m, WorkImpact = 11, Helps = new string('x', 10_000) };
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<DescribePain>().Run(given.Nurse, form, Given.Key()));
        Assert.Equal(["AverageScore", "Helps", "NowScore", "Qualities", "Regions", "WorkImpact"], refused.Failures.Select(failure => failure.PropertyName).Distinct().Order());
        var empty = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<DescribePain>().Run(given.Nurse, new() { PatientId = patient }, Given.Key()));
        Assert.Equal(["Quality", "Site"], empty.Failures.Select(failure => failure.PropertyName).Order());
    }

    [Fact]
    public async Task A_baseline_keeps_only_the_answers_of_its_condition_and_computes_its_scores()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var form = new RecordConditionBaseline.Form { PatientId = patient, Kind = BaselineKind.Migraine, AssessedOn = Today, HeadacheDays = 14, TriptanDays = 9, Aura = AuraSubtype.TypicalAura, PegPain = 4 };
        foreach (var (day, count) in form.MidasDays.Zip<RecordConditionBaseline.Days, decimal>([5, 10, 4, 6, 3])) day.Count = count;
        await given.The<RecordConditionBaseline>().Run(given.Clinician, form, Given.Key());
        var baseline = Assert.Single((await given.Chart(patient)).History.Baselines);
        Assert.Null(baseline.Answers.ChronicPain);
        Assert.Equal(["14", "28, grade IV-A", "9"], BaselineFigures.Of(baseline).Select(figure => figure.Words));
        Assert.Equal(AuraSubtype.TypicalAura, baseline.Answers.Migraine!.Aura);
    }

    [Theory]
    [InlineData(BaselineKind.Migraine, nameof(RecordConditionBaseline.Form.Kind))] // nothing answered
    [InlineData(BaselineKind.Cidp, nameof(RecordConditionBaseline.Form.GripInstrument))]
    public async Task An_empty_baseline_and_a_grip_without_its_instrument_are_refused(BaselineKind kind, string field)
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var form = new RecordConditionBaseline.Form { PatientId = patient, Kind = kind, AssessedOn = Today, GripLeftKPa = 45.5m };
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<RecordConditionBaseline>().Run(given.Nurse, form, Given.Key()));
        Assert.Equal(field, Assert.Single(refused.Failures).PropertyName);
    }

    [Fact]
    public async Task The_page_the_whole_picture_and_the_changes_open_with_three_queries_whatever_they_hold()
    {
        var queries = new QueryCount();
        await using var given = await Given.Clinic(queries.Join);
        var patient = await given.Patient();
        List<(int Page, int Picture, int Changes)> asked = [await Asked()];
        for (var i = 0; i < 12; i++)
        {
            await given.The<DescribePain>().Run(given.Nurse, new() { PatientId = patient, Site = $"place {i}", Quality = "dull" }, Given.Key());
            await given.The<RecordMeasurement>().Run(given.Nurse, new() { PatientId = patient, Kind = MeasurementKind.QTc, Value = 400 + i, Unit = "ms", MeasuredOn = Today }, Given.Key());
        }

        await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddDays(-9));
        await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddDays(-2));
        asked.Add(await Asked());
        Assert.Equal((3, 3, 3), asked[1]);
        Assert.Equal(asked[0], asked[1]);
        var sheet = await given.The<PictureSheet>().Run(given.Clinician, patient);
        Assert.Equal((12, 12, 2), (sheet.History.Pains.Count, sheet.History.Measurements.Count, sheet.Infusions.Count));
        Assert.All(sheet.Infusions, each => Assert.Equal((8, 3, 2), (each.Relief.Baseline!.Score, each.Relief.Lowest!.Score, each.WorstGrade)));

        async Task<(int Page, int Picture, int Changes)> Asked()
        {
            _ = queries.Taken;
            await given.The<PatientSheet>().Refresh(given.Nurse, new(patient));
            var page = queries.Taken;
            await given.The<PictureSheet>().Refresh(given.Nurse, patient);
            var picture = queries.Taken;
            await given.The<HistoryChanges>().Refresh(given.Nurse, patient);
            return (page, picture, queries.Taken);
        }
    }

    [Fact]
    public async Task The_whole_picture_names_plans_in_hand_and_open_tasks()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var decision = GivenPlans.Decision(patient, "cidp", "ivig_10");
        decision.Comments = [new() { MedicineId = "ivig_10", Text = "Values are awaited." }];
        await given.The<Application.Suitability.DecideSuitability>().Run(given.Clinician, decision, Given.Key());
        var form = GivenPlans.Ketamine(patient, await given.Suitable(patient));
        var plan = await given.Written(form);
        var sheet = await given.The<PictureSheet>().Run(given.Nurse, patient);
        Assert.Equal(sheet.Infusions.Count, (await given.The<PictureSheet>().Run(given.Pharmacist, patient)).Infusions.Count);
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<PictureSheet>().Run(given.Administrator, patient));
        Assert.Equal((plan, "crps"), (Assert.Single(sheet.Plans).PlanId, sheet.Plans[0].Indication));
        Assert.Contains(sheet.OpenTasks, line => line.Task.What == "IgA");
    }

    [Fact]
    public async Task An_entry_read_in_one_command_is_the_entry_that_was_written()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await given.The<RecordDoseElsewhere>().Run(given.Nurse, new() { PatientId = patient, Medicine = "ketorolac", Route = RecordDoseElsewhere.Routes[0], Amount = 12.75m, Unit = Domain.Measures.DoseUnit.Milligram, GivenOn = Today.AddDays(-1), GivenAt = new TimeOnly(7, 30), Place = "ward" }, Given.Key());
        await given.The<RecordPriorTreatment>().Run(given.Nurse, new() { PatientId = patient, Medicine = "topiramate", Dose = "50 mg", Weeks = 8.5m, WasOral = true, Result = TreatmentResult.NotTolerated, WhyStopped = "could not find words" }, Given.Key());
        var history = (await given.Chart(patient)).History;
        var (dose, tried) = (Assert.Single(history.DosesElsewhere), Assert.Single(history.PriorTreatments));
        var (storedDose, storedTried) = await given.Database(async db => (await db.Set<DoseElsewhere>().SingleAsync(), await db.Set<PriorTreatment>().SingleAsync()));
        Assert.Equal((storedDose.Id, storedDose.PublicId, storedDose.Medicine, 12.75m, storedDose.Unit, storedDose.GivenAt, "ward", storedDose.RecordedAt, storedDose.RecordedById), (dose.Id, dose.PublicId, dose.Medicine, dose.Amount, dose.Unit, dose.GivenAt, dose.Place, dose.RecordedAt, dose.RecordedById));
        Assert.Equal((storedTried.Id, 8.5m, true, TreatmentResult.NotTolerated, "could not find words", null), (tried.Id, tried.Weeks, tried.WasOral, tried.Result, tried.WhyStopped, tried.Comment));
    }

    [Fact]
    public async Task The_changes_of_a_history_say_who_recorded_and_who_struck_out_and_why()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var allergy = await given.The<RecordAllergy>().Run(given.Nurse, new() { PatientId = patient, Substance = "latex", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Mild }, Given.Key());
        given.Clock.Advance(TimeSpan.FromMinutes(3));
        await given.The<VoidHistoryEntry>().Run(given.Clinician, new() { PatientId = patient, Kind = HistoryKind.Allergy, EntryId = allergy, Reason = "another patient's" }, Given.Key());
        var changes = (await given.The<HistoryChanges>().Run(given.Clinician, patient)).Changes;
        Assert.Equal(("Dr Clara Clinician", "struck out", "allergy: latex", "another patient's"), (changes[0].Who, changes[0].Did, changes[0].What, changes[0].Reason));
        Assert.Contains(changes, change => change is { Who: "Nora Nurse, RN", Did: "recorded", What: "allergy: latex" });
        Assert.Contains(changes, change => change is { Did: "registered", What: "this patient" });
    }
}
