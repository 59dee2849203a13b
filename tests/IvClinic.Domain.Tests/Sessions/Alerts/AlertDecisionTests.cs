using IvClinic.Domain.Sessions.Alerts;

namespace IvClinic.Domain.Tests.Sessions.Alerts;

public class AlertDecisionTests
{
    [Fact]
    public void A_new_cause_raises_one_alert_and_the_same_again_none()
    {
        var raised = Assert.Single(Decide([], [Low(90m)], 0).Raise);
        Assert.Equal((Given.At(0), (Guid?)null), (raised.WaitingSince, raised.Instead));
        Assert.True(Decide([Alert()], [Low(90m)], 1).IsEmpty);
    }

    [Theory]
    [InlineData(89, false)]
    [InlineData(88, true)]
    public void A_value_that_got_worse_by_the_step_of_the_table_takes_the_place_of_the_alert(int spO2, bool isWorse)
    {
        var changes = Decide([Alert() with { AcknowledgedAt = Given.At(1) }], [Low(spO2)], 2);
        Assert.Equal(isWorse, changes.Raise.Count == 1);
        Assert.Equal(isWorse, changes.End.Any(each => each.Why == AlertEnd.Worse));
    }

    [Fact]
    public void Every_sign_of_the_table_is_worse_from_its_step_on_and_not_before()
    {
        foreach (var (subject, step) in AlertTable.WorseBy)
        {
            var alert = Alert() with { Subject = subject, Beyond = 1m };
            Assert.True(Decide([alert], [new(AlertKind.LimitReached, subject, AlertSeverity.Urgent, "x", Given.At(0), 1m + step - 0.1m)], 1).IsEmpty);
            Assert.Single(Decide([alert], [new(AlertKind.LimitReached, subject, AlertSeverity.Urgent, "x", Given.At(0), 1m + step)], 1).Raise);
        }
    }

    [Fact]
    public void A_worse_rule_is_worse_and_a_milder_one_leaves_the_alert_as_it_is()
    {
        Assert.Single(Decide([Alert()], [Low(90m) with { Severity = AlertSeverity.Critical }], 1).Raise);
        Assert.True(Decide([Alert() with { Severity = AlertSeverity.Critical }], [Low(90m)], 1).IsEmpty);
    }

    [Fact]
    public void One_that_gets_worse_unheard_goes_on_waiting_from_its_beginning_and_one_that_was_heard_begins_anew()
    {
        Assert.Equal(Given.At(0), Assert.Single(Decide([Alert()], [Low(80m)], 4).Raise).WaitingSince);
        Assert.Equal(Given.At(4), Assert.Single(Decide([Alert() with { AcknowledgedAt = Given.At(1) }], [Low(80m)], 4).Raise).WaitingSince);
    }

    [Theory]
    [InlineData(AlertSeverity.Critical, 2, 5)]
    [InlineData(AlertSeverity.Urgent, 5, 15)]
    [InlineData(AlertSeverity.Advisory, 15, 30)]
    public void Each_severity_escalates_and_asks_again_at_its_time_and_not_a_moment_before(AlertSeverity severity, int escalates, int asksAgain)
    {
        var (alert, cause) = (Alert() with { Severity = severity }, Low(90m) with { Severity = severity });
        Assert.True(Decide([alert], [cause], escalates - 0.01).IsEmpty);
        Assert.Equal([alert.Id], Decide([alert], [cause], escalates).Escalate);
        Assert.True(Decide([alert with { EscalatedAt = Given.At(escalates) }], [cause], 100).IsEmpty);
        var heard = alert with { AcknowledgedAt = Given.At(1) };
        Assert.True(Decide([heard], [cause], 1 + asksAgain - 0.01).IsEmpty);
        Assert.Equal([(alert.Id, AlertEnd.AskedAgain)], Decide([heard], [cause], 1 + asksAgain).End);
        Assert.Equal(alert.Id, Assert.Single(Decide([heard], [cause], 1 + asksAgain).Raise).Instead);
    }

    [Fact]
    public void Only_what_is_critical_reaches_the_prescribers_before_it_escalates() =>
        Assert.Equal([AlertSeverity.Critical], AlertTable.Paces.Where(pace => pace.ReachesPrescribersAtOnce).Select(pace => pace.Severity));

    [Theory]
    [InlineData(false, AlertEnd.CauseGone)]
    [InlineData(true, AlertEnd.SessionOver)]
    public void It_ends_by_itself_when_its_cause_is_gone(bool isOver, AlertEnd why)
    {
        var changes = AlertDecisions.Of([Alert()], [], isOver, Given.At(60));
        Assert.Equal([(Alert().Id, why)], changes.End);
        Assert.Empty(changes.Escalate);
    }

    private static readonly Guid Id = Guid.Parse("00000000-0000-0000-0000-0000000000d4");

    private static StandingAlert Alert() => new(Id, AlertKind.LimitReached, "SPO2", AlertSeverity.Urgent, 2m, Given.At(0), Given.At(0), null, null);

    private static AlertCause Low(decimal spO2) => new(AlertKind.LimitReached, "SPO2", AlertSeverity.Urgent, "low", Given.At(0), 92m - spO2);

    private static AlertChanges Decide(IReadOnlyList<StandingAlert> standing, IReadOnlyList<AlertCause> causes, double minute) => AlertDecisions.Of(standing, causes, false, Given.At(minute));
}
