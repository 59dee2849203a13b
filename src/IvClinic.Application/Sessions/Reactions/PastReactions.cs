using IvClinic.Application.Patients;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>A reaction of an earlier session, for whoever plans or starts the next one.</summary>
/// <param name="Medicines">The suspected ones by its closing; without one everything in the bags. Formulary ids.</param>
public sealed record PastReaction(Guid SessionId, ReactionState State, IReadOnlyList<string> Medicines)
{
    public NextTimeAdvice NextTime => State.Closing?.Details.NextTime ?? new(null, null);

    /// <summary>What it was, without its date, which the screen puts into the clinic's zone.</summary>
    public string Text(ClinicFormulary formulary)
    {
        string?[] facts =
        [
            (State.IsDelayed ? "delayed, " : "") + ReactionWords.Of(State.Type),
            State.WorstGrade is { } grade ? FormattableString.Invariant($"grade {grade}") : "not graded",
            "under " + string.Join(" + ", Medicines.Select(formulary.DisplayName)),
            !State.IsDelayed && State.RateAtOnset is { } rate ? $"at {rate}" : null,
        ];
        var symptoms = State.SymptomsSeen.Count > 0 ? Capital(string.Join(", ", State.SymptomsSeen.Select(ChairsideTerms.SymptomText))) : "Symptoms not recorded";
        var end = State.Closing is { } closing
            ? $"{ClosingText.Of(closing.Details.Outcome)}, cause {ChairsideTerms.CausalityText(closing.Details.Causality)}{(closing.IsCompleted ? "" : " (a clinician has not closed it yet)")}"
            : "Not closed yet";
        return $"{string.Join(", ", facts.OfType<string>())}. {symptoms}. {end}.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>An earlier session in which there was a reaction, with the plan it ran by.</summary>
internal sealed record PastSession(long Id, Guid PublicId, SignedPlan Signed);

/// <summary>Reads the reactions of a patient's earlier sessions; commands and reads share it.</summary>
internal static class PastReactions
{
    /// <summary>Sessions with a reaction that are looked through, the newest first.</summary>
    private const int Most = 8;

    /// <summary>Two queries. The newest first; those of the given session are left out.</summary>
    public static async Task<IReadOnlyList<PastReaction>> Load(ClinicDbContext db, long patientId, long? exceptSession, ClinicFormulary formulary, DateTimeOffset at, CancellationToken cancel)
    {
        var sessions = await Sessions(db, patientId, exceptSession, cancel);
        if (sessions.Count == 0) return [];
        var ids = sessions.Select(row => row.Id).ToList();
        var entries = await db.Set<ChartEntry>().AsNoTracking().Where(entry => ids.Contains(entry.SessionId)).OrderBy(entry => entry.Seq).ToListAsync(cancel);
        return Of(sessions, entries.ToLookup(entry => entry.SessionId), formulary, at);
    }

    /// <summary>One query: the sessions whose entries are to be read for it.</summary>
    public static async Task<IReadOnlyList<PastSession>> Sessions(ClinicDbContext db, long patientId, long? exceptSession, CancellationToken cancel) => await (
        from session in db.OfPerson<InfusionSession>(patientId)
        where session.Id != exceptSession
            && db.Set<ChartEntry>().Any(entry => entry.SessionId == session.Id && (entry.Kind == EntryKind.ReactionOpened || entry.Kind == EntryKind.DelayedReaction))
        join signed in db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
        orderby session.OpenedAt descending
        select new PastSession(session.Id, session.PublicId, signed)).AsNoTracking().Take(Most).ToListAsync(cancel);

    public static IReadOnlyList<PastReaction> Of(IReadOnlyList<PastSession> sessions, ILookup<long, ChartEntry> entries, ClinicFormulary formulary, DateTimeOffset at) =>
    [
        .. sessions.SelectMany(row =>
        {
            var plan = ReadPlan.Of(row.Signed, formulary).ForSession;
            IReadOnlyList<string> bags = [.. plan.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication).Distinct(StringComparer.Ordinal)];
            return SessionChart.Fold(plan, [.. entries[row.Id]], at).AllReactions
                .Select(reaction => new PastReaction(row.PublicId, reaction, reaction.Closing is { Details.Suspected: { Count: > 0 } suspected } ? suspected : bags));
        }).OrderByDescending(past => past.State.OpenedAt),
    ];

    /// <summary>The one that matters most for a plan: the last under one of its medicines, otherwise the last of all.</summary>
    public static PastReaction? For(IReadOnlyList<PastReaction> past, IEnumerable<string> medicines)
    {
        var planned = medicines.ToHashSet(StringComparer.Ordinal);
        return past.FirstOrDefault(each => each.Medicines.Any(planned.Contains)) ?? (past.Count > 0 ? past[0] : null);
    }
}
