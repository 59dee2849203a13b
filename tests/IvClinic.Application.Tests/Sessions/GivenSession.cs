using IvClinic.Application.Patients;
using IvClinic.Application.Sessions;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Sessions;

/// <summary>A clinic with an approved plan, a chair and the nurse's way through a session.</summary>
internal sealed class GivenSession(Given clinic, Guid patientId, Guid planId, Guid chairId, Guid sessionId) : IAsyncDisposable
{
    public const decimal PlanWeightKg = 100m;

    public Given Clinic => clinic;

    public Guid PatientId => patientId;

    public Guid PlanId => planId;

    public Guid ChairId => chairId;

    public Guid SessionId => sessionId;

    public Actor Nurse => clinic.Nurse;

    /// <summary>IVIG 10 %, 40 g in 400 mL: 30 mL/h for 30 min, 60 for 30, 120 for 60, then 240 to the end.</summary>
    public static PlanContent Ivig() => new()
    {
        Indication = "cidp",
        WeightUsed = new(PlanWeightKg, new DateOnly(2026, 11, 20)),
        DosingWeights = [new("ivig_10", PlanWeightKg, "actual")],
        Bags =
        [
            new PlannedBag
            {
                Number = 1,
                Label = "IVIG 10 %",
                FinalVolumeMl = 400m,
                Ingredients = [new("ivig_10", 40m, DoseUnit.Gram)],
                Steps = [Step(30m, 30), Step(60m, 30), Step(120m, 60), Step(240m)],
            },
        ],
        Course = new(CourseKind.Series, 2, 21),
        Monitoring = new() { VitalsEveryMinutes = 30, PainEveryMinutes = 60, FirstCheckMinutes = 15 },
        Envelope = new(10m, 240m, 120m),
        StandingOrders = new() { RestartAtHalfRateAllowed = true, Rescue = ["Epinephrine 0.5 mg IM mid-thigh", "Diphenhydramine 25 mg IV"] },
    };

    private static RateStep Step(decimal rate, int? minutes = null) => new(rate, RateUnit.MillilitrePerHour, minutes);

    /// <summary>A session opened on an approved plan; it is 11:00 in Berlin.</summary>
    public static async Task<GivenSession> Opened(PlanContent? content = null) => await OpenedIn(await Given.Clinic(), content);

    /// <summary>The same in a clinic that is there already.</summary>
    public static async Task<GivenSession> OpenedIn(Given clinic, PlanContent? content = null)
    {
        var patientId = await clinic.WeighedPatient(PlanWeightKg, askLists: false);
        await clinic.The<RecordCondition>().Run(clinic.Nurse, new() { PatientId = patientId, Text = "CIDP", Icd10 = "G61.81", IsActive = true }, Given.Key());
        foreach (var list in Enum.GetValues<HistoryList>()) await clinic.Confirmed(patientId, list);
        await clinic.Measured(patientId, MeasurementKind.EGfr, 90m, "mL/min/1.73 m²");
        var planId = await Plan(clinic, patientId, content ?? Ivig());
        var chairId = await Chair(clinic, "Chair 1");
        var sessionId = await clinic.The<OpenSession>().Run(clinic.Nurse, new() { PlanId = planId, ChairId = chairId }, Given.Key());
        return new(clinic, patientId, planId, chairId, sessionId);
    }

    /// <summary>The same up to baseline values: ready to start.</summary>
    public static async Task<GivenSession> Ready(PlanContent? content = null, Given? clinic = null)
    {
        var session = clinic is null ? await Opened(content) : await OpenedIn(clinic, content);
        await session.Do<CheckIdentity, CheckIdentity.Form>(new() { SaidName = "Jacob Larson", SaidBirthDate = new DateOnly(1975, 3, 14) });
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(await session.Go());
        await session.Do<RecordAccess, RecordAccess.Form>(new() { Device = "piv", Gauge = "22G", Site = "LLFA", Attempts = 1, IsFlushed = true });
        await session.Do<RecordBaseline, RecordBaseline.Form>(new() { HeartRate = 72, Systolic = 128, Diastolic = 76, RespiratoryRate = 14, SpO2 = 98, OnOxygen = false, TemperatureC = 36.6m, Consciousness = Consciousness.Alert, PainNow = 7 });
        return session;
    }

