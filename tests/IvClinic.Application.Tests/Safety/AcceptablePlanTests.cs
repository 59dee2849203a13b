using IvClinic.Application.Plans;
using IvClinic.Application.Tests.Plans;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Tests.Safety;

/// <summary>What is called acceptable was made in the plan itself and judged, rates in any unit included.</summary>
public sealed class AcceptablePlanTests
{
    [Fact]
    public async Task A_refused_amount_says_the_largest_in_the_unit_typed_and_that_one_is_not_refused()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, null, mgPerKg: 5m));
        var refused = (await given.Paper(plan)).Verdict.Refused.First();
        Assert.StartsWith("Acceptable with a reason: 3.75 mg/kg or less (= 300 mg)", refused.Acceptable?.Sentence, StringComparison.Ordinal);

        var again = await given.Written(GivenPlans.Ketamine(patient, null, mgPerKg: refused.Acceptable!.WithoutRefusal!.Value));
        Assert.Empty((await given.Paper(again)).Verdict.Refused);
    }

    [Fact]
    public async Task A_rate_in_mg_per_kg_names_the_fastest_one_that_passes_in_that_unit()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Ketamine(patient, null, mgPerKg: 1.5m);
        form.Bags[0].Steps = [new() { Rate = 0.9m, Unit = RateUnit.MilligramPerKilogramHour }];
        var verdict = (await given.Paper(await given.Written(form))).Verdict;
        var fast = verdict.Findings.First(finding => finding.Kind == FindingKind.Rate && !finding.IsNotChecked);
        Assert.Equal("Without a reason: 0.5 mg/kg/h or slower.", fast.Acceptable?.Sentence);

        form.Bags[0].Steps[0].Rate = fast.Acceptable!.WithoutReason!.Value;
        Assert.DoesNotContain((await given.Paper(await given.Written(form))).Verdict.Findings, finding => finding.Kind == FindingKind.Rate);
    }

    [Fact]
    public async Task An_amount_that_also_sets_the_rate_is_judged_with_the_rate_it_then_has()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Ketamine(patient, null, mgPerKg: 5m);
        form.Bags[0].Steps = [new() { Rate = 30m, Unit = RateUnit.MilligramPerHour }];
        var refused = (await given.Paper(await given.Written(form))).Verdict.Refused.First();
        form.Bags[0].Ingredients[0].Amount = refused.Acceptable!.WithoutRefusal!.Value;
        Assert.Empty((await given.Paper(await given.Written(form))).Verdict.Refused);
    }

    [Fact]
    public async Task A_plan_with_gaps_is_explained_without_an_exception()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Ketamine(patient, null, mgPerKg: 5m);
        form.Bags[0].Steps.Clear();
        form.Bags.Add(new() { Route = "IV", Diluent = BagForm.Undiluted, Ingredients = [new() { Medication = "ketorolac", Amount = 40m, Unit = DoseUnit.Milligram }, new() { Medication = "ketamine" }] });
        var verdict = (await given.Paper(await given.Written(form))).Verdict;
        Assert.All(verdict.Refused, finding => Assert.NotNull(finding.Acceptable));
    }
}
