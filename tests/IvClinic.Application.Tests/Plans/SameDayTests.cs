using IvClinic.Application.Formulary;
using IvClinic.Application.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Tests.Plans;

public sealed class SameDayTests
{
    [Fact]
    public async Task Exactly_a_protocol_runs_today_and_stops_starting_when_its_review_is_late()
    {
        await using var given = await Given.Clinic();
        var (plan, signed) = await FromProtocol(given, _ => { });
        Assert.True(Assert.Single(await given.The<SecondLooks>().Run(given.Pharmacist, new())).MaySameDay);
        var form = new SecondPlan.Form { PlanId = plan, Hash = signed.Hash, Decision = SecondDecision.ApproveForToday, Reason = "third day of the attack" };
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<SecondPlan>().Run(given.Pharmacist, form, Given.Key()));
        form.Acute = "migraine-attack";
        await given.The<SecondPlan>().Run(given.Pharmacist, form, Given.Key());
        Assert.True((await given.Paper(plan)).Plan.MayStart(signed.Hash, given.Clock.Now).Allowed);

        // Sunday noon: due by the end of Monday. A plan that waits longer comes after it.
        await given.Signed(await given.Written(GivenPlans.Ketamine(await given.WeighedPatient(registered: each => each.Patient("Okafor", "Kim", "1980-01-02", "X-2")), null)));
        var first = (await given.The<ReviewQueue>().Run(given.Administrator, new()))[0];
        Assert.Equal((plan, false, new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero)), (first.PlanId, first.IsOverdue, first.SameDayDueAt));
        given.Clock.Advance(TimeSpan.FromHours(38));
        Assert.Contains("review is overdue", (await given.Paper(plan)).Plan.MayStart(signed.Hash, given.Clock.Now).Why, StringComparison.Ordinal);
        Assert.True((await given.The<ReviewQueue>().Refresh(given.Administrator, new()))[0].IsOverdue);
        await given.The<ReviewPlan>().Run(given.Administrator, new() { PlanId = plan, Hash = signed.Hash, Decision = ReviewDecision.Released }, Given.Key());
        Assert.True((await given.Paper(plan)).Plan.MayStart(signed.Hash, given.Clock.Now).Allowed);
    }

    [Fact]
    public async Task A_protocol_with_one_number_changed_waits_for_its_review()
    {
        await using var given = await Given.Clinic();
        var (plan, signed) = await FromProtocol(given, form => form.ObservationMinutes += 1);
        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.The<SecondPlan>().Run(
            given.Pharmacist, new() { PlanId = plan, Hash = signed.Hash, Decision = SecondDecision.ApproveForToday, Acute = "migraine-attack", Reason = "third day" }, Given.Key()));
        Assert.Contains("exactly a published protocol", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<(Guid Plan, SignPlan.Signed Signed)> FromProtocol(Given given, Action<WritePlan.Form> change)
    {
        var patient = await given.WeighedPatient();
        await given.Measured(patient, MeasurementKind.Creatinine, 0.8m, "mg/dL");
        var typed = new WritePlan.Form { PatientId = patient, SuitabilityId = await given.Suitable(patient, "migraine", "magnesium_sulfate"), ConsentOn = GivenPlans.Today, AuthorisationNotRequired = true };
        var formulary = given.The<ClinicFormularies>().Current;
        var ground = await given.The<NewPlanSheet>().Run(given.Clinician, patient);
        var form = PlanTyping.FromProtocol(typed, formulary.Formulary.Protocols["migraine_magnesium"], formulary, ground.Picture);
        change(form);
        var plan = await given.Written(form);
        return (plan, await given.Signed(plan));
    }
}
