using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary.Drafts;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary;

/// <summary>
/// A program that brings another formulary than the one before it makes a draft of it, and nothing else: what is in force
/// stays in force. The program's changes are put onto the clinic's own document, so that they undo no decision of the clinic.
/// </summary>
internal static class ShippedFormulary
{
    public static async Task Bring(ClinicDbContext db, FormularyVersion inForce, byte[] shipped, DateTimeOffset at, CancellationToken cancel)
    {
        var hash = FormularyDocument.Hash(shipped);
        if (await db.Set<FormularyVersion>().AnyAsync(version => version.Hash == hash, cancel) || await db.Set<FormularyDraft>().AnyAsync(draft => draft.ShippedHash == hash, cancel)) return;
        var before = await db.Set<FormularyDraft>().AsNoTracking().Where(draft => draft.ShippedContent != null).OrderByDescending(draft => draft.Id)
                .Select(draft => draft.ShippedContent).FirstOrDefaultAsync(cancel)
            ?? await db.Set<FormularyVersion>().AsNoTracking().Where(version => version.Number == 1).Select(version => version.Content).FirstAsync(cancel);
        var (own, brought) = (inForce.Document, FormularyDocument.Parse(shipped));
        var merge = FormularyMerge.Of(FormularyDocument.Parse(before), brought, own);
        if (!IsReadable(merge.Document)) merge = new(brought, []);
        var draft = FormularyDraft.Bring(Guid.CreateVersion7(), "Formulary of a new version of the program", inForce.Number, merge.Document, shipped, at);
        db.Add(draft);
        await db.SaveChangesAsync(cancel);
        db.Add(DraftEdit.Of(draft, What(merge, brought, own), "Came with a new version of the program; not in force until it is approved and published.", FormularyStep.Program(at)));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Changes of both sides can contradict each other, for example about a medicine that the clinic removed.</summary>
    private static bool IsReadable(FormularyDocument document)
    {
        try
        {
            document.Read();
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string What(FormularyMerge merge, FormularyDocument brought, FormularyDocument own) => merge.NotTaken.Count == 0
        ? "Every change of the program is in this draft."
        : "Not taken over, because this clinic decided otherwise:\n" + string.Join('\n', ChangeWords.Of(merge.NotTaken, own, brought).Select(line => line.Sentence));
}
