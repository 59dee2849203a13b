using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;

namespace IvClinic.Domain.Tests.Formulary;

public class FormularyDraftTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly FormularyStep Editor = new(Guid.CreateVersion7(), "Dr Eva Editor", Noon);
    private static readonly FormularyStep Approver = new(Guid.CreateVersion7(), "Dr Clara Clinician", Noon);
    private static readonly FormularyStep Publisher = new(Guid.CreateVersion7(), "Abel Admin", Noon);

    [Fact]
    public void Three_people_make_a_version()
    {
        var draft = Draft();
        draft.Approve(draft.Hash, null, Approver);
        draft.Publish(1, Publisher);

        Assert.Equal((DraftStatus.Published, 2), (draft.Status, draft.PublishedNumber));
    }

    [Fact]
    public void Whoever_edited_last_cannot_approve()
    {
        var draft = Draft();
        Assert.Throws<IllegalStepException>(() => draft.Approve(draft.Hash, null, Editor));
    }

    [Fact]
    public void Editor_and_approver_cannot_publish()
    {
        var draft = Draft();
        draft.Approve(draft.Hash, null, Approver);

        Assert.Throws<IllegalStepException>(() => draft.Publish(1, Editor));
        Assert.Throws<IllegalStepException>(() => draft.Publish(1, Approver));
    }

    [Fact]
    public void An_edit_voids_the_approval()
    {
        var draft = Draft();
        draft.Approve(draft.Hash, null, Approver);
        draft.Edit(FormularyDocument.Parse("{\"a\":1}"), Editor);

        Assert.Equal((DraftStatus.Open, null), (draft.Status, draft.ApprovedHash));
        Assert.Throws<IllegalStepException>(() => draft.Publish(1, Publisher));
    }

    [Fact]
    public void Only_the_bytes_that_were_read_are_approved()
    {
        var draft = Draft();
        var read = draft.Hash;
        draft.Edit(FormularyDocument.Parse("{\"a\":1}"), Editor);

        Assert.Throws<IllegalStepException>(() => draft.Approve(read, null, Approver));
    }

    [Fact]
    public void A_draft_of_an_older_version_is_brought_up_to_date_first()
    {
        var draft = Draft();
        draft.Approve(draft.Hash, null, Approver);

        Assert.Contains("version 2 is in force", Assert.Throws<IllegalStepException>(() => draft.Publish(2, Publisher)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_over_stays_as_it_is()
    {
        var draft = Draft();
        draft.Discard("Not wanted", Editor);

        Assert.Throws<IllegalStepException>(() => draft.Edit(FormularyDocument.Parse("{}"), Editor));
        Assert.Throws<IllegalStepException>(() => draft.Discard("again", Editor));
    }

    private static FormularyDraft Draft() =>
        FormularyDraft.Begin(Guid.CreateVersion7(), "Ketamine lower", DraftOrigin.Clinic, 1, FormularyDocument.Parse(ClinicFormulary.ShippedBytes()), Editor);
}
