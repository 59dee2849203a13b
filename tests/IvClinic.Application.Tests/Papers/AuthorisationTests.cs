using IvClinic.Application.Papers;
using IvClinic.Application.Suitability;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Papers;

namespace IvClinic.Application.Tests.Papers;

public sealed class AuthorisationTests
{
    [Fact]
    public async Task What_was_used_is_derived_from_the_charts()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.The<RecordAuthorisation>().Run(given.Administrator, Form(patient), Given.Key());
        await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddDays(-10));
        var use = Assert.Single((await given.The<PapersOfPatient>().Run(given.Administrator, patient)).Authorisations);
        // 50 mL/h for one hour of a bag with 20 mg in 100 mL
        Assert.Equal("10 mg of 60 mg used", use.Text);
    }

    [Fact]
    public async Task A_plan_whose_sessions_go_beyond_units_or_dates_is_warned_about()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Ketamine(patient, await given.Suitable(patient));
        (form.AuthorisationReference, form.AuthorisationNotRequired) = ("A-77", false);
        var plan = await given.Written(form);
        async Task<IReadOnlyList<string>> Warned(params DateOnly[] days) => (await given.The<BeforeTreatment>().Run(given.Administrator, new(plan, days))).Warnings;
        Assert.Contains("not recorded", Assert.Single(await Warned()), StringComparison.Ordinal);

        await given.The<RecordAuthorisation>().Run(given.Administrator, Form(patient), Given.Key());
        Assert.Empty(await Warned(GivenPlans.Today));
        Assert.Contains("booked sessions would use 80 mg", Assert.Single(await Warned(GivenPlans.Today, GivenPlans.Today.AddDays(7))), StringComparison.Ordinal);
        Assert.Contains("2026-12-23 is outside authorisation A-77", Assert.Single(await Warned(GivenPlans.Today.AddDays(31))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_editor_is_offered_what_is_recorded_for_this_patient_and_not_what_was_struck_out()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        Assert.Empty((await given.The<Application.Plans.NewPlanSheet>().Run(given.Clinician, patient)).Authorisations);
        var row = await given.The<RecordAuthorisation>().Run(given.Administrator, Form(patient), Given.Key());
        await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddDays(-10));
        var use = Assert.Single((await given.The<Application.Plans.NewPlanSheet>().Run(given.Clinician, patient)).Authorisations);
        Assert.Equal((row, 50m), (use.Authorisation.PublicId, use.Left));
        await given.The<StrikeOutPaper>().Run(given.Administrator, new() { PaperId = row, Reason = "Another patient's" }, Given.Key());
        Assert.Empty((await given.The<Application.Plans.NewPlanSheet>().Run(given.Clinician, patient)).Authorisations);
    }

    [Fact]
    public async Task Open_tasks_of_the_decision_are_said_and_an_administrator_reads_their_number_only()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var decision = GivenPlans.Decision(patient, "cidp", "ivig_10");
        decision.Comments = [new() { MedicineId = "ivig_10", Text = "Values are awaited." }];
        var form = GivenPlans.Ketamine(patient, await given.The<DecideSuitability>().Run(given.Clinician, decision, Given.Key()));
        (form.Indication, form.Bags[0].Ingredients[0].Medication) = ("cidp", "ivig_10");
        var plan = await given.Written(form);
        Assert.Contains("IgA", (await given.The<BeforeTreatment>().Run(given.Nurse, new(plan))).OpenTasks);
        Assert.Matches("^[0-9]+ to be done before treatment$", Assert.Single((await given.The<BeforeTreatment>().Run(given.Administrator, new(plan))).OpenTasks));
    }

    [Fact]
    public async Task The_same_reference_is_recorded_once_for_a_medicine_and_nonsense_is_refused()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.The<RecordAuthorisation>().Run(given.Nurse, Form(patient), Given.Key());
        async Task Refused(Action<RecordAuthorisation.Form> change)
        {
            var form = Form(patient);
            form.Reference = "B-1";
            change(form);
            await Assert.ThrowsAsync<FormRejectedException>(() => given.The<RecordAuthorisation>().Run(given.Nurse, form, Given.Key()));
        }

        await Refused(form => form.Reference = "A-77");
        await Refused(form => form.Units = 0m);
        await Refused(form => form.ValidTo = form.ValidFrom!.Value.AddDays(-1));
        await Refused(form => form.Medicine = "water");
        await Refused(form => (form.Unit, form.Units) = (AuthorisedUnit.Sessions, 1.5m));
        await Refused(form => form.ValidTo = new DateOnly(2062, 1, 1));
    }

    internal static RecordAuthorisation.Form Form(Guid patient) => new()
    {
        PatientId = patient,
        Reference = "A-77",
        Payer = "General Health Fund",
        Medicine = "ketamine",
        Units = 60m,
        Unit = AuthorisedUnit.Milligrams,
        ValidFrom = GivenPlans.Today.AddDays(-30),
        ValidTo = GivenPlans.Today.AddDays(30),
    };
}
