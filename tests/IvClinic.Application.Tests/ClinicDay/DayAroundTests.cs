using IvClinic.Application.ClinicDay;
using IvClinic.Application.Patients;
using IvClinic.Application.Scheduling;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.Tests.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.ClinicDay;

public class DayAroundTests
{
    [Fact]
    public async Task The_last_infusion_teaches_access_rate_dose_and_relief()
    {
        await using var session = await Second();
        var card = await session.Clinic.The<LastTimeSheet>().Run(session.Nurse, session.SessionId);
        Assert.Equal(("piv", "22G", "LLFA", 1), (card.Access!.Details.Device, card.Access.Details.Gauge, card.Access.Details.Site, card.Access.Details.Attempts));
        Assert.True(card.Infusion!.IsSameMedicine);
        Assert.Equal(60m, card.Infusion.Lesson.Tolerated!.Rate.MillilitresPerHour);
        Assert.Equal(4500m, Assert.Single(card.Infusion.Lesson.Given).Given!.Value.Milligrams);
        Assert.Equal((7, 4), (card.Infusion.Lesson.Relief.Baseline!.Score, card.Infusion.Lesson.Relief.Last!.Score));
    }

    [Fact]
    public async Task After_another_medicine_the_card_says_that_its_rate_is_not_of_this_one()
    {
        await using var session = await Second(Sessions.Products.GivenKetamine.Content());
        var card = await session.Clinic.The<LastTimeSheet>().Run(session.Nurse, session.SessionId);
        Assert.False(card.Infusion!.IsSameMedicine);
        Assert.Equal("22G", card.Access!.Details.Gauge);
    }

    [Fact]
    public async Task A_first_infusion_has_no_last_time()
    {
        await using var session = await GivenSession.Opened();
        var card = await session.Clinic.The<LastTimeSheet>().Run(session.Nurse, session.SessionId);
        Assert.Null(card.Infusion);
        Assert.Null(card.Access);
    }

    [Fact]
    public async Task What_a_patient_prefers_is_recorded_anew_and_both_stay_with_their_authors()
    {
        await using var session = await GivenSession.Opened();
        var clinic = session.Clinic;
        var first = await clinic.The<RecordPreference>().Run(clinic.Nurse, new() { PatientId = session.PatientId, Text = "Left arm, window" }, Given.Key());
        await Assert.ThrowsAsync<StaleWriteException>(() => clinic.The<RecordPreference>().Run(clinic.Clinician, new() { PatientId = session.PatientId, Text = "Right arm" }, Given.Key()));
        await clinic.The<RecordPreference>().Run(clinic.Clinician, new() { PatientId = session.PatientId, Text = "Right arm, window", Replaces = first }, Given.Key());
        var card = await clinic.The<LastTimeSheet>().Run(session.Nurse, session.SessionId);
        Assert.Equal(("Right arm, window", "Dr Clara Clinician"), (card.Preference!.Text, card.Preference.RecordedByName));
        Assert.Equal(("Left arm, window", "Nora Nurse, RN"), (Assert.Single(card.FormerPreferences).Text, card.FormerPreferences[0].RecordedByName));
        await clinic.The<VoidHistoryEntry>().Run(clinic.Nurse, new() { PatientId = session.PatientId, Kind = HistoryKind.Preference, EntryId = card.Preference.PublicId, Reason = "Another patient's" }, Given.Key());
        Assert.Null((await clinic.The<LastTimeSheet>().Run(session.Nurse, session.SessionId)).Preference);
    }

    [Fact]
    public async Task Similar_names_of_the_day_are_said_on_the_floor_the_list_of_the_day_and_at_the_identity_check()
    {
        await using var session = await GivenSession.Opened();
        var clinic = session.Clinic;
        var other = await clinic.Patient("Larsen", "Jakob", "1980-01-02", "X-2");
        var plan = (await ApprovedPlan.For(clinic, other)).Plan;
        var chair = await GivenSession.Chair(clinic, "Chair 2");
        await clinic.The<BookAppointment>().Run(clinic.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = new DateTime(2026, 11, 22, 14, 0, 0), Minutes = 60 }, Given.Key());

