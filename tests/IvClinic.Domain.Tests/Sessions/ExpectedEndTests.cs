using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

/// <summary>IVIG 400 mL: 30 mL/h for 30 min, 60 for 30, 120 for 60, then 240: 15 + 30 + 120 mL, and 235 mL in 58 min 45 s.</summary>
public class ExpectedEndTests
{
    private static readonly SessionPlan Ivig = Given.SessionPlan(Given.Ivig());

    [Fact]
    public void On_the_plan_it_ends_when_the_planned_steps_have_run() =>
        Assert.Equal(Given.At(178.75), Given.Chart(Ivig, 10, Given.Start(0, 30m)).ExpectedEnd);

    [Fact]
    public void A_step_that_is_just_due_is_expected_now() =>
        Assert.Equal(Given.At(180), Round(Given.Chart(Ivig, 32, Given.Start(0, 30m)).ExpectedEnd!.Value), TimeSpan.FromMinutes(1));

    [Fact]
    public void At_a_rate_of_the_nurses_own_it_ends_at_that_rate() =>
        Assert.Equal(Given.At(10 + (395 / 40m * 60m) is var minutes ? (double)minutes : 0), Given.Chart(Ivig, 20, Given.Start(0, 30m), Given.Rate(10, 40m)).ExpectedEnd!.Value, TimeSpan.FromSeconds(1));

    [Fact]
    public void While_a_reaction_is_open_no_step_is_counted_on() =>
        Assert.Equal(Given.At(800), Given.Chart(Ivig, 20, Given.Start(0, 30m), Given.Reaction(15, false)).ExpectedEnd!.Value, TimeSpan.FromSeconds(1));

    private static DateTimeOffset Round(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), at.Offset);
}
