using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>A known patient who may be the one being entered.</summary>
/// <param name="Why">In words: what is the same.</param>
public sealed record PossibleDuplicate(Guid PatientId, string FullName, string BirthDate, IReadOnlyList<PatientIdentifier> Identifiers, string Why);

/// <summary>Finds known patients who may be the same person. It warns and never decides.</summary>
internal static class DuplicateSearch
{
    /// <summary>More hits than a person would read mean a common name; the identifier then decides.</summary>
    private const int Most = 10;

    public static async Task<IReadOnlyList<PossibleDuplicate>> Find(
        ClinicDbContext db, PersonName name, (DateOnly Date, DatePrecision Precision) birth, IReadOnlyList<string> identifiers, Guid? except, CancellationToken cancel)
    {
        var key = SearchKey.Of($"{name.Family} {name.Given}");
        var exchangedKey = SearchKey.Of($"{name.Given} {name.Family}");
        var exchangedDate = TypedBirthDate.Exchanged(birth.Date) ?? birth.Date;
        var patients = db.Set<Patient>().AsNoTracking().Where(patient => patient.PublicId != except);

        // Three looks, each along its own index: an OR over them would read the whole table, and so would
        // Identifiers.Any: from the number to its bearers it is one step.
        var sameDay = await patients.Where(patient => patient.BirthDate == birth.Date || patient.BirthDate == exchangedDate).OrderBy(patient => patient.Id).Take(1000).ToListAsync(cancel);
        var sameName = await patients.Where(patient => patient.NameKey == key || patient.NameKey == exchangedKey).OrderBy(patient => patient.Id).Take(200).ToListAsync(cancel);
        var bearers = db.Set<Patient>().SelectMany(patient => patient.Identifiers, (patient, each) => new { patient.Id, each.Kind, each.Value })
            .Where(pair => IdentifierKind.All.Contains(pair.Kind) && identifiers.Contains(pair.Value)).Select(pair => pair.Id);
        var sameNumber = identifiers.Count == 0 ? [] : await patients.Where(patient => bearers.Contains(patient.Id))
            .OrderBy(patient => patient.Id).Take(Most).ToListAsync(cancel);

        return [.. sameNumber.Concat(sameDay).Concat(sameName).DistinctBy(patient => patient.Id)
            .Select(patient => (patient, Why: WhyTheSame(patient)))
            .Where(hit => hit.Why is not null)
            .Take(Most)
            .Select(hit => new PossibleDuplicate(hit.patient.PublicId, hit.patient.FullName, hit.patient.BirthDateText, hit.patient.Identifiers, hit.Why!))];

        string? WhyTheSame(Patient patient)
        {
            if (patient.Identifiers.FirstOrDefault(each => identifiers.Contains(each.Value)) is { } number) return $"same {number.Kind.ToLowerInvariant()}";
            var names = patient.NameKey == key ? "same name"
                : patient.NameKey == exchangedKey ? "names exchanged"
                : NameLikeness.MayBeTheSame(patient.NameKey, key) ? "similar name" : null;
            if (names is null) return null;
            if (patient.BirthDate == birth.Date && patient.BirthDatePrecision == birth.Precision) return $"{names}, same birth date";
            if (patient.BirthDate == exchangedDate) return $"{names}, day and month of birth exchanged";
            var vague = birth.Precision != DatePrecision.Day || patient.BirthDatePrecision != DatePrecision.Day;
            return vague && patient.BirthDate.Year == birth.Date.Year ? $"{names}, same year of birth" : null;
        }
    }
}
