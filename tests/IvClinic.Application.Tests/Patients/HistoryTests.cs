using IvClinic.Application.Patients;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Tests.Patients;

public sealed class HistoryTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task An_empty_allergy_list_says_none_only_after_somebody_asked()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        Assert.Equal(HistoryListAnswer.NotAsked, (await given.Chart(patient)).Banner.AllergyAnswer);

        await given.The<ConfirmHistoryList>().Run(given.Nurse, new() { PatientId = patient, List = HistoryList.Allergies }, Given.Key());
        Assert.Equal(HistoryListAnswer.None, (await given.Chart(patient)).Banner.AllergyAnswer);
    }

    [Fact]
    public async Task Striking_out_the_only_allergy_makes_the_list_not_asked_again()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var allergy = await given.The<RecordAllergy>().Run(given.Nurse, Allergy(patient, "ketorolac"), Given.Key());
        Assert.Equal(HistoryListAnswer.Listed, (await given.Chart(patient)).Banner.AllergyAnswer);
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await given.The<ConfirmHistoryList>().Run(given.Nurse, new() { PatientId = patient, List = HistoryList.Allergies }, Given.Key());
        Assert.Equal(HistoryListAnswer.Complete, (await given.Chart(patient)).Banner.AllergyAnswer);
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await given.The<VoidHistoryEntry>().Run(given.Nurse, Void(patient, HistoryKind.Allergy, allergy), Given.Key());
        Assert.Equal(HistoryListAnswer.NotAsked, (await given.Chart(patient)).Banner.AllergyAnswer);
    }

    [Fact]
    public async Task A_voided_entry_stays_readable_with_who_and_why_and_is_voided_once()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var wrong = await given.The<RecordAllergy>().Run(given.Nurse, Allergy(patient, "ketoprofen"), Given.Key());
        await given.The<VoidHistoryEntry>().Run(given.Clinician, Void(patient, HistoryKind.Allergy, wrong), Given.Key());
        await given.The<RecordAllergy>().Run(given.Nurse, Allergy(patient, "ketorolac"), Given.Key());

        var chart = await given.Chart(patient);
        Assert.Equal(["ketorolac", "ketoprofen"], chart.History.Allergies.Select(entry => entry.Substance));
        Assert.Equal(("typed wrongly", "Dr Clara Clinician"), (chart.History.Allergies[1].VoidReason, chart.History.Allergies[1].VoidedByName));
        Assert.Equal("ketorolac", Assert.Single(chart.Banner.Allergies).Substance);
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<VoidHistoryEntry>().Run(given.Nurse, Void(patient, HistoryKind.Allergy, wrong), Given.Key()));
    }

    [Fact]
    public async Task An_entry_of_another_chart_cannot_be_voided_from_here()
    {
        await using var given = await Given.Clinic();
        var (one, other) = (await given.Patient(), await given.Patient("Dare", "Renato", "1960-02-02", "Z"));
        var entry = await given.The<RecordAllergy>().Run(given.Nurse, Allergy(one, "latex"), Given.Key());
        await Assert.ThrowsAsync<NotFoundException>(() => given.The<VoidHistoryEntry>().Run(given.Nurse, Void(other, HistoryKind.Allergy, entry), Given.Key()));
    }

    /// <summary>The weight of the banner and of the doses is the newest: one of today without a time was measured now, not at midnight.</summary>
    [Fact]
    public async Task A_weight_of_today_without_a_time_follows_the_one_of_this_morning()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        RecordMeasurement.Form Weight(decimal kg, TimeOnly? at) => new() { PatientId = patient, Kind = MeasurementKind.Weight, Value = kg, Unit = "kg", MeasuredOn = Today, MeasuredAt = at, ConfirmedUnusual = true };
        await given.The<RecordMeasurement>().Run(given.Nurse, Weight(84m, new TimeOnly(8, 0)), Given.Key());
        await given.The<RecordMeasurement>().Run(given.Nurse, Weight(84.5m, null), Given.Key());
        Assert.Equal(84.5m, (await given.Chart(patient)).Banner.Weight!.Value);
    }

    [Fact]
    public async Task A_stopped_medicine_is_no_longer_taken_and_both_entries_stay()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var taken = await given.The<RecordHomeMedicine>().Run(given.Nurse, new() { PatientId = patient, Ingredient = " Amitriptyline ", DailyDoseMg = 25 }, Given.Key());
        await given.The<StopHomeMedicine>().Run(given.Nurse, new() { PatientId = patient, MedicineId = taken, StoppedOn = Today }, Given.Key());
        var all = (await given.Chart(patient)).History.HomeMedicines;
        Assert.Equal([("amitriptyline", (DateOnly?)Today, false), ("amitriptyline", null, true)], all.Select(entry => (entry.Ingredient, entry.StoppedOn, entry.IsVoided)));
    }

    [Fact]
    public async Task Creatinine_in_micromoles_is_kept_in_milligrams_with_the_words_as_entered()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await given.The<RecordMeasurement>().Run(given.Nurse, Measured(patient, MeasurementKind.Creatinine, 88.4m, "µmol/L"), Given.Key());
        var kept = Assert.Single((await given.Chart(patient)).History.Measurements);
        Assert.Equal((1m, "88.4 µmol/L"), (kept.Value, kept.AsEntered));
    }

    [Fact]
    public async Task A_weight_a_fifth_away_from_the_last_is_asked_back_and_kept_when_confirmed()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await given.The<RecordMeasurement>().Run(given.Nurse, Measured(patient, MeasurementKind.Weight, 70m, "kg"), Given.Key());
        await given.The<RecordMeasurement>().Run(given.Nurse, Measured(patient, MeasurementKind.Weight, 84m, "kg"), Given.Key()); // exactly 20 %
        var pounds = Measured(patient, MeasurementKind.Weight, 154m, "kg");
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<RecordMeasurement>().Run(given.Nurse, pounds, Given.Key()));
        Assert.Equal("ConfirmedUnusual", Assert.Single(refused.Failures).PropertyName);
        pounds.ConfirmedUnusual = true;
        await given.The<RecordMeasurement>().Run(given.Nurse, pounds, Given.Key());
        Assert.Equal((154m, 0), ((await given.Chart(patient)).Banner.Weight!.Value, (await given.Chart(patient)).Banner.WeightDays));
    }

    [Theory]
    [InlineData(MeasurementKind.Weight, 0, "kg", "Value")]
    [InlineData(MeasurementKind.Weight, -70, "kg", "Value")]
    [InlineData(MeasurementKind.Weight, 700, "kg", "Value")]
    [InlineData(MeasurementKind.Weight, 154, "lb", "Unit")]
    [InlineData(MeasurementKind.Height, 1.75, "cm", "Value")]
    [InlineData(MeasurementKind.PainScore, 11, "/10", "Value")]
    [InlineData(MeasurementKind.PainScore, 7.5, "/10", "Value")]
    [InlineData(MeasurementKind.PainScore, -1, "/10", "Value")]
    [InlineData(MeasurementKind.QTc, 1000000000, "ms", "Value")]
    [InlineData((MeasurementKind)77, 1, "kg", "Kind")]
    public async Task An_impossible_value_is_refused_with_field_and_reason(MeasurementKind kind, double value, string unit, string field)
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<RecordMeasurement>().Run(given.Nurse, Measured(patient, kind, (decimal)value, unit), Given.Key()));
        Assert.Contains(refused.Failures, failure => failure.PropertyName == field);
        Assert.Empty((await given.Chart(patient)).History.Measurements);
    }

    [Theory]
    [InlineData(11, 2, true)] // the server says 11:00
    [InlineData(11, 10, false)]
    public async Task A_measurement_may_be_two_minutes_ahead_of_the_server_and_no_more(int hour, int minute, bool isKept)
    {
        await using var given = await Given.Clinic();
        var form = Measured(await given.Patient(), MeasurementKind.Weight, 70m, "kg");
        form.MeasuredAt = new TimeOnly(hour, minute);
        var run = () => given.The<RecordMeasurement>().Run(given.Nurse, form, Given.Key());
        if (isKept) await run();
        else Assert.Equal("MeasuredAt", Assert.Single((await Assert.ThrowsAsync<FormRejectedException>(run)).Failures).PropertyName);
    }

    [Fact]
    public async Task A_time_that_the_clocks_went_over_and_a_day_in_year_one_are_refused()
    {
        await using var given = await Given.Clinic();
        var form = Measured(await given.Patient(), MeasurementKind.Weight, 70m, "kg");
        (form.MeasuredOn, form.MeasuredAt) = (new DateOnly(2026, 3, 29), new TimeOnly(2, 30));
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<RecordMeasurement>().Run(given.Nurse, form, Given.Key()));
        (form.MeasuredOn, form.MeasuredAt) = (DateOnly.MinValue, null);
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<RecordMeasurement>().Run(given.Nurse, form, Given.Key()));
    }

    [Fact]
    public async Task Every_kind_of_history_is_recorded_and_read_back()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await given.The<RecordCondition>().Run(given.Nurse, new() { PatientId = patient, Text = "Chronic migraine", Icd10 = "g437", IsActive = true }, Given.Key());
        await given.The<RecordDoseElsewhere>().Run(given.Nurse, new() { PatientId = patient, Medicine = "Ketorolac", Route = "IM", Amount = 30, Unit = DoseUnit.Milligram, GivenOn = Today, GivenAt = new(8, 0) }, Given.Key());
        await given.The<RecordPregnancyAnswer>().Run(given.Nurse, new() { PatientId = patient, Status = PregnancyStatus.No, Contraception = Contraception.Effective, AnsweredOn = Today }, Given.Key());
        await given.The<DescribePain>().Run(given.Nurse, new() { PatientId = patient, Site = "head, left", Quality = "throbbing", WorstScore = 9, AverageScore = 6 }, Given.Key());
        await given.The<RecordPriorTreatment>().Run(given.Nurse, new() { PatientId = patient, Medicine = "topiramate", Weeks = 12, WasOral = true, Result = TreatmentResult.NotTolerated }, Given.Key());
        var history = (await given.Chart(patient)).History;
        Assert.Equal("G43.7", Assert.Single(history.Conditions).Icd10);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero), Assert.Single(history.DosesElsewhere).GivenAt);
        Assert.Single(history.PregnancyAnswers);
        Assert.Equal(9, Assert.Single(history.Pains).WorstScore);
        Assert.Equal((12m, "recorded here", "Nora Nurse, RN"), Assert.Single(history.PriorTreatments.Select(entry => (entry.Weeks ?? 0, entry.Origin, entry.RecordedByName))));
    }

    [Fact]
    public async Task Bad_history_forms_name_every_wrong_field()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await Refused<RecordCondition.Form>(given.The<RecordCondition>(), new() { PatientId = patient, Icd10 = "migraine" }, "Text", "Icd10", "IsActive");
        await Refused<RecordAllergy.Form>(given.The<RecordAllergy>(), new() { PatientId = patient, Substance = "a\u202Eb" }, "Substance", "Kind", "Severity");
        await Refused<RecordHomeMedicine.Form>(given.The<RecordHomeMedicine>(), new() { PatientId = patient, DailyDoseMg = -1 }, "Ingredient", "DailyDoseMg");
        await Refused<RecordDoseElsewhere.Form>(given.The<RecordDoseElsewhere>(), new() { PatientId = patient, Medicine = "x", Route = "by air", Amount = 0, Unit = DoseUnit.MilligramPerKilogram }, "Route", "Amount", "Unit", "GivenOn", "GivenAt");
        await Refused<DescribePain.Form>(given.The<DescribePain>(), new() { PatientId = patient, WorstScore = 7.5m, AverageScore = 9 }, "Site", "Quality", "WorstScore", "AverageScore");
        await Refused<RecordPriorTreatment.Form>(given.The<RecordPriorTreatment>(), new() { PatientId = patient, Weeks = 0 }, "Medicine", "Weeks", "WasOral", "Result");
        await Refused<RecordPregnancyAnswer.Form>(given.The<RecordPregnancyAnswer>(), new() { PatientId = patient }, "Status", "Contraception", "AnsweredOn");
        await Refused<ConfirmHistoryList.Form>(given.The<ConfirmHistoryList>(), new() { PatientId = patient }, "List");

        async Task Refused<TForm>(UseCase<TForm, Guid> useCase, TForm form, params string[] fields)
            where TForm : class
        {
            var refused = await Assert.ThrowsAsync<FormRejectedException>(() => useCase.Run(given.Nurse, form, Given.Key()));
            Assert.Superset(fields.ToHashSet(), refused.Failures.Select(failure => failure.PropertyName).ToHashSet());
        }
    }

    [Fact]
    public async Task The_administrator_may_record_and_void_nothing()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<RecordAllergy>().Run(given.Administrator, Allergy(patient, "latex"), Given.Key()));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<VoidHistoryEntry>().Run(given.Administrator, Void(patient, HistoryKind.Allergy, Guid.NewGuid()), Given.Key()));
    }

    private static RecordAllergy.Form Allergy(Guid patient, string substance) =>
        new() { PatientId = patient, Substance = substance, Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Severe, Reaction = "hives" };

    private static RecordMeasurement.Form Measured(Guid patient, MeasurementKind kind, decimal value, string unit) =>
        new() { PatientId = patient, Kind = kind, Value = value, Unit = unit, MeasuredOn = Today };

    private static VoidHistoryEntry.Form Void(Guid patient, HistoryKind kind, Guid entry) =>
        new() { PatientId = patient, Kind = kind, EntryId = entry, Reason = "typed wrongly" };
}
