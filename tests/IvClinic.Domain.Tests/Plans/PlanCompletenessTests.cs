using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Tests.Plans;

public class PlanCompletenessTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly SuitabilityTerm Term = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), Today);

    private static PlanContent Complete => new()
    {
        SuitabilityId = Term.Id,
        ConsentOn = Today,
        AuthorisationReference = "A-1",
        Goal = "Pain 7 to 4 in 4 weeks",
        HoldCriteria = [new("SPO2", HoldComparison.Below, 92m, "%", "Pause")],
        Overrides = [new("r1", "benefit")],
        Course = new(CourseKind.Single),
        Monitoring = new() { VitalsEveryMinutes = 15 },
        ObservationMinutes = 30,
    };

    [Fact]
    public void A_complete_plan_meets_every_item_also_on_the_last_day_of_its_suitability() =>
        Assert.All(PlanCompleteness.Check(Complete, Term, ["r1"], Today), answer => Assert.True(answer.Met, answer.Sentence));

    public static TheoryData<string, PlanContent> Incomplete => new()
    {
        { "consent", Complete with { ConsentOn = null } },
        { "consent", Complete with { ConsentOn = Today.AddDays(1) } },
        { "authorisation", Complete with { AuthorisationReference = " " } },
        { "suitability", Complete with { SuitabilityId = null } },
        { "suitability", Complete with { SuitabilityId = Guid.Empty } },
        { "goal", Complete with { Goal = " " } },
        { "hold-criteria", Complete with { HoldCriteria = [] } },
        { "watching", Complete with { Course = null } },
        { "watching", Complete with { Monitoring = new() } },
        { "watching", Complete with { ObservationMinutes = null } },
        { "reasons", Complete with { Overrides = [] } },
        { "reasons", Complete with { Overrides = [new("r1", " ")] } },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void What_is_missing_is_the_only_item_not_met(string item, PlanContent plan) =>
        Assert.Equal(item, Assert.Single(PlanCompleteness.Check(plan, Term, ["r1"], Today), answer => !answer.Met).Item);

    [Fact]
    public void The_day_after_the_last_day_suitability_has_expired() =>
        Assert.False(PlanCompleteness.Check(Complete, Term, [], Today.AddDays(1)).Single(answer => answer.Item == "suitability").Met);

    [Fact]
    public void Authorisation_that_is_not_required_is_met() =>
        Assert.True(PlanCompleteness.Check(Complete with { AuthorisationReference = null, AuthorisationNotRequired = true }, Term, [], Today).Single(answer => answer.Item == "authorisation").Met);
}
