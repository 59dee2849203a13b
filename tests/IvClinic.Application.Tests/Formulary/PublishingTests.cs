using IvClinic.Application.Formulary;
using IvClinic.Application.Formulary.Drafts;
using IvClinic.Application.Plans;
using IvClinic.Application.Sessions;
using IvClinic.Application.Suitability;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.Tests.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Formulary;

/// <summary>What a second version means for plans that were signed with the first.</summary>
public sealed class PublishingTests
{
    [Fact]
    public async Task Plans_that_the_draft_would_refuse_are_listed_before_and_after_publishing()
    {
        await using var given = await Given.Clinic();
        var (_, plan, signed) = await given.SignedPlan();
        await given.Reviewed(plan, signed.Hash);
        var editor = await given.AlsoHired("Dr Eva Editor", Domain.Staff.ClinicRole.Clinician);
        var draft = await given.Begun(editor);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 30m), Given.Key());

        var before = await given.The<AffectedPlans>().Run(given.Clinician, new(draft));

        var affected = Assert.Single(before.Plans);
        Assert.Equal((plan, StartOutlook.Starts, StartOutlook.Refused, "J.L."), (affected.PlanId, affected.Before, affected.After, affected.Initials));
        Assert.Contains(affected.Differences, line => line.StartsWith("Refused: ", StringComparison.Ordinal) && line.Contains("40 mg", StringComparison.Ordinal));
        var forAdministrator = Assert.Single((await given.The<AffectedPlans>().Run(given.Administrator, new(draft))).Plans);
        Assert.All(forAdministrator.Differences, line => Assert.DoesNotContain("40", line, StringComparison.Ordinal));

        await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft), Given.Key());
        await given.The<PublishDraft>().Run(given.Administrator, await given.Publication(draft), Given.Key());

        var after = Assert.Single((await given.The<AffectedPlans>().Run(given.Clinician, new(null, 2))).Plans);
        Assert.Equal((plan, StartOutlook.Refused), (after.PlanId, after.After));
    }

    [Fact]
    public async Task A_plan_that_no_changed_rule_touches_is_not_listed()
    {
        await using var given = await Given.Clinic();
        await given.SignedPlan();
        var editor = await given.AlsoHired("Dr Eva Editor", Domain.Staff.ClinicRole.Clinician);
        var draft = await given.Begun(editor);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 200m), Given.Key());

        var impact = await given.The<AffectedPlans>().Run(given.Clinician, new(draft));

        Assert.Empty(impact.Plans);
        Assert.Equal(1, impact.Judged);
    }

    [Fact]
    public async Task A_plan_signed_after_the_list_was_read_stops_the_publishing()
    {
        await using var given = await Given.Clinic();
        var editor = await given.AlsoHired("Dr Eva Editor", Domain.Staff.ClinicRole.Clinician);
        var draft = await given.Begun(editor);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 30m), Given.Key());
        await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft), Given.Key());
        var publication = await given.Publication(draft);
        await given.SignedPlan();

        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.The<PublishDraft>().Run(given.Administrator, publication, Given.Key()));

        Assert.Contains("Read the list again", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, given.The<ClinicFormularies>().Current.Number);
        await given.The<PublishDraft>().Run(given.Administrator, await given.Publication(draft), Given.Key());
    }

    [Fact]
    public async Task What_is_signed_names_the_version_it_was_judged_by_before_and_after()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, _) = await given.SignedPlan();
        await given.Published(200m);

        var second = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient)));
        await given.Signed(second);
        var versions = await given.Database(async db => await db.Set<SignedPlan>().OrderBy(each => each.Id).Select(each => each.FormularyVersion).ToListAsync());
        var decisions = (await given.The<SuitabilitySheet>().Run(given.Clinician, patient)).Decisions.Select(each => each.FormularyVersion[..2]).ToList();

        Assert.StartsWith("1 (", versions[0], StringComparison.Ordinal);
        Assert.StartsWith("2 (", versions[1], StringComparison.Ordinal);
        Assert.Equal(["2 ", "1 "], decisions);
        Assert.StartsWith("1 (", (await given.Paper(plan)).Versions.Single().FormularyVersion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_was_written_before_is_signed_by_the_newest_version()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient)));
        await given.Published(30m);

        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(plan));

        Assert.Contains("Refused", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_the_newest_version_is_in_force()
    {
        await using var given = await Given.Clinic();
        await given.Published(100m);
        await given.The<ClinicStart>().Run();

        Assert.Equal(2, given.The<ClinicFormularies>().Current.Number);
    }

    [Fact]
    public async Task At_the_start_a_plan_signed_before_is_judged_by_the_newest_version_and_the_refusal_says_so()
    {
        await using var session = await GivenSession.Ready();
        await session.Clinic.PublishedWith("medications[ivig_10].age.minYears", "value", 99m);

        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));

        Assert.Contains($"Judged by formulary {session.Clinic.The<ClinicFormularies>().Current.VersionText}, which is in force; the plan was signed with 1 (", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_on_a_plan_signed_before_names_the_version_it_was_checked_with()
    {
        await using var session = await GivenSession.Ready();
        await session.Clinic.PublishedWith("medications[ivig_10].age.minYears", "value", 20m);

        await session.Do<StartInfusion, StartInfusion.Form>(session.Start());
        var notes = await session.Clinic.Database(async db => await db.Set<ChartEntry>().Where(entry => entry.Kind == EntryKind.Note).Select(entry => (entry.Details ?? "") + (entry.Reason ?? "")).ToListAsync());

        Assert.Contains(notes, note => note.Contains("Checked at the start by formulary 2 (", StringComparison.Ordinal));
    }
}
