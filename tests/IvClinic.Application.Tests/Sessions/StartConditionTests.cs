using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Application.Sessions;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Tests.Sessions;

/// <summary>What only the day can answer needs no reason at planning and is asked at go / no-go.</summary>
public class StartConditionTests
{
    [Fact]
    public async Task The_last_triptan_is_a_start_condition_of_the_plan_and_no_reason_is_asked_for_it()
    {
        await using var clinic = await Given.Clinic();
        var paper = await clinic.Paper(await Dihydroergotamine(clinic));
        Assert.Equal(["When was sumatriptan last taken?"], DayQuestions.Of(paper.Verdict.Findings).Select(question => question.Text));
        Assert.DoesNotContain(paper.Verdict.WithoutReason(paper.Content), DayQuestions.IsAsked);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(30, true)]
    public async Task It_is_asked_on_the_day_goes_into_the_record_and_decides_the_start(int hoursAgo, bool mayStart)
    {
        await using var clinic = await Given.Clinic();
        var patient = await Migraine(clinic);
        var plan = await GivenSession.Plan(clinic, patient, (await clinic.Paper(await Dihydroergotamine(clinic, patient))).Content);
        var session = new GivenSession(clinic, patient, plan, await GivenSession.Chair(clinic, "Chair 1"), Guid.Empty);
        session = new(clinic, patient, plan, session.ChairId, await clinic.The<OpenSession>().Run(clinic.Nurse, new() { PlanId = plan, ChairId = session.ChairId }, Given.Key()));

        var form = await session.Go();
        var asked = Assert.Single(form.LastTaken);
        form.WeightKg = 80m;
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form));
        var taken = TimeZoneInfo.ConvertTime(clinic.Clock.Now.AddHours(-hoursAgo), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        (asked.On, asked.At) = (DateOnly.FromDateTime(taken.DateTime), TimeOnly.FromDateTime(taken.DateTime));
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form);

        var today = await session.Today();
        Assert.Empty(today.Questions);
        Assert.Equal(mayStart, !today.Refused.Any(finding => finding.OtherName == "sumatriptan"));
        var history = (await clinic.The<PatientSheet>().Run(clinic.Nurse, patient)).History;
        Assert.Single(history.HomeMedicines, medicine => medicine is { IsVoided: true, Ingredient: "sumatriptan" });
        Assert.NotNull(Assert.Single(history.HomeMedicines, medicine => medicine is { IsVoided: false, Ingredient: "sumatriptan" }).LastTakenAt);
    }

    private static async Task<Guid> Migraine(Given clinic)
    {
        var patient = await clinic.WeighedPatient(askLists: false);
        await clinic.The<RecordHomeMedicine>().Run(clinic.Nurse, new() { PatientId = patient, Ingredient = "sumatriptan" }, Given.Key());
        await clinic.Measured(patient, MeasurementKind.EGfr, 90m, "mL/min/1.73 m²");
        foreach (var list in Enum.GetValues<HistoryList>()) await clinic.Confirmed(patient, list);
        return patient;
    }

    private static async Task<Guid> Dihydroergotamine(Given clinic, Guid? of = null)
    {
        var patient = of ?? await Migraine(clinic);
        var suitability = await clinic.Suitable(patient, "migraine", "dihydroergotamine");
        var form = GivenPlans.Ketamine(patient, suitability);
        form.Indication = "migraine";
        form.Bags[0].Ingredients = [new() { Medication = "dihydroergotamine", Amount = 1m, Unit = DoseUnit.Milligram }];
        form.Bags[0].FinalVolumeMl = 50m;
        form.Bags[0].Steps = [new() { Rate = 100m, Unit = RateUnit.MillilitrePerHour }];
        return await clinic.Written(form);
    }
}
