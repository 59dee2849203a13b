using System.Globalization;
using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Sessions;
using IvClinic.Application.Sessions.Products;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Demo;

/// <summary>One infusion of the demo, step by step on the timeline, as a nurse would chart it.</summary>
internal sealed class DemoInfusion(DemoCast cast, DemoTimeline timeline, IServiceProvider services, DemoPerson person, DemoRegimen regimen)
{
    private const int PreparingMinutes = 22;

    private static readonly MeasurementKind[] TakenOnTheDay = [MeasurementKind.Creatinine, MeasurementKind.EGfr, MeasurementKind.CreatinineClearance, MeasurementKind.QTc];

    private readonly Actor nurse = cast.NextNurse;
    private Guid session;

    /// <summary>The pain before, and how much of it goes during this infusion.</summary>
    public required int PainBefore { get; init; }

    public required int PainRelief { get; init; }

    public required DateOnly LotsExpireOn { get; init; }

    /// <summary>Minutes after the start at which the patient reacts; null for an infusion without a reaction.</summary>
    public int? ReactsAfter { get; init; }

    /// <summary>The plan it is given on: a reaction puts it on hold, and a clinician lifts that.</summary>
    public Guid PlanId { get; init; }

    /// <summary>Told when the session is open.</summary>
    public Action<Guid> Opened { get; init; } = _ => { };

    /// <summary>Puts the whole infusion on the timeline; what lies behind its end does not happen yet.</summary>
    public void Schedule(Guid appointment, DateTimeOffset seated, bool clinicianSigns)
    {
        var start = seated.AddMinutes(PreparingMinutes);
        Schedule(seated, async () => Opened(session = await cast.Do<OpenSession, OpenSession.Form, Guid>(nurse, new() { AppointmentId = appointment })));
        Schedule(seated.AddMinutes(2), () => Step<CheckIdentity, CheckIdentity.Form>(new() { SaidName = $"{person.Given} {person.Family}", SaidBirthDate = DateOnly.Parse(person.Born, CultureInfo.InvariantCulture) }));
        Schedule(seated.AddMinutes(4), Laboratory);
        Schedule(seated.AddMinutes(6), Prepare);
        Schedule(seated.AddMinutes(7), GoNoGo);
        Schedule(seated.AddMinutes(12), () => Step<RecordAccess, RecordAccess.Form>(new() { Device = "piv", Gauge = "22G", Site = "LLFA", Attempts = 1, IsFlushed = true }));
        Schedule(seated.AddMinutes(16), () => Baseline());
        Schedule(start, Start);
        var end = ReactsAfter is { } reacts ? WithReaction(start, reacts) : Undisturbed(start);
        Schedule(end.AddMinutes(1), () => Step<StopInfusion, StopInfusion.Form>(new() { Reason = "Bag empty." }));
        Schedule(end.AddMinutes(30), () => Observe(1m));
        Schedule(end.AddMinutes(31).AddSeconds(20), () => Step<RemoveAccess, RemoveAccess.Form>(new() { SiteLooks = "dry, no swelling" }));
        Schedule(end.AddMinutes(32), Discharge);
        if (ReactsAfter is not null && clinicianSigns)
        {
            Schedule(end.AddMinutes(33), () => CloseReaction(nurse));
            Schedule(end.AddMinutes(93), () => CloseReaction(cast.Clinician));
            Schedule(end.AddMinutes(94), () => new DemoPlanning(cast, services).Lift(PlanId));
        }

        Schedule(end.AddMinutes(35), () => Step<SignSessionAsNurse, SignSessionAsNurse.Form>(new()));
        if (clinicianSigns) Schedule(end.AddMinutes(95), () => Step<SignSession, SignSession.Form>(new(), cast.Clinician));
    }

    private DateTimeOffset Undisturbed(DateTimeOffset start)
    {
        var at = start;
        foreach (var (step, number) in regimen.Steps(person.Kg).Select((step, number) => (step, number)))
        {
            if (number > 0) Schedule(at, () => Rate(step.MlPerH));
            at = at.AddMinutes(step.Minutes);
        }

        var minutes = (at - start).TotalMinutes;
        for (var minute = regimen.VitalsEveryMinutes; minute < minutes; minute += regimen.VitalsEveryMinutes)
        {
            var share = (decimal)(minute / minutes);
            Schedule(start.AddMinutes(minute).AddSeconds(40), () => Observe(share));
        }

        for (var minute = 50; minute < minutes; minute += 55) Schedule(start.AddMinutes(minute).AddSeconds(20), () => Step<CheckSite, CheckSite.Form>(new() { VipScore = 0, InfiltrationGrade = 0 }));

        return at;
    }

