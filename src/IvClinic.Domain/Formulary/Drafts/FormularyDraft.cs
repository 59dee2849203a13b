namespace IvClinic.Domain.Formulary.Drafts;

public enum DraftOrigin
{
    /// <summary>Begun by the clinic from the version in force.</summary>
    Clinic,

    /// <summary>Read from a file.</summary>
    Imported,

    /// <summary>Came with a new version of the program.</summary>
    Shipped,
}

public enum DraftStatus
{
    Open,
    Approved,
    Published,
    Discarded,
}

/// <summary>
/// The next version of the formulary while it is made. One person edits, a second approves exactly these bytes, a third
/// publishes; an edit voids the approval.
/// </summary>
public sealed class FormularyDraft
{
    private FormularyDraft()
    {
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    /// <summary>The token of the row, set by the application.</summary>
    public int Version { get; private set; }

    public string Title { get; private set; } = "";

    public DraftOrigin Origin { get; private set; }

    /// <summary>The published version it was made from.</summary>
    public int BaseNumber { get; private set; }

    public byte[] Content { get; private set; } = [];

    public string Hash { get; private set; } = "";

    /// <summary>The formulary as the program brought it, so that the next one is compared with it; null for other origins.</summary>
    public byte[]? ShippedContent { get; private set; }

    public string? ShippedHash { get; private set; }

    public DraftStatus Status { get; private set; }

    public string BegunByName { get; private set; } = "";

    public DateTimeOffset BegunAt { get; private set; }

    public Guid LastEditorId { get; private set; }

    public string LastEditorName { get; private set; } = "";

    public DateTimeOffset EditedAt { get; private set; }

    /// <summary>Hash of the bytes that were approved; null without an approval.</summary>
    public string? ApprovedHash { get; private set; }

    public Guid? ApprovedById { get; private set; }

    public string? ApprovedByName { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>What the approver wrote about failing or missing cases.</summary>
    public string? ApprovalRemark { get; private set; }

    public string? ClosedByName { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? DiscardReason { get; private set; }

    /// <summary>The version it became.</summary>
    public int? PublishedNumber { get; private set; }

    public bool IsOver => Status is DraftStatus.Published or DraftStatus.Discarded;

    public FormularyDocument Document => FormularyDocument.Parse(Content);

    public static FormularyDraft Begin(Guid publicId, string title, DraftOrigin origin, int baseNumber, FormularyDocument document, FormularyStep by)
    {
        var draft = new FormularyDraft { PublicId = publicId, Title = title, Origin = origin, BaseNumber = baseNumber, BegunByName = by.PersonName, BegunAt = by.At };
        draft.Write(document, by);
        return draft;
    }

    /// <summary>A draft of what a new version of the program brought.</summary>
    public static FormularyDraft Bring(Guid publicId, string title, int baseNumber, FormularyDocument document, byte[] shipped, DateTimeOffset at)
    {
        var draft = Begin(publicId, title, DraftOrigin.Shipped, baseNumber, document, FormularyStep.Program(at));
        (draft.ShippedContent, draft.ShippedHash) = (shipped, FormularyDocument.Hash(shipped));
        return draft;
    }

    /// <summary>Changes the draft; an approval is void.</summary>
    /// <exception cref="IllegalStepException">The draft is over.</exception>
    public void Edit(FormularyDocument document, FormularyStep by)
    {
        DemandOpen("be edited");
        Write(document, by);
    }

    /// <summary>The same changes on a newer published version; an approval is void.</summary>
    /// <exception cref="IllegalStepException">The draft is over.</exception>
    public void CatchUp(FormularyDocument document, int baseNumber, FormularyStep by)
    {
        Edit(document, by);
        BaseNumber = baseNumber;
    }

    /// <summary>A second person approves exactly the bytes that were read.</summary>
    /// <exception cref="IllegalStepException">Over, edited meanwhile, or by its last editor.</exception>
    public void Approve(string hash, string? remark, FormularyStep by)
    {
        DemandOpen("be approved");
        if (by.PersonId == LastEditorId) throw new IllegalStepException("Whoever edited the draft last cannot approve it: somebody else looks at it.");
        if (!string.Equals(hash, Hash, StringComparison.Ordinal)) throw new IllegalStepException($"{LastEditorName} edited the draft after you opened it. Read it again.");
        (ApprovedHash, ApprovedById, ApprovedByName, ApprovedAt, ApprovalRemark) = (hash, by.PersonId, by.PersonName, by.At, remark);
        Status = DraftStatus.Approved;
    }

    /// <summary>A third person puts the approved bytes into force.</summary>
    /// <exception cref="IllegalStepException">Not approved as it stands, made from another version, or by its editor or approver.</exception>
    public void Publish(int inForce, FormularyStep by)
    {
        DemandOpen("be published");
        if (Status != DraftStatus.Approved || !string.Equals(ApprovedHash, Hash, StringComparison.Ordinal)) throw new IllegalStepException("The draft is not approved as it stands.");
        if (by.PersonId == LastEditorId || by.PersonId == ApprovedById) throw new IllegalStepException("Whoever edited or approved the draft cannot publish it: a third person does.");
        if (BaseNumber != inForce)
            throw new IllegalStepException(FormattableString.Invariant($"The draft was made from version {BaseNumber}, and version {inForce} is in force. Bring it up to date first."));
        PublishedNumber = inForce + 1;
        Close(DraftStatus.Published, by);
    }

    /// <exception cref="IllegalStepException">The draft is over.</exception>
    public void Discard(string reason, FormularyStep by)
    {
        DemandOpen("be discarded");
        DiscardReason = reason;
        Close(DraftStatus.Discarded, by);
    }

    private void Write(FormularyDocument document, FormularyStep by)
    {
        Content = document.Bytes();
        Hash = FormularyDocument.Hash(Content);
        (LastEditorId, LastEditorName, EditedAt) = (by.PersonId, by.PersonName, by.At);
        (ApprovedHash, ApprovedById, ApprovedByName, ApprovedAt, ApprovalRemark) = (null, null, null, null, null);
        Status = DraftStatus.Open;
    }

    private void Close(DraftStatus status, FormularyStep by) => (Status, ClosedByName, ClosedAt) = (status, by.PersonName, by.At);

    private void DemandOpen(string what)
    {
        if (IsOver) throw new IllegalStepException($"This draft is {(Status == DraftStatus.Published ? "published" : "discarded")}; it cannot {what}.");
    }
}
