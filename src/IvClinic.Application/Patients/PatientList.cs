using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>One line of the list of patients.</summary>
public sealed record PatientRow(
    Guid PatientId, string FullName, string? NameUsed, string BirthDate, int? Age, SexForRules Sex, IReadOnlyList<PatientIdentifier> Identifiers);

/// <param name="Rows">At most <see cref="PatientList.Most"/>, best first.</param>
/// <param name="HasMore">There are more than shown: type more of the name.</param>
public sealed record PatientListSheet(IReadOnlyList<PatientRow> Rows, bool HasMore);

/// <summary>
/// The patients whose name begins with or contains what is typed, who were born on it, or who bear it as identifier.
/// Without a text the last registered ones. Never counts: counting a million takes longer than searching them.
/// </summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PatientList(ReadDesk desk, ClinicZone zone) : ClinicRead<string?, PatientListSheet>(desk)
{
    public const int Most = 50;

    private protected override async Task<PatientListSheet> Load(string? query, ReadWork work, CancellationToken cancel)
    {
        if (TypedText.Problem(query, TypedText.LineLength, severalLines: false) is not null) return new([], false);
        var typed = TypedText.Tidy(query);
        var patients = work.Db.Set<Patient>().AsNoTracking();
        var (key, found) = (SearchKey.Of(typed ?? ""), new List<Patient>());
        if (typed is null) found = await patients.OrderByDescending(patient => patient.Id).Take(Most + 1).ToListAsync(cancel);
        else if (TypedBirthDate.Read(typed) is (var born, DatePrecision.Day))
            found = await patients.Where(patient => patient.BirthDate == born).OrderBy(patient => patient.NameKey).Take(Most + 1).ToListAsync(cancel);
        else if (key.Length > 0)
        {
            // First the index by name, which is in order; only when the page is not full, identifiers and substrings.
            found = await PatientSearchSql.BeginningWith(patients, key).OrderBy(patient => patient.NameKey).Take(Most + 1).ToListAsync(cancel);
            if (found.Count <= Most) found.AddRange(await Containing(typed, key, found.ConvertAll(patient => patient.Id)).ToListAsync(cancel));
        }

        var today = zone.DateOf(work.Now);
        return new([.. found.Take(Most).Select(patient => new PatientRow(
            patient.PublicId, patient.FullName, patient.NameUsed, patient.BirthDateText, patient.AgeOn(today), patient.Sex, patient.Identifiers))], found.Count > Most);

        IQueryable<Patient> Containing(string text, string folded, IReadOnlyList<long> already)
        {
            var upper = text.ToUpperInvariant();
            var rest = patients.Where(patient => !already.Contains(patient.Id));
            var words = folded.Split(' ').Where(word => word.Length >= PatientSearchSql.ShortestWord).ToList();
            var byNumber = rest.Where(patient => patient.Identifiers.Any(each => IdentifierKind.All.Contains(each.Kind) && (each.Value == text || each.Value == upper)));
            if (words.Count == 0) return byNumber.OrderBy(patient => patient.Id).Take(Most + 1 - already.Count);
            var ids = PatientSearchSql.Containing(work.Db, words);
            return rest.Where(patient => ids.Contains(patient.Id)
                    || patient.Identifiers.Any(each => IdentifierKind.All.Contains(each.Kind) && (each.Value == text || each.Value == upper)))
                .OrderBy(patient => patient.NameKey).Take(Most + 1 - already.Count);
        }
    }
}
