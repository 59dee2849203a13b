using System.Text;
using IvClinic.Application.Formulary;
using IvClinic.Application.Formulary.Drafts;
using IvClinic.Application.Plans;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Formulary;

public sealed class DraftLifeTests
{
    [Fact]
    public async Task A_new_clinic_begins_with_the_shipped_formulary_as_version_one()
    {
        await using var given = await Given.Clinic();

        var line = Assert.Single((await given.The<FormularyDesk>().Run(given.Administrator, new())).Versions);

        Assert.Equal((1, "shipped with IvClinic"), (line.Number, line.PublishedBy));
        Assert.Equal(ClinicFormulary.ShippedBytes(), (await given.The<FormularyFile>().Run(given.Administrator, new(1))).Content);
        Assert.Empty((await given.The<FormularyDesk>().Run(given.Administrator, new())).Drafts);
    }

    [Fact]
    public async Task Three_people_make_a_version_and_everybody_is_judged_by_it_at_once()
    {
        await using var given = await Given.Clinic();
        Assert.Equal(2, await given.Published(100m));

        var current = given.The<ClinicFormularies>().Current;
        Assert.Equal(2, current.Number);
        Assert.Equal(100m, current.Formulary.Medicines["ketamine"].Dosing.Single(row => row.Id == "session_total").HardSession.Single().Value);
        var sheet = await given.The<VersionSheet>().Run(given.Nurse, 2);
        Assert.Equal(("Dr Eva Editor", "Dr Clara Clinician", "Abel Admin"), (sheet.Line.EditedBy, sheet.Line.ApprovedBy, sheet.Line.PublishedBy));
        Assert.Contains(sheet.Changes, line => line.Path.Text == "medications[ketamine].dosing[session_total].absoluteMaxSession");
        Assert.Equal(300m, (await given.The<VersionSheet>().Run(given.Nurse, 1)).Formulary.Medicines["ketamine"].Dosing.Single(row => row.Id == "session_total").HardSession.Single().Value);
    }

