using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Patients;

/// <summary>What only the clock and the record can show to be wrong with typed details.</summary>
internal static class DetailsChecking
{
    /// <exception cref="FormRejectedException">Born in the future or too long ago, or possibly known already and not confirmed.</exception>
    public static async Task CheckDetails(this CommandWork work, PatientDetailsForm form, ClinicZone zone, Guid? except, CancellationToken cancel)
    {
        var today = zone.DateOf(work.Now);
        if (form.Birth.Date > today) throw TypedMoment.Refused(nameof(form.BirthDate), "The birth date lies in the future.");
        if (form.Birth.Date < today.AddYears(-TypedBirthDate.MostYears))
            throw TypedMoment.Refused(nameof(form.BirthDate), $"The birth date is more than {TypedBirthDate.MostYears} years ago.");
        if (form.ConfirmedNotDuplicate) return;

        var known = await DuplicateSearch.Find(work.Db, form.Name, form.Birth, [form.SecondIdentifier.Value], except, cancel);
        if (known.Count == 0) return;
        var words = string.Join("; ", known.Select(each => $"{each.FullName}, {each.BirthDate} ({each.Why})"));
        throw TypedMoment.Refused(nameof(form.ConfirmedNotDuplicate), $"This may be a known patient: {words}. Open that record, or confirm that this is somebody else.");
    }
}
