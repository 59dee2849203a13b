using IvClinic.Application.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using IvClinic.Web.Sessions;

namespace IvClinic.Web.Tests.Sessions;

public sealed class AlertWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_bar_names_each_other_chair_once_whose_alert_is_as_bad_as_the_first()
    {
        var (one, two, three) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        OpenAlert[] waiting = [Of(one, "Chair 1", AlertSeverity.Critical), Of(one, "Chair 1", AlertSeverity.Critical), Of(two, "Chair 2", AlertSeverity.Critical), Of(two, "Chair 2", AlertSeverity.Critical), Of(three, "Chair 3", AlertSeverity.Urgent)];
        Assert.Equal(["Chair 2"], AlertWords.Others(waiting).Select(alert => alert.Chair));
        Assert.Empty(AlertWords.Others([]));
    }

    private static OpenAlert Of(Guid session, string chair, AlertSeverity severity) =>
        new(Guid.NewGuid(), session, chair, "Larson, Jacob", AlertKind.LimitReached, "HR", severity, "Heart rate.", null, Now, Now, Now);
}
