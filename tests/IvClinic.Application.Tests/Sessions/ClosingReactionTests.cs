using IvClinic.Application.Plans;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Sessions;

public class ClosingReactionTests
{
    [Fact]
    public async Task The_first_grade_two_puts_the_plan_on_hold_by_itself_in_the_same_step_and_only_a_clinician_lifts_it()
    {
        await using var session = await Reacted(2);
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session)));
        var plan = await Plan(session);
        Assert.Contains("first of grade 2 on this plan", plan.HoldReason, StringComparison.Ordinal);
        Assert.Equal(session.Nurse.DisplayName, plan.HeldByName);
        var audited = await session.Clinic.Database(db => db.Set<AuditEntry>().Where(row => row.Action == "HoldPlan" || row.Action == nameof(CloseReaction)).OrderBy(row => row.Seq).ToListAsync());
        Assert.Equal(["HoldPlan", "CloseReaction"], audited.Select(row => row.Action));
        Assert.All(audited, row => Assert.Equal(plan.HoldReason, row.Reason));
        Assert.Null((await session.Clinic.The<AuditTrail>().Verify()).FirstBroken);
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Clinic.The<LiftHold>().Run(session.Nurse, new() { PlanId = session.PlanId }, Given.Key()));
        await session.Clinic.The<LiftHold>().Run(session.Clinic.Clinician, new() { PlanId = session.PlanId, Version = await session.Clinic.RowVersion(session.PlanId) }, Given.Key());

        // The clinician completes the nurse's closing for the same reason: the lifted hold does not come back.
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session)), session.Clinic.Clinician);
        Assert.False((await Plan(session)).IsOnHold);
        var closing = (await session.State()).Reactions[0].Closing!;
        Assert.True(closing.IsCompleted);
        Assert.False(closing.Details.HeldPlan);

        // It was not serious after all? It was: a new ground holds anew.
        var serious = Closing(await Opening(session));
        (serious.Serious, serious.IsNotSerious) = (["important"], false);
        await session.Do<CloseReaction, CloseReaction.Form>(serious, session.Clinic.Clinician);
        Assert.Contains("it was serious", (await Plan(session)).HoldReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grade_one_holds_nothing_and_grade_three_does()
    {
        await using var mild = await Reacted(1);
        await mild.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(mild)));
        Assert.False((await Plan(mild)).IsOnHold);
        await using var severe = await Reacted(3);
        await severe.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(severe)));
        Assert.Contains("grade 3 or above", (await Plan(severe)).HoldReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_on_hold_or_over_stays_as_it_is_and_the_closing_is_taken()
    {
        await using var session = await Reacted(3);
        await session.ChangePlan(plan => plan.Hold("Waiting for the laboratory", new(session.Nurse.UserId, "Nora", session.Clinic.Clock.Now)));
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session)));
        Assert.Equal("Waiting for the laboratory", (await Plan(session)).HoldReason);
        await using var over = await Reacted(3);
        await over.ChangePlan(plan => plan.Discontinue("Moved away", new(over.Clinic.Clinician.UserId, "Clara", over.Clinic.Clock.Now)));
        await over.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(over)));
        Assert.NotNull((await over.State()).Reactions[0].Closing);
    }

    [Fact]
    public async Task Nothing_enters_the_history_until_a_person_takes_it_over_and_then_once()
    {
        await using var session = await Reacted(2, "urticaria");
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session)));
        var proposal = Assert.Single((await session.State()).Reactions[0].Closing!.Unanswered);
        Assert.Equal(AllergyKind.Allergy, proposal.Kind);
        Assert.Equal(0, await Allergies(session));
        var answer = await Answer(session, proposal);
        await session.Do<AnswerProposal, AnswerProposal.Form>(answer);
        await Assert.ThrowsAsync<IllegalStepException>(async () => await session.Do<AnswerProposal, AnswerProposal.Form>(await Answer(session, proposal), session.Clinic.Clinician));
        Assert.Equal(1, await Allergies(session));
        var entry = await session.Clinic.Database(db => db.Set<PatientAllergy>().SingleAsync());
        Assert.Equal((AllergyKind.Allergy, "immune globulin", ReactionSeverity.Moderate, "urticaria; grade 2"), (entry.Kind, entry.Substance, entry.Severity, entry.Reaction));
        Assert.Empty((await session.State()).Reactions[0].Closing!.Unanswered);
        // The same medicine is refused from now on: the rules know it by that name.
        Assert.Contains((await session.Today()).Refused, finding => finding.Sentence.Contains("under allergies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proposal_is_not_taken_over_only_with_a_reason()
    {
        await using var session = await Reacted(2);
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session)));
        var proposal = (await session.State()).Reactions[0].Closing!.Details.Proposals.Single();
        Assert.Equal(AllergyKind.Intolerance, proposal.Kind);
        Assert.Equal("flushing or warmth; at 30 mL/h; grade 2", proposal.Text);
        var answer = await Answer(session, proposal, isAccepted: false);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<AnswerProposal, AnswerProposal.Form>(answer));
        answer.Reason = "Known already";
        await session.Do<AnswerProposal, AnswerProposal.Form>(answer);
        Assert.Equal(0, await Allergies(session));
    }

    [Fact]
    public async Task An_intolerance_taken_over_lets_the_medicine_be_given_again_with_a_reason_and_a_severe_one_does_not()
    {
        await using var session = await Reacted(2);
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session)));
        await session.Do<AnswerProposal, AnswerProposal.Form>(await Answer(session, (await session.State()).Reactions[0].Closing!.Details.Proposals.Single()));
        var today = await session.Today();
        Assert.DoesNotContain(today.Refused, finding => finding.Sentence.Contains("under intolerances", StringComparison.Ordinal));
        Assert.Contains(today.Open, finding => finding.Sentence.Contains("under intolerances", StringComparison.Ordinal));
        await using var severe = await Reacted(3);
        await severe.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(severe)));
        await severe.Do<AnswerProposal, AnswerProposal.Form>(await Answer(severe, (await severe.State()).Reactions[0].Closing!.Details.Proposals.Single()));
        Assert.Contains((await severe.Today()).Refused, finding => finding.Sentence.Contains("under allergies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twenty_identical_closings_are_one()
    {
        await using var session = await Reacted(2);
        var (form, key) = (Closing(await Opening(session)), Given.Key());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.Do<CloseReaction, CloseReaction.Form>(form, key: key)));
        Assert.Single((await session.State()).Reactions[0].Closings);
        Assert.Equal(1, await session.Clinic.Database(db => db.Set<AuditEntry>().CountAsync(row => row.Action == "HoldPlan")));
    }

    [Fact]
    public async Task A_nurse_proposes_a_clinician_completes_and_an_administrator_does_neither()
    {
        await using var session = await Reacted(1);
        await Assert.ThrowsAsync<NotAllowedException>(async () => await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session)), session.Clinic.Administrator));
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session)));
        Assert.False((await session.State()).Reactions[0].Closing!.IsCompleted);
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session)), session.Clinic.Clinician);
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(async () => await session.Do<CloseReaction, CloseReaction.Form>(Closing(await Opening(session))));
        Assert.Contains(session.Clinic.Clinician.DisplayName, refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Do<AnswerProposal, AnswerProposal.Form>(new(), session.Clinic.Administrator));
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Do<RecordDelayedReaction, RecordDelayedReaction.Form>(new(), session.Clinic.Administrator));
    }

    [Fact]
    public async Task What_is_missing_or_contradicts_the_chart_is_refused_and_a_slip_stores_nothing()
    {
        await using var session = await Reacted(2);
        var opening = await Opening(session);
        var empty = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<CloseReaction, CloseReaction.Form>(new() { Reaction = opening }));
        Assert.Equal(["Causality", "IsNotSerious", "IsPatientTold", "Outcome", "Suspected", "Type"], empty.Failures.Select(failure => failure.PropertyName).Distinct().Order());
        var lower = Closing(opening);
        lower.Grade = 1;
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<CloseReaction, CloseReaction.Form>(lower));
        var other = Closing(opening);
        other.Suspected = ["ketamine"];
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<CloseReaction, CloseReaction.Form>(other));
        Assert.Null((await session.State()).Reactions[0].Closing);
        Assert.False((await Plan(session)).IsOnHold);
    }

    [Fact]
    public async Task A_delayed_reaction_is_recorded_on_a_signed_session_closed_there_and_shown_at_the_next_one()
    {
        await using var session = await Signed();
        session.After(60 * 20);
        var onset = new DateTime(2026, 11, 22, 20, 30, 0);
        RecordDelayedReaction.Form Told() => new() { At = onset, Type = ReactionType.InfusionReaction, Grade = 2, Symptoms = ["headache", "neck_stiffness"], ToldBy = "the patient, by phone" };
        var early = Told();
        early.At = new DateTime(2026, 11, 22, 9, 0, 0);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordDelayedReaction, RecordDelayedReaction.Form>(early));
        var recorded = await session.Do<RecordDelayedReaction, RecordDelayedReaction.Form>(Told());
        var state = await session.State();
        Assert.Equal(SessionPhase.Signed, state.Phase);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 19, 30, 0, TimeSpan.Zero), state.DelayedReactions.Single().OpenedAt);

        var closing = Closing(recorded.Seq);
        (closing.Premedication, closing.StartMlPerH) = ("Paracetamol 1 g by mouth", 15m);
        await session.Do<CloseReaction, CloseReaction.Form>(closing);
        Assert.True((await Plan(session)).IsOnHold);
        Assert.Equal(2, (await session.Clinic.Page(session.PatientId)).Infusions.Single().WorstGrade);
        await session.Clinic.The<LiftHold>().Run(session.Clinic.Clinician, new() { PlanId = session.PlanId, Version = await session.Clinic.RowVersion(session.PlanId) }, Given.Key());

        session.After(60 * 24 * 20);
        var next = await session.Clinic.The<OpenSession>().Run(session.Nurse, new() { PlanId = session.PlanId, ChairId = session.ChairId }, Given.Key());
        var banner = (await session.Clinic.The<ChairsideSheet>().Run(session.Nurse, new(next))).Header.LastReaction!;
        Assert.Equal((session.SessionId, 15m, "Paracetamol 1 g by mouth"), (banner.SessionId, banner.NextTime.StartMlPerH!.Value, banner.NextTime.Premedication));
        Assert.Contains("grade 2", banner.Text(Domain.Formulary.ClinicFormulary.Shipped), StringComparison.Ordinal);
        Assert.Null((await session.Sheet()).Header.LastReaction);
        Assert.Equal(session.SessionId, (await session.Clinic.The<PlanSheet>().Run(session.Clinic.Clinician, session.PlanId)).Ground.PastReactions.Single().SessionId);
    }

    [Fact]
    public async Task While_the_patient_is_here_a_reaction_is_opened_not_delayed()
    {
        await using var session = await GivenSession.Running();
        session.After(30);
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<RecordDelayedReaction, RecordDelayedReaction.Form>(new()
        {
            At = new DateTime(2026, 11, 22, 11, 20, 0),
            Type = ReactionType.NotYetKnown,
            Grade = 1,
            Symptoms = ["headache"],
            ToldBy = "the patient",
        }));
    }

    [Fact]
    public async Task The_second_grade_two_on_a_plan_holds_nothing_by_itself()
    {
        await using var session = await Signed();
        session.After(60 * 20);
        var first = await Delayed(session, "headache");
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(first.Seq));
        await session.Clinic.The<LiftHold>().Run(session.Clinic.Clinician, new() { PlanId = session.PlanId, Version = await session.Clinic.RowVersion(session.PlanId) }, Given.Key());
        var second = await Delayed(session, "myalgia");
        await session.Do<CloseReaction, CloseReaction.Form>(Closing(second.Seq));
        Assert.False((await Plan(session)).IsOnHold);
    }

    [Fact]
    public async Task The_emergency_cards_use_the_weight_of_the_day()
    {
        await using var session = await GivenSession.Running();
        var cards = await session.Clinic.The<EmergencySheet>().Run(session.Nurse, session.SessionId);
        Assert.Equal("100 kg, weighed today", cards.Weight);
        var anaphylaxis = cards.Cards.Single(card => card.List.Type == ReactionType.Anaphylaxis);
        Assert.Equal("0.01 mg/kg × 100 kg = 1 mg, at most 0.5 mg", anaphylaxis.Doses[0].Why);
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Clinic.The<EmergencySheet>().Run(session.Clinic.Administrator, session.SessionId));
        Assert.Equal(5, (await session.Clinic.The<EmergencyCardsForAdults>().Run(session.Clinic.Administrator, new())).Cards.Count);
    }

    [Fact]
    public void What_is_proposed_is_written_into_the_form_of_the_plan_and_what_was_typed_stays()
    {
        var details = new ClosingDetails { Reaction = 1, Type = ReactionType.InfusionReaction, Scale = "CTCAE 5.0", Causality = "probable", Outcome = ReactionOutcome.Recovered, NextTime = new("Paracetamol 1 g by mouth", 15m) };
        var state = new ReactionState { OpenedAt = default, LastSymptomsAt = default, Closings = [new(1, default, "Nora", false, 2, null, details, [])] };
        var past = new PastReaction(Guid.NewGuid(), state, ["ivig_10"]);
        var form = new WritePlan.Form { Notes = "Typed before", Bags = [new() { Ingredients = [new() { Medication = "ivig_10" }], Steps = [new() { Rate = 0.3m, Unit = Domain.Measures.RateUnit.MillilitrePerKilogramHour, Minutes = 30 }] }] };
        Assert.Equal(["the first rate", "the premedication"], PlanTyping.TakeOver(form, past));
        Assert.Equal((15m, Domain.Measures.RateUnit.MillilitrePerHour, 30m), (form.Bags[0].Steps[0].Rate!.Value, form.Bags[0].Steps[0].Unit!.Value, form.Bags[0].Steps[0].Minutes!.Value));
        Assert.Equal(("Typed before", "Paracetamol 1 g by mouth (after the last reaction)"), (form.Notes, form.Premedication));
        var other = new WritePlan.Form { Bags = [new() { Ingredients = [new() { Medication = "ketamine" }], Steps = [new() { Rate = 5m }] }] };
        Assert.Equal(["the premedication", "the notes"], PlanTyping.TakeOver(other, past));
        Assert.Equal(5m, other.Bags[0].Steps[0].Rate);
        Assert.Contains("start at 15 mL/h", other.Notes, StringComparison.Ordinal);
    }

    private static Task<EntryRecorded> Delayed(GivenSession session, string symptom) => session.Do<RecordDelayedReaction, RecordDelayedReaction.Form>(new()
    {
        At = new DateTime(2026, 11, 22, 20, 30, 0),
        Type = ReactionType.InfusionReaction,
        Grade = 2,
        Symptoms = [symptom],
        ToldBy = "the patient, by phone",
    });

    private static CloseReaction.Form Closing(int reaction) => new()
    {
        Reaction = reaction,
        Type = ReactionType.InfusionReaction,
        Suspected = ["ivig_10"],
        Causality = "probable",
        IsNotSerious = true,
        Outcome = ReactionOutcome.Recovered,
        IsPatientTold = true,
    };

    private static async Task<AnswerProposal.Form> Answer(GivenSession session, HistoryProposal proposal, bool isAccepted = true) =>
        new() { Reaction = await Opening(session), Medicine = proposal.Medicine, Kind = proposal.Kind, IsAccepted = isAccepted };

    private static async Task<int> Opening(GivenSession session) => (await session.State()).Reactions[0].Seq;

    private static Task<TreatmentPlan> Plan(GivenSession session) => session.Clinic.Database(db => db.Set<TreatmentPlan>().SingleAsync(plan => plan.PublicId == session.PlanId));

    private static Task<int> Allergies(GivenSession session) => session.Clinic.Database(db => db.Set<PatientAllergy>().CountAsync());

    private static async Task<GivenSession> Reacted(int grade, string symptom = "flushing")
    {
        var session = await GivenSession.Running();
        session.After(10);
        await session.Do<OpenReaction, OpenReaction.Form>(new() { IsPumpStopped = true, Symptoms = [symptom] });
        await session.Do<GradeReaction, GradeReaction.Form>(new() { Type = ReactionType.InfusionReaction, Grade = grade, Reason = "As seen" });
        session.After(10);
        await session.Do<UpdateReaction, UpdateReaction.Form>(new() { NoneLeft = true });
        await session.Do<ResolveReaction, ResolveReaction.Form>(new());
        return session;
    }

    private static async Task<GivenSession> Signed()
    {
        var session = await GivenSession.Running();
        session.After(60);
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Bag empty" });
        await session.ObservedToTheEnd();
        var discharge = new DischargePatient.Form { Ending = SessionEnding.Home };
        foreach (var criterion in discharge.Criteria) criterion.IsMet = true;
        await session.Do<DischargePatient, DischargePatient.Form>(discharge);
        await session.Do<SignSessionAsNurse, SignSessionAsNurse.Form>(new());
        await session.Do<SignSession, SignSession.Form>(new(), session.Clinic.Clinician);
        return session;
    }
}
