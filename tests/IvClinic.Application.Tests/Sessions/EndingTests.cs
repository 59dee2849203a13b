using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Tests.Sessions;

public class EndingTests
{
    [Fact]
    public async Task Waste_is_derived_in_milligrams_and_more_than_is_left_asks_why()
    {
        await using var session = await GivenSession.Running();
        session.After(60);
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Enough" });
        var form = new RecordBagWaste.Form { Bag = 1, VolumeMl = 400m, Disposal = "made unusable" };
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordBagWaste, RecordBagWaste.Form>(form));
        Assert.Equal(nameof(form.Reason), Assert.Single(refused.Failures).PropertyName);
        Assert.Contains("370 mL", refused.Message, StringComparison.Ordinal);
        await session.Do<RecordBagWaste, RecordBagWaste.Form>(new() { Bag = 1, VolumeMl = 370m, Disposal = "made unusable" });
        Assert.Equal(0m, (await session.State()).Remaining!.Value.Millilitres);
        Assert.Equal("370 mL of bag 1 thrown away (ivig 10 37000 mg), made unusable", (await session.Sheet()).Lines[0].Text);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordBagWaste, RecordBagWaste.Form>(new() { Bag = 1, VolumeMl = 10m, Disposal = "made unusable" }));
        await session.Do<RecordBagWaste, RecordBagWaste.Form>(new() { Bag = 1, VolumeMl = 10m, Disposal = "made unusable", Reason = "Overfill of the bottle" });
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordBagWaste, RecordBagWaste.Form>(new() { Bag = 1, VolumeMl = 0m, Disposal = "x" }));
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordBagWaste, RecordBagWaste.Form>(new() { Bag = 2, VolumeMl = 1m, Disposal = "x" }));
    }

    [Fact]
    public async Task Where_the_plan_does_not_say_how_long_to_observe_the_formulary_does()
    {
        await using var session = await GivenSession.Running();
        await session.Do<StopInfusion, StopInfusion.Form>(new());
        var state = await session.State();
        Assert.Equal(state.StoppedAt!.Value.AddMinutes(60), state.ObservationEndsAt);
    }

    [Fact]
    public async Task An_uneventful_session_is_signed_from_the_list_and_its_record_is_complete()
    {
        await using var session = await Finished(reaction: false);
        var clara = session.Clinic.Clinician;
        var line = Assert.Single(await session.Clinic.The<SessionsToSign>().Run(clara, new()));
        Assert.Empty(line.Deviations);
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Do<SignUneventful, SignUneventful.Form>(new() { LastSeq = line.Sheet.State.LastSeq }));
        await session.Do<SignUneventful, SignUneventful.Form>(new() { LastSeq = line.Sheet.State.LastSeq }, clara);
        Assert.Empty(await session.Clinic.The<SessionsToSign>().Run(clara, new()));

        var record = await session.Clinic.The<SessionRecord>().Run(clara, session.SessionId);
        Assert.Equal("Dr Clara Clinician", record.Report.Clinician!.Name);
        Assert.Equal(1, record.PlanNumber);
        Assert.Equal("Taxi, with her sister", record.Report.Discharge!.Escort);
        Assert.Equal(record.Report.Sheet.Entries.Where(entry => entry.Kind is EntryKind.Baseline or EntryKind.Observation).Select(entry => entry.Seq), record.Scores.Keys.Order());
        Assert.All(record.Scores.Values, score => Assert.NotEqual("not scored", score));
    }

    [Fact]
    public async Task The_nurses_signature_is_void_when_an_entry_changes_after_it()
    {
        await using var session = await Finished(reaction: false);
        Assert.True((await session.State()).IsNurseSigned);
        var pain = (await session.Sheet()).Entries.Last(entry => entry.Kind == EntryKind.Observation);
        await session.Do<VoidEntry, VoidEntry.Form>(new() { Seq = pain.Seq, Reason = "Another patient's" });
        Assert.False((await session.State()).IsNurseSigned);
        Assert.Empty(await session.Clinic.The<SessionsToSign>().Run(session.Clinic.Clinician, new()));
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<SignSession, SignSession.Form>(new(), session.Clinic.Clinician));
        Assert.Null((await session.Clinic.The<SessionSummary>().Run(session.Clinic.Clinician, session.SessionId)).Nurse);

        await session.Do<SignSessionAsNurse, SignSessionAsNurse.Form>(new());
        await session.Do<SignSession, SignSession.Form>(new(), session.Clinic.Clinician);
        Assert.Equal(SessionPhase.Signed, (await session.State()).Phase);
    }

    [Fact]
    public async Task What_changes_nothing_in_the_record_leaves_the_nurses_signature()
    {
        await using var session = await Finished(reaction: true);
        var reaction = Assert.Single((await session.State()).Reactions);
        await session.Do<CloseReaction, CloseReaction.Form>(
            new() { Reaction = reaction.Seq, Type = ReactionType.InfusionReaction, Suspected = ["ivig_10"], Causality = "possible", IsNotSerious = true, Outcome = Domain.Sessions.Reactions.ReactionOutcome.Recovered, IsPatientTold = true }, session.Clinic.Clinician);
        Assert.True((await session.State()).IsNurseSigned);
        await session.Do<SignSession, SignSession.Form>(new(), session.Clinic.Clinician);
    }

    [Fact]
    public async Task A_session_with_a_reaction_or_one_that_changed_meanwhile_is_not_signed_from_the_list()
    {
        await using var eventful = await Finished(reaction: true);
        var clara = eventful.Clinic.Clinician;
        var line = Assert.Single(await eventful.Clinic.The<SessionsToSign>().Run(clara, new()));
        Assert.Contains("Reaction, grade 1, not closed by a clinician", line.Deviations);
        await Assert.ThrowsAsync<IllegalStepException>(() => eventful.Do<SignUneventful, SignUneventful.Form>(new() { LastSeq = line.Sheet.State.LastSeq }, clara));

        await using var changed = await Finished(reaction: false);
        var seen = (await changed.State()).LastSeq;
        await changed.Do<WriteNote, WriteNote.Form>(new() { Text = "Rang: feels dizzy" });
        await Assert.ThrowsAsync<IllegalStepException>(() => changed.Do<SignUneventful, SignUneventful.Form>(new() { LastSeq = seen }, changed.Clinic.Clinician));
        Assert.Equal(SessionPhase.Discharged, (await changed.State()).Phase);
    }

    [Fact]
    public async Task Stopped_early_without_a_reason_nobody_is_discharged_or_signs_before_it_is_said_or_left_open_on_purpose()
    {
        await using var session = await GivenSession.Running();
        session.After(20);
        await session.Do<StopInfusion, StopInfusion.Form>(new());
        Assert.Equal("Stopped early, at 10 of 400 mL: no reason is recorded", (await session.State()).EarlyStop!.Text);
        await session.ObservedToTheEnd();
        var notAsked = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home()));
        Assert.Contains(EarlyStop.Criterion, notAsked.Message, StringComparison.Ordinal);
        var home = WholeSessionTests.Home();
        home.Ask(await session.State());
        home.Criteria[^1].IsMet = true;
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DischargePatient, DischargePatient.Form>(home));
        Assert.Contains("Stopped early, at 10 of 400 mL", refused.Message, StringComparison.Ordinal);

        await session.Do<DischargePatient, DischargePatient.Form>(new() { Ending = SessionEnding.Transferred, Note = "To the ward" });
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<SignSessionAsNurse, SignSessionAsNurse.Form>(new()));
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<ExplainStop, ExplainStop.Form>(new() { Code = "other" }));
        await session.Do<ExplainStop, ExplainStop.Form>(new() { Code = "access_lost", Words = "Swollen arm" });
        await session.Do<SignSessionAsNurse, SignSessionAsNurse.Form>(new());
        Assert.Equal("Stopped early, at 10 of 400 mL: Access lost, or trouble at the vein: Swollen arm", Assert.Single(Assert.Single(await session.Clinic.The<SessionsToSign>().Run(session.Clinic.Clinician, new())).Deviations, line => line.StartsWith("Stopped", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Everything_that_stands_against_going_home_is_said_at_once()
    {
        await using var session = await GivenSession.Running();
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true, Symptoms = ["headache"] });
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Headache" });
        var open = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home()));
        Assert.Equal(4, open.Sentences.Count);
        Assert.StartsWith("A reaction is still open", open.Sentences[0], StringComparison.Ordinal);
        await session.Do<UpdateReaction, UpdateReaction.Form>(new() { NoneLeft = true });
        await session.Do<ResolveReaction, ResolveReaction.Form>(new());
        var early = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home()));
        Assert.Equal(["Criteria[0].IsMet", "Criteria[1].IsMet", "Criteria[6].IsMet"], early.Failures.Select(failure => failure.PropertyName));
    }

    [Fact]
    public async Task After_a_medicine_that_asks_for_an_escort_nobody_is_called_settled_without_a_name()
    {
        await using var session = await GivenSession.Running();
        session.After(20);
        await session.Do<GivePremedication, GivePremedication.Form>(new() { Medication = "Diphenhydramine", Dose = "25 mg", Route = "IV" });
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Asked to stop" });
        await session.ObservedToTheEnd();
        var home = WholeSessionTests.Home();
        home.Escort = " ";
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DischargePatient, DischargePatient.Form>(home));
        var failure = Assert.Single(refused.Failures);
        Assert.Equal(nameof(home.Escort), failure.PropertyName);
        Assert.Contains("diphenhydrAMINE (no driving 24 h)", failure.ErrorMessage, StringComparison.OrdinalIgnoreCase);
        Assert.Single((await session.Clinic.The<DischargeFacts>().Run(session.Nurse, session.SessionId)).EscortBecause);
        home.Escort = "Her sister";
        await session.Do<DischargePatient, DischargePatient.Form>(home);
    }

    [Fact]
    public async Task After_immune_globulin_a_patient_may_go_home_alone()
    {
        await using var session = await GivenSession.Running();
        session.After(20);
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Asked to stop" });
        await session.ObservedToTheEnd();
        await session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home());
    }

    [Fact]
    public async Task What_was_given_as_planned_has_no_early_stop_to_explain()
    {
        await using var session = await Finished(reaction: false);
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<ExplainStop, ExplainStop.Form>(new() { Code = "time" }));
    }

    /// <summary>As planned to the last millilitre: 30 mL/h for 30 min, 60 for 30, 120 for 60, then 240 to the end.</summary>
    private static async Task<GivenSession> Finished(bool reaction)
    {
        var session = await GivenSession.Running();
        if (reaction)
        {
            await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = false, Symptoms = ["headache"] });
            await session.Do<GradeReaction, GradeReaction.Form>(new() { Grade = 1, Type = ReactionType.InfusionReaction });
            await session.Do<UpdateReaction, UpdateReaction.Form>(new() { NoneLeft = true });
            await session.Do<ResolveReaction, ResolveReaction.Form>(new());
        }

        foreach (var (minutes, rate) in ((double, decimal)[])[(30, 60m), (30, 120m), (60, 240m)])
        {
            session.After(minutes);
            await session.Vitals();
            await session.SetRate(rate);
        }

        session.After(58.75);
        await session.Do<StopInfusion, StopInfusion.Form>(new());
        await session.ObservedToTheEnd();
        var home = WholeSessionTests.Home();
        home.Escort = "Taxi, with her sister";
        await session.Do<DischargePatient, DischargePatient.Form>(home);
        await session.Do<SignSessionAsNurse, SignSessionAsNurse.Form>(new());
        return session;
    }
}
