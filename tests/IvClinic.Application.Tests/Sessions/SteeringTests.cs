using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Tests.Sessions;

public class SteeringTests
{
    [Fact]
    public async Task The_second_of_two_rates_set_on_the_same_chart_is_told_what_happened_meanwhile()
    {
        await using var session = await GivenSession.Running();
        session.After(30);
        var seen = await session.Control();
        await session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = seen, RateMlPerH = 60m });
        var other = await session.Clinic.Colleague("Otto Other, RN", Domain.Staff.ClinicRole.Nurse);
        var refusal = await Assert.ThrowsAsync<StaleControlException>(() => session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = seen, RateMlPerH = 120m }, other));
        Assert.Equal("Rate 60 mL/h", refusal.Meanwhile);
        Assert.Equal("Nora Nurse, RN", refusal.By);
        Assert.Equal(60m, (await session.State()).CurrentRate.MillilitresPerHour);
    }

    [Fact]
    public async Task A_rate_typed_before_a_pause_is_refused_while_pause_and_vitals_merge()
    {
        await using var session = await GivenSession.Running();
        var seen = await session.Control();
        session.After(10);
        await session.Vitals();
        await session.Do<PauseInfusion, PauseInfusion.Form>(new() { Reason = "Toilet" });
        await session.Do<PauseInfusion, PauseInfusion.Form>(new() { Reason = "Toilet, seen by two" });
        await session.Vitals();
        await Assert.ThrowsAsync<StaleControlException>(() => session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = seen, RateMlPerH = 60m }));
        Assert.Equal(SessionPhase.Paused, (await session.State()).Phase);
    }

    [Fact]
    public async Task A_rate_beyond_the_room_needs_a_prescriber_and_the_order_read_back()
    {
        await using var session = await GivenSession.Running();
        var form = new ChangeRate.Form { SeenControl = await session.Control(), RateMlPerH = 210m };
        Assert.Equal(nameof(form.PrescriberId), await Refused(session, form));
        form.PrescriberId = session.Clinic.Administrator.UserId;
        Assert.Equal(nameof(form.PrescriberId), await Refused(session, form));
        form.PrescriberId = session.Clinic.Clinician.UserId;
        Assert.Equal(nameof(form.IsReadBack), await Refused(session, form));
        form.IsReadBack = true;
        await session.Do<ChangeRate, ChangeRate.Form>(form);
        var entries = (await session.Sheet()).Entries;
        Assert.Equal([EntryKind.RateOrdered, EntryKind.RateChanged], entries.TakeLast(2).Select(entry => entry.Kind));
    }

    [Theory]
    [InlineData(50)] // 30 mL/h of this bag are 50 mg/min
    [InlineData(300)] // ten times the first step
    public async Task A_number_that_looks_like_another_unit_is_asked_about(double rate)
    {
        await using var session = await GivenSession.Ready();
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start((decimal)rate)));
        Assert.Equal(nameof(SteeringForm.Confirmed), Assert.Single(refusal.Failures).PropertyName);
    }

    [Fact]
    public async Task The_rate_at_which_a_pump_was_found_is_recorded_whatever_the_plan_says()
    {
        await using var session = await GivenSession.Running();
        session.After(10);
        await session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = 0, RateMlPerH = 500m, IsFound = true, Reason = "Typed 500 for 50" });
        session.After(6);
        Assert.Equal(5m + 50m, decimal.Round((await session.State()).TotalGiven.Millilitres, 6));
    }

    [Fact]
    public async Task A_pump_found_running_after_the_stop_is_recorded_without_taking_the_stop_back()
    {
        await using var session = await GivenSession.Running();
        session.After(10);
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Over" });
        session.After(10);
        var seen = (await session.Sheet()).ControlVersion;
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = seen, RateMlPerH = 30m }));
        var before = new ChangeRate.Form { SeenControl = seen, RateMlPerH = 30m, IsFound = true, Reason = "Key not pressed", At = session.Clinic.Clock.Now.ToOffset(TimeSpan.FromHours(1)).DateTime.AddMinutes(-15) };
        Assert.Equal(nameof(ChangeRate.Form.At), await Refused(session, before));
        await session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = seen, RateMlPerH = 30m, IsFound = true, Reason = "Key not pressed" });
        session.After(10);
        var state = await session.State();
        Assert.Equal((SessionPhase.Running, 10m), (state.Phase, decimal.Round(state.TotalGiven.Millilitres, 6)));
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Now over" });
        Assert.Equal(SessionPhase.Stopped, (await session.State()).Phase);
    }

    [Fact]
    public async Task Only_what_is_left_in_the_bag_can_be_given_as_a_bolus_and_only_on_an_order()
    {
        await using var session = await GivenSession.Running();
        var form = new GiveBolus.Form { Bag = 1, VolumeMl = 500m, OverMinutes = 5m, Reason = "Pain" };
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<GiveBolus, GiveBolus.Form>(form));
        form.VolumeMl = 10m;
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<GiveBolus, GiveBolus.Form>(form));
        (form.PrescriberId, form.IsReadBack) = (session.Clinic.Clinician.UserId, true);
        var key = Given.Key();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.Do<GiveBolus, GiveBolus.Form>(form, key: key)));
        Assert.Equal(10m, (await session.State()).TotalGiven.Millilitres);
    }

    [Fact]
    public async Task Twenty_identical_boluses_give_one()
    {
        await using var session = await GivenSession.Running();
        var (form, key) = (new GiveBolus.Form { Bag = 1, VolumeMl = 10m, OverMinutes = 5m, Reason = "Pain", PrescriberId = session.Clinic.Clinician.UserId, IsReadBack = true }, Given.Key());
        var done = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => session.Do<GiveBolus, GiveBolus.Form>(form, key: key))));
        Assert.Single(done.Distinct());
        var entries = (await session.Sheet()).Entries;
        Assert.Single(entries, entry => entry.Kind == EntryKind.Bolus);
        Assert.Single(entries, entry => entry.Kind == EntryKind.StepOrdered);
        Assert.Equal(10m, (await session.State()).TotalGiven.Millilitres);
    }

    [Fact]
    public async Task A_pump_that_shows_another_volume_asks_why_and_both_stay()
    {
        await using var session = await GivenSession.Running();
        session.After(60);
        await session.Do<ReadPumpVolume, ReadPumpVolume.Form>(new() { VolumeMl = 31.5m });
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<ReadPumpVolume, ReadPumpVolume.Form>(new() { VolumeMl = 31.6m }));
        await session.Do<ReadPumpVolume, ReadPumpVolume.Form>(new() { VolumeMl = 31.6m, Reason = "Line was flushed" });
        var state = await session.State();
        Assert.Equal(30m, decimal.Round(state.TotalGiven.Millilitres, 6));
        Assert.Equal(31.6m, state.PumpReading!.Read.Millilitres);
    }

    [Fact]
    public async Task Times_lie_between_twelve_hours_before_the_session_and_now()
    {
        await using var session = await GivenSession.Opened();
        Assert.Equal("At", await RefusedNote(session, new DateTime(2026, 11, 22, 11, 10, 0)));
        Assert.Equal("At", await RefusedNote(session, new DateTime(2026, 11, 21, 22, 59, 0)));
        await session.Do<WriteNote, WriteNote.Form>(new() { Text = "Came by bus", At = new DateTime(2026, 11, 21, 23, 0, 0) });
        await session.Do<WriteNote, WriteNote.Form>(new() { Text = "Tablet is ahead", At = new DateTime(2026, 11, 22, 11, 1, 0) });
    }

    [Fact]
    public async Task A_stop_nobody_saw_is_estimated_and_counts_from_its_time()
    {
        await using var session = await GivenSession.Running();
        session.After(60);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<StopInfusion, StopInfusion.Form>(new() { IsEstimated = true }));
        await session.Do<StopInfusion, StopInfusion.Form>(new() { IsEstimated = true, At = new DateTime(2026, 11, 22, 11, 40, 0), Reason = "Found disconnected" });
        var state = await session.State();
        Assert.True(state.IsStopEstimated);
        Assert.Equal(20m, decimal.Round(state.TotalGiven.Millilitres, 6));
    }

    private static async Task<string> Refused(GivenSession session, ChangeRate.Form form) =>
        (await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<ChangeRate, ChangeRate.Form>(form))).Failures.Single().PropertyName;

    private static async Task<string> RefusedNote(GivenSession session, DateTime at) =>
        (await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<WriteNote, WriteNote.Form>(new() { Text = "x", At = at }))).Failures.Single().PropertyName;
}
