using IvClinic.Application.ClinicDay;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Tests.Sessions;
using IvClinic.Application.Tests.Sessions.Products;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.ClinicDay;

public class RegisterTests
{
    [Fact]
    public async Task A_delivery_a_dose_and_a_witnessed_rest_give_the_balance()
    {
        await using var session = await GivenSession.Opened();
        var register = await Register.Opened(session.Clinic);
        await register.Receive(100m);
        await register.Give(1.6m, session.SessionId);
        var done = await register.Waste(8.4m, session.SessionId);
        Assert.Equal(90m, done.Balance);
        var view = await register.View();
        Assert.Equal([RegisterEntryKind.Received, RegisterEntryKind.Given, RegisterEntryKind.Wasted], view.Page.Lines.Select(line => line.Entry.Kind));
        Assert.Equal(("Nora Nurse, RN", "Otto Other, RN"), (view.Page.Lines[2].Entry.AuthorName, view.Page.Lines[2].Entry.WitnessName));
        Assert.StartsWith("Larson, Jacob, Chair 1", view.Sessions[view.Page.Lines[1].Entry.SessionId!.Value].Text, StringComparison.Ordinal);
        Assert.Equal(2, await session.Clinic.Database(db => db.Set<AuditEntry>().CountAsync(entry => entry.PatientId != null && (entry.Action == nameof(RecordGiven) || entry.Action == nameof(RecordWaste)))));
    }

