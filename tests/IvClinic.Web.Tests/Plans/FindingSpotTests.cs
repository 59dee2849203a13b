using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Web.Plans;
using PlannedBag = IvClinic.Domain.Plans.PlannedBag;
using PlannedIngredient = IvClinic.Domain.Plans.PlannedIngredient;

namespace IvClinic.Web.Tests.Plans;

/// <summary>A finding stands beside the field that causes it.</summary>
public sealed class FindingSpotTests
{
    private static readonly PlanContent Plan = new()
    {
        Bags =
        [
            new PlannedBag { Number = 1, Ingredients = [new PlannedIngredient("lidocaine", 80m, DoseUnit.Milligram), new PlannedIngredient("ketamine", 20m, DoseUnit.Milligram)] },
            new PlannedBag { Number = 2, Ingredients = [new PlannedIngredient("ketamine", 20m, DoseUnit.Milligram)] },
        ],
    };

    [Theory]
    [InlineData("amount", 1, SpotField.Amount)]
    [InlineData("medication", 1, SpotField.Medicine)]
    [InlineData("finalVolumeMl", null, SpotField.Volume)]
    [InlineData("diluent", null, SpotField.Diluent)]
    [InlineData("route", null, SpotField.Route)]
    [InlineData("rate", null, SpotField.Rate)]
    [InlineData("durationMinutes", null, SpotField.Rate)]
    public void A_finding_about_a_field_of_a_bag_stands_beside_it(string field, int? ingredient, SpotField spot) =>
        Assert.Equal(new FindingSpot(spot, 0, ingredient), FindingSpot.Of(Finding(FindingKind.SingleDose, new(0, ingredient, field)), Plan));

    [Theory]
    [InlineData(FindingKind.DailyDose, SpotField.Amount, 1, 0)]
    [InlineData(FindingKind.Cumulative, SpotField.Amount, 1, 0)]
    [InlineData(FindingKind.Rate, SpotField.Rate, 1, null)]
    [InlineData(FindingKind.Allergy, SpotField.Medicine, 0, 1)]
    [InlineData(FindingKind.Renal, SpotField.Medicine, 0, 1)]
    [InlineData(FindingKind.Interval, SpotField.Medicine, 0, 1)]
    public void A_finding_about_a_medicine_of_the_whole_plan_stands_beside_its_amount_its_rate_or_its_choice(FindingKind kind, SpotField spot, int bag, int? ingredient) =>
        Assert.Equal(new FindingSpot(spot, bag, ingredient), FindingSpot.Of(Finding(kind, FindingPlace.WholePlan), Plan));

    [Fact]
    public void What_is_treated_and_a_home_medicine_nobody_knows_stand_at_the_top()
    {
        Assert.Equal(new FindingSpot(SpotField.Indication), FindingSpot.Of(Finding(FindingKind.Indication, new(null, null, "indication")), Plan));
        Assert.Equal(new FindingSpot(SpotField.Patient), FindingSpot.Of(Finding(FindingKind.Interaction, FindingPlace.WholePlan) with { MedicineId = null }, Plan));
    }

    private static SafetyFinding Finding(FindingKind kind, FindingPlace place) => new()
    {
        RuleId = "ketamine.rule",
        Level = FindingLevel.Refused,
        Kind = kind,
        MedicineId = "ketamine",
        Place = place,
        Limit = new("limit", 1m, "mg"),
        Sentence = "A sentence for the nurse.",
    };
}
