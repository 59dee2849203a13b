using IvClinic.Web.Shared;

namespace IvClinic.Web.Tests.Shared;

public sealed class SafeReturnTests
{
    [Theory]
    [InlineData("/patients")]
    [InlineData("/sessions/0193f2a1-0000-7000-8000-000000000000")]
    [InlineData("/day?date=2026-11-22")]
    public void A_way_inside_is_kept(string address) => Assert.Equal(address, ClinicUrls.SafeReturn(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("patients")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\b")]
    [InlineData("/a\tb")]
    [InlineData("/a%2f%2fb")]
    [InlineData("/user@evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/／evil.example")]
    public void Anything_else_leads_to_the_start_page(string? address) => Assert.Equal("/", ClinicUrls.SafeReturn(address));
}
