using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Domain.Sessions;
using IvClinic.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace IvClinic.Web.Sessions;

/// <summary>
/// The cells of an entry that never change again, written once for all screens that watch: a screen keeps one piece of
/// each row instead of twenty, twice.
/// </summary>
public static class EntryMarkup
{
    private static readonly ConditionalWeakTable<EntryLine, Written> Lines = [];
    private static readonly ConditionalWeakTable<IReadOnlyList<EntryLine>, IReadOnlyList<EntryLine>> Cuts = [];

    /// <param name="session">Where labels of prepared bags may be printed; null elsewhere.</param>
    public static MarkupString Cells(EntryLine line, Guid? session, ClinicZone clinic) => Of(line, session, clinic).Cells;

    /// <summary>What stands on the button that corrects an entry.</summary>
    public static MarkupString CorrectWords(EntryLine line, Guid? session, ClinicZone clinic) => Of(line, session, clinic).CorrectWords;

    /// <summary>The first so many, cut once for all screens that show these lines.</summary>
    public static IReadOnlyList<EntryLine> Latest(IReadOnlyList<EntryLine> lines, int count)
    {
        if (lines.Count <= count) return lines;
        if (Cuts.TryGetValue(lines, out var known) && known.Count == count) return known;
        IReadOnlyList<EntryLine> cut = [.. lines.Take(count)];
        Cuts.AddOrUpdate(lines, cut);
        return cut;
    }

    private static Written Of(EntryLine line, Guid? session, ClinicZone clinic)
    {
        if (Lines.TryGetValue(line, out var known) && known.Session == session && ReferenceEquals(known.Clinic, clinic)) return known;
        var correct = new MarkupString(string.Create(CultureInfo.InvariantCulture, $"Correct<span class=\"visually-hidden\"> entry {line.Seq}</span>"));
        var written = new Written(session, clinic, Write(line, session, clinic), correct);
        Lines.AddOrUpdate(line, written);
        return written;
    }

    private static MarkupString Write(EntryLine line, Guid? session, ClinicZone clinic)
    {
        var html = new StringBuilder("<td>").Append(Time(line.EffectiveAt));
        if (Math.Abs((line.RecordedAt - line.EffectiveAt).TotalMinutes) >= 2)
            html.Append("<div class=\"muted\">").Append(line.IsLate ? "⚠ late entry, recorded " : "recorded ").Append(Time(line.RecordedAt)).Append("</div>");
        html.Append("</td><td><span").Append(line.VoidedBy is null ? "" : " class=\"voided\"").Append('>').Append(SafeText.Html(line.Text)).Append("</span>");
        if (line.VoidedBy is { } by) html.Append(CultureInfo.InvariantCulture, $"<span class=\"muted\"> voided by entry {by}</span>");
        if (session is { } id && line is { Kind: EntryKind.ProductPrepared, VoidedBy: null })
            html.Append(CultureInfo.InvariantCulture, $"<a class=\"label-link no-print\" href=\"{SafeText.Html(ClinicUrls.BagLabel(id, line.Seq))}\">Label</a>");
        html.Append(CultureInfo.InvariantCulture, $"<span class=\"muted seq\"> #{line.Seq}</span></td><td>{SafeText.Html(line.Author)}</td>");
        return new(html.ToString());

        string Time(DateTimeOffset at) => clinic.ToLocal(at).ToString("d MMM HH:mm", CultureInfo.InvariantCulture);
    }

    private sealed record Written(Guid? Session, ClinicZone Clinic, MarkupString Cells, MarkupString CorrectWords);
}