    private DateTimeOffset WithReaction(DateTimeOffset start, int reactsAfter)
    {
        var (at, flow) = (start, regimen.Steps(person.Kg)[0].MlPerH);
        foreach (var (step, number) in regimen.Steps(person.Kg).Select((step, number) => (step, number)).TakeWhile(each => each.number < 3))
        {
            if (number > 0) Schedule(at, () => Rate(step.MlPerH));
            flow = step.MlPerH;
            at = at.AddMinutes(step.Minutes);
        }

        for (var minute = regimen.VitalsEveryMinutes; minute < reactsAfter; minute += regimen.VitalsEveryMinutes) Schedule(start.AddMinutes(minute).AddSeconds(40), () => Observe(0.2m));
        var onset = start.AddMinutes(reactsAfter);
        Schedule(onset, () => Step<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true, Type = ReactionType.InfusionReaction, Symptoms = ["flushing", "headache"] }));
        Schedule(onset.AddMinutes(2), () => Observe(0.2m, pulse: 44));
        Schedule(onset.AddMinutes(4), () => Step<RecordReactionAction, RecordReactionAction.Form>(new() { Action = "Prescriber called, patient laid back, paracetamol 1 g by mouth" }));
        Schedule(onset.AddMinutes(18), () => Step<UpdateReaction, UpdateReaction.Form>(new() { NoneLeft = true }));
        Schedule(onset.AddMinutes(20), () => Observe(0.2m));
        Schedule(onset.AddMinutes(21), () => Step<GradeReaction, GradeReaction.Form>(new() { Type = ReactionType.InfusionReaction, Grade = 2, Reason = "Paused and treated, resolved within 20 minutes." }));
        Schedule(onset.AddMinutes(23), () => Step<ResolveReaction, ResolveReaction.Form>(new()));
        var half = Math.Round(flow / 2m, 1, MidpointRounding.ToZero);
        Schedule(onset.AddMinutes(25), async () => await Step<ResumeInfusion, ResumeInfusion.Form>(new() { RateMlPerH = half, SeenControl = await Control(), Confirmed = true }));
        for (var minute = 40; minute < 150; minute += 15) Schedule(onset.AddMinutes(minute).AddSeconds(30), () => Observe(0.8m));
        return onset.AddMinutes(150);
    }

    private void Schedule(DateTimeOffset at, Func<Task> happens) => timeline.At(at, happens);

    private Task Step<TUseCase, TForm>(TForm form, Actor? by = null)
        where TUseCase : UseCase<TForm, EntryRecorded>
        where TForm : ChairsideForm
    {
        form.SessionId = session;
        return cast.Do<TUseCase, TForm, EntryRecorded>(by ?? nurse, form);
    }

    /// <summary>Kidney values and ECG taken again on the day: the formulary asks for fresh ones before the start.</summary>
    private async Task Laboratory()
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync();
        var patient = await (from each in db.Set<InfusionSession>() join owner in db.Set<Patient>() on each.PatientId equals owner.Id where each.PublicId == session select owner).SingleAsync();
        var known = await db.Set<Measurement>().Where(each => each.PatientId == patient.Id && TakenOnTheDay.Contains(each.Kind)).ToListAsync();
        var today = services.GetRequiredService<ClinicZone>().DateOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        foreach (var last in known.GroupBy(each => each.Kind).Select(group => group.MaxBy(each => each.MeasuredAt)!))
            await cast.Do<RecordMeasurement, RecordMeasurement.Form, Guid>(nurse, new() { PatientId = patient.PublicId, Kind = last.Kind, Value = last.Value, Unit = MeasurementUnits.Of(last.Kind), MeasuredOn = today });
    }

    private async Task GoNoGo()
    {
        var form = new RecordGoNoGo.Form { WeightKg = person.Kg, Go = true };
        var today = await services.GetRequiredService<StartSafetySheet>().Run(nurse, session);
        form.Ask(today);
        foreach (var reply in form.Replies.Where(reply => !today.Kit.Any(kit => kit.IsYes && kit.Question == reply.Question))) reply.Reply = reply.MayNotApply ? ChecklistReply.DoesNotApply : ChecklistReply.Yes;
        await Step<RecordGoNoGo, RecordGoNoGo.Form>(form);
    }

    private string Lot => FormattableString.Invariant($"LX{person.Family.Length * 7919 % 90000 + 10000}");

    /// <summary>A bottle that hangs as it came needs no preparation.</summary>
    private Task Prepare()
    {
        var bag = regimen.Bag(person.Kg);
        if (bag.Diluent == BagForm.Undiluted) return Task.CompletedTask;
        return Step<PrepareBag, PrepareBag.Form>(new()
        {
            Bag = 1,
            Diluent = bag.Diluent,
            FinalVolumeMl = bag.FinalVolumeMl,
            UseBy = services.GetRequiredService<ClinicZone>().ToLocal(services.GetRequiredService<TimeProvider>().GetUtcNow()).DateTime.AddHours(12),
            Products = [.. bag.Ingredients.Select(each => new TypedProduct { Medication = each.Medication!, Amount = each.Amount, Unit = each.Unit, Lot = Lot, ExpiresOn = LotsExpireOn })],
        });
    }

    private async Task Start()
    {
        var (bag, rate) = (regimen.Bag(person.Kg), regimen.Steps(person.Kg)[0].MlPerH);
        var medicines = services.GetRequiredService<ClinicFormularies>().Current.Formulary.Medicines;
        List<TypedDose> highAlert = [.. bag.Ingredients.Where(each => medicines[each.Medication!].HighAlert.Value).Select(each => new TypedDose { Medication = each.Medication!, Amount = each.Amount, Unit = each.Unit })];
        if (highAlert.Count > 0)
        {
            var second = cast.AnotherNurse(nurse);
            await Step<DoubleCheckBag, DoubleCheckBag.Form>(new()
            {
                Bag = 1,
                RateMlPerH = rate,
                ColleagueId = second.UserId,
                Ticket = services.GetRequiredService<IdentityAtScreen>().StandsBeside(nurse, second),
                Doses = highAlert,
                ReadVolumeMl = bag.FinalVolumeMl,
                ReadRateMlPerH = rate,
            });
        }

        await Step<StartInfusion, StartInfusion.Form>(new()
        {
            Bag = 1,
            RateMlPerH = rate,
            SeenControl = await Control(),
            Lots = [.. bag.Ingredients.Select(each => new TypedLot { Medication = each.Medication!, Lot = Lot, ExpiresOn = LotsExpireOn })],
        });
    }

    private async Task Rate(decimal mlPerH) => await Step<ChangeRate, ChangeRate.Form>(new() { RateMlPerH = mlPerH, SeenControl = await Control(), Confirmed = true });

    private DemoSigns Signs => new(person, PainBefore, PainRelief);

    private Task Baseline() => Step<RecordBaseline, RecordBaseline.Form>(Signs.On(new RecordBaseline.Form(), 0m));

    private Task Observe(decimal share, int pulse = 0) => Step<RecordVitals, RecordVitals.Form>(Signs.On(new RecordVitals.Form(), share, pulse));

    private Task Discharge()
    {
        var form = new DischargePatient.Form { Ending = SessionEnding.Home, Escort = "Partner, by car" };
        foreach (var criterion in form.Criteria) criterion.IsMet = true;
        return Step<DischargePatient, DischargePatient.Form>(form);
    }

    /// <summary>What it proposes for the history stays open: a person at the screen takes it over.</summary>
    private async Task CloseReaction(Actor by)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync();
        var opening = await (from each in db.Set<InfusionSession>() join entry in db.Set<ChartEntry>() on each.Id equals entry.SessionId where each.PublicId == session && entry.Kind == EntryKind.ReactionOpened select entry.Seq).FirstAsync();
        await Step<CloseReaction, CloseReaction.Form>(
            new()
            {
                Reaction = opening,
                Type = ReactionType.InfusionReaction,
                Suspected = [.. regimen.Bag(person.Kg).Ingredients.Select(each => each.Medication!)],
                Causality = "probable",
                IsNotSerious = true,
                Outcome = ReactionOutcome.Recovered,
                IsPatientTold = true,
                Premedication = "Paracetamol 1 g by mouth, 30 minutes before",
                StartMlPerH = Math.Round(regimen.Steps(person.Kg)[0].MlPerH, 1, MidpointRounding.ToZero),
            },
            by);
    }

    private async Task<int> Control()
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync();
        return await db.Set<InfusionSession>().Where(each => each.PublicId == session).Select(each => each.ControlVersion).SingleAsync();
    }
}