    [Fact]
    public async Task Given_in_a_session_that_has_not_this_medicine_it_is_confirmed_with_a_reason_that_stands_in_the_register()
    {
        await using var session = await GivenSession.Opened();
        var register = await Register.Opened(session.Clinic);
        await register.Receive(100m);
        Assert.True(Assert.Single((await register.View()).Today).IsOutside);
        RecordGiven.Form Form(bool isMeant, string? why) => new() { ItemId = register.Item, Amount = 1m, SessionId = session.SessionId, IsMeant = isMeant, Reason = why };
        var silent = await Assert.ThrowsAsync<FormRejectedException>(() => session.Clinic.The<RecordGiven>().Run(session.Nurse, Form(false, null), Given.Key()));
        Assert.Equal([nameof(RecordGiven.Form.IsMeant), nameof(RecordGiven.Form.Reason)], silent.Failures.Select(failure => failure.PropertyName));
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Clinic.The<RecordGiven>().Run(session.Nurse, Form(false, "Rescue"), Given.Key()));
        await session.Clinic.The<RecordGiven>().Run(session.Nurse, Form(true, "Emergence, asked for by Dr Clara"), Given.Key());
        Assert.Equal("Not of this session: Emergence, asked for by Dr Clara", (await register.View()).Page.Lines[^1].Entry.Text);
    }

    [Theory]
    [InlineData("ketamine", false)]
    [InlineData("midazolam", true)]
    public async Task A_medicine_of_the_plan_or_one_recorded_at_the_chair_is_expected(string recorded, bool isOutside)
    {
        await using var session = await GivenSession.Opened();
        var register = await Register.Opened(session.Clinic);
        await session.Do<GiveRescue, GiveRescue.Form>(new() { Medication = recorded, Dose = "2 mg", Route = "IV" });
        Assert.Equal(isOutside, Assert.Single((await register.View()).Today).IsOutside);

        await using var planned = await GivenSession.Opened(GivenKetamine.Content());
        Assert.False(Assert.Single((await (await Register.Opened(planned.Clinic)).View()).Today).IsOutside);
    }

    [Fact]
    public async Task More_than_the_balance_cannot_leave_and_nothing_is_stored()
    {
        await using var clinic = await Given.Clinic();
        var register = await Register.Opened(clinic);
        await register.Receive(3m);
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => register.Give(5m));
        Assert.Equal("The register holds 3 mL: 5 mL cannot leave it. Record first what was received, or correct what is wrong.", refusal.Message);
        Assert.Single((await register.View()).Page.Lines);
    }

    [Fact]
    public async Task The_same_press_twenty_times_is_one_entry()
    {
        await using var clinic = await Given.Clinic();
        var register = await Register.Opened(clinic);
        var key = Given.Key();
        var done = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => clinic.The<RecordReceived>().Run(clinic.Nurse, new() { ItemId = register.Item, Amount = 5m, From = "note 7" }, key)));
        Assert.Single(done.Distinct());
        Assert.Equal(5m, (await register.View()).Page.Balance);
    }

    [Fact]
    public async Task Two_who_take_the_last_at_the_same_time_do_not_both_get_it()
    {
        await using var clinic = await Given.Clinic();
        var register = await Register.Opened(clinic);
        await register.Receive(3m);
        var tries = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await register.Give(3m);
                return true;
            }
            catch (IllegalStepException)
            {
                return false;
            }
        }));
        Assert.Single(tries, done => done);
        Assert.Equal(0m, (await register.View()).Page.Balance);
    }

    [Fact]
    public async Task Waste_without_a_second_person_is_refused()
    {
        await using var clinic = await Given.Clinic();
        var register = await Register.Opened(clinic);
        await register.Receive(10m);
        var form = new RecordWaste.Form { ItemId = register.Item, Amount = 1m, Reason = "rest", ColleagueId = register.Colleague.UserId, Ticket = Guid.NewGuid() };
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<RecordWaste>().Run(clinic.Nurse, form, Given.Key()));
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<IdentityAtScreen>().ConfirmColleague(clinic.Nurse, clinic.Nurse.UserId, "2580"));
        Assert.Single((await register.View()).Page.Lines);
    }

    [Fact]
    public async Task A_count_with_a_difference_must_be_explained_and_stays_open_until_somebody_else_settles_it()
    {
        await using var clinic = await Given.Clinic();
        var register = await Register.Opened(clinic);
        await register.Receive(50m);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => register.Count(48m));
        Assert.Equal("48 mL is not what the register says. Count again; when it stays so, say what is known about it.", refusal.Message);
        var count = await register.Count(48m, "One vial was found broken");
        Assert.Equal(50m, count.Balance);
        Assert.Equal(1, Assert.Single((await clinic.The<RegisterList>().Run(clinic.Nurse, new())).Items).OpenDiscrepancies);

        await Assert.ThrowsAsync<NotAllowedException>(() => register.Settle(clinic.Nurse, count.Seq, moves: true));
        await Assert.ThrowsAsync<FormRejectedException>(() => register.Settle(clinic.Clinician, count.Seq, moves: false));
        Assert.Equal(48m, (await register.Settle(clinic.Administrator, count.Seq, moves: true)).Balance);
        Assert.Empty((await register.View()).Page.OpenDiscrepancies);
        await Assert.ThrowsAsync<IllegalStepException>(() => register.Settle(clinic.Administrator, count.Seq, moves: true));
    }

    [Fact]
    public async Task A_missing_entry_that_is_found_settles_a_difference_without_moving_the_balance()
    {
        await using var clinic = await Given.Clinic();
        var register = await Register.Opened(clinic);
        await register.Receive(50m);
        clinic.Clock.Advance(TimeSpan.FromHours(2));
        var count = await register.Count(48m, "not known yet");
        await clinic.The<RecordGiven>().Run(clinic.Nurse, new() { ItemId = register.Item, Amount = 2m, For = "chair 3, on paper", At = new DateTime(2026, 11, 22, 12, 0, 0) }, Given.Key());
        Assert.Equal(48m, (await register.Settle(clinic.Clinician, count.Seq, moves: false)).Balance);
        var late = (await register.View()).Page.Lines[1].Entry;
        Assert.Equal((RegisterEntryKind.Given, new DateTimeOffset(2026, 11, 22, 11, 0, 0, TimeSpan.Zero)), (late.Kind, late.EffectiveAt));
    }

    [Fact]
    public async Task Who_counted_does_not_settle()
    {
        await using var clinic = await Given.Clinic();
        var register = await Register.Opened(clinic);
        await register.Receive(50m);
        var form = new CountStock.Form { ItemId = register.Item, Counted = 49m, Explanation = "not known", ColleagueId = clinic.Clinician.UserId, Ticket = clinic.The<IdentityAtScreen>().StandsBeside(clinic.Nurse, clinic.Clinician) };
        var count = await clinic.The<CountStock>().Run(clinic.Nurse, form, Given.Key());
        await Assert.ThrowsAsync<IllegalStepException>(() => register.Settle(clinic.Clinician, count.Seq, moves: true));
    }

    [Fact]
    public async Task A_wrong_entry_is_voided_with_a_reason_and_stays_readable()
    {
        await using var clinic = await Given.Clinic();
        var register = await Register.Opened(clinic);
        await register.Receive(50m);
        var wrong = await register.Give(20m);
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<VoidRegisterEntry>().Run(clinic.Nurse, new() { ItemId = register.Item, Seq = wrong.Seq }, Given.Key()));
        var done = await clinic.The<VoidRegisterEntry>().Run(clinic.Nurse, new() { ItemId = register.Item, Seq = wrong.Seq, Reason = "2 mL were meant" }, Given.Key());
        Assert.Equal(50m, done.Balance);
        Assert.Equal(3, (await register.View()).Page.Lines[1].VoidedBy);
        await Assert.ThrowsAsync<IllegalStepException>(() => clinic.The<VoidRegisterEntry>().Run(clinic.Nurse, new() { ItemId = register.Item, Seq = wrong.Seq, Reason = "again" }, Given.Key()));
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_remove_an_entry()
    {
        await using var clinic = await Given.Clinic();
        var register = await Register.Opened(clinic);
        await register.Receive(50m);
        await Assert.ThrowsAnyAsync<Exception>(() => clinic.Database(db => db.Database.ExecuteSqlRawAsync("UPDATE RegisterEntries SET Amount = '1'")));
        await Assert.ThrowsAnyAsync<Exception>(() => clinic.Database(db => db.Database.ExecuteSqlRawAsync("DELETE FROM RegisterEntries")));
    }

    [Fact]
    public async Task A_strength_has_one_page_and_a_nurse_opens_none()
    {
        await using var clinic = await Given.Clinic();
        await Register.Opened(clinic);
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<AddRegisterItem>().Run(clinic.Clinician, Register.Ketamine(), Given.Key()));
        await Assert.ThrowsAsync<NotAllowedException>(() => clinic.The<AddRegisterItem>().Run(clinic.Nurse, Register.Ketamine(), Given.Key()));
        await Assert.ThrowsAsync<NotAllowedException>(() => clinic.The<RecordReceived>().Run(clinic.Administrator, new(), Given.Key()));
        Assert.Equal(["ketamine", "midazolam"], (await clinic.The<RegisterList>().Run(clinic.Nurse, new())).Medicines.Where(each => each.Schedule is not null).Select(each => each.MedicineId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_administrator_reads_the_register_without_names_of_patients()
    {
        await using var session = await GivenSession.Opened();
        var register = await Register.Opened(session.Clinic);
        await register.Receive(50m);
        await register.Give(2m, session.SessionId);
        var view = await session.Clinic.The<RegisterSheet>().Run(session.Clinic.Administrator, register.Item);
        Assert.StartsWith("Session of Chair 1", Assert.Single(view.Sessions).Value.Text, StringComparison.Ordinal);
    }

    /// <summary>A page for ketamine, counted in mL, and a colleague beside the screen.</summary>
    private sealed record Register(Given Clinic, Guid Item, Actor Colleague)
    {
        public static AddRegisterItem.Form Ketamine() => new() { Medicine = "ketamine", Strength = "50 mg/mL", PackForm = "vial of 10 mL", Unit = StockUnit.Millilitre };

        public static async Task<Register> Opened(Given clinic)
        {
            var colleague = await clinic.Colleague("Otto Other, RN", ClinicRole.Nurse);
            return new(clinic, await clinic.The<AddRegisterItem>().Run(clinic.Administrator, Ketamine(), Given.Key()), colleague);
        }

        public Task<RegisterPageView> View() => Clinic.The<RegisterSheet>().Run(Clinic.Nurse, Item);

        public Task<RegisterRecorded> Receive(decimal amount) => Clinic.The<RecordReceived>().Run(Clinic.Nurse, new() { ItemId = Item, Amount = amount, From = "note 7" }, Given.Key());

        public Task<RegisterRecorded> Give(decimal amount, Guid? session = null) =>
            Clinic.The<RecordGiven>().Run(Clinic.Nurse, new() { ItemId = Item, Amount = amount, SessionId = session, For = session is null ? "chair 2" : null, IsMeant = true, Reason = "Agitated at the reaction" }, Given.Key());

        public Task<RegisterRecorded> Waste(decimal amount, Guid? session = null) =>
            Clinic.The<RecordWaste>().Run(Clinic.Nurse, new() { ItemId = Item, Amount = amount, SessionId = session, Reason = "rest of the vial", ColleagueId = Colleague.UserId, Ticket = Ticket() }, Given.Key());

        public Task<RegisterRecorded> Count(decimal counted, string? explanation = null) =>
            Clinic.The<CountStock>().Run(Clinic.Nurse, new() { ItemId = Item, Counted = counted, Explanation = explanation, ColleagueId = Colleague.UserId, Ticket = Ticket() }, Given.Key());

        public Task<RegisterRecorded> Settle(Actor by, int count, bool moves) =>
            Clinic.The<SettleDiscrepancy>().Run(by, new() { ItemId = Item, Count = count, MovesBalance = moves, Reason = "Looked into" }, Given.Key());

        private Guid Ticket() => Clinic.The<IdentityAtScreen>().StandsBeside(Clinic.Nurse, Colleague);
    }
}
