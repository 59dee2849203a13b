using System.Text;
using IvClinic.Application.Formulary.Drafts;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Tests.Formulary;

/// <summary>A second clinician who edits, so that the first can approve and the administrator publish.</summary>
internal static class GivenDraft
{
    public static Task<Actor> Editor(this Given given) => given.Colleague("Dr Eva Editor", ClinicRole.Clinician);

    public static Task<Guid> Begun(this Given given, Actor editor, string title = "Ketamine lower") => given.The<BeginDraft>().Run(editor, new() { Title = title }, Given.Key());

    public static Task<DraftOnDesk> Draft(this Given given, Guid draft) => given.The<DraftSheet>().Run(given.Clinician, draft);

    /// <summary>The hard limit of a ketamine session, as somebody types it.</summary>
    public static async Task<ChangeEntry.Form> SessionLimit(this Given given, Guid draft, decimal mg) => new()
    {
        DraftId = draft,
        Version = (await given.Draft(draft)).Draft.Version,
        Path = "medications[ketamine].dosing[session_total]",
        Fields = [.. EntryForms.Of((await given.Draft(draft)).Document, new DocumentPath("medications[ketamine].dosing[session_total]")).Select(field => field.Name switch
        {
            "absoluteMaxSession" => new() { Name = field.Name, Number = mg },
            "softMaxSession" => new() { Name = field.Name, Number = mg / 2m },
            _ => field,
        })],
        Reason = "Two patients too drowsy at home",
    };

    public static async Task<ApproveDraft.Form> Approval(this Given given, Guid draft, string? remark = "No case file yet; every line of the difference was read.") =>
        new() { DraftId = draft, Hash = (await given.Draft(draft)).Draft.Hash, Remark = remark, IsSigned = true };

    public static async Task<PublishDraft.Form> Publication(this Given given, Guid draft) => new()
    {
        DraftId = draft,
        Hash = (await given.Draft(draft)).Draft.Hash,
        Plans = (await given.The<AffectedPlans>().Run(given.Administrator, new(draft))).Signature,
        IsSigned = true,
    };

    /// <summary>A second version in force in which a session has at most so many mg of ketamine.</summary>
    public static async Task<int> Published(this Given given, decimal ketamineMg)
    {
        var editor = await given.Editor();
        var draft = await given.Begun(editor);
        await given.The<ChangeEntry>().Run(editor, await given.SessionLimit(draft, ketamineMg), Given.Key());
        await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft), Given.Key());
        return await given.The<PublishDraft>().Run(given.Administrator, await given.Publication(draft), Given.Key());
    }

    /// <summary>A second version in force with one number changed.</summary>
    public static async Task<int> PublishedWith(this Given given, string path, string field, decimal value)
    {
        var editor = await given.AlsoHired("Dr Eva Editor", ClinicRole.Clinician);
        var draft = await given.Begun(editor);
        var desk = await given.Draft(draft);
        var fields = EntryForms.Of(desk.Document, new DocumentPath(path));
        fields.Single(each => each.Name == field).Number = value;
        await given.The<ChangeEntry>().Run(editor, new() { DraftId = draft, Version = desk.Draft.Version, Path = path, Fields = fields, Reason = "Decided here" }, Given.Key());
        await given.The<ApproveDraft>().Run(given.Clinician, await given.Approval(draft), Given.Key());
        return await given.The<PublishDraft>().Run(given.Administrator, await given.Publication(draft), Given.Key());
    }

    /// <summary>The shipped formulary with one text replaced, as a file.</summary>
    public static byte[] Shipped(string was, string now)
    {
        var text = Encoding.UTF8.GetString(ClinicFormulary.ShippedBytes());
        Assert.Contains(was, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(was, now, StringComparison.Ordinal));
    }
}
