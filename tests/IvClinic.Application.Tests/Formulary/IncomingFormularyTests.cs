using System.Text;
using IvClinic.Application.Formulary;
using IvClinic.Application.Formulary.Drafts;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;

namespace IvClinic.Application.Tests.Formulary;

/// <summary>Formularies that come from outside: a file, or a new version of the program.</summary>
public sealed class IncomingFormularyTests
{
    private const string SessionLimit = "\"absoluteMaxSession\": 300";

    [Fact]
    public async Task A_file_becomes_a_draft_with_the_difference_shown()
    {
        await using var given = await Given.Clinic();
        var draft = await Imported(given, GivenDraft.Shipped(SessionLimit, "\"absoluteMaxSession\": 280"));

        var desk = await given.Draft(draft);

        Assert.Equal(DraftOrigin.Imported, desk.Draft.Origin);
        Assert.Equal("medications[ketamine].dosing[session_total].absoluteMaxSession", Assert.Single(desk.Changes).Path.Text);
        Assert.Equal(1, given.The<ClinicFormularies>().Current.Number);
    }

    [Fact]
    public async Task What_was_exported_comes_back_as_it_was()
    {
        await using var given = await Given.Clinic();
        var draft = await given.Begun(given.Clinician);
        await given.The<ChangeEntry>().Run(given.Clinician, await given.SessionLimit(draft, 100m), Given.Key());
        var file = await given.The<FormularyFile>().Run(given.Clinician, new(null, draft));

        var again = await given.Draft(await Imported(given, file.Content));

        Assert.Equal((await given.Draft(draft)).Draft.Hash, again.Draft.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no formulary")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"medications\":[],\"medications\":[]}")]
    public async Task Garbage_is_refused_and_leaves_nothing(string text)
    {
        await using var given = await Given.Clinic();

        await Assert.ThrowsAsync<FormRejectedException>(() => Imported(given, Encoding.UTF8.GetBytes(text)));
        Assert.Empty((await given.The<FormularyDesk>().Run(given.Clinician, new())).Drafts);
    }

    [Fact]
    public async Task A_field_that_stands_twice_is_refused()
    {
        await using var given = await Given.Clinic();

        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => Imported(given, GivenDraft.Shipped(SessionLimit, SessionLimit + ", " + SessionLimit)));

        Assert.Contains("dosing[2].absoluteMaxSession: this field stands twice", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_megabytes_are_refused()
    {
        await using var given = await Given.Clinic();

        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => Imported(given, new byte[20 * 1024 * 1024]));

        Assert.Contains("20 MB", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_that_is_in_force_makes_no_draft()
    {
        await using var given = await Given.Clinic();

        await Assert.ThrowsAsync<FormRejectedException>(() => Imported(given, ClinicFormulary.ShippedBytes()));
    }

    [Fact]
    public async Task A_newly_shipped_formulary_arrives_as_a_draft_once_and_is_never_by_itself_in_force()
    {
        await using var given = await Given.Clinic();
        given.The<ClinicFormularies>().Shipped = () => GivenDraft.Shipped(SessionLimit, "\"absoluteMaxSession\": 280");
        await given.The<ClinicStart>().Run();
        await given.The<ClinicStart>().Run();

        var line = Assert.Single((await given.The<FormularyDesk>().Run(given.Clinician, new())).Drafts);
        var desk = await given.Draft(line.DraftId);

        Assert.Equal((DraftOrigin.Shipped, "shipped with IvClinic"), (line.Origin, line.LastEditor));
        Assert.Contains("was 300 mg; now 280 mg", Assert.Single(desk.Changes).Text, StringComparison.Ordinal);
        Assert.Equal((1, 300m), (given.The<ClinicFormularies>().Current.Number, given.The<ClinicFormularies>().Current.Formulary.Medicines["ketamine"].Dosing.Single(row => row.Id == "session_total").HardSession.Single().Value));
    }

    [Fact]
    public async Task What_the_clinic_decided_is_not_undone_by_a_newly_shipped_formulary()
    {
        await using var given = await Given.Clinic();
        await given.Published(100m);
        given.The<ClinicFormularies>().Shipped = () => Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(GivenDraft.Shipped(SessionLimit, "\"absoluteMaxSession\": 280")).Replace("Non-competitive NMDA", "Non-competitive NMDA (glutamate)", StringComparison.Ordinal));
        await given.The<ClinicStart>().Run();

        var desk = await given.Draft(Assert.Single((await given.The<FormularyDesk>().Run(given.Clinician, new())).OpenDrafts).DraftId);

        Assert.Equal("medications[ketamine].mechanism", Assert.Single(desk.Changes).Path.Text);
        Assert.Contains("this clinic decided otherwise", Assert.Single(desk.Edits).What, StringComparison.Ordinal);
        Assert.Contains("was 300 mg; now 280 mg", desk.Edits[0].What, StringComparison.Ordinal);
        Assert.Equal(2, desk.Draft.BaseNumber);
    }

    private static Task<Guid> Imported(Given given, byte[] content) =>
        given.The<ImportFormulary>().Run(given.Administrator, new() { Title = "From the other site", FileName = "formulary.json", Content = content }, Given.Key());
}
