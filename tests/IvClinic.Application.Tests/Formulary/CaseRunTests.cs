using System.Text;
using IvClinic.Application.Formulary.Drafts;
using IvClinic.Application.UseCases;

namespace IvClinic.Application.Tests.Formulary;

public sealed class CaseRunTests
{
    internal const string OneCase = """
        {"schemaVersion":"2.0.0","dataset":"ivclinic-safety-cases","set":"clinic","formularySchemaVersion":"2.0.0","cases":[{"id":"K1","title":"40 mg over 4 hours","patient":{"sex":"male","ageYears":45,"weightKg":80,"heightCm":178,"eGfr":90,"creatinineClearance":95,"qtcMs":410,"pregnancy":"notApplicable","contraception":"notApplicable","conditions":[],"allergies":[],"homeMedications":[]},"given":[],"plan":{"indication":"crps","dayOfCourse":1,"bags":[{"ingredients":[{"medication":"ketamine","amount":40,"unit":"mg"}],"route":"IV","diluent":"0.9% NaCl","finalVolumeMl":100,"durationMinutes":240}]},"expect":{"outcome":"allowed","medication":"ketamine","about":"single-dose"}}]}
        """;

    [Fact]
    public async Task The_result_of_each_case_stays_with_the_bytes_it_was_about()
    {
        await using var given = await Given.Clinic();
        var editor = await given.Editor();
        var draft = await given.Begun(editor);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 100m), Given.Key());

        var result = await given.The<RunCases>().Run(editor, File(draft), Given.Key());
        var desk = await given.Draft(draft);

        Assert.Equal((1, 0), (result.Passed, result.Failed));
        Assert.True(desk.HasRunOnThis);
        Assert.Contains("K1: passed", desk.LastRun!.Lines, StringComparison.Ordinal);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 20m), Given.Key());
        Assert.False((await given.Draft(draft)).HasRunOnThis);
        Assert.Equal(1, (await given.The<RunCases>().Run(editor, new() { DraftId = draft }, Given.Key())).Failed);
    }

    [Fact]
    public async Task A_failing_case_needs_a_word_of_the_approver()
    {
        await using var given = await Given.Clinic();
        var editor = await given.Editor();
        var draft = await given.Begun(editor);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, 20m), Given.Key());
        await given.The<RunCases>().Run(editor, File(draft), Given.Key());

        var refused = await Assert.ThrowsAsync<FormRejectedException>(async () => await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft, remark: null), Given.Key()));

        Assert.Contains("1 cases fail", refused.Message, StringComparison.Ordinal);
        await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft, "The case shows the old limit."), Given.Key());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"cases\":[]}")]
    public async Task What_is_no_case_file_is_refused(string text)
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);

        await Assert.ThrowsAsync<FormRejectedException>(() =>
            given.The<RunCases>().Run(given.Clinician, new() { DraftId = draft, FileName = "x.json", Content = Encoding.UTF8.GetBytes(text) }, Given.Key()));
    }

    private static RunCases.Form File(Guid draft) => new() { DraftId = draft, FileName = "cases.json", Content = Encoding.UTF8.GetBytes(OneCase) };
}