        var said = Assert.Single(await clinic.The<SimilarToday>().Run(clinic.Nurse, session.PatientId));
        Assert.Equal("Larsen, Jakob, born 1980-01-02 (Chair 2, 14:00): similar name", said.Text);
        var floor = await clinic.The<FloorBoard>().Run(clinic.Nurse, new());
        Assert.Equal("Chair 1, seated", Assert.Single(floor.Similar[other]).Where);
        Assert.Single(floor.Similar[session.PatientId]);
        Assert.Single((await clinic.The<DayList>().Run(clinic.Nurse, new())).Similar[other]);
        Assert.Empty((await clinic.The<DayList>().Run(clinic.Nurse, new(new DateOnly(2026, 11, 23)))).Similar);
    }

    [Fact]
    public async Task The_downtime_sheet_holds_what_is_needed_and_each_chart_on_it_is_audited_as_opened()
    {
        await using var session = await GivenSession.Opened();
        var day = await session.Clinic.The<DowntimeSheet>().Run(session.Nurse, new());
        var page = Assert.Single(day.Patients);
        Assert.Equal(("Chair 1", "Larson, Jacob", "1975-03-14", "here, being prepared"), (page.Chair, page.Name, page.BirthDate, page.State));
        var bag = Assert.Single(page.Bags);
        Assert.Contains("100 mg/mL in the bag", Assert.Single(bag.Contents), StringComparison.Ordinal);
        Assert.Equal([(0d, 30m), (30d, 60m), (60d, 120m), (120d, 240m)], bag.Steps.Select(step => (step.From!.Value.TotalMinutes, step.MlPerH!.Value)));
        Assert.Contains(page.Around, line => line.StartsWith("Vital signs every 30 min, the first 15 min after", StringComparison.Ordinal));
        Assert.Contains(page.Around, line => line.StartsWith("immune globulin: ", StringComparison.Ordinal) && line.EndsWith("Stop.", StringComparison.Ordinal));
        Assert.Contains("Nurse may set: 10 to 240 mL/h, in steps of at most 120 mL/h", page.Around);
        Assert.Contains(page.Rescue.SelectMany(rescue => rescue.Doses), dose => dose.Text == "EPINEPHrine 0.5 mg IM = 0.5 mL of 1 mg/mL (ampoule 1 mL)");
        Assert.Equal(1, await session.Clinic.Database(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == nameof(DowntimeSheet) && entry.PatientId != null)));
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Clinic.The<DowntimeSheet>().Run(session.Clinic.Administrator, new()));
    }

    [Fact]
    public async Task A_session_opened_after_a_downtime_takes_arrival_start_and_rates_at_their_real_times_and_marks_them()
    {
        await using var clinic = await Given.Clinic();
        var session = await Late(clinic, new DateTime(2026, 11, 22, 7, 0, 0));
        await session.Do<CheckIdentity, CheckIdentity.Form>(new() { SaidName = "Jacob Larson", SaidBirthDate = new DateOnly(1975, 3, 14), At = At(7, 5) });
        var go = await session.Go();
        go.At = At(7, 10);
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(go);
        await session.Do<RecordAccess, RecordAccess.Form>(new() { Device = "piv", Gauge = "22G", Site = "LLFA", Attempts = 1, IsFlushed = true, At = At(7, 15) });
        await session.Do<RecordBaseline, RecordBaseline.Form>(new() { HeartRate = 72, Systolic = 128, Diastolic = 76, RespiratoryRate = 14, SpO2 = 98, OnOxygen = false, TemperatureC = 36.6m, Consciousness = Consciousness.Alert, PainNow = 7, At = At(7, 20) });
        var start = session.Start();
        start.At = At(7, 30);
        await session.Do<StartInfusion, StartInfusion.Form>(start);
        await session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 60m, Confirmed = true, At = At(8, 0) });
        await session.Do<StopInfusion, StopInfusion.Form>(new() { At = At(9, 0) });

        var sheet = await session.Sheet();
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 6, 30, 0, TimeSpan.Zero), sheet.State.StartedAt);
        Assert.Equal(75m, sheet.State.TotalGiven.Millilitres);
        var arrived = sheet.Lines.Single(line => line.Kind == EntryKind.Arrived);
        Assert.Equal(("Arrived: entered afterwards, Power cut", new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero)), (arrived.Text, arrived.EffectiveAt));
        Assert.All(sheet.Lines.Where(line => line.Kind is EntryKind.Arrived or EntryKind.Started or EntryKind.RateChanged or EntryKind.Stopped), line => Assert.True(line.IsLate));
    }

    [Fact]
    public async Task A_high_alert_start_of_a_downtime_is_recorded_and_says_that_no_double_check_is_there()
    {
        await using var clinic = await Given.Clinic();
        var session = await Late(clinic, new DateTime(2026, 11, 22, 7, 0, 0), Sessions.Products.GivenKetamine.Content());
        await session.Do<CheckIdentity, CheckIdentity.Form>(new() { SaidName = "Jacob Larson", SaidBirthDate = new DateOnly(1975, 3, 14), At = At(7, 5) });
        var go = await session.Go();
        go.At = At(7, 10);
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(go);
        await session.Do<RecordAccess, RecordAccess.Form>(new() { Device = "piv", Gauge = "22G", Site = "LLFA", Attempts = 1, IsFlushed = true, At = At(7, 15) });
        await session.Do<RecordBaseline, RecordBaseline.Form>(new() { HeartRate = 72, Systolic = 128, SpO2 = 98, At = At(7, 20) });
        var start = Sessions.Products.GivenKetamine.StartKetamine(session);
        start.At = At(7, 30);
        await session.Do<StartInfusion, StartInfusion.Form>(start);
        Assert.Contains((await session.Sheet()).Lines, line => line.Text.Contains("no double check is recorded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_start_of_now_in_a_session_entered_afterwards_is_judged_as_ever()
    {
        await using var clinic = await Given.Clinic();
        var session = await Late(clinic, new DateTime(2026, 11, 22, 7, 0, 0));
        await Assert.ThrowsAsync<Domain.IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));
    }

    [Fact]
    public async Task An_arrival_in_the_future_or_days_ago_and_one_without_a_reason_are_refused()
    {
        await using var clinic = await Given.Clinic();
        await Assert.ThrowsAsync<FormRejectedException>(() => Late(clinic, new DateTime(2026, 11, 22, 12, 0, 0)));
        await Assert.ThrowsAsync<FormRejectedException>(() => Late(clinic, new DateTime(2026, 11, 20, 22, 0, 0), number: "X-2"));
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<OpenSession>().Run(clinic.Nurse, new() { PlanId = Guid.NewGuid(), ChairId = Guid.NewGuid(), ArrivedAt = At(7, 0) }, Given.Key()));
        Assert.Equal(0, await clinic.Database(db => db.Set<InfusionSession>().CountAsync()));
    }

    private static DateTime At(int hour, int minute) => new(2026, 11, 22, hour, minute, 0);

    private static async Task<GivenSession> Late(Given clinic, DateTime arrived, Domain.Plans.PlanContent? content = null, string number = "X-1")
    {
        var patient = await clinic.Patient(number: number);
        var plan = await GivenSession.Plan(clinic, patient, content ?? GivenSession.Ivig());
        var chair = await GivenSession.Chair(clinic, "Chair " + number);
        var session = await clinic.The<OpenSession>().Run(clinic.Nurse, new() { PlanId = plan, ChairId = chair, ArrivedAt = arrived, LateReason = "Power cut" }, Given.Key());
        return new(clinic, patient, plan, chair, session);
    }

    /// <summary>A finished infusion (30 mL/h for 30 min, 60 mL/h for 30 min, pain 7 to 4), and the next one opened three weeks later.</summary>
    private static async Task<GivenSession> Second(Domain.Plans.PlanContent? other = null)
    {
        var first = await GivenSession.Running();
        first.After(30);
        await first.SetRate(60m);
        first.After(30);
        await first.Vitals(pain: 4);
        await first.Do<StopInfusion, StopInfusion.Form>(new());
        await first.Clinic.Database(async db =>
        {
            // Whether they went home is not what is tested here: the chair and the patient are free again.
            await db.Set<InfusionSession>().ExecuteUpdateAsync(set => set.SetProperty(each => each.Phase, SessionPhase.Discharged));
            return 0;
        });
        first.After(21 * 24 * 60);
        var plan = other is null ? first.PlanId : await GivenSession.Plan(first.Clinic, first.PatientId, other);
        var next = await first.Clinic.The<OpenSession>().Run(first.Nurse, new() { PlanId = plan, ChairId = first.ChairId }, Given.Key());
        return new(first.Clinic, first.PatientId, plan, first.ChairId, next);
    }
}
