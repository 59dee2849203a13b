using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>A decision as the referrer reads it.</summary>
/// <param name="Identifiers">Kind and number, the clinic's first.</param>
/// <param name="Tasks">What had to be done first, as it stands now.</param>
public sealed record LetterToReferrer(
    Guid PatientId, string PatientName, string BirthDate, IReadOnlyList<PatientIdentifier> Identifiers, SuitabilityDecision Decision, IReadOnlyList<TreatmentTask> Tasks, DateTimeOffset Now)
{
    /// <summary>The one that took its place; null: it is the newest for its indication.</summary>
    public SuitabilityDecision? Replacing { get; init; }
}

/// <summary>The printable letter about one decision; clinicians only, and each opening is audited. Four queries.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class ReferrerLetter(ReadDesk desk) : ClinicRead<Guid, LetterToReferrer>(desk)
{
    private protected override async Task<LetterToReferrer> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var decision = await work.Db.Set<SuitabilityDecision>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel) ?? throw new NotFoundException("The decision");
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == decision.PatientId, cancel);
        var tasks = await work.Db.Set<TreatmentTask>().AsNoTracking().Where(task => task.DecisionId == decision.Id).OrderBy(task => task.Id).ToListAsync(cancel);
        var newer = await work.Db.Set<SuitabilityDecision>().AsNoTracking().Where(each => each.PatientId == decision.PatientId && each.Indication == decision.Indication && each.Id > decision.Id)
            .OrderBy(each => each.Id).FirstOrDefaultAsync(cancel);
        work.Opened(patient.Id, query.ToString());
        return new(patient.PublicId, patient.FullName, patient.BirthDateText, [.. patient.Identifiers.OrderBy(each => each.Kind != IdentifierKind.Clinic)], decision, tasks, work.Now) { Replacing = newer };
    }
}
