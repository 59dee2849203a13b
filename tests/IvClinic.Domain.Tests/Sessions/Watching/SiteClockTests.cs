using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions.Watching;

public class SiteClockTests
{
    private static readonly SessionPlan Ivig = Given.SessionPlan(Given.Ivig());

    [Fact]
    public void The_site_is_due_an_hour_after_the_start_and_after_each_look()
    {
        Assert.Null(Given.Chart(Ivig, 5, Given.Observe(0)).NextSiteCheckAt);
        Assert.Equal(Given.At(60), Given.Chart(Ivig, 5, Given.Start(0, 30m)).NextSiteCheckAt);
        Assert.Equal(Given.At(110), Given.Chart(Ivig, 55, Given.Start(0, 30m), ChartEntry.SiteChecked(Given.Stamp(50), new(0, 0))).NextSiteCheckAt);
        Assert.Equal(Given.At(60), Given.Chart(Ivig, 55, Given.Start(0, 30m), Given.Pause(40)).NextSiteCheckAt);
        Assert.Null(Given.Chart(Ivig, 55, Given.Start(0, 30m), Given.Stop(40)).NextSiteCheckAt);
    }
}
