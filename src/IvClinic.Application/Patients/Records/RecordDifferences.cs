using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients.Records;

/// <summary>What two records say differently about who a person is and what they do not tolerate.</summary>
public sealed record RecordDifference(string What, string Kept, string Merged);

internal static class RecordDifferences
{
    public static async Task<IReadOnlyList<RecordDifference>> Load(ClinicDbContext db, Patient kept, Patient merged, CancellationToken cancel)
    {
        var allergies = await db.Set<PatientAllergy>().AsNoTracking().Where(each => (each.PatientId == kept.Id || each.PatientId == merged.Id) && each.VoidedAt == null).OrderBy(each => each.Id).ToListAsync(cancel);
        return Between(kept, [.. allergies.Where(each => each.PatientId == kept.Id)], merged, [.. allergies.Where(each => each.PatientId == merged.Id)]);
    }

    public static IReadOnlyList<RecordDifference> Between(Patient kept, IReadOnlyList<PatientAllergy> ofKept, Patient merged, IReadOnlyList<PatientAllergy> ofMerged)
    {
        RecordDifference?[] all =
        [
            Unlike("Name", kept.FullName, merged.FullName, SearchKey.Of(kept.FullName) == SearchKey.Of(merged.FullName)),
            Unlike("Birth date", kept.BirthDateText, merged.BirthDateText),
            Unlike("Sex for clinical rules", Words(kept.Sex), Words(merged.Sex)),
            Unlike("Pregnancy is", Words(kept.PregnancyPotential), Words(merged.PregnancyPotential)),
            .. kept.Identifiers.Join(merged.Identifiers, one => one.Kind, other => other.Kind, (one, other) => one.Kind == IdentifierKind.Clinic ? null : Unlike(one.Kind, one.Value, other.Value)),
            Unlike("Allergies and intolerances", Words(ofKept), Words(ofMerged), Keys(ofKept).SetEquals(Keys(ofMerged))),
        ];
        return [.. all.OfType<RecordDifference>()];
    }

    private static RecordDifference? Unlike(string what, string kept, string merged, bool? same = null) => same ?? kept == merged ? null : new(what, kept, merged);

    private static HashSet<string> Keys(IEnumerable<PatientAllergy> allergies) => allergies.Select(each => SearchKey.Of(each.Substance)).ToHashSet(StringComparer.Ordinal);

    private static string Words(IReadOnlyList<PatientAllergy> allergies) => allergies.Count == 0 ? "none on record" : string.Join(", ", allergies.Select(each => each.Substance));

    private static string Words(SexForRules sex) => sex == SexForRules.Unknown ? "not known" : sex.ToString().ToLowerInvariant();

    private static string Words(PregnancyPotential potential) => potential switch { PregnancyPotential.Possible => "possible", PregnancyPotential.NotPossible => "not possible", _ => "not known" };
}
