using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Application.Sessions;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

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
        var history = (await clinic.Chart(patient)).History;
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

    /// <summary>The plate beside the chart is what a nurse reads the bag against: after a wrong weight was voided nothing of it may stand there.</summary>
    [Fact]
    public async Task The_amount_of_the_day_goes_with_the_weight_it_came_from()
    {
        var plan = GivenSession.Ivig();
        var capped = plan.Bags[0] with { Ingredients = [new("ivig_10", 0.4m, DoseUnit.GramPerKilogram) { Cap = new(45m, DoseUnit.Gram) }] };
        await using var session = await GivenSession.Opened(plan with { Bags = [capped] });
        Assert.Contains("40 g in 400 mL", (await session.Sheet()).Header.PlanLines[0].Contents, StringComparison.Ordinal);
        var go = await session.Go();
        go.WeightKg = 105m;
        var weighed = await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(go);
        var heavier = await session.Sheet();
        Assert.Contains("42 g in 420 mL", heavier.Header.PlanLines[0].Contents, StringComparison.Ordinal);
        Assert.Contains("42 g by today's 105 kg", Assert.Single(heavier.OfToday), StringComparison.Ordinal);

        await session.Do<VoidEntry, VoidEntry.Form>(new() { Seq = weighed.Seq, Reason = "The scale stood on a carpet" });
        var again = await session.Sheet();
        Assert.Contains("40 g in 400 mL", again.Header.PlanLines[0].Contents, StringComparison.Ordinal);
        Assert.Empty(again.OfToday);
        Assert.Equal(400m, again.State.Bags[0].Volume!.Value.Millilitres);
    }

    /// <summary>The plan has 21 days between infusions; the last one began two hours ago, under whatever version.</summary>
    [Fact]
    public async Task A_second_infusion_on_the_same_day_starts_on_an_order_only_and_says_so_at_go_or_no_go()
    {
        await using var session = await GivenSession.Ready();
        Assert.Null((await session.Today()).TooSoon);
        await session.Clinic.Database(async db =>
        {
            var plan = await db.Set<Domain.Plans.TreatmentPlan>().SingleAsync(each => each.PublicId == session.PlanId);
            var signed = await db.Set<Domain.Plans.SignedPlan>().SingleAsync(each => each.PlanId == plan.Id);
            var at = session.Clinic.Clock.Now.AddHours(-2);
            var earlier = InfusionSession.Open(Guid.CreateVersion7(), plan, signed, null, at);
            db.Add(earlier);
            await db.SaveChangesAsync();
            EntryStamp At(int minutes) => new(at.AddMinutes(minutes), at.AddMinutes(minutes), session.Nurse.UserId, session.Nurse.DisplayName, "Nurse");
            db.Add(earlier.Append(ChartEntry.Started(At(0), 1, FlowRate.FromMillilitresPerHour(30m)), earlier.ControlVersion));
            db.Add(earlier.Append(ChartEntry.Stopped(At(60))));
            db.Add(earlier.Append(ChartEntry.Discharged(At(90), new DischargeDetails(SessionEnding.Home, []))));
            return await db.SaveChangesAsync();
        });

        var said = (await session.Today()).TooSoon;
        Assert.Contains("began today", said, StringComparison.Ordinal);
        Assert.Contains("21 days between infusions", said, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));
        Assert.Contains("21 days between infusions", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_under_an_earlier_version_counts_after_an_edit_too()
    {
        await using var session = await GivenSession.Running();
        var left = (await session.Clinic.The<Application.Scheduling.BookingSheet>().Run(session.Clinic.Clinician, session.PlanId)).Left;
        await session.Clinic.Database(async db =>
        {
            var plan = await db.Set<Domain.Plans.TreatmentPlan>().AsTracking().SingleAsync(each => each.PublicId == session.PlanId);
            var author = new Domain.Plans.PlanStep(session.Clinic.Clinician.UserId, session.Clinic.Clinician.DisplayName, session.Clinic.Clock.Now);
            plan.Edit(GivenSession.Ivig() with { Notes = "slower" }, author, "slower");
            var signed = plan.Sign("1 (test)", "[]", ApprovedPlan.OnProtocol, author);
            plan.Release(signed.Hash, new(session.Clinic.Administrator.UserId, session.Clinic.Administrator.DisplayName, session.Clinic.Clock.Now));
            db.Add(signed);
            return await db.SaveChangesAsync();
        });
        Assert.Equal((1, 1), (left, (await session.Clinic.The<Application.Scheduling.BookingSheet>().Run(session.Clinic.Clinician, session.PlanId)).Left));
    }
}
