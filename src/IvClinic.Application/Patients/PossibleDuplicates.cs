using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Known patients who may be the one being entered, while the form is still open.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PossibleDuplicates(ReadDesk desk) : ClinicRead<PossibleDuplicates.Query, IReadOnlyList<PossibleDuplicate>>(desk)
{
    /// <param name="Details">The form as far as it is filled.</param>
    /// <param name="Except">The patient whose details are being edited.</param>
    public sealed record Query(PatientDetailsForm Details, Guid? Except = null);

    private protected override async Task<IReadOnlyList<PossibleDuplicate>> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        var form = query.Details;
        string?[] typed = [form.FamilyName, form.GivenNames, form.Identifier];
        if (typed.Any(text => TypedText.Problem(text, TypedText.LineLength, severalLines: false) is not null)) return [];
        if (TypedBirthDate.Read(form.BirthDate) is not { } birth || SearchKey.Of($"{form.FamilyName} {form.GivenNames}").Length == 0) return [];
        string[] identifiers = TypedText.Tidy(form.Identifier) is { } identifier ? [identifier] : [];
        return await DuplicateSearch.Find(work.Db, form.Name, birth, identifiers, query.Except, cancel);
    }
}
