using System.Globalization;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Sessions;

public class RecordTests
{
    [Fact]
    public async Task A_corrected_rate_counts_and_the_wrong_one_stays_readable()
    {
        await using var session = await GivenSession.Running();
        session.After(60);
        var start = (await session.Sheet()).Entries.Single(entry => entry.Kind == EntryKind.Started);
        await session.Do<CorrectEntry, CorrectEntry.Form>(new() { Seq = start.Seq, RateMlPerH = 20m, Reason = "Read the wrong line" });
        var sheet = await session.Sheet();
        Assert.Equal(20m, decimal.Round(sheet.State.TotalGiven.Millilitres, 6));
        Assert.NotNull(sheet.Lines.Single(line => line.Seq == start.Seq).VoidedBy);
        Assert.Equal(start.Seq, sheet.Lines.Single(line => line.Seq == sheet.State.LastSeq).Corrects);
        Assert.Equal("L2611A", EntryDetails.Read<BagDetails>(sheet.Entries[^1])!.Lots[0].Lot);
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<CorrectEntry, CorrectEntry.Form>(new() { Seq = start.Seq, RateMlPerH = 25m, Reason = "again" }));
    }

    [Theory]
    [InlineData("UPDATE ChartEntries SET RateMlPerH = 1")]
    [InlineData("DELETE FROM ChartEntries")]
    [InlineData("REPLACE INTO ChartEntries SELECT * FROM ChartEntries")]
    public async Task The_database_refuses_to_change_or_remove_an_entry(string statement)
    {
        await using var session = await GivenSession.Running();
        var before = (await session.Sheet()).Entries.Count;
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => session.Clinic.Database(db => db.Database.ExecuteSqlRawAsync(statement)));
        Assert.Equal(before, await session.Clinic.Database(db => db.Set<ChartEntry>().CountAsync()));
        Assert.Equal(30m, (await session.State()).CurrentRate.MillilitresPerHour);
    }

    [Theory]
    [InlineData("2027-03-28T04:00:00Z", "2027-03-28T02:30:00")] // 02:00 to 03:00 was skipped
    [InlineData("2027-10-31T04:00:00Z", "2027-10-31T02:30:00")] // 02:00 to 03:00 came twice
    public async Task A_time_that_the_clock_change_skips_or_doubles_is_refused_at_the_chair(string now, string typed)
    {
        await using var session = await GivenSession.Opened();
        session.Clinic.Clock.Now = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        var at = DateTime.Parse(typed, CultureInfo.InvariantCulture);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<WriteNote, WriteNote.Form>(new() { Text = "Woke up", At = at }));
        Assert.Equal("At", Assert.Single(refusal.Failures).PropertyName);
        await session.Do<WriteNote, WriteNote.Form>(new() { Text = "Woke up", At = at.AddHours(1) });
    }

    [Fact]
    public async Task A_corrected_time_moves_what_was_given()
    {
        await using var session = await GivenSession.Running();
        session.After(60);
        await session.Do<PauseInfusion, PauseInfusion.Form>(new());
        var pause = (await session.Sheet()).Entries[^1];
        await session.Do<CorrectEntry, CorrectEntry.Form>(new() { Seq = pause.Seq, At = new DateTime(2026, 11, 22, 11, 40, 0), Reason = "It was earlier" });
        var state = await session.State();
        Assert.Equal(20m, decimal.Round(state.TotalGiven.Millilitres, 6));
        Assert.Equal(SessionPhase.Paused, state.Phase);
    }

    [Fact]
    public async Task A_voided_stop_lets_the_infusion_go_on()
    {
        await using var session = await GivenSession.Running();
        session.After(10);
        await session.Do<StopInfusion, StopInfusion.Form>(new());
        var stop = (await session.Sheet()).Entries[^1].Seq;
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<VoidEntry, VoidEntry.Form>(new() { Seq = stop }));
        await session.Do<VoidEntry, VoidEntry.Form>(new() { Seq = stop, Reason = "Wrong chair" });
        session.After(10);
        await session.SetRate(60m);
        Assert.Equal(SessionPhase.Running, (await session.State()).Phase);
        Assert.Equal(10m, decimal.Round((await session.State()).TotalGiven.Millilitres, 6));
    }

    [Fact]
    public async Task Impossible_values_are_refused_and_odd_ones_are_asked_about()
    {
        await using var session = await GivenSession.Running();
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordVitals, RecordVitals.Form>(new() { SpO2 = 101 }));
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordVitals, RecordVitals.Form>(new() { TemperatureC = 98.6m }));
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordVitals, RecordVitals.Form>(new() { Systolic = 80, Diastolic = 120 }));
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordVitals, RecordVitals.Form>(new() { HeartRate = 72.5m }));
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordVitals, RecordVitals.Form>(new()));
        var odd = new RecordVitals.Form { SpO2 = 45 };
        var asked = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordVitals, RecordVitals.Form>(odd));
        Assert.Equal(nameof(odd.Confirmed), asked.Failures.Single().PropertyName);
        odd.Confirmed = true;
        await session.Do<RecordVitals, RecordVitals.Form>(odd);
    }

    [Fact]
    public async Task A_value_far_from_the_last_one_is_asked_about_but_not_while_a_reaction_is_open()
    {
        await using var session = await GivenSession.Running();
        var jump = new RecordVitals.Form { HeartRate = 140 };
        var asked = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordVitals, RecordVitals.Form>(jump));
        Assert.Contains("Heart rate 140 /min, before it was 72.", asked.Message, StringComparison.Ordinal);
        await session.Do<RecordVitals, RecordVitals.Form>(new() { HeartRate = 131 });
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true, Symptoms = ["flushing"] });
        await session.Do<RecordVitals, RecordVitals.Form>(new() { HeartRate = 60, SpO2 = 84 });
    }

    [Fact]
    public async Task Part_of_a_set_saves_and_only_what_was_taken_is_new()
    {
        await using var session = await GivenSession.Running();
        session.After(31);
        await session.Do<RecordVitals, RecordVitals.Form>(new() { PainNow = 4 });
        var state = await session.State();
        Assert.Equal(4, state.Latest(VitalSign.Pain)!.Value);
        Assert.Equal(TimeSpan.FromMinutes(31), state.Latest(VitalSign.HeartRate)!.AgeAt(state.At));
        Assert.True(state.ObservationOverdueBy > TimeSpan.Zero);
    }

    [Fact]
    public async Task Only_a_clinician_signs_for_the_clinician_and_only_after_the_nurse()
    {
        await using var session = await GivenSession.Running();
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home()));
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Enough" });
        session.After(60);
        var early = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home()));
        Assert.Contains("no entry that the access was removed", early.Message, StringComparison.Ordinal);
        await session.Do<RemoveAccess, RemoveAccess.Form>(new() { SiteLooks = "dry" });
        var unseen = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home()));
        Assert.Contains("No vital signs were taken since the stop", unseen.Message, StringComparison.Ordinal);
        await session.Vitals();
        var home = WholeSessionTests.Home();
        home.Criteria[3].IsMet = false;
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DischargePatient, DischargePatient.Form>(home));
        home.Criteria[3].Reason = "Mild headache, as after every infusion";
        await session.Do<DischargePatient, DischargePatient.Form>(home);
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<SignSession, SignSession.Form>(new(), session.Clinic.Clinician));
        await session.Do<SignSessionAsNurse, SignSessionAsNurse.Form>(new());
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Do<SignSession, SignSession.Form>(new()));
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Do<SignSessionAsNurse, SignSessionAsNurse.Form>(new(), session.Clinic.Clinician));
        await session.Do<SignSession, SignSession.Form>(new(), session.Clinic.Clinician);
    }

    [Fact]
    public async Task A_patient_with_an_open_reaction_is_not_sent_home()
    {
        await using var session = await GivenSession.Running();
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true, Symptoms = ["headache"] });
        await session.Do<StopInfusion, StopInfusion.Form>(new());
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home()));
        await session.Do<DischargePatient, DischargePatient.Form>(new() { Ending = SessionEnding.Transferred, Note = "Ambulance to the university hospital" });
    }

    [Fact]
    public async Task The_sheet_for_the_ambulance_says_what_the_next_ones_ask()
    {
        await using var session = await GivenSession.Running();
        await session.Clinic.The<RecordHomeMedicine>().Run(session.Nurse, new() { PatientId = session.PatientId, Ingredient = "warfarin", DailyDoseMg = 5 }, Given.Key());
        await session.Clinic.The<RecordCondition>().Run(session.Nurse, new() { PatientId = session.PatientId, Text = "Atrial fibrillation", IsActive = true }, Given.Key());
        var sheet = await session.Clinic.The<AmbulanceSheet>().Run(session.Nurse, session.SessionId);
        Assert.Equal(51, sheet.Age);
        Assert.Equal("warfarin", Assert.Single(sheet.HomeMedicines).Ingredient);
        Assert.Contains("Atrial fibrillation", sheet.Conditions);
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Clinic.The<AmbulanceSheet>().Run(session.Clinic.Administrator, session.SessionId));
    }

    [Fact]
    public async Task The_observation_is_not_over_before_its_time()
    {
        await using var session = await GivenSession.Running(GivenSession.Ivig() with { ObservationMinutes = 60 });
        session.After(30);
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Enough" });
        await session.Do<RemoveAccess, RemoveAccess.Form>(new() { SiteLooks = "dry" });
        session.After(59);
        await session.Vitals();
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home()));
        Assert.Equal("Criteria[0].IsMet", Assert.Single(refused.Failures).PropertyName);
        session.After(1);
        await session.Vitals();
        await session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home());
    }

    [Fact]
    public async Task A_hand_over_names_another_nurse()
    {
        await using var session = await GivenSession.Running();
        var other = await session.Clinic.Colleague("Otto Other, RN", Domain.Staff.ClinicRole.Nurse);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<HandOver, HandOver.Form>(new() { ToId = session.Nurse.UserId }));
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<HandOver, HandOver.Form>(new() { ToId = session.Clinic.Clinician.UserId }));
        await session.Do<HandOver, HandOver.Form>(new() { ToId = other.UserId });
        Assert.Equal("Handed over to Otto Other, RN", (await session.Sheet()).Lines[0].Text);
    }

    [Fact]
    public async Task The_floor_shows_each_chair_with_its_session_and_what_comes_next()
    {
        await using var session = await GivenSession.Running();
        await GivenSession.Chair(session.Clinic, "Chair 2");
        session.After(40);
        var floor = await session.Clinic.The<FloorBoard>().Run(session.Nurse, new());
        Assert.Equal(["Chair 1", "Chair 2"], floor.Chairs.Select(chair => chair.Name));
        Assert.Equal("Larson, Jacob", floor.Chairs[0].Session!.Header.PatientName);
        Assert.Equal(TimeSpan.FromMinutes(25), floor.Chairs[0].Session!.State.ObservationOverdueBy);
        Assert.Null(floor.Chairs[1].Session);
    }

    [Fact]
    public async Task All_who_watch_share_one_sheet_and_it_goes_when_nobody_asks()
    {
        await using var session = await GivenSession.Running();
        var live = session.Clinic.The<LiveSessions>();
        await session.Sheet();
        await session.Vitals();
        await live.Prepare(new LiveNotice(LiveKind.Session, session.SessionId));
        Assert.Same(live.Peek(session.SessionId), live.Peek(session.SessionId));
        Assert.Equal(EntryKind.Observation, live.Peek(session.SessionId)!.Entries[^1].Kind);
        session.After(5);
        await live.Prepare(new LiveNotice(LiveKind.Tick));
        Assert.Equal(TimeSpan.FromMinutes(5), live.Peek(session.SessionId)!.State.Elapsed);
        session.After(11);
        await live.Prepare(new LiveNotice(LiveKind.Tick));
        Assert.Equal(0, live.Count);
    }
}
