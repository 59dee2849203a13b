using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.ClinicDay;

/// <summary>Who of today may be mistaken for a patient; the query is the patient. It names people of the day's list and opens no chart.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class SimilarToday(ReadDesk desk, ClinicZone zone) : ClinicRead<Guid, IReadOnlyList<SimilarPatient>>(desk)
{
    private protected override async Task<IReadOnlyList<SimilarPatient>> Load(Guid query, ReadWork work, CancellationToken cancel) =>
        (await PeopleOfTheDay.Similar(work.Db, zone, zone.DateOf(work.Now), withSeated: true, cancel)).GetValueOrDefault(query) ?? [];
}
