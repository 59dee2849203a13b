using IvClinic.Application.Formulary.Drafts;
using IvClinic.Domain.Formulary.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Demo;

/// <summary>The demo's clinic works on its formulary: a colleague has lowered the ketamine limits, and waits for an approval.</summary>
internal sealed class DemoFormulary(DemoCast cast, IServiceProvider services)
{
    private const string Session = "medications[ketamine].dosing[session_total]";

    private const string Observation = "medications[ketamine].monitoring.post";

    public async Task Draft()
    {
        var draft = await cast.Do<BeginDraft, BeginDraft.Form, Guid>(cast.SecondClinician, new() { Title = "Ketamine: lower amounts in one session" });
        await Change(draft, Session, "Two patients were drowsy at home after more than 75 mg; agreed at the meeting of the prescribers.", ("softMaxSession", 75m), ("absoluteMaxSession", 200m));
        await Change(draft, Observation, "Until they walk steadily.", ("observeMin", 90m));
    }

    private async Task Change(Guid draft, string path, string reason, params (string Field, decimal Value)[] values)
    {
        var desk = await services.GetRequiredService<DraftSheet>().Run(cast.SecondClinician, draft);
        var fields = EntryForms.Of(desk.Document, new DocumentPath(path));
        foreach (var (field, value) in values) fields.Single(each => each.Name == field).Number = value;
        await cast.Do<ChangeEntry, ChangeEntry.Form, int>(cast.SecondClinician, new() { DraftId = draft, Version = desk.Draft.Version, Path = path, Fields = fields, Reason = reason });
    }
}
