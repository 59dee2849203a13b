using System.Diagnostics;
using System.Net;
using IvClinic.Browser.Tests.Running;

namespace IvClinic.Browser.Tests.Door;

/// <summary>What the stock template gets wrong at the door, each as a test (docs/hazards.md, security).</summary>
public sealed class DoorTests(SetUpClinicFixture fixture) : IClassFixture<SetUpClinicFixture>
{
    private RunningClinic Clinic => fixture.Clinic;

    [Theory]
    [InlineData("/")]
    [InlineData("/patients")]
    [InlineData("/floor")]
    [InlineData("/staff")]
    [InlineData("/audit")]
    [InlineData("/reviews")]
    public async Task A_page_sends_a_stranger_to_sign_in(string page)
    {
        using var stranger = Clinic.Visitor();
        var answer = await stranger.GetAsync(page);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hub_is_closed_to_strangers_and_to_other_origins()
    {
        using var stranger = Clinic.Visitor();
        var answer = await stranger.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);

        using var ada = Clinic.Visitor();
        await ada.SignIn("ada", RunningClinic.AdministratorPassword);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        foreign.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.SendAsync(foreign)).StatusCode);
    }

    [Fact]
    public async Task Health_answers_without_sign_in_and_without_details()
    {
        using var probe = Clinic.Visitor();
        Assert.Equal("ok", await probe.GetStringAsync("/health/live"));
        Assert.Equal("ok", await probe.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Signing_out_ends_a_copied_cookie_too()
    {
        using var ada = Clinic.Visitor();
        var signedIn = await ada.SignIn("ada", RunningClinic.AdministratorPassword);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("ivclinic=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await Replay(cookie));

        // the form of the top bar is drawn by the circuit; its token is the one of any page of this visitor
        var token = Form.AntiforgeryToken(await ada.GetStringAsync("/sign-in"));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        await ada.PostAsync("/sign-out", form);
        Assert.Equal(HttpStatusCode.Redirect, await Replay(cookie));
    }

    [Fact]
    public async Task Signing_out_without_a_form_token_is_refused_and_ends_nothing()
    {
        using var ada = Clinic.Visitor();
        await ada.SignIn("ada", RunningClinic.AdministratorPassword);
        using var empty = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.PostAsync("/sign-out", empty)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/staff")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http:evil.example")]
    [InlineData("/％2fevil")]
    public async Task A_hostile_return_address_leads_to_the_start_page(string returnUrl)
    {
        using var ada = Clinic.Visitor();
        var answer = await ada.SignIn("ada", RunningClinic.AdministratorPassword, "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", new Uri(Clinic.Address, answer.Headers.Location!).AbsolutePath);
        Assert.Equal(Clinic.Address.Authority, new Uri(Clinic.Address, answer.Headers.Location!).Authority);
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        using var visitor = Clinic.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_security_headers(string page)
    {
        using var visitor = Clinic.Visitor();
        var answer = await visitor.GetAsync(page);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"), "loopback is plain HTTP");
    }

    [Fact]
    public async Task Unknown_and_known_names_take_the_same_time()
    {
        using var visitor = Clinic.Visitor();
        async Task<double> Median(string user)
        {
            var times = new List<double>();
            for (var i = 0; i < 7; i++)
            {
                var clock = Stopwatch.StartNew();
                await visitor.SignIn(user, "certainly wrong words 1");
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            return times.Order().ElementAt(3);
        }

        await Median("warm-up");
        var (known, unknown) = (await Median("someone-else"), await Median("nobody-at-all"));
        Assert.InRange(unknown / known, 0.3, 3.0); // the template: a factor of 20
    }

    private async Task<HttpStatusCode> Replay(string cookie)
    {
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Clinic.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/staff");
        request.Headers.Add("Cookie", cookie);
        return (await thief.SendAsync(request)).StatusCode;
    }
}
