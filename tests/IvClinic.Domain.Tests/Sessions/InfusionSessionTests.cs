using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class InfusionSessionTests
{
    [Fact]
    public void A_session_opens_only_on_the_approved_version()
    {
        var plan = TreatmentPlan.Begin(Guid.NewGuid(), 1, Given.Plan(Given.Ivig()), Given.Author);
        var signed = plan.Sign("1", "[]", Given.OnProtocol, Given.Author);
        Assert.Throws<IllegalStepException>(() => InfusionSession.Open(Guid.NewGuid(), plan, signed, 3, Given.Nine));
        plan.Release(signed.Hash, Given.Reviewer);
        Assert.Equal(signed.Hash, InfusionSession.Open(Guid.NewGuid(), plan, signed, 3, Given.Nine).PlanHash);
        plan.Edit(plan.Content, Given.Author, "slower");
        Assert.Throws<IllegalStepException>(() => InfusionSession.Open(Guid.NewGuid(), plan, signed, 3, Given.Nine));
    }

    [Fact]
    public void Every_entry_takes_the_next_place()
    {
        var session = Running();
        session.Append(Given.Observe(1));
        session.Append(ChartEntry.Note(Given.Stamp(2), "well"));
        Assert.Equal(3, session.LastSeq);
        var entry = session.Append(Given.Pause(3));
        Assert.Equal(4, entry.Seq);
        Assert.Throws<IllegalStepException>(() => session.Append(entry));
    }

    [Fact]
    public void The_second_of_two_rate_changes_hears_what_happened_meanwhile()
    {
        var session = Running();
        var seen = session.ControlVersion;
        session.Append(Given.Rate(1, 80m), seen);
        var stale = Assert.Throws<StaleControlException>(() => session.Append(Given.Rate(1, 90m), seen));
        Assert.Equal("Rate 80 mL/h", stale.Meanwhile);
        Assert.Contains("Nina Kay", stale.Message, StringComparison.Ordinal);
        Assert.Equal(2, session.LastSeq);
    }

    [Fact]
    public void A_control_without_what_its_author_saw_is_refused() =>
        Assert.Throws<StaleControlException>(() => Running().Append(Given.Rate(1, 80m)));

    [Fact]
    public void A_rate_typed_before_a_pause_a_stop_or_a_reaction_is_stale()
    {
        foreach (var interrupting in (Func<ChartEntry>[])[() => Given.Pause(1), () => Given.Stop(1), () => Given.Reaction(1, pumpStopped: false)])
        {
            var session = Running();
            var seen = session.ControlVersion;
            session.Append(interrupting());
            Assert.Throws<StaleControlException>(() => session.Append(Given.Rate(2, 80m), seen));
        }
    }

    [Fact]
    public void Vitals_notes_pause_stop_reaction_and_rescue_merge_in_any_phase_before_the_signature()
    {
        var session = Discharged();
        session.Append(Given.Observe(90));
        session.Append(ChartEntry.Note(Given.Stamp(90), "called back"));
        session.Append(Given.Pause(90));
        session.Append(Given.Stop(90));
        session.Append(Given.Reaction(90));
        session.Append(ChartEntry.RescueGiven(Given.Stamp(90), new("epinephrine", "0.5 mg", "IM")));
        Assert.Equal(SessionPhase.Discharged, session.Phase);
    }

    public static TheoryData<SessionPhase, EntryKind, bool> Steps
    {
        get
        {
            var legal = new Dictionary<EntryKind, SessionPhase[]>
            {
                [EntryKind.Started] = [SessionPhase.Preparing],
                [EntryKind.RateChanged] = [SessionPhase.Running],
                [EntryKind.Resumed] = [SessionPhase.Paused],
                [EntryKind.BagChanged] = [SessionPhase.Running, SessionPhase.Paused],
                [EntryKind.Paused] = [SessionPhase.Preparing, SessionPhase.Running, SessionPhase.Paused, SessionPhase.Stopped, SessionPhase.Discharged],
                [EntryKind.Stopped] = [SessionPhase.Preparing, SessionPhase.Running, SessionPhase.Paused, SessionPhase.Stopped, SessionPhase.Discharged],
                [EntryKind.Discharged] = [SessionPhase.Stopped],
                [EntryKind.NurseSigned] = [SessionPhase.Discharged],
                [EntryKind.ClinicianSigned] = [],
                [EntryKind.Addendum] = [SessionPhase.Signed],
            };
            var table = new TheoryData<SessionPhase, EntryKind, bool>();
            foreach (var (kind, phases) in legal)
            {
                foreach (var phase in Enum.GetValues<SessionPhase>()) table.Add(phase, kind, phases.Contains(phase));
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_step_is_legal_or_refused_by_the_table(SessionPhase phase, EntryKind kind, bool legal)
    {
        var session = SessionThatIs(phase);
        var refused = Record.Exception(() => session.Append(Entry(kind), session.ControlVersion));
        if (legal) Assert.Null(refused);
        else Assert.IsType<IllegalStepException>(refused);
    }

    [Fact]
    public void The_clinician_signs_after_the_nurse_and_then_only_addenda_follow()
    {
        var session = Discharged();
        session.Append(ChartEntry.NurseSigned(Given.Stamp(90)));
        session.Append(ChartEntry.ClinicianSigned(Given.Stamp(91)));
        Assert.Throws<IllegalStepException>(() => session.Append(Given.Pause(92)));
        Assert.Throws<IllegalStepException>(() => session.Append(ChartEntry.Note(Given.Stamp(92), "late")));
        session.Append(ChartEntry.Addendum(Given.Stamp(92), "late"));
    }

    [Fact]
    public void A_reaction_with_the_pump_stopped_is_also_the_pause()
    {
        var session = Running();
        session.Append(Given.Reaction(5));
        Assert.Equal(SessionPhase.Paused, session.Phase);
    }

    private static InfusionSession New()
    {
        var plan = TreatmentPlan.Begin(Guid.NewGuid(), 1, Given.Plan(Given.Ivig()), Given.Author);
        var signed = plan.Sign("1", "[]", Given.OnProtocol, Given.Author);
        plan.Release(signed.Hash, Given.Reviewer);
        return InfusionSession.Open(Guid.NewGuid(), plan, signed, 3, Given.Nine);
    }

    private static InfusionSession Running()
    {
        var session = New();
        session.Append(Given.Start(0, 60m), 0);
        return session;
    }

    private static InfusionSession Discharged()
    {
        var session = Running();
        session.Append(Given.Stop(60));
        session.Append(Given.Discharge(80));
        return session;
    }

    private static InfusionSession SessionThatIs(SessionPhase phase)
    {
        if (phase == SessionPhase.Preparing) return New();
        var session = phase >= SessionPhase.Discharged ? Discharged() : Running();
        if (phase == SessionPhase.Paused) session.Append(Given.Pause(1));
        if (phase == SessionPhase.Stopped) session.Append(Given.Stop(1));
        if (phase != SessionPhase.Signed) return session;
        session.Append(ChartEntry.NurseSigned(Given.Stamp(90)));
        session.Append(ChartEntry.ClinicianSigned(Given.Stamp(91)));
        return session;
    }

    private static ChartEntry Entry(EntryKind kind) => kind switch
    {
        EntryKind.Started => Given.Start(95, 60m),
        EntryKind.RateChanged => Given.Rate(95, 60m),
        EntryKind.Resumed => Given.Resume(95, 60m),
        EntryKind.BagChanged => ChartEntry.BagChanged(Given.Stamp(95), 1, Given.MlPerH(60m)),
        EntryKind.Paused => Given.Pause(95),
        EntryKind.Stopped => Given.Stop(95),
        EntryKind.Discharged => Given.Discharge(95),
        EntryKind.NurseSigned => ChartEntry.NurseSigned(Given.Stamp(95)),
        EntryKind.ClinicianSigned => ChartEntry.ClinicianSigned(Given.Stamp(95)),
        _ => ChartEntry.Addendum(Given.Stamp(95), "late"),
    };
}
