namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>One edit of a draft as it was made. The list of them only grows.</summary>
public sealed class DraftEdit
{
    private DraftEdit()
    {
    }

    public long Id { get; private set; }

    public long DraftId { get; private set; }

    public Guid ById { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>What changed, a sentence a line.</summary>
    public string What { get; private set; } = "";

    public string? Reason { get; private set; }

    public static DraftEdit Of(FormularyDraft draft, string what, string? reason, FormularyStep by) =>
        new() { DraftId = draft.Id, ById = by.PersonId, ByName = by.PersonName, At = by.At, What = what, Reason = reason };
}

/// <summary>The clinic's case file as it went on exactly these bytes of a draft. The list of them only grows.</summary>
public sealed class DraftCaseRun
{
    private DraftCaseRun()
    {
    }

    public long Id { get; private set; }

    public long DraftId { get; private set; }

    /// <summary>Hash of the draft that was judged.</summary>
    public string DraftHash { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public byte[] FileContent { get; private set; } = [];

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int ValuesDiffer { get; private set; }

    /// <summary>A line per case, then the totals.</summary>
    public string Lines { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public bool EverythingAgrees => Failed == 0 && ValuesDiffer == 0;

    public static DraftCaseRun Of(FormularyDraft draft, string fileName, byte[] file, Safety.Cases.SafetyCaseReport report, FormularyStep by) => new()
    {
        DraftId = draft.Id,
        DraftHash = draft.Hash,
        FileName = fileName,
        FileContent = file,
        Passed = report.Passed,
        Failed = report.Failed,
        ValuesDiffer = report.ValuesDiffer,
        Lines = string.Join('\n', report.Lines),
        ByName = by.PersonName,
        At = by.At,
    };
}
