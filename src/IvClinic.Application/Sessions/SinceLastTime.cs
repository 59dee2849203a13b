using IvClinic.Application.Patients;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>The lists to go through with the patient before an infusion, and what the record says changed.</summary>
/// <param name="LastInfusionAt">When the former session of this patient began; null for the first one.</param>
/// <param name="AllergyAnswer">What an empty list means.</param>
/// <param name="Changes">Newly recorded or taken out since then, a line each; empty also at the first infusion.</param>
/// <param name="PainSites">Where it hurts, by the standing pain descriptions.</param>
public sealed record HistoryToGoThrough(
    DateTimeOffset? LastInfusionAt, HistoryListAnswer AllergyAnswer, IReadOnlyList<string> Allergies, HistoryListAnswer MedicineAnswer, IReadOnlyList<string> Medicines,
    IReadOnlyList<string> Changes, IReadOnlyList<string> PainSites);

/// <summary>Six queries: the session, and one for each list.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class SinceLastTime(ReadDesk desk) : ClinicRead<Guid, HistoryToGoThrough>(desk)
{
    private protected override Task<HistoryToGoThrough> Load(Guid query, ReadWork work, CancellationToken cancel) => Of(work.Db, query, cancel);

    internal static async Task<HistoryToGoThrough> Of(ClinicDbContext db, Guid sessionId, CancellationToken cancel)
    {
        var row = await (
            from session in db.Set<InfusionSession>()
            where session.PublicId == sessionId
            select new
            {
                session.PatientId,
                // What was recorded on that day before the start was known then.
                Last = db.Set<ChartEntry>().Where(entry => entry.Kind == EntryKind.Started && db.Set<InfusionSession>().Any(each => each.Id == entry.SessionId && each.Id < session.Id
                        && db.Set<Patient>().Any(person => person.Id == each.PatientId && (person.Id == session.PatientId || person.MergedIntoId == session.PatientId))))
                    .OrderByDescending(entry => entry.Id).Select(entry => (DateTimeOffset?)entry.EffectiveAt).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("The session");

        var allergies = await Entries<PatientAllergy>();
        var medicines = await Entries<HomeMedicine>();
        var conditions = await Entries<PatientCondition>();
        var reviews = await db.ReviewsOf(row.PatientId).AsNoTracking().ToListAsync(cancel);
        var pains = await Entries<PainDescription>();
        return new(
            row.Last,
            HistoryListReading.Answer(HistoryList.Allergies, allergies, reviews), [.. Standing(allergies).Select(AllergyWords.Of)],
            HistoryListReading.Answer(HistoryList.HomeMedicines, medicines, reviews), [.. Standing(medicines).Where(each => each.StoppedOn is null).Select(HomeMedicineWords.Of)],
            row.Last is { } since
                ? [.. Changes(allergies, since, AllergyWords.Of, "allergy"), .. Changes(medicines, since, HomeMedicineWords.Of, "medicine"), .. Changes(conditions, since, each => each.Text, "condition")]
                : [],
            [.. Standing(pains).Select(each => each.Site).Distinct(StringComparer.OrdinalIgnoreCase)]);

        async Task<List<TEntry>> Entries<TEntry>()
            where TEntry : HistoryEntry => await db.OfPerson<TEntry>(row.PatientId).AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(cancel);
    }

    private static IEnumerable<TEntry> Standing<TEntry>(IEnumerable<TEntry> entries)
        where TEntry : HistoryEntry => entries.Where(entry => !entry.IsVoided);

    // The same words taken out and put in again, as when "last taken" is asked anew, are no change.
    private static IEnumerable<string> Changes<TEntry>(List<TEntry> entries, DateTimeOffset since, Func<TEntry, string> words, string what)
        where TEntry : HistoryEntry
    {
        var before = entries.Where(entry => entry.RecordedAt <= since && (entry.VoidedAt is not { } gone || gone > since)).Select(words).ToHashSet(StringComparer.Ordinal);
        var now = Standing(entries).Select(words).ToHashSet(StringComparer.Ordinal);
        return now.Except(before).Select(text => $"new {what}: {text}").Concat(before.Except(now).Select(text => $"{what} no longer in the record: {text}"));
    }
}

/// <summary>A medicine at home as one line.</summary>
internal static class HomeMedicineWords
{
    public static string Of(HomeMedicine medicine) =>
        medicine.Ingredient + (medicine.DailyDoseMg is { } mg ? $" {NumberText.Format(mg)} mg a day" : "") + (medicine.StoppedOn is { } day ? FormattableString.Invariant($", stopped {day:yyyy-MM-dd}") : "");
}
