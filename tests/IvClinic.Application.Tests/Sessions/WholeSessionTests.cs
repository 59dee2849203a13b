using IvClinic.Application.Sessions;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Tests.Sessions;

public class WholeSessionTests
{
    /// <summary>
    /// 30 mL/h for 30 min (15 mL), 60 for 30 (30 mL), 120 for 20 (40 mL), reaction with the pump stopped for 30 min, 60 mL/h for
    /// 60 (60 mL), stop: 145 mL of a bag with 100 mg/mL, so 14500 mg.
    /// </summary>
    [Fact]
    public async Task A_session_with_a_reaction_goes_from_the_door_to_the_addendum_and_its_totals_are_right()
    {
        await using var session = await GivenSession.Running();
        session.After(30);
        await session.SetRate(60m);
        session.After(15);
        await session.Vitals(pain: 5);
        session.After(15);
        await session.SetRate(120m);
        session.After(20);
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true, Symptoms = ["flushing", "headache"] });
        Assert.Equal(SessionPhase.Paused, (await session.State()).Phase);

        session.After(5);
        await session.Do<RecordReactionAction, RecordReactionAction.Form>(new() { Action = "Legs raised, clinician called" });
        await session.Do<GiveRescue, GiveRescue.Form>(new() { Medication = "Paracetamol", Dose = "1 g", Route = "oral" });
        await session.Do<GradeReaction, GradeReaction.Form>(new() { Type = ReactionType.InfusionReaction, Grade = 2 });
        session.After(20);
        await session.Do<UpdateReaction, UpdateReaction.Form>(new() { NoneLeft = true });
        await session.Do<ResolveReaction, ResolveReaction.Form>(new());
        Assert.Equal(["Not taken since the reaction: Heart rate, Systolic blood pressure, SpO2."], (await session.State()).Restart.Why);
        session.After(5);
        await session.Vitals(pain: 4);
        Assert.Equal(60m, (await session.State()).Restart.Rate!.Value.MillilitresPerHour);
        await session.Do<ResumeInfusion, ResumeInfusion.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 60m });
        session.After(60);
        await session.Vitals(pain: 3);
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Patient has to leave" });

        session.After(30);
        var state = await session.State();
        var bag = Assert.Single(state.Bags);
        Assert.Equal(145m, decimal.Round(state.TotalGiven.Millilitres, 6));
        Assert.Equal(14_500m, decimal.Round(Assert.Single(bag.Ingredients).Given!.Value.Milligrams, 4));
        Assert.Equal(140, (int)state.RunningTime.TotalMinutes);

        await session.ObservedToTheEnd();
        await session.Do<DischargePatient, DischargePatient.Form>(Home());
        await session.Do<SignSessionAsNurse, SignSessionAsNurse.Form>(new());
        await session.Do<SignSession, SignSession.Form>(new(), session.Clinic.Clinician);
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<WriteNote, WriteNote.Form>(new() { Text = "Too late" }));
        await session.Do<AddAddendum, AddAddendum.Form>(new() { Text = "Patient rang: headache in the evening." }, session.Clinic.Clinician);

        var report = await session.Clinic.The<SessionSummary>().Run(session.Clinic.Clinician, session.SessionId);
        Assert.Equal(SessionPhase.Signed, report.Sheet.State.Phase);
        Assert.Equal("Dr Clara Clinician", report.Clinician!.Name);
        Assert.Equal(TimeSpan.FromMinutes(110), report.Relief.Thirty!.Seen);
        Assert.Equal(TimeSpan.FromMinutes(170), report.Relief.Fifty!.Seen);
        var line = Assert.Single((await session.Clinic.Page(session.PatientId)).Infusions);
        Assert.Equal(2, line.WorstGrade);
        Assert.Equal(145m, decimal.Round(line.State.TotalGiven.Millilitres, 6));
    }

    [Fact]
    public async Task A_chart_that_was_read_line_by_line_is_the_one_that_is_read_at_once()
    {
        await using var session = await GivenSession.Running();
        session.After(10);
        await session.Sheet();
        await session.Vitals();
        var grown = await session.Sheet();
        var fresh = await session.Clinic.Database(db => new LiveSessions(null!, session.Clinic.The<Application.Formulary.ClinicFormularies>(), session.Clinic.Clock).CaughtUp(db, session.SessionId, CancellationToken.None));
        Assert.Equal(fresh.Lines, grown.Lines);
        Assert.Equal(fresh.State.TotalGiven, grown.State.TotalGiven);
        Assert.Equal(fresh.ControlVersion, grown.ControlVersion);
    }

    internal static DischargePatient.Form Home() => new()
    {
        Ending = SessionEnding.Home,
        Criteria = [.. DischargeRules.Criteria.Select(criterion => new DischargePatient.TypedCriterion { Criterion = criterion, IsMet = true })],
    };
}
