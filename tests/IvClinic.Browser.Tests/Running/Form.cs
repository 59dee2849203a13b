using System.Net;
using System.Text.RegularExpressions;

namespace IvClinic.Browser.Tests.Running;

/// <summary>Static forms over plain HTTP, as a browser sends them: with the hidden fields of the page.</summary>
internal static partial class Form
{
    public static async Task<HttpResponseMessage> Submit(this HttpClient visitor, string page, string formName, params (string Name, string Value)[] typed)
    {
        var html = await visitor.GetStringAsync(page);
        var fields = new Dictionary<string, string> { ["_handler"] = formName, ["__RequestVerificationToken"] = AntiforgeryToken(html) };
        foreach (var (name, value) in typed) fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        return await visitor.PostAsync(page, content);
    }

    public static Task<HttpResponseMessage> SignIn(this HttpClient visitor, string user, string password, string page = "/sign-in") =>
        visitor.Submit(page, "sign-in", ("Typed.UserName", user), ("Typed.Password", password));

    public static async Task SetUp(this RunningClinic clinic)
    {
        using var visitor = clinic.Visitor();
        var answer = await visitor.Submit("/set-up", "set-up",
            ("Typed.Token", clinic.SetUpToken!), ("Typed.ClinicName", "Rivertown Pain Clinic"), ("Typed.TimeZoneId", RunningClinic.SetUpZone),
            ("Typed.AdministratorName", "Ada Brandt"), ("Typed.UserName", "ada"),
            ("Typed.Password", RunningClinic.AdministratorPassword), ("Typed.PasswordAgain", RunningClinic.AdministratorPassword));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public static string AntiforgeryToken(string html) =>
        Token().Match(html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["token"].Value) : throw new InvalidOperationException("The page has no form token.");

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
