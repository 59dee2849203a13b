using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class SessionDeviationsTests
{
    private static readonly SessionPlan Plan = Given.SessionPlan(Given.Bag(100m, [Given.Step(100m)], new Domain.Plans.PlannedIngredient("ivig", 10m, Domain.Measures.DoseUnit.Gram)));

    [Fact]
    public void An_infusion_as_planned_is_uneventful() => Assert.Empty(Of(Day()));

    [Theory]
    [InlineData(57, "Stopped early, at 95 of 100 mL: no reason is recorded", false)]
    [InlineData(56.9, "Stopped early, at 94.8 of 100 mL: no reason is recorded", true)]
    public void A_volume_off_by_more_than_five_percent_is_named(double stoppedAt, string text, bool isNamed) =>
        Assert.Equal(isNamed, Of(Day(stoppedAt)).Contains(text));

    [Fact]
    public void Whatever_a_clinician_should_have_read_is_named()
    {
        Named("Reaction, not graded, not closed by a clinician", Given.Reaction(20, pumpStopped: false));
        Named("Reaction, grade 2, not closed by a clinician", Given.Reaction(20, pumpStopped: false), Given.Grade(21, 2));
        Named("1 rescue medicine", ChartEntry.RescueGiven(Given.Stamp(20), new("ondansetron", "4 mg", "IV")));
        Named("1 order beyond the plan", ChartEntry.RateOrdered(Given.Stamp(20), Given.MlPerH(100m), new(Given.AuthorId, "Dr Ada Weber", true)));
        Named("1 step with a reason", ChartEntry.RateChanged(Given.Stamp(20), Given.MlPerH(100m), "As set on the pump"));
        Named("Pump found at 100 mL/h, which nobody set", ChartEntry.Found(Given.Stamp(20), Given.MlPerH(100m), "Seen on the round", stoodStill: false));
        Named("1 alert", ChartEntry.Recorded(EntryKind.AlertAcknowledged, Given.Stamp(20), "seen"));
        Named("The pump showed another volume", ChartEntry.PumpVolumeRead(Given.Stamp(30), Given.Ml(60m), null, "air"));
        Named("No-go", ChartEntry.GoNoGo(Given.Stamp(-5), false, "Fever"));
        Named("Answered with no: Fasting as it was asked for", ChartEntry.GoNoGo(Given.Stamp(-5), new GoNoGoDetails(true, [new("Fasting as it was asked for", "No")])));
        Named("Go, with a reason: Not weighed", ChartEntry.GoNoGo(Given.Stamp(-5), new GoNoGoDetails(true, []), "Not weighed"));
    }

    [Fact]
    public void What_was_written_down_more_than_half_an_hour_later_is_named()
    {
        var late = Given.Stamp(20) with { RecordedAt = Given.At(51) };
        Named("1 entry written more than 30 min later", ChartEntry.Note(late, "Told at noon"));
        Assert.DoesNotContain(Of([.. Day(), ChartEntry.Note(late with { RecordedAt = Given.At(50) }, "Told at noon")]), line => line.Contains("later", StringComparison.Ordinal));
    }

    [Fact]
    public void An_ending_other_than_home_and_a_criterion_that_is_not_met_are_named()
    {
        Assert.Contains("Left against advice", Of(Day(ending: new(SessionEnding.AgainstAdvice, []))));
        Assert.Contains("Not met: Walks as safely as before", Of(Day(ending: new(SessionEnding.Home, [new("Walks as safely as before", false, "Own wheelchair")]))));
    }

    [Fact]
    public void A_correction_and_an_estimated_stop_are_named()
    {
        var entries = Given.Stored([.. Day(), ChartEntry.Note(Given.Stamp(30), "Wrong chair")]);
        ChartEntry[] voided = [.. entries, Given.Set(Given.Set(ChartEntry.Voided(Given.Stamp(31), entries[^1], "Wrong chair"), nameof(ChartEntry.Id), 99L), nameof(ChartEntry.Seq), 99)];
        Assert.Contains("1 correction", SessionDeviations.Of(Plan, SessionChart.Fold(Plan, voided, Given.At(200)), voided));
        var estimated = Given.Stored(Given.Start(0, 100m), ChartEntry.Stopped(Given.Stamp(60), null, isEstimated: true));
        Assert.Contains("The time of the stop is estimated", SessionDeviations.Of(Plan, SessionChart.Fold(Plan, estimated, Given.At(200)), estimated));
    }

    [Fact]
    public void What_never_started_is_named() => Assert.Contains("Never started", Of([Given.Stop(10)]));

    private static void Named(string sentence, params ChartEntry[] besides) => Assert.Contains(sentence, Of([.. Day(), .. besides]));

    private static ChartEntry[] Day(double stoppedAt = 60, DischargeDetails? ending = null) =>
        [Given.Start(0, 100m), Given.Observe(30), Given.Stop(stoppedAt), Given.Observe(90), ChartEntry.Discharged(Given.Stamp(120), ending ?? new(SessionEnding.Home, []))];

    private static IReadOnlyList<string> Of(ChartEntry[] entries)
    {
        var stored = Given.Stored(entries);
        return SessionDeviations.Of(Plan, SessionChart.Fold(Plan, stored, Given.At(200)), stored);
    }
}
