using IvClinic.Application.Plans;
using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Tests.Sessions;

public class CountersignTests
{
    [Fact]
    public async Task An_order_by_voice_waits_for_the_named_prescriber_only()
    {
        await using var session = await Ordered();
        var other = await session.Clinic.Colleague("Dr Otto Other", ClinicRole.Clinician);
        var waiting = Assert.Single(await Waiting(session, session.Clinic.Clinician), item => item.For == WaitingFor.Countersignature);
        Assert.Equal((session.SessionId, session.Clinic.Clock.Now.AddHours(24)), (waiting.SubjectId, waiting.DueAt!.Value));
        Assert.Contains("bolus of 10 mL", waiting.What, StringComparison.Ordinal);
        Assert.DoesNotContain(await Waiting(session, other), item => item.For == WaitingFor.Countersignature);
        var seq = await Seq(session);
        await Assert.ThrowsAsync<NotAllowedException>(() => Countersign(session, seq, session.Nurse));
        await Assert.ThrowsAsync<NotAllowedException>(() => Countersign(session, seq, session.Clinic.Administrator));
        await Assert.ThrowsAsync<IllegalStepException>(() => Countersign(session, seq, other));
        await Countersign(session, seq, session.Clinic.Clinician);
        Assert.DoesNotContain(await Waiting(session, session.Clinic.Clinician), item => item.For == WaitingFor.Countersignature);
        await Assert.ThrowsAsync<IllegalStepException>(() => Countersign(session, seq, session.Clinic.Clinician));
        Assert.Equal("Dr Clara Clinician", Assert.Single((await session.Sheet()).Entries, entry => entry.Kind == EntryKind.OrderCountersigned).AuthorName);
    }

    [Fact]
    public async Task After_24_hours_it_is_overdue_and_can_still_be_signed_also_when_the_session_is_signed()
    {
        await using var session = await Ordered();
        await SignedSession(session);
        session.After((24 * 60) - 5);
        var order = Assert.Single(VerbalOrder.Of((await session.Sheet()).Entries));
        Assert.Equal(OrderStanding.Open, order.StandingAt(order.DueAt));
        session.After(60);
        Assert.Equal(OrderStanding.Overdue, order.StandingAt(session.Clinic.Clock.Now));
        await Countersign(session, order.Entry.Seq, session.Clinic.Clinician);
        var sheet = await session.Sheet();
        Assert.Equal((SessionPhase.Signed, OrderStanding.Countersigned), (sheet.State.Phase, Assert.Single(VerbalOrder.Of(sheet.Entries)).StandingAt(session.Clinic.Clock.Now)));
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<WriteNote, WriteNote.Form>(new() { Text = "too late" }));
    }

    [Fact]
    public async Task A_disputed_order_comes_to_the_administrator_with_its_reason_and_what_was_given_stays()
    {
        await using var session = await Ordered();
        var seq = await Seq(session);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DisputeOrder, DisputeOrder.Form>(new() { Seq = seq }, session.Clinic.Clinician));
        await session.Do<DisputeOrder, DisputeOrder.Form>(new() { Seq = seq, Reason = "I said 5 mL" }, session.Clinic.Clinician);
        var disputed = Assert.Single(await session.Clinic.The<DisputedOrders>().Run(session.Clinic.Administrator, new()));
        Assert.Equal(("J.L.", "Dr Clara Clinician", "Nora Nurse, RN"), (disputed.Initials, disputed.Prescriber, disputed.RecordedBy));
        Assert.EndsWith("I said 5 mL", disputed.Text, StringComparison.Ordinal);
        Assert.Equal(10m, (await session.State()).TotalGiven.Millilitres);
        Assert.DoesNotContain(await Waiting(session, session.Clinic.Clinician), item => item.For == WaitingFor.Countersignature);
    }

    [Fact]
    public async Task Rate_and_restart_orders_wait_too_and_an_order_the_prescriber_records_does_not()
    {
        await using var session = await GivenSession.Running();
        await session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 60m, Confirmed = true, PrescriberId = session.Clinic.Clinician.UserId, IsReadBack = true });
        await session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 200m, Confirmed = true, PrescriberId = session.Clinic.Clinician.UserId, IsReadBack = true });
        await session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 245m, Confirmed = true }, session.Clinic.Clinician);
        Assert.Equal(2, (await session.Sheet()).Entries.Count(entry => entry.Kind == EntryKind.RateOrdered));
        Assert.Single(VerbalOrder.Of((await session.Sheet()).Entries));
    }

    private static async Task<GivenSession> Ordered()
    {
        var session = await GivenSession.Running();
        await session.Do<GiveBolus, GiveBolus.Form>(new() { Bag = 1, VolumeMl = 10m, OverMinutes = 5m, Reason = "Pain", PrescriberId = session.Clinic.Clinician.UserId, IsReadBack = true });
        return session;
    }

    private static async Task SignedSession(GivenSession session)
    {
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Enough" });
        await session.ObservedToTheEnd();
        var discharge = new DischargePatient.Form { Ending = SessionEnding.Home };
        foreach (var criterion in discharge.Criteria) criterion.IsMet = true;
        await session.Do<DischargePatient, DischargePatient.Form>(discharge);
        await session.Do<SignSessionAsNurse, SignSessionAsNurse.Form>(new());
        await session.Do<SignSession, SignSession.Form>(new(), session.Clinic.Clinician);
    }

    private static async Task<int> Seq(GivenSession session) => Assert.Single(VerbalOrder.Of((await session.Sheet()).Entries)).Entry.Seq;

    private static Task Countersign(GivenSession session, int seq, Actor by) => session.Do<CountersignOrder, CountersignOrder.Form>(new() { Seq = seq }, by);

    private static Task<IReadOnlyList<WaitingItem>> Waiting(GivenSession session, Actor who) => session.Clinic.The<WaitingForPrescriber>().Run(who, new());
}
