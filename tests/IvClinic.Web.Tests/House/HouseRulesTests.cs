using System.Reflection;
using IvClinic.Application;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Web.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace IvClinic.Web.Tests.House;

/// <summary>The rules of the house that a reader should be able to rely on without reading everything.</summary>
public sealed class HouseRulesTests
{
    private static readonly Assembly Domain = typeof(IllegalStepException).Assembly;
    private static readonly Assembly Application = typeof(ClinicServices).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    [Fact]
    public void Every_use_case_and_read_says_who_may_run_it()
    {
        var silent = ClinicServices.ClinicTypes().Where(type => type.GetCustomAttribute<AllowedToAttribute>() is not { Roles.Count: > 0 });
        Assert.Empty(silent.Select(type => type.FullName));
        Assert.NotEmpty(ClinicServices.ClinicTypes());
    }

    /// <summary>What is audited without being a use case or a read of its own.</summary>
    private static readonly string[] AuditedBeside = ["SignIn", "SignOut", "IdentityAtScreen", "SetUpClinic", "SetUpDemo", "ServerClockJumped"];

    [Fact]
    public void Every_use_case_and_read_has_plain_words_for_the_audit_trail()
    {
        var names = ClinicServices.ClinicTypes().Select(type => type.Name).Concat(AuditedBeside).Order(StringComparer.Ordinal).ToList();
        Assert.Empty(names.Except(AuditWords.Words.Keys));
        Assert.Empty(AuditWords.Words.Keys.Except(names));
        Assert.Equal(AuditWords.Words.Count, AuditWords.Words.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_audit_page_shows_no_name_of_the_program()
    {
        Assert.All(AuditWords.Words, each => Assert.DoesNotContain(each.Value.Split(' '), word => word.Skip(1).Any(char.IsUpper) && word != "PIN"));
        Assert.Equal(AuditWords.Earlier, AuditWords.Of("RenamedLongAgo"));
    }

    [Fact]
    public void Every_page_requires_a_sign_in_or_is_on_the_short_list_that_does_not()
    {
        string[] open = ["ErrorPage", "NoAccessPage", "NotFoundPage", "SetUpPage", "SignInPage"];
        var pages = Web.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()).ToList();
        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            var isOpen = page.GetCustomAttributes<AllowAnonymousAttribute>(inherit: true).Any();
            Assert.True(isOpen == open.Contains(page.Name), $"{page.Name} is {(isOpen ? "open" : "closed")}");
            if (!isOpen) Assert.True(page.GetCustomAttributes<AuthorizeAttribute>(inherit: true).Any(), page.Name);
        }
    }

    [Fact]
    public void The_domain_knows_nothing_but_the_language()
    {
        string[] allowed = ["System.", "netstandard", "Microsoft.CSharp"];
        Assert.All(Domain.GetReferencedAssemblies(), name => Assert.Contains(allowed, prefix => (name.Name + ".").StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_application_does_not_know_the_web_and_the_web_does_not_see_the_database()
    {
        Assert.DoesNotContain(Application.GetReferencedAssemblies(), name => name.Name == Web.GetName().Name);
        Assert.DoesNotContain(Web.GetReferencedAssemblies(), name => name.Name!.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_holds_a_password_or_token_in_its_address()
    {
        var routes = Web.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
        Assert.DoesNotContain(routes, route => route.Contains("name", StringComparison.OrdinalIgnoreCase) || route.Contains("password", StringComparison.OrdinalIgnoreCase));
    }
}
