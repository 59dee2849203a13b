using Bunit;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Web.Plans;

namespace IvClinic.Web.Tests.Plans;

public sealed class BagArithmeticTests : BunitContext
{
    public BagArithmeticTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void An_amount_per_kg_is_echoed_as_it_was_read_with_its_weight_and_its_milligrams()
    {
        var shown = Show(new() { Number = 1, Ingredients = [new("ketamine", 0.5m, DoseUnit.MilligramPerKilogram)], FinalVolumeMl = 100m, Steps = [new(50m, RateUnit.MillilitrePerHour)] }, 80m);
        Assert.Contains("0.5 mg/kg × 80 kg = 40 mg, 0.4 mg/mL", shown, StringComparison.Ordinal);
        Assert.Contains("20 mg/h (0.25 mg/kg/h)", shown, StringComparison.Ordinal);
        Assert.Contains("2 h 00 min", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_weight_the_amount_is_not_computed_and_what_is_missing_is_said()
    {
        var shown = Show(new() { Number = 1, Ingredients = [new("ketamine", 0.5m, DoseUnit.MilligramPerKilogram)], FinalVolumeMl = 100m }, weight: null);
        Assert.Contains("0.5 mg/kg, weight not known", shown, StringComparison.Ordinal);
        Assert.Contains("Still open:", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("= 40 mg", shown, StringComparison.Ordinal);
    }

    private string Show(PlannedBag bag, decimal? weight)
    {
        var figures = PlanArithmetic.Of(bag, _ => weight is { } kg ? BodyWeight.FromKilograms(kg) : null);
        return Render<BagArithmetic>(parameters => parameters.Add(each => each.Bag, bag).Add(each => each.Figures, figures).Add(each => each.Formulary, ClinicFormulary.Shipped)).Find(".arithmetic").TextContent;
    }
}