    [Fact]
    public async Task An_edit_is_marked_with_its_author_and_kept_with_its_reason()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);
        await given.The<ChangeEntry>().Run(given.Clinician, await given.SessionLimit(draft, 100m), Given.Key());

        var desk = await given.Draft(draft);

        Assert.Equal("D", desk.Formulary.Medicines["ketamine"].Dosing.Single(row => row.Id == "session_total").Provenance.Confidence);
        var edit = Assert.Single(desk.Edits);
        Assert.Equal(("Dr Clara Clinician", "Two patients too drowsy at home"), (edit.ByName, edit.Reason));
        Assert.Contains("was 300 mg; now 100 mg", edit.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_editor_cannot_approve_and_neither_of_the_two_can_publish()
    {
        await using var given = await Given.Clinic();
        var both = await given.AlsoHired("Dr Bo Both", Domain.Staff.ClinicRole.Clinician, Domain.Staff.ClinicRole.Administrator);
        var draft = await given.Begun(both);
        await given.The<ChangeEntry>().Run(both, await given.SessionLimit(draft, 100m), Given.Key());
        await Assert.ThrowsAsync<IllegalStepException>(async () => await given.The<ApproveDraft>().Run(both, await given.Approval(draft), Given.Key()));

        await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft), Given.Key());
        await Assert.ThrowsAsync<IllegalStepException>(async () => await given.The<PublishDraft>().Run(both, await given.Publication(draft), Given.Key()));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await given.The<PublishDraft>().Run(given.Clinician, await given.Publication(draft), Given.Key()));
    }

    [Fact]
    public async Task An_edit_after_the_approval_voids_it()
    {
        await using var given = await Given.Clinic();
        var editor = await given.Editor();
        var draft = await given.Begun(editor);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 100m), Given.Key());
        await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft), Given.Key());
        var publication = await given.Publication(draft);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 90m), Given.Key());

        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<PublishDraft>().Run(given.Administrator, publication, Given.Key()));
        Assert.Equal(DraftStatus.Open, (await given.Draft(draft)).Draft.Status);
        Assert.Equal(1, given.The<ClinicFormularies>().Current.Number);
    }

    [Fact]
    public async Task A_stale_edit_is_refused_and_a_double_click_does_a_thing_once()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);
        var (form, key) = (await given.SessionLimit(draft, 100m), Given.Key());
        await given.The<ChangeEntry>().Run(given.Clinician, form, key);
        await given.The<ChangeEntry>().Run(given.Clinician, form, key);

        Assert.Single((await given.Draft(draft)).Edits);
        await Assert.ThrowsAsync<StaleWriteException>(() => given.The<ChangeEntry>().Run(given.Clinician, form, Given.Key()));
    }

    [Fact]
    public async Task What_is_no_formulary_is_refused_with_its_path_and_changes_nothing()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);
        var form = new WritePart.Form { DraftId = draft, Path = "medications[ketamine]", Reason = "try", Json = (await given.Draft(draft)).Document.At(new("medications[ketamine]"))!.ToJsonString().Replace("softMaxSession", "softMaxSesion", StringComparison.Ordinal) };

        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<WritePart>().Run(given.Clinician, form, Given.Key()));

        Assert.Contains("dosing[2].softMaxSesion: this field is not known here", refused.Message, StringComparison.Ordinal);
        Assert.Empty((await given.Draft(draft)).Changes);
    }

    [Fact]
    public async Task A_draft_without_a_change_is_not_approved()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(await given.Editor());

        await Assert.ThrowsAsync<IllegalStepException>(async () => await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft), Given.Key()));
    }

    [Fact]
    public async Task An_approval_without_a_run_of_cases_says_why()
    {
        await using var given = await Given.Clinic();
        var editor = await given.Editor();
        var draft = await given.Begun(editor);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 100m), Given.Key());

        await Assert.ThrowsAsync<FormRejectedException>(async () => await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft, remark: null), Given.Key()));
    }

    [Fact]
    public async Task A_nurse_reads_versions_but_not_the_desk()
    {
        await using var given = await Given.Clinic();

        Assert.Equal(1, (await given.The<VersionSheet>().Run(given.Nurse, 1)).Line.Number);
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<FormularyDesk>().Run(given.Nurse, new()));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<FormularyFile>().Run(given.Nurse, new(1)));
    }

    [Fact]
    public async Task A_draft_of_an_older_version_keeps_its_changes_on_the_newer_one()
    {
        await using var given = await Given.Clinic();
        var waiting = await given.Begun(given.Clinician, "Lidocaine from 21 years");
        await given.The<ChangeEntry>().Run(given.Clinician, new()
        {
            DraftId = waiting,
            Path = "medications[lidocaine].age.minYears",
            Fields = [new() { Name = "value", Number = 21m }, new() { Name = "severity", Text = "hard" }],
            Reason = "No experience below",
        }, Given.Key());
        await given.Published(100m);
        Assert.True((await given.Draft(waiting)).IsBehind);

        await given.The<CatchUpDraft>().Run(given.Clinician, new() { DraftId = waiting, Version = (await given.Draft(waiting)).Draft.Version }, Given.Key());

        var desk = await given.Draft(waiting);
        Assert.False(desk.IsBehind);
        Assert.Equal(21m, desk.Formulary.Medicines["lidocaine"].MinimumAge!.Years);
        Assert.Equal(100m, desk.Formulary.Medicines["ketamine"].Dosing.Single(row => row.Id == "session_total").HardSession.Single().Value);
        Assert.DoesNotContain(desk.Changes, line => line.Path.MedicineId == "ketamine");
    }

    [Fact]
    public async Task A_discarded_draft_stays_readable_and_is_never_published()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);
        await given.The<DiscardDraft>().Run(given.Clinician, new() { DraftId = draft, Reason = "Not needed" }, Given.Key());

        Assert.Equal("Not needed", (await given.Draft(draft)).Draft.DiscardReason);
        await Assert.ThrowsAsync<IllegalStepException>(async () => await given.The<ChangeEntry>().Run(given.Clinician, await given.SessionLimit(draft, 100m), Given.Key()));
    }

    [Theory]
    [InlineData("UPDATE FormularyVersions SET Content = zeroblob(3)")]
    [InlineData("DELETE FROM FormularyVersions")]
    [InlineData("UPDATE FormularyDraftEdits SET Reason = 'x'")]
    [InlineData("DELETE FROM FormularyCaseRuns")]
    public async Task What_was_published_cannot_be_changed_in_the_database(string statement)
    {
        await using var given = await Given.Clinic();
        var editor = await given.Editor();
        var draft = await given.Begun(editor);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 100m), Given.Key());
        await given.The<RunCases>().Run(editor, new() { DraftId = draft, FileName = "cases.json", Content = Encoding.UTF8.GetBytes(CaseRunTests.OneCase) }, Given.Key());

        var refused = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => given.Database(db => db.Database.ExecuteSqlRawAsync(statement)));

        Assert.Contains("only grows", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_not_the_published_one_is_not_used()
    {
        await using var given = await Given.Clinic();
        await given.Database(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER FormularyVersions_no_update");
            return await db.Database.ExecuteSqlRawAsync("UPDATE FormularyVersions SET Content = CAST(replace(CAST(Content AS TEXT), '300', '900') AS BLOB)");
        });

        await Assert.ThrowsAsync<InvalidDataException>(() => given.The<VersionSheet>().Run(given.Nurse, 1));
        await Assert.ThrowsAsync<InvalidDataException>(() => given.The<ClinicStart>().Run());
    }
}
