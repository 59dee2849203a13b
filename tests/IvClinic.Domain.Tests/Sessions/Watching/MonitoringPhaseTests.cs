using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using static IvClinic.Domain.Tests.Sessions.Watching.WatchedPlans;

namespace IvClinic.Domain.Tests.Sessions.Watching;

public class MonitoringPhaseTests
{
    private static readonly SessionPlan Ketamine = Of("ketamine");
    private static readonly SessionPlan Ivig = Of("ivig_10", DoseUnit.Gram);

    [Fact]
    public void Ketamine_is_looked_at_every_five_minutes_for_a_quarter_of_an_hour_then_every_fifteen()
    {
        Assert.Equal(new ObservationDue(Given.At(5), "for ketamine"), Given.Chart(Ketamine, 1, Given.Start(0, 30m)).NextObservation);
        Assert.Equal(Given.At(10), Due(Ketamine, Given.Start(0, 30m), Taken(5)));
        Assert.Equal(Given.At(15), Due(Ketamine, Given.Start(0, 30m), Taken(5), Taken(10)));
        Assert.Equal(Given.At(30), Due(Ketamine, Given.Start(0, 30m), Taken(5), Taken(10), Taken(15)));
    }

    [Fact]
    public void A_rate_change_begins_the_close_rounds_again() =>
        Assert.Equal(Given.At(35), Due(Ketamine, Given.Start(0, 30m), Taken(28), Given.Rate(30, 60m)));

    [Fact]
    public void A_sign_of_the_round_that_was_left_out_stays_due() =>
        Assert.Equal(Given.At(5), Due(Ketamine, Given.Start(0, 30m), Observe(5, Given.Well)));

    [Fact]
    public void Immune_globulin_is_looked_at_after_fifteen_and_thirty_minutes_then_hourly()
    {
        Assert.Equal(Given.At(15), Due(Ivig, Given.Start(0, 30m)));
        Assert.Equal(Given.At(30), Due(Ivig, Given.Start(0, 30m), Taken(15)));
        // The next rate of the plan is due at 60: a round belongs to it.
        Assert.Equal(new ObservationDue(Given.At(60), "before the next rate, for immune globulin"), Given.Chart(Ivig, 45, Given.Start(0, 30m), Taken(15), Taken(30)).NextObservation);
        Assert.Equal(Given.At(115), Due(Ivig, Given.Start(0, 30m), Taken(15), Taken(30), Taken(55)));
    }

    [Fact]
    public void A_rate_that_was_changed_without_a_round_before_it_asks_for_one_at_once() =>
        Assert.Equal("at the rate change, for immune globulin", Given.Chart(Ivig, 41, Given.Start(0, 30m), Taken(15), Taken(29), Given.Rate(40, 60m)).NextObservation!.Why);

    [Fact]
    public void The_interval_of_the_plan_counts_beside_them() =>
        Assert.Equal(Given.At(3), Due(Of("ketamine", DoseUnit.Milligram, new() { VitalsEveryMinutes = 3 }), Given.Start(0, 30m)));

    [Fact]
    public void Only_the_pressure_is_due_every_five_minutes_at_the_beginning_of_lidocaine()
    {
        var lidocaine = Of("lidocaine");
        Assert.Equal(Given.At(5), Due(lidocaine, Given.Start(0, 30m)));
        Assert.Equal(Given.At(10), Due(lidocaine, Given.Start(0, 30m), Observe(5, new Vitals { Systolic = 120, Diastolic = 70 })));
        Assert.Equal(Given.At(15), Due(lidocaine, Given.Start(0, 30m), Observe(13, new Vitals { Systolic = 120, Diastolic = 70 })));
    }

    [Fact]
    public void After_the_stop_the_rounds_of_the_infusion_end() =>
        Assert.Null(Given.Chart(Ketamine, 31, Given.Start(0, 30m), Taken(29), Given.Stop(30)).NextObservation);

    [Theory]
    [InlineData("\"after\": \"rate\"", "\"after\": \"noon\"", "use start or rate")]
    [InlineData("\"everyMin\": 5,", "\"everyMin\": 0,", "above zero")]
    [InlineData("\"item\": \"consciousness\"", "\"item\": \"pain\"", "only consciousness can")]
    [InlineData("\"op\": \"outside\"", "\"op\": \"near\"", "startLimits[0].op")]
    public void A_mistake_in_what_is_watched_is_refused_with_its_path(string original, string mistake, string message)
    {
        var text = System.Text.Encoding.UTF8.GetString(ClinicFormulary.ShippedBytes());
        var at = text.IndexOf(original, StringComparison.Ordinal);
        Assert.True(at > 0);
        Assert.Contains(message, Assert.Throws<FormatException>(() => ClinicFormulary.Read(text[..at] + mistake + text[(at + original.Length)..])).Message, StringComparison.Ordinal);
    }

    private static ChartEntry Taken(double minute) => Observe(minute, Sedated(0));

    private static DateTimeOffset? Due(SessionPlan plan, params ChartEntry[] entries) =>
        Given.Chart(plan, (entries[^1].EffectiveAt - Given.Nine).TotalMinutes + 0.5, entries).NextObservationDueAt;
}
