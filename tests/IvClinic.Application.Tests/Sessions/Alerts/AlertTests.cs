using IvClinic.Application.Live;
using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace IvClinic.Application.Tests.Sessions.Alerts;

/// <summary>What the server says by itself: nobody has a page open in any of these.</summary>
public class AlertTests
{
    private static readonly PlanContent Held = GivenSession.Ivig() with { HoldCriteria = [new("SPO2", HoldComparison.Below, 95m, "%", "pause, call the prescriber")] };

    [Fact]
    public async Task A_value_past_its_limit_is_an_alert_in_the_database_and_on_the_board_once()
    {
        await using var session = await Low(94);
        await Round(session, 0);
        await Round(session, 0);
        var alert = Assert.Single((await Picture(session)).Open);
        Assert.Equal((session.SessionId, "Chair 1", AlertSeverity.Urgent, "SPO2"), (alert.SessionId, alert.Chair, alert.Severity, alert.Subject));
        Assert.Equal("SpO2 94 %: the plan holds below 95 %. Pause, call the prescriber.", alert.Sentence);
        var row = Assert.Single(await Rows(session));
        Assert.Equal((alert.Sentence, session.Clinic.Clock.Now), (row.Sentence, row.RaisedAt));
    }

    [Fact]
    public async Task The_hosted_service_raises_it_after_the_commit_without_a_page_and_without_counting_as_a_watcher()
    {
        await using var session = await GivenSession.Running(Held);
        var hosted = session.Clinic.The<IEnumerable<IHostedService>>().Where(each => each is LiveFeed or AlertWatch).ToList();
        foreach (var service in hosted) await service.StartAsync(CancellationToken.None);
        Assert.Equal(0, session.Clinic.The<LiveFeed>().WatcherCount);
        await session.Vitals(spO2: 94);
        for (var i = 0; i < 300 && (await Picture(session)).Open.Count == 0; i++) await Task.Delay(50);
        Assert.Single((await Picture(session)).Open);
        foreach (var service in hosted) await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task It_is_acknowledged_by_name_once_whoever_presses_and_however_often()
    {
        await using var session = await Low(94);
        await Round(session, 0);
        var alert = Assert.Single((await Picture(session)).Open);
        var (key, form) = (Given.Key(), new AcknowledgeAlert.Form { AlertId = alert.Id });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.Do<AcknowledgeAlert, AcknowledgeAlert.Form>(form, key: key)));
        await session.Do<AcknowledgeAlert, AcknowledgeAlert.Form>(new() { AlertId = alert.Id }, session.Clinic.Clinician);
        var entry = Assert.Single((await session.Sheet()).Entries, each => each.Kind == EntryKind.AlertAcknowledged);
        Assert.Equal(("Nora Nurse, RN", alert.Sentence), (entry.AuthorName, entry.Reason));
        Assert.Equal("Nora Nurse, RN", Assert.Single((await Picture(session)).Open).AcknowledgedBy);
        Assert.Single(await Events(session), each => each.Step == AlertStep.Acknowledged);
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Do<AcknowledgeAlert, AcknowledgeAlert.Form>(new() { AlertId = alert.Id }, session.Clinic.Administrator));
    }

    [Fact]
    public async Task An_acknowledged_alert_is_raised_again_only_when_worse_or_after_its_time()
    {
        await using var session = await Low(94);
        await Acknowledged(session);
        await session.Vitals(spO2: 93);
        await Round(session, 1);
        Assert.Single(await Rows(session));
        await session.Vitals(spO2: 92);
        await Round(session, 1);
        Assert.Equal([AlertEnd.Worse], (await Events(session)).Where(each => each.Step == AlertStep.Ended).Select(each => each.End!.Value));
        await Acknowledged(session);
        await Round(session, 14);
        Assert.Equal(2, (await Rows(session)).Count(row => row.Subject == "SPO2"));
        await Round(session, 1);
        var again = (await Rows(session)).Where(row => row.Subject == "SPO2").ToList();
        Assert.Equal(3, again.Count);
        Assert.Equal(again[1].PublicId, again[2].Instead);
    }

    [Fact]
    public async Task What_nobody_answers_is_passed_on_and_says_who_was_told_and_when()
    {
        await using var session = await Low(94);
        await Round(session, 0);
        await Round(session, 4.9);
        Assert.False(Assert.Single((await Picture(session)).Open).ReachesPrescribers);
        await Round(session, 0.1);
        var alert = (await Picture(session)).Open.Single(each => each.Subject == "SPO2");
        Assert.True(alert is { IsEscalated: true, ReachesPrescribers: true });
        Assert.Equal("the floor; Dr Clara Clinician (not signed in); no clinician is signed in: call one", alert.Told);
        Assert.Equal(session.Clinic.Clock.Now, alert.EscalatedAt);
        await session.Do<AcknowledgeAlert, AcknowledgeAlert.Form>(new() { AlertId = alert.Id }, session.Clinic.Clinician);
        Assert.False((await Picture(session)).Open.Single(each => each.Subject == "SPO2").IsEscalated);
        var past = Assert.Single(await session.Clinic.The<AlertHistory>().Run(session.Nurse, session.SessionId));
        Assert.Equal(("Dr Clara Clinician", alert.Told), (past.AcknowledgedBy, past.Told));
    }

    [Fact]
    public async Task It_ends_by_itself_when_the_cause_is_gone_and_stays_in_the_record()
    {
        await using var session = await Low(94);
        await Round(session, 0);
        var alert = Assert.Single((await Picture(session)).Open);
        session.After(1);
        await session.Vitals(spO2: 97);
        await Round(session, 0);
        Assert.Empty((await Picture(session)).Open);
        var past = Assert.Single(await session.Clinic.The<AlertHistory>().Run(session.Nurse, session.SessionId));
        Assert.Equal((AlertEnd.CauseGone, session.Clinic.Clock.Now, (string?)null), (past.End, past.EndedAt!.Value, past.AcknowledgedBy));
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<AcknowledgeAlert, AcknowledgeAlert.Form>(new() { AlertId = alert.Id }));
    }

    [Fact]
    public async Task Time_alone_raises_it_and_the_end_of_the_session_closes_everything()
    {
        await using var session = await GivenSession.Running();
        await Round(session, 16);
        Assert.DoesNotContain((await Picture(session)).Open, alert => alert.Kind == AlertKind.ObservationOverdue);
        await Round(session, 1);
        Assert.Contains((await Picture(session)).Open, alert => alert.Kind == AlertKind.ObservationOverdue);
        await session.Clinic.Database(db => db.Set<InfusionSession>().Where(each => each.PublicId == session.SessionId).ExecuteUpdateAsync(set => set.SetProperty(each => each.Phase, SessionPhase.Discharged)));
        await Round(session, 1);
        Assert.Empty((await Picture(session)).Open);
        Assert.Contains(await Events(session), each => each.End == AlertEnd.SessionOver);
    }

    [Fact]
    public async Task After_a_restart_of_the_server_the_alerts_are_there_with_who_saw_them()
    {
        await using var session = await Low(94);
        await Acknowledged(session);
        var (before, fresh) = (Assert.Single((await Picture(session)).Open), new AlertBoard());
        var services = session.Clinic;
        using var rounds = new AlertRounds(
            services.The<IDbContextFactory<Application.Storage.ClinicDbContext>>(), services.The<WriteGate>(), services.The<Application.Formulary.ClinicFormularies>(), services.The<Application.Staff.StaffRegister>(),
            fresh, services.The<LiveFeed>(), services.Clock, services.The<Microsoft.Extensions.Logging.ILogger<AlertRounds>>());
        await rounds.Look();
        Assert.Equal(before, Assert.Single(fresh.Current.Open));
        Assert.Single(await Rows(session));
    }

    [Fact]
    public async Task A_prescriber_sets_a_limit_for_one_patient_and_a_nurse_does_not()
    {
        await using var session = await Low(94);
        await Round(session, 0);
        static SetAlertLimits.Form Form() => new() { Sign = VitalSign.SpO2, Comparison = HoldComparison.Below, Value = 88m, Reason = "COPD, target 88 to 92 %" };
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Do<SetAlertLimits, SetAlertLimits.Form>(Form()));
        await session.Do<SetAlertLimits, SetAlertLimits.Form>(Form(), session.Clinic.Clinician);
        await Round(session, 0);
        Assert.Empty((await Picture(session)).Open);
        session.After(1);
        await session.Vitals(spO2: 87);
        await Round(session, 0);
        Assert.Contains("the limit Dr Clara Clinician set for this session in place of below 95 (plan)", Assert.Single((await Picture(session)).Open).Sentence, StringComparison.Ordinal);
        Assert.Equal("Dr Clara Clinician", Assert.Single((await session.State()).SessionLimits).By);
    }

    [Fact]
    public async Task While_an_alert_stands_pause_rescue_reaction_and_stop_are_recorded()
    {
        await using var session = await Low(70);
        await Round(session, 10);
        await session.Do<PauseInfusion, PauseInfusion.Form>(new());
        await session.Do<GiveRescue, GiveRescue.Form>(new() { Medication = "Epinephrine", Dose = "0.5 mg", Route = "IM" });
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true });
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Reaction" });
        Assert.Equal(SessionPhase.Stopped, (await session.State()).Phase);
    }

    [Theory]
    [InlineData("UPDATE SessionAlerts SET Sentence = 'all well'")]
    [InlineData("DELETE FROM SessionAlerts")]
    [InlineData("UPDATE AlertEvents SET ByName = 'somebody else'")]
    [InlineData("DELETE FROM AlertEvents")]
    public async Task The_database_refuses_to_change_or_remove_an_alert_and_what_happened_to_it(string statement)
    {
        await using var session = await Low(94);
        await Acknowledged(session);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => session.Clinic.Database(db => db.Database.ExecuteSqlRawAsync(statement)));
    }

    private static async Task<GivenSession> Low(int spO2)
    {
        var session = await GivenSession.Running(Held);
        session.After(1);
        await session.Vitals(spO2: spO2);
        return session;
    }

    private static async Task Round(GivenSession session, double after)
    {
        session.After(after);
        await session.Clinic.The<AlertRounds>().Look();
    }

    private static async Task Acknowledged(GivenSession session)
    {
        await Round(session, 0);
        foreach (var alert in (await Picture(session)).Waiting.ToList()) await session.Do<AcknowledgeAlert, AcknowledgeAlert.Form>(new() { AlertId = alert.Id });
    }

    private static Task<AlertPicture> Picture(GivenSession session) => session.Clinic.The<OpenAlerts>().Run(session.Nurse, new());

    private static Task<List<SessionAlert>> Rows(GivenSession session) => session.Clinic.Database(db => db.Set<SessionAlert>().AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    private static Task<List<AlertEvent>> Events(GivenSession session) => session.Clinic.Database(db => db.Set<AlertEvent>().AsNoTracking().OrderBy(row => row.Id).ToListAsync());
}
