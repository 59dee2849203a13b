using System.Globalization;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Sessions;

/// <summary>Puts plan and entries into words for a sheet.</summary>
internal static class SheetWriting
{
    public static IReadOnlyList<PlanLine> PlanLines(SessionPlan plan, PlanContent content, ClinicFormulary formulary) =>
        [.. plan.Bags.Select(bag => new PlanLine(bag.Number, bag.Label, Contents(bag, content.Bags.FirstOrDefault(planned => planned.Number == bag.Number), formulary), Rates(bag)))];

    /// <param name="before">The lines of these entries before the newest came; one that says the same stays the same object.</param>
    public static IReadOnlyList<EntryLine> Lines(IReadOnlyList<ChartEntry> entries, IReadOnlyList<EntryLine>? before = null)
    {
        var known = (before ?? []).ToDictionary(line => line.Seq);
        var byId = entries.Where(entry => entry.Id != 0).ToDictionary(entry => entry.Id, entry => entry.Seq);
        var voidedBy = entries.Where(entry => entry.VoidsEntryId is not null).GroupBy(entry => byId.GetValueOrDefault(entry.VoidsEntryId!.Value))
            .ToDictionary(group => group.Key, group => group.Max(entry => entry.Seq));
        var rates = RatesBefore(entries);
        return
        [
            .. entries.OrderByDescending(entry => entry.EffectiveAt).ThenByDescending(entry => entry.Seq).Select(entry =>
            {
                int? gone = voidedBy.TryGetValue(entry.Seq, out var by) ? by : null;
                int? corrects = entry.VoidsEntryId is { } wrong && byId.TryGetValue(wrong, out var seq) ? seq : null;
                var text = corrects is { } voided ? entry.Kind == EntryKind.Voided ? $"Entry {Text(voided)} voided: {entry.Reason}" : $"{EntryText.Of(entry)} (instead of entry {Text(voided)})" : EntryText.Of(entry, rates.GetValueOrDefault(entry.Seq));
                if (entry.Kind == EntryKind.NurseSigned && entries.FirstOrDefault(later => later.Seq > entry.Seq && EntryKinds.VoidsTheNursesSignature(later.Kind)) is { } change) text += $" (no longer stands: entry {Text(change.Seq)} came after it)";
                var canBeVoided = gone is null && entry.Kind is not (EntryKind.Voided or EntryKind.NurseSigned or EntryKind.ClinicianSigned or EntryKind.Addendum or EntryKind.OrderCountersigned or EntryKind.OrderDisputed or EntryKind.ReactionProposalAnswered);
                var line = new EntryLine(entry.Seq, entry.Kind, text, entry.EffectiveAt, entry.RecordedAt, entry.AuthorName, entry.AuthorRole, gone, corrects, canBeVoided);
                return known.GetValueOrDefault(entry.Seq) is { } same && same == line ? same : line;
            }),
        ];
    }

    /// <summary>The rate that ran before each rate change, for "40 → 80 mL/h".</summary>
    private static Dictionary<int, FlowRate?> RatesBefore(IReadOnlyList<ChartEntry> entries)
    {
        var before = new Dictionary<int, FlowRate?>();
        FlowRate? rate = null;
        foreach (var entry in SessionChart.Standing(entries))
        {
            if (entry.Kind == EntryKind.RateChanged) before[entry.Seq] = rate;
            if (entry.Kind is EntryKind.Started or EntryKind.RateChanged or EntryKind.Resumed or EntryKind.BagChanged) rate = entry.Rate;
        }

        return before;
    }

    private static string Contents(SessionBag bag, PlannedBag? planned, ClinicFormulary formulary)
    {
        var ingredients = bag.Ingredients.Select(each => formulary.DisplayName(each.Medication) + Product(planned, each.Medication) + (each.Mass is { } mass ? $" {mass.Text()}" : each.Volume is { } volume ? $" {volume}" : " (amount not known)"));
        return string.Join(" + ", ingredients) + (bag.Volume is { } all ? $" in {all}" : "");
    }

    private static string Product(PlannedBag? planned, string medication) =>
        planned?.Ingredients.FirstOrDefault(ingredient => ingredient.Medication == medication)?.Product is { Length: > 0 } product ? $" ({product})" : "";

    private static string Rates(SessionBag bag)
    {
        if (bag.Steps.Count == 0)
            return bag.Profile is { } push ? $"pushed over {NumberText.Format((decimal)push.Duration.TotalMinutes, 1)} min" : "no rate in the plan";
        return string.Join(", then ", bag.Steps.Select(step =>
            (step.Flow is { } flow ? NumberText.Format(flow.MillilitresPerHour, 1) + " mL/h" : "rate not known") + (step.Minutes is { } minutes ? $" for {Text(minutes)} min" : "")));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
