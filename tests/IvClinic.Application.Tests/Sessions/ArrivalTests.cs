using IvClinic.Application.Patients;
using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Sessions;

public class ArrivalTests
{
    [Fact]
    public async Task A_patient_moves_to_a_free_chair_and_everybody_sees_it()
    {
        await using var session = await GivenSession.Running();
        await session.Sheet();
        var second = await GivenSession.Chair(session.Clinic, "Chair 2");
        await session.Do<SeatPatient, SeatPatient.Form>(new() { ChairId = second });
        var sheet = await session.Sheet();
        Assert.Equal("Chair 2", sheet.Header.Chair);
        Assert.Equal("Seated: Chair 2", sheet.Lines[0].Text);
        var floor = await session.Clinic.The<FloorBoard>().Run(session.Nurse, new());
        Assert.Null(floor.Chairs[0].Session);
        Assert.Equal(session.SessionId, floor.Chairs[1].Session!.Header.SessionId);
    }

    [Fact]
    public async Task Nobody_moves_onto_a_chair_that_is_taken_or_out_of_use()
    {
        await using var session = await GivenSession.Running();
        var second = await GivenSession.Chair(session.Clinic, "Chair 2");
        var other = await GivenSession.Plan(session.Clinic, await session.Clinic.Patient("Berg", "Anna", "1980-01-01", "X-2"), GivenSession.Ivig());
        await session.Clinic.The<OpenSession>().Run(session.Nurse, new() { PlanId = other, ChairId = second }, Given.Key());
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<SeatPatient, SeatPatient.Form>(new() { ChairId = second }));

        var third = await GivenSession.Chair(session.Clinic, "Chair 3");
        var version = await session.Clinic.Database(db => db.Set<Chair>().Where(chair => chair.PublicId == third).Select(chair => chair.Version).SingleAsync());
        await session.Clinic.The<Application.Scheduling.TakeChairOutOfUse>().Run(session.Clinic.Administrator, new() { ChairId = third, Version = version, Reason = "Broken" }, Given.Key());
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<SeatPatient, SeatPatient.Form>(new() { ChairId = third }));
        Assert.Equal("Chair 1", (await session.Sheet()).Header.Chair);
    }

    [Fact]
    public async Task A_chair_that_is_taken_or_out_of_use_is_shown_with_who_sits_there_and_is_not_free()
    {
        await using var session = await GivenSession.Opened();
        await GivenSession.Chair(session.Clinic, "Chair 2");
        var third = await GivenSession.Chair(session.Clinic, "Chair 3");
        var version = (await session.Clinic.The<Application.Scheduling.ChairList>().Run(session.Clinic.Administrator, new())).Single(chair => chair.ChairId == third).Version;
        await session.Clinic.The<Application.Scheduling.TakeChairOutOfUse>().Run(session.Clinic.Administrator, new() { ChairId = third, Version = version, Reason = "Broken" }, Given.Key());
        string[] expected = ["Chair 1 (taken: Larson, Jacob)", "Chair 2", "Chair 3 (out of use)"];
        Assert.Equal(expected, (await session.Clinic.The<ChairsNow>().Run(session.Nurse, new())).Select(chair => chair.Text));
        Assert.Equal(["Chair 2"], (await session.Clinic.The<StartablePlans>().Run(session.Nurse, new())).Chairs.Where(chair => chair.IsFree).Select(chair => chair.Text));
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "No-go" });
        await session.ObservedToTheEnd();
        await session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home());
        Assert.True((await session.Clinic.The<ChairsNow>().Run(session.Nurse, new()))[0].IsFree);
    }

    [Fact]
    public async Task What_changed_since_the_last_infusion_stands_beside_the_questions_and_in_the_record()
    {
        await using var session = await GivenSession.Running();
        Assert.Null((await Read(session, session.SessionId)).LastInfusionAt);
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Enough" });
        await session.ObservedToTheEnd();
        await session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home());
        session.After(60 * 24 * 22);
        await session.Clinic.The<RecordHomeMedicine>().Run(session.Nurse, new() { PatientId = session.PatientId, Ingredient = "warfarin" }, Given.Key());
        await session.Clinic.The<RecordAllergy>().Run(session.Nurse, new() { PatientId = session.PatientId, Substance = "latex", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Severe }, Given.Key());

        var next = await session.Clinic.The<OpenSession>().Run(session.Nurse, new() { PlanId = session.PlanId, ChairId = session.ChairId }, Given.Key());
        var history = await Read(session, next);
        Assert.NotNull(history.LastInfusionAt);
        Assert.Equal(["new allergy: latex, severe", "new medicine: warfarin"], history.Changes);

        var again = new GivenSession(session.Clinic, session.PatientId, session.PlanId, session.ChairId, next);
        var go = await again.Go();
        go.SinceLastTime = "Started a blood thinner";
        await again.Do<RecordGoNoGo, RecordGoNoGo.Form>(go);
        var answers = EntryDetails.Read<GoNoGoDetails>((await again.Sheet()).Entries[^1])!.Answers!;
        Assert.Equal(["latex, severe"], answers.Single(answer => answer.Question == GoNoGoRules.AllergiesGoneThrough).Shown);
        Assert.Equal(["warfarin", "new allergy: latex, severe", "new medicine: warfarin"], answers.Single(answer => answer.Question == GoNoGoRules.MedicinesGoneThrough).Shown);
        Assert.Contains(answers, answer => answer is { Question: "Since the last infusion", Answer: "Started a blood thinner" });
    }

    [Fact]
    public async Task Pain_is_asked_site_by_site_before_the_start()
    {
        await using var session = await GivenSession.Opened();
        await session.Clinic.The<DescribePain>().Run(session.Clinic.Clinician, new() { PatientId = session.PatientId, Site = "Left foot", Quality = "burning" }, Given.Key());
        var form = new RecordBaseline.Form { HeartRate = 72, PainNow = 6, PainWorst = 8, PainAverage = 5 };
        form.Ask((await Read(session, session.SessionId)).PainSites);
        Assert.Single(form.PainAt).Now = 6;
        await session.Do<RecordBaseline, RecordBaseline.Form>(form);
        Assert.Equal("Baseline: HR 72, pain 6; pain: Left foot 6, worst 8, on average 5", (await session.Sheet()).Lines[0].Text);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordBaseline, RecordBaseline.Form>(new() { PainNow = 5, PainWorst = 4, PainAverage = 5 }));
    }

    private static Task<HistoryToGoThrough> Read(GivenSession session, Guid id) => session.Clinic.The<SinceLastTime>().Run(session.Nurse, id);
}
