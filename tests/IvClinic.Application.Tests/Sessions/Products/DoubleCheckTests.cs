using IvClinic.Application.Sessions;
using IvClinic.Application.Sessions.Products;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Products;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Sessions.Products;

public class DoubleCheckTests
{
    [Fact]
    public async Task A_high_alert_medicine_does_not_start_without_a_second_person_whoever_orders_it()
    {
        await using var session = await GivenKetamine.Prepared();
        foreach (var who in new[] { session.Nurse, session.Clinic.Clinician })
        {
            var refusal = await Assert.ThrowsAsync<SecondCheckNeededException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.StartKetamine(), who));
            Assert.Equal((1, 25m), (refusal.Bag, refusal.Rate.MillilitresPerHour));
            Assert.Contains("KETAMINE is a high-alert medicine: a second person reads bag label and pump first", refusal.Message, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(SessionPhase.Preparing, (await session.State()).Phase);
    }

    [Fact]
    public async Task Without_a_recorded_preparation_there_is_no_label_to_compare()
    {
        await using var session = await GivenSession.Ready(GivenKetamine.Content());
        var colleague = await session.Clinic.Colleague("Otto Other, RN", ClinicRole.Nurse);
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.StartKetamine()));
        Assert.Contains("record first how bag 1 was prepared", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<DoubleCheckBag, DoubleCheckBag.Form>(session.Reads(colleague)));
    }

    [Fact]
    public async Task After_agreement_it_starts_and_the_entry_is_the_second_persons_and_names_both()
    {
        var (session, colleague) = await GivenKetamine.Running();
        await using var all = session;
        var sheet = await session.Sheet();
        var check = Assert.Single(sheet.Entries, entry => entry.Kind == EntryKind.DoubleChecked);
        Assert.Equal((colleague.UserId, "Otto Other, RN", "Nurse"), (check.AuthorId, check.AuthorName, check.AuthorRole));
        Assert.Contains(sheet.Lines, line => line.Text == "Double check of bag 1 by Nora Nurse, RN and Otto Other, RN: ketamine 20 mg in 100 mL, 25 mL/h");
        Assert.Equal(SessionPhase.Running, sheet.State.Phase);
    }

    [Fact]
    public async Task A_difference_blocks_says_both_and_is_audited()
    {
        await using var session = await GivenKetamine.Prepared();
        var colleague = await session.Clinic.Colleague("Otto Other, RN", ClinicRole.Nurse);
        var refusal = await Assert.ThrowsAsync<SecondReadingDiffersException>(() => session.Do<DoubleCheckBag, DoubleCheckBag.Form>(session.Reads(colleague, entered: 25m, read: 250m)));
        Assert.Equal("The two do not agree; nothing was started or changed. Rate: entered 25 mL/h, read 250 mL/h.", refusal.Message);
        Assert.DoesNotContain(EntryKind.DoubleChecked, await session.Kinds());
        await Assert.ThrowsAsync<SecondCheckNeededException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.StartKetamine()));
        Assert.True(await session.Clinic.Database(db => db.Set<AuditEntry>().AnyAsync(row => row.Action == nameof(DoubleCheckBag) && row.Outcome == AuditOutcome.Failed)));
    }

    [Fact]
    public async Task A_check_is_too_old_after_fifteen_minutes_and_holds_for_its_rate_alone()
    {
        await using var session = await GivenKetamine.Prepared();
        var colleague = await session.Clinic.Colleague("Otto Other, RN", ClinicRole.Nurse);
        await session.Do<DoubleCheckBag, DoubleCheckBag.Form>(session.Reads(colleague));
        await Assert.ThrowsAsync<SecondCheckNeededException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.StartKetamine(26m)));
        session.After(15.1);
        await Assert.ThrowsAsync<SecondCheckNeededException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.StartKetamine()));
        await session.Do<DoubleCheckBag, DoubleCheckBag.Form>(session.Reads(colleague));
        session.After(15);
        await session.Do<StartInfusion, StartInfusion.Form>(session.StartKetamine());
    }

    [Fact]
    public async Task The_next_bottle_needs_a_check_of_its_own()
    {
        var (session, colleague) = await GivenKetamine.Running();
        await using var all = session;
        session.After(5);
        var bottle = new ChangeBag.Form { SeenControl = await session.Control(), Bag = 1, RateMlPerH = 25m, Lots = session.StartKetamine().Lots };
        await Assert.ThrowsAsync<SecondCheckNeededException>(() => session.Do<ChangeBag, ChangeBag.Form>(bottle));
        await session.Do<DoubleCheckBag, DoubleCheckBag.Form>(session.Reads(colleague));
        await session.Do<ChangeBag, ChangeBag.Form>(bottle);
        Assert.Equal(2, (await session.Kinds()).Count(kind => kind == EntryKind.DoubleChecked));
    }

    [Fact]
    public async Task A_planned_step_a_lower_rate_a_pause_a_rescue_and_a_stop_need_nobody()
    {
        var (session, _) = await GivenKetamine.Running();
        await using var all = session;
        session.After(30);
        await session.SetRate(50m);
        session.After(5);
        await session.SetRate(40m);
        await session.Do<PauseInfusion, PauseInfusion.Form>(new() { Reason = "Toilet" });
        await session.Do<ResumeInfusion, ResumeInfusion.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 40m, Confirmed = true });
        await session.Do<GiveRescue, GiveRescue.Form>(new() { Medication = "midazolam", Dose = "1 mg", Route = "IV" });
        await session.Do<StopInfusion, StopInfusion.Form>(new());
        Assert.Equal(SessionPhase.Stopped, (await session.State()).Phase);
    }

    [Fact]
    public async Task An_increase_that_was_not_planned_needs_a_second_person()
    {
        var (session, colleague) = await GivenKetamine.Running();
        await using var all = session;
        session.After(5);
        await Assert.ThrowsAsync<SecondCheckNeededException>(() => session.SetRate(30m));
        await session.Do<DoubleCheckBag, DoubleCheckBag.Form>(session.Reads(colleague, entered: 30m));
        await session.SetRate(30m);
        Assert.Equal(30m, (await session.State()).CurrentRate.MillilitresPerHour);
    }

    [Fact]
    public async Task A_pump_that_was_found_running_is_recorded_and_marked()
    {
        await using var session = await GivenKetamine.Prepared();
        await session.Do<ChangeRate, ChangeRate.Form>(new() { RateMlPerH = 25m, IsFound = true, Reason = "Started in a hurry" });
        var sheet = await session.Sheet();
        Assert.Equal(SessionPhase.Running, sheet.State.Phase);
        Assert.Contains(sheet.Lines, line => line.Text == "Note: High-alert medicine, and no double check is recorded for this rate.");
    }

    [Fact]
    public async Task Twenty_identical_checks_and_twenty_identical_starts_are_one_each()
    {
        await using var session = await GivenKetamine.Prepared();
        var colleague = await session.Clinic.Colleague("Otto Other, RN", ClinicRole.Nurse);
        var (form, start, first, second) = (session.Reads(colleague), session.StartKetamine(), Given.Key(), Given.Key());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.Do<DoubleCheckBag, DoubleCheckBag.Form>(form, key: first)));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.Do<StartInfusion, StartInfusion.Form>(start, key: second)));
        var kinds = await session.Kinds();
        Assert.Single(kinds, kind => kind == EntryKind.DoubleChecked);
        Assert.Single(kinds, kind => kind == EntryKind.Started);
    }

    [Fact]
    public async Task A_ticket_counts_once_and_for_the_person_it_names()
    {
        await using var session = await GivenKetamine.Prepared();
        var colleague = await session.Clinic.Colleague("Otto Other, RN", ClinicRole.Nurse);
        var form = session.Reads(colleague);
        form.ColleagueId = session.Clinic.Clinician.UserId;
        Assert.Equal(IdentityAtScreen.SecretField, (await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DoubleCheckBag, DoubleCheckBag.Form>(form))).Failures.Single().PropertyName);
        form.ColleagueId = colleague.UserId;
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<DoubleCheckBag, DoubleCheckBag.Form>(form));
    }

    [Fact]
    public async Task A_bag_without_a_high_alert_medicine_asks_for_nobody()
    {
        await using var session = await GivenSession.Ready();
        var colleague = await session.Clinic.Colleague("Otto Other, RN", ClinicRole.Nurse);
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<DoubleCheckBag, DoubleCheckBag.Form>(session.Reads(colleague)));
        await session.Do<StartInfusion, StartInfusion.Form>(session.Start());
    }
}
