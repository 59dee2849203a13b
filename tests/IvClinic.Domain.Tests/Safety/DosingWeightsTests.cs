using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Tests.Safety;

public class DosingWeightsTests
{
    [Theory]
    [InlineData("ketamine", "97.2", "97.2", "actual weight")]
    [InlineData("ketamine", "100", "74.99", "ideal weight, because the BMI is over 30")]
    [InlineData("valproate_sodium", "100", "100", "actual weight")]
    [InlineData("lipid_emulsion_20", "100", "74.99", "ideal weight")]
    [InlineData("ketorolac", "100", "100", "actual weight")]
    public void The_weight_for_doses_per_kg_is_named_with_its_basis(string medicine, string kg, string dosingKg, string basis)
    {
        var weight = DosingWeights.For(ClinicFormulary.Shipped, medicine, Scene.Patient with { WeightKg = decimal.Parse(kg) })!.Value;

        Assert.Equal(decimal.Parse(dosingKg), Math.Round(weight.Kg, 2));
        Assert.Equal(basis, weight.Basis);
    }

    [Fact]
    public void A_weight_that_is_not_known_is_none()
    {
        Assert.Null(DosingWeights.For(ClinicFormulary.Shipped, "ketamine", Scene.Patient with { HeightCm = null }));
        Assert.Null(DosingWeights.For(ClinicFormulary.Shipped, "ketamine", Scene.Patient with { WeightKg = null }));
        Assert.Null(DosingWeights.For(ClinicFormulary.Shipped, "ketorolac", Scene.Patient with { WeightKg = null }));
        Assert.Null(DosingWeights.For(ClinicFormulary.Shipped, "morphine", Scene.Patient));
    }

    [Fact]
    public void Below_a_metre_the_ideal_weight_has_no_meaning_and_the_height_is_missing() =>
        Assert.Null(DosingWeights.For(ClinicFormulary.Shipped, "lipid_emulsion_20", Scene.Patient with { HeightCm = 90m }));
}