    /// <summary>The same, started at the plan's first step, 30 mL/h.</summary>
    public static async Task<GivenSession> Running(PlanContent? content = null, Given? clinic = null)
    {
        var session = await Ready(content, clinic);
        await session.Do<StartInfusion, StartInfusion.Form>(session.Start());
        return session;
    }

    public static async Task<Guid> Plan(Given clinic, Guid patientId, PlanContent content, bool released = true) => await clinic.Database(async db =>
    {
        var patient = await db.Set<Patient>().Where(each => each.PublicId == patientId).Select(each => each.Id).FirstAsync();
        var author = new PlanStep(clinic.Clinician.UserId, clinic.Clinician.DisplayName, clinic.Clock.Now);
        var plan = TreatmentPlan.Begin(Guid.CreateVersion7(), patient, content, author);
        db.Add(plan);
        await db.SaveChangesAsync();
        var signed = plan.Sign("1 (test)", "[]", ApprovedPlan.OnProtocol, author);
        if (released) plan.Release(signed.Hash, new PlanStep(clinic.Administrator.UserId, clinic.Administrator.DisplayName, clinic.Clock.Now));
        db.Add(signed);
        await db.SaveChangesAsync();
        return plan.PublicId;
    });

    public static async Task<Guid> Chair(Given clinic, string name) => await clinic.Database(async db =>
    {
        var chair = new Chair(Guid.CreateVersion7(), name, hasMonitor: true, isBed: false);
        db.Add(chair);
        await db.SaveChangesAsync();
        return chair.PublicId;
    });

    public Task ChangePlan(Action<TreatmentPlan> change) => clinic.Database(async db =>
    {
        change(await db.Set<TreatmentPlan>().AsTracking().SingleAsync(plan => plan.PublicId == planId));
        return await db.SaveChangesAsync();
    });

    public Task<EntryRecorded> Do<TStep, TForm>(TForm form, Actor? by = null, Guid? key = null)
        where TStep : ChairsideStep<TForm>
        where TForm : ChairsideForm
    {
        form.SessionId = sessionId;
        return clinic.The<TStep>().Run(by ?? clinic.Nurse, form, key ?? Given.Key());
    }

    public Task<SessionSheet> Sheet() => clinic.The<ChairsideSheet>().Run(clinic.Nurse, new(sessionId));

    public async Task<ChartState> State() => (await Sheet()).State;

    public async Task<int> Control() => (await Sheet()).ControlVersion;

    public void After(double minutes) => clinic.Clock.Advance(TimeSpan.FromMinutes(minutes));

    /// <summary>Everything that is asked today, answered with yes.</summary>
    public async Task<RecordGoNoGo.Form> Go()
    {
        var form = new RecordGoNoGo.Form { WeightKg = PlanWeightKg, Go = true };
        form.Ask(await Today());
        foreach (var reply in form.Replies) reply.Reply = ChecklistReply.Yes;
        return form;
    }

    /// <summary>What the rules and checks say now.</summary>
    public Task<StartSafety> Today() => clinic.The<StartSafetySheet>().Run(clinic.Nurse, sessionId);

    public StartInfusion.Form Start(decimal rate = 30m) => new()
    {
        SeenControl = 0,
        Bag = 1,
        RateMlPerH = rate,
        Lots = [new() { Medication = "ivig_10", Lot = "L2611A", ExpiresOn = new DateOnly(2027, 6, 30) }],
    };

    public async Task SetRate(decimal rate) => await Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = await Control(), RateMlPerH = rate, Confirmed = true });

    public Task Vitals(int heartRate = 74, int systolic = 126, int spO2 = 98, int? pain = null) =>
        Do<RecordVitals, RecordVitals.Form>(new() { HeartRate = heartRate, Systolic = systolic, SpO2 = spO2, PainNow = pain, Confirmed = true });

    /// <summary>The hour after the infusion, with vital signs and the access out: ready to go home.</summary>
    public async Task ObservedToTheEnd()
    {
        After(60);
        await Vitals();
        await Do<RemoveAccess, RemoveAccess.Form>(new() { SiteLooks = "dry" });
    }

    public ValueTask DisposeAsync() => clinic.DisposeAsync();
}
