using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Watching;

namespace IvClinic.Domain.Tests.Sessions.Watching;

/// <summary>Plans under the shipped formulary, for what it asks to watch.</summary>
internal static class WatchedPlans
{
    public static ClinicFormulary Shipped => ClinicFormulary.Shipped;

    public static Medicine Medicine(string id) => Shipped.Medicines[id];

    /// <summary>One bag of 200 mL at 30, then 60 and 90 mL/h, without an interval of the plan's own.</summary>
    public static SessionPlan Of(string medicine, DoseUnit unit = DoseUnit.Milligram) => Of(medicine, unit, new PlanMonitoring());

    public static SessionPlan Of(string medicine, DoseUnit unit, PlanMonitoring monitoring)
    {
        var content = Given.Plan(Given.Bag(200m, [Given.Step(30m, 60), Given.Step(60m, 60), Given.Step(90m)], new PlannedIngredient(medicine, 20m, unit))) with { Monitoring = monitoring };
        return SessionPlan.From(content, Given.SeventyKg) with { Watch = SessionWatch.Of(content, Shipped) };
    }

    public static ChartEntry Observe(double minute, Vitals vitals, params SignLookedFor[] signs) => ChartEntry.Observation(Given.Stamp(minute), vitals, null, signs);

    public static Vitals Sedated(int rass) => Given.Well with { Rass = rass };
}
