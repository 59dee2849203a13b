using System.Text.Json;
using IvClinic.Application.Outcomes;
using IvClinic.Application.Papers;
using IvClinic.Application.Patients;
using IvClinic.Application.Patients.Records;
using IvClinic.Application.Plans;
using IvClinic.Application.Sessions;
using IvClinic.Application.Suitability;
using IvClinic.Application.Tests.Outcomes;
using IvClinic.Application.Tests.Papers;
using IvClinic.Application.Tests.Plans;

namespace IvClinic.Application.Tests.Patients;

/// <summary>The page is read in few commands. Other screens read some of its parts for themselves: both must say the same.</summary>
public sealed class PatientPageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_holds_every_part_also_of_a_second_record_and_agrees_with_the_other_screens(bool hasTwoRecords)
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient(askLists: true);
        var decision = GivenPlans.Decision(patient, "cidp", "ivig_10");
        decision.Comments = [new() { MedicineId = "ivig_10", Text = "Values are awaited." }];
        await given.The<DecideSuitability>().Run(given.Clinician, decision, Given.Key());
        var withdrawn = await given.Suitable(patient);
        await given.The<WithdrawSuitability>().Run(given.Clinician, new() { DecisionId = withdrawn, Reason = "Another diagnosis" }, Given.Key());
        await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient)));
        var authorised = AuthorisationTests.Form(patient);
        authorised.ValidFrom = GivenPlans.Today.AddDays(-200);
        await given.The<RecordAuthorisation>().Run(given.Nurse, authorised, Given.Key());
        await JournalTests.Record(given, patient, new() { Pain = [JournalTests.Site("back", 6)] });
        await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddDays(-100));
        await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddDays(-10));
        if (hasTwoRecords)
        {
            var kept = await given.Patient(number: "B-2", confirmed: true);
            var view = await given.The<MergeSheet>().Run(given.Clinician, new(kept, patient));
            await given.The<MergePatients>().Run(
                given.Clinician, new() { KeptId = kept, KeptVersion = view.Kept.Version, MergedId = patient, MergedVersion = view.Merged.Version, Reason = "same card", DifferencesRead = true }, Given.Key());
            patient = kept;
        }

        var page = await given.Page(patient);
        Assert.Equal((2, 3, 1), (page.Infusions.Count, page.Plans.Decisions.Count, page.Outcomes.Infusions.Count));
        Assert.Equal("20 mg of 60 mg used", Assert.Single(page.Papers.Authorisations).Text);
        Assert.Single(page.Plans.Decisions, each => each.Withdrawn is not null);
        Assert.Equal(["back"], page.Outcomes.Reports.SelectMany(report => report.Pain).Select(pain => pain.Site));
        Assert.Equal(2, (await given.The<PatientSheet>().Run(given.Nurse, new(patient, 26))).Outcomes.Infusions.Count);
        Assert.NotEmpty(page.Tasks);
        Same((await given.The<TasksOfPatient>().Run(given.Nurse, patient)).Select(line => (line.Task, line.Indication)), page.Tasks.Select(line => (line.Task, line.Indication)));
        Same(await given.The<PapersOfPatient>().Run(given.Nurse, patient), page.Papers);
    }

    private static void Same<T>(T own, T ofPage) => Assert.Equal(Written(own), Written(ofPage));

    private static string Written<T>(T sheet) => JsonSerializer.Serialize(sheet, Options);

    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true };
}
