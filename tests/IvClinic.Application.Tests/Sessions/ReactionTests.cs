using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Tests.Sessions;

public class ReactionTests
{
    [Fact]
    public async Task After_anaphylaxis_nothing_restarts_that_day()
    {
        await using var session = await GivenSession.Running();
        await React(session, ReactionType.Anaphylaxis, 3);
        var resume = await Assert.ThrowsAsync<IllegalStepException>(async () => await session.Do<ResumeInfusion, ResumeInfusion.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 15m }));
        Assert.Contains("Not on this day", resume.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<OrderRestart, OrderRestart.Form>(new() { RateMlPerH = 15m }, session.Clinic.Clinician));
    }

    [Fact]
    public async Task A_restart_faster_than_half_the_rate_is_refused()
    {
        await using var session = await GivenSession.Running();
        await React(session, ReactionType.InfusionReaction, 2);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(async () => await session.Do<ResumeInfusion, ResumeInfusion.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 30m }));
        Assert.Equal(nameof(RateForm.RateMlPerH), refusal.Failures.Single().PropertyName);
        await session.Do<ResumeInfusion, ResumeInfusion.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 15m });
        Assert.Equal(SessionPhase.Running, (await session.State()).Phase);
    }

    [Fact]
    public async Task It_does_not_go_on_with_values_at_which_nothing_would_start_unless_that_is_ordered()
    {
        await using var session = await GivenSession.Running();
        await React(session, ReactionType.InfusionReaction, 2);
        await session.Vitals(heartRate: 150);
        var form = new ResumeInfusion.Form { SeenControl = await session.Control(), RateMlPerH = 15m };
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<ResumeInfusion, ResumeInfusion.Form>(form));
        Assert.Equal(nameof(OrderedForm.PrescriberId), Assert.Single(refusal.Failures).PropertyName);
        Assert.Contains("Heart rate 150 /min: it goes on at", refusal.Message, StringComparison.Ordinal);
        (form.PrescriberId, form.IsReadBack) = (session.Clinic.Clinician.UserId, true);
        await session.Do<ResumeInfusion, ResumeInfusion.Form>(form);
        Assert.Equal(SessionPhase.Running, (await session.State()).Phase);
    }

    [Fact]
    public async Task Without_a_standing_order_a_prescriber_orders_the_restart_directly_or_by_voice()
    {
        await using var session = await GivenSession.Running(GivenSession.Ivig() with { StandingOrders = new StandingOrders() });
        await React(session, ReactionType.InfusionReaction, 2);
        Assert.False((await session.State()).Allows(ChairsideSteps.Resume));
        var order = new OrderRestart.Form { RateMlPerH = 10m };
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<OrderRestart, OrderRestart.Form>(order));
        (order.PrescriberId, order.IsReadBack) = (session.Clinic.Clinician.UserId, true);
        await session.Do<OrderRestart, OrderRestart.Form>(order);
        Assert.Equal(10m, (await session.State()).Restart.Rate!.Value.MillilitresPerHour);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<OrderRestart, OrderRestart.Form>(new() { RateMlPerH = 30m }, session.Clinic.Clinician));
    }

    [Fact]
    public async Task Symptoms_that_are_still_there_are_not_resolved()
    {
        await using var session = await GivenSession.Running();
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = false, Symptoms = ["flushing"] });
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<ResolveReaction, ResolveReaction.Form>(new()));
        Assert.Equal(SessionPhase.Running, (await session.State()).Phase);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<UpdateReaction, UpdateReaction.Form>(new()));
    }

    [Fact]
    public async Task A_grade_below_the_suggested_one_needs_a_reason()
    {
        await using var session = await GivenSession.Running();
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true, Symptoms = ["wheeze"] });
        Assert.Equal(new SuggestedGrade(3, "Seen: wheeze or stridor."), (await session.Sheet()).Suggested);
        var form = new GradeReaction.Form { Type = ReactionType.InfusionReaction, Grade = 2 };
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<GradeReaction, GradeReaction.Form>(form));
        form.Reason = "Known asthma, gone after own inhaler";
        await session.Do<GradeReaction, GradeReaction.Form>(form);
    }

    [Fact]
    public async Task Rescue_and_reaction_are_recorded_in_every_phase_until_the_signature()
    {
        await using var session = await GivenSession.Opened();
        await session.Do<GiveRescue, GiveRescue.Form>(new() { Medication = "Epinephrine", Dose = "0.5 mg", Route = "IM" });
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true });
        Assert.Equal(2, (await session.Sheet()).Entries.Count);
    }

    private static async Task React(GivenSession session, ReactionType type, int grade)
    {
        session.After(10);
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true, Symptoms = ["flushing"] });
        await session.Do<GradeReaction, GradeReaction.Form>(new() { Type = type, Grade = grade });
        session.After(10);
        await session.Do<UpdateReaction, UpdateReaction.Form>(new() { NoneLeft = true });
        await session.Do<ResolveReaction, ResolveReaction.Form>(new());
        session.After(1);
        await session.Vitals();
    }
}
