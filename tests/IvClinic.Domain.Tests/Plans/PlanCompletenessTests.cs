using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Tests.Plans;

public class PlanCompletenessTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly SuitabilityTerm Term = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), Today);

    private static readonly SoftFinding R1 = new("r1", "Ketamine: the blood pressure is high.");

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
        Assert.All(PlanCompleteness.Check(Complete, Term, [R1], Today), answer => Assert.True(answer.Met, answer.Sentence));

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
        Assert.Equal(item, Assert.Single(PlanCompleteness.Check(plan, Term, [R1], Today), answer => !answer.Met).Item);

    [Fact]
    public void A_reason_that_is_missing_is_named_by_what_its_finding_says() =>
        Assert.Equal("No reason that holds is given for: “Ketamine: the blood pressure is high.”", PlanCompleteness.Check(Complete with { Overrides = [] }, Term, [R1], Today).Single(answer => !answer.Met).Sentence);

    [Theory]
    [InlineData(true, "ketamine", true, "Newer suitability decision valid through 2026-03-02. It is of Dr New, 2026-02-01, and replaced the one this plan names.")]
    [InlineData(true, "lidocaine", false, "The newer suitability decision does not choose every medicine of this plan. It is of Dr New, 2026-02-01, and replaced the one this plan names.")]
    [InlineData(false, "ketamine", false, "The newer suitability decision says that IV treatment does not suit. It is of Dr New, 2026-02-01, and replaced the one this plan names.")]
    public void A_decision_that_was_replaced_is_never_relied_on_silently(bool suits, string chosen, bool met, string sentence)
    {
        var plan = Complete with { Bags = [new() { Number = 1, Ingredients = [new("ketamine", 20m, DoseUnit.Milligram)] }] };
        var answer = PlanCompleteness.Check(plan, Term with { Newer = new("Dr New", new(2026, 2, 1), suits, [chosen]) }, [], Today).Single(each => each.Item == "suitability");
        Assert.Equal((met, sentence), (answer.Met, answer.Sentence));
    }

    [Fact]
    public void A_medicine_that_the_newer_decision_leaves_out_may_stand_with_a_reason()
    {
        var plan = Complete with { Bags = [new() { Number = 1, Ingredients = [new("ketamine", 20m, DoseUnit.Milligram)] }], Overrides = [new("suitability.not-chosen.ketamine", "no-alternative")] };
        Assert.All(PlanCompleteness.Check(plan, Term with { Newer = new("Dr New", new(2026, 2, 1), true, ["lidocaine"]) }, [], Today), answer => Assert.True(answer.Met, answer.Sentence));
    }

    [Fact]
    public void The_day_after_the_last_day_suitability_has_expired() =>
        Assert.False(PlanCompleteness.Check(Complete, Term, [], Today.AddDays(1)).Single(answer => answer.Item == "suitability").Met);

    [Fact]
    public void Authorisation_that_is_not_required_is_met() =>
        Assert.True(PlanCompleteness.Check(Complete with { AuthorisationReference = null, AuthorisationNotRequired = true }, Term, [], Today).Single(answer => answer.Item == "authorisation").Met);
}
