using System.Text.Json;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Staff;

public class PinTests
{
    private const string Password = "pebble saddle winter 7";

    [Fact]
    public async Task Within_a_shift_after_a_full_sign_in_the_pin_is_enough_and_afterwards_the_password()
    {
        await using var clinic = await Given.Clinic();
        var (colleague, id) = await Hired(clinic);
        await SetPin(clinic, colleague, "2580");
        var identity = clinic.The<IdentityAtScreen>();
        Assert.NotEqual(Guid.Empty, await identity.ConfirmColleague(clinic.Nurse, id, "2580"));
        clinic.Clock.Advance(TimeSpan.FromHours(12.1));
        Assert.Contains("full sign-in", await Refused(clinic, id, "2580"), StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, await identity.ConfirmColleague(clinic.Nurse, id, Password));
    }

    [Fact]
    public async Task Five_wrong_pins_lock_it_for_a_quarter_of_an_hour_even_for_the_right_one_and_each_is_audited()
    {
        await using var clinic = await Given.Clinic();
        var (colleague, id) = await Hired(clinic);
        await SetPin(clinic, colleague, "2580");
        for (var i = 0; i < 4; i++) Assert.Equal("The PIN is wrong.", await Refused(clinic, id, "1379"));
        Assert.Contains("fifth time", await Refused(clinic, id, "1379"), StringComparison.Ordinal);
        Assert.Contains("locked until 11:15", await Refused(clinic, id, "2580"), StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, await clinic.The<IdentityAtScreen>().ConfirmColleague(clinic.Nurse, id, Password));
        clinic.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotEqual(Guid.Empty, await clinic.The<IdentityAtScreen>().ConfirmColleague(clinic.Nurse, id, "2580"));
        var subject = id.ToString();
        Assert.Equal(6, await clinic.Database(db => db.Set<AuditEntry>().CountAsync(row => row.Action == nameof(IdentityAtScreen) && row.Subject == subject && row.Outcome == AuditOutcome.Failed)));
    }

    [Fact]
    public async Task Twenty_tries_at_once_are_not_more_than_five()
    {
        await using var clinic = await Given.Clinic();
        var (colleague, id) = await Hired(clinic);
        await SetPin(clinic, colleague, "2580");
        var said = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Refused(clinic, id, "1379")));
        Assert.Equal(5, said.Count(text => !text.Contains("locked until", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Oneself_an_administrator_and_a_disabled_colleague_do_not_check()
    {
        await using var clinic = await Given.Clinic();
        var (_, id) = await Hired(clinic);
        Assert.Contains("Somebody else must check", await Refused(clinic, clinic.Nurse.UserId, Password), StringComparison.Ordinal);
        Assert.Contains("Only a nurse or a clinician", await Refused(clinic, clinic.Administrator.UserId, Password), StringComparison.Ordinal);
        await clinic.The<ChangeStaffAccess>().Run(clinic.Administrator, new() { MemberId = id, Disable = true, Reason = "Left" }, Given.Key());
        Assert.Contains("Only a nurse or a clinician", await Refused(clinic, id, Password), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_pin_four_digits_are_no_password()
    {
        await using var clinic = await Given.Clinic();
        var (_, id) = await Hired(clinic);
        Assert.Contains("No PIN is set", await Refused(clinic, id, "2580"), StringComparison.Ordinal);
        Assert.Contains("password is wrong", await Refused(clinic, id, "not the password at all"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123", false)]
    [InlineData("1234", false)]
    [InlineData("8765", false)]
    [InlineData("0000", false)]
    [InlineData("25a0", false)]
    [InlineData("123456789", false)]
    [InlineData("2580", true)]
    [InlineData("12345677", true)]
    public void A_pin_has_four_to_eight_digits_that_are_not_tried_first(string pin, bool isFine) =>
        Assert.Equal(isFine, new SetMyPin.FormRules().Validate(new SetMyPin.Form { Pin = pin, PinAgain = pin, Secret = "x" }).IsValid);

    [Fact]
    public async Task A_pin_is_set_with_the_own_password_only_and_nothing_of_it_is_kept_in_the_clear()
    {
        await using var clinic = await Given.Clinic();
        var (colleague, _) = await Hired(clinic);
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<IdentityAtScreen>().ConfirmSelf(colleague, "2580"));
        await SetPin(clinic, colleague, "2580");
        Assert.NotNull((await clinic.The<MyPinSheet>().Run(colleague, new())).SetAt);
        var hash = await clinic.Database(db => db.Set<StaffPin>().Select(pin => pin.Hash).SingleAsync());
        Assert.DoesNotContain("2580", hash, StringComparison.Ordinal);
        Assert.Equal("{}", JsonSerializer.Serialize(new SetMyPin.Form { Pin = "2580", PinAgain = "2580", Secret = Password, Ticket = Guid.NewGuid() }));
        Assert.DoesNotContain("2580", JsonSerializer.Serialize(new Application.Sessions.Products.DoubleCheckBag.Form { Secret = "2580" }), StringComparison.Ordinal);
    }

    /// <summary>A nurse with a password, signed in on a browser.</summary>
    private static async Task<(Actor Actor, Guid Id)> Hired(Given clinic)
    {
        var id = await clinic.The<AddStaffMember>().Run(clinic.Administrator, new() { UserName = "otto", DisplayName = "Otto Other, RN", Role = ClinicRole.Nurse, FirstPassword = Password }, Given.Key());
        var (_, person) = await clinic.The<StaffSignIn>().SignIn("otto", Password);
        return (clinic.The<StaffSignIn>().ActorOf(person)!, id);
    }

    private static async Task SetPin(Given clinic, Actor colleague, string pin)
    {
        var ticket = await clinic.The<IdentityAtScreen>().ConfirmSelf(colleague, Password);
        await clinic.The<SetMyPin>().Run(colleague, new() { Pin = pin, PinAgain = pin, Ticket = ticket }, Given.Key());
    }

    private static async Task<string> Refused(Given clinic, Guid id, string secret) =>
        (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<IdentityAtScreen>().ConfirmColleague(clinic.Nurse, id, secret))).Message;
}
