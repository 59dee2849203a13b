using System.Net;
using IvClinic.Browser.Tests.Running;

namespace IvClinic.Browser.Tests.Door;

/// <summary>These change the only account, so each has a clinic of its own.</summary>
public sealed class LockoutTests
{
    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await using var clinic = await RunningClinic.Start();
        await clinic.SetUp();
        using var guesser = clinic.Visitor();
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await guesser.SignIn("ada", "certainly wrong words 1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guesser.SignIn("ada", RunningClinic.AdministratorPassword)).StatusCode);
    }

    [Fact]
    public async Task Set_up_needs_the_token_of_the_console_and_works_once()
    {
        await using var clinic = await RunningClinic.Start();
        using var visitor = clinic.Visitor();
        (string, string)[] typed =
        [
            ("Typed.Token", "AAAA-BBBB-CCCC-DDDD"), ("Typed.ClinicName", "Elsewhere"), ("Typed.TimeZoneId", "Europe/Berlin"),
            ("Typed.AdministratorName", "Mallory"), ("Typed.UserName", "mallory"), ("Typed.Password", "three unrelated words 4"), ("Typed.PasswordAgain", "three unrelated words 4"),
        ];
        var refused = await visitor.Submit("/set-up", "set-up", typed);
        Assert.Contains("token is wrong", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/set-up", (await visitor.GetAsync("/sign-in")).Headers.Location?.ToString());

        await clinic.SetUp();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/set-up")).StatusCode);
    }
}
