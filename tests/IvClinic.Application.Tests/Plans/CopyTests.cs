using IvClinic.Application.Plans;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Tests.Plans;

public sealed class CopyTests
{
    private static readonly Guid Patient = Guid.CreateVersion7();

    [Fact]
    public void A_copy_for_the_next_series_leaves_behind_what_was_of_its_day()
    {
        var form = Filled();
        form.Reasons = [new() { Finding = "ketamine.softMax", Code = "tolerated-before", Text = "Four times." }];
        var copy = PlanTyping.FromEarlier(PlanTyping.Content(form) with { WeightUsed = new(80m, new(2026, 1, 5)) }, Patient, "Copied.");
        Assert.Equal((null, null, null, false, null, 0), (copy.PlanId, copy.SuitabilityId, copy.ConsentOn, copy.AuthorisationNotRequired, copy.SeriesLastDay, copy.Reasons.Count));
        Assert.Equal((null, 60m), (copy.Bags[0].Ingredients[0].Rounded, copy.Bags[0].Ingredients[0].Cap));
        Assert.Null(PlanTyping.Content(copy).WeightUsed);
        Assert.Equal((0.5m, 4m, 21m, "Copied."), (copy.Bags[0].Ingredients[0].Amount, copy.Sessions, copy.IntervalDays, copy.Notes));
    }

    [Fact]
    public void What_is_decided_about_dose_series_room_and_goals_comes_back_to_the_form_unchanged()
    {
        var content = PlanTyping.Content(Filled());
        Assert.Equal(CanonicalPlan.Text(content), CanonicalPlan.Text(PlanTyping.Content(PlanTyping.Form(content, Patient, null, 0))));
        Assert.Equal(new DoseRounding(45m, DoseUnit.Milligram), content.Bags[0].Ingredients[0].Rounded);
        Assert.Equal((3, new DateOnly(2027, 3, 1), WhenMissed.AskClinician), (content.Course!.WindowDays, content.Course.LastDay, content.Course.Missed));
        Assert.Equal((15, new PlanGoal("pain", 3m, 4)), (content.Envelope!.MinutesBetween, Assert.Single(content.Goals)));
        Assert.Equal(["Ondansetron 4 mg IV, 15 min before"], content.StandingOrders.Premedication);
    }

    [Theory]
    [InlineData("cap without a unit")]
    [InlineData("cap of a fixed amount")]
    [InlineData("rounded without a unit")]
    [InlineData("window as long as the interval")]
    [InlineData("goal without a number")]
    [InlineData("half a week")]
    [InlineData("wait without a room")]
    public void Half_of_a_decision_is_refused_in_words(string what)
    {
        var form = Filled();
        var ingredient = form.Bags[0].Ingredients[0];
        switch (what)
        {
            case "cap without a unit": ingredient.CapUnit = null; break;
            case "cap of a fixed amount": ingredient.Unit = DoseUnit.Milligram; break;
            case "rounded without a unit": ingredient.RoundedUnit = null; break;
            case "window as long as the interval": form.WindowDays = 21m; break;
            case "goal without a number": form.Goals[0].By = null; break;
            case "half a week": form.Goals[0].Weeks = 1.5m; break;
            default: (form.LowestMlPerH, form.HighestMlPerH, form.LargestStepMlPerH) = (null, null, null); break;
        }

        Assert.True(new PlanFormRules().Validate(Filled()).IsValid);
        Assert.NotEmpty(Assert.Single(new PlanFormRules().Validate(form).Errors).ErrorMessage);
    }

    private static WritePlan.Form Filled()
    {
        var form = GivenPlans.Ketamine(Patient, Guid.CreateVersion7());
        var ingredient = form.Bags[0].Ingredients[0];
        (ingredient.Cap, ingredient.CapUnit, ingredient.Rounded, ingredient.RoundedUnit) = (60m, DoseUnit.Milligram, 45m, DoseUnit.Milligram);
        (form.Course, form.Sessions, form.IntervalDays, form.WindowDays, form.SeriesLastDay, form.Missed) = (CourseKind.Series, 4m, 21m, 3m, new(2027, 3, 1), WhenMissed.AskClinician);
        (form.LowestMlPerH, form.HighestMlPerH, form.LargestStepMlPerH, form.MinutesBetween) = (10m, 60m, 10m, 15m);
        form.Goals = [new() { Measure = "pain", By = 3m, Weeks = 4m }];
        form.Premedication = "Ondansetron 4 mg IV, 15 min before";
        return form;
    }
}
