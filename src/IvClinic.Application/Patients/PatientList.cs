using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>One line of the list of patients.</summary>
/// <param name="Numbers">The identifiers, the clinic's own first.</param>
public sealed record PatientRow(
    Guid PatientId, string FullName, string? NameUsed, string BirthDate, int? Age, SexForRules Sex, IReadOnlyList<string> Numbers)
{
    public DateOnly? DeceasedOn { get; init; }

    /// <summary>Another record of this person goes on.</summary>
    public bool IsMergedAway { get; init; }
}

/// <param name="Rows">At most <see cref="PatientList.Most"/>, best first.</param>
/// <param name="HasMore">There are more than shown: type more of the name.</param>
public sealed record PatientListSheet(IReadOnlyList<PatientRow> Rows, bool HasMore)
{
    /// <summary>Spelled nearly so; looked for only where little is found, and never among the others.</summary>
    public IReadOnlyList<PatientRow> Similar { get; init; } = [];
}

/// <summary>
/// The patients whose name begins with or contains what is typed, who were born on it, or who bear it as identifier.
/// Without a text the last registered ones. Never counts: counting a million takes longer than searching them.
/// </summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PatientList(ReadDesk desk, ClinicZone zone) : ClinicRead<string?, PatientListSheet>(desk)
{
    /// <summary>Of more nobody reads the list: one types another letter. Each line is a row at a random place of the file.</summary>
    public const int Most = 20;

    /// <summary>One more than is shown, to know whether there are more.</summary>
    private const int Sought = Most + 1;

    /// <summary>With more than this, what was typed is spelled right.</summary>
    private const int Little = 3;

    private protected override async Task<PatientListSheet> Load(string? query, ReadWork work, CancellationToken cancel)
    {
        if (TypedText.Problem(query, TypedText.LineLength, severalLines: false) is not null) return new([], false);
        var typed = TypedText.Tidy(query);
        var found = await Find(work, typed, cancel);
        var today = zone.DateOf(work.Now);
        var similar = typed is not null && found.Count < Little ? await SimilarNamesSearch.Find(work.Db, SearchKey.Of(typed), found, cancel) : [];
        return new([.. found.Take(Most).Select(line => line.Row(today))], found.Count > Most) { Similar = [.. similar.Select(line => line.Row(today))] };
    }

    private static async Task<List<PatientLine>> Find(ReadWork work, string? typed, CancellationToken cancel)
    {
        if (typed is null) return await PatientSearchSql.Latest(work.Db, Sought).ToListAsync(cancel);
        if (SearchedBirthDate.Read(typed) is { Count: > 0 } days) return await PatientSearchSql.BornOn(work.Db, days, Sought).ToListAsync(cancel);
        var key = SearchKey.Of(typed);
        if (key.Length == 0) return [];

        // First the index by name, which is in order; only when the page is not full, identifiers and substrings.
        var found = await PatientSearchSql.BeginningWith(work.Db, key, Sought).ToListAsync(cancel);
        if (found.Count < Sought) found.AddRange(await PatientSearchSql.BearingOrContaining(work.Db, typed, key, Sought).ToListAsync(cancel));
        return found;
    }
}
