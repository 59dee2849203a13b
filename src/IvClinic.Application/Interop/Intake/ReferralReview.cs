using IvClinic.Application.Patients;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Interop;

/// <param name="Duplicates">Known patients who may be the person of the referral.</param>
public sealed record ReferralReviewSheet(
    Guid ReferralId,
    int Version,
    string FileName,
    DateTimeOffset ReceivedAt,
    string ReceivedByName,
    ReferralStatus Status,
    DateTimeOffset? ClosedAt,
    string? ClosedByName,
    string? DiscardReason,
    Guid? TakenInto,
    ReferralUnderstanding Understanding,
    IReadOnlyList<PossibleDuplicate> Duplicates);

/// <summary>One referral on the desk: what was understood, what was not and why, and whether the patient may be known.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class ReferralReview(ReadDesk desk) : ClinicRead<Guid, ReferralReviewSheet>(desk)
{
    private protected override async Task<ReferralReviewSheet> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var intake = await work.Db.Set<ReferralIntake>().AsNoTracking().Where(each => each.PublicId == query).Select(each => new
        {
            each.Version,
            each.FileName,
            each.UnderstoodJson,
            each.ReceivedAt,
            each.ReceivedByName,
            each.Status,
            each.ClosedAt,
            each.ClosedByName,
            each.DiscardReason,
            each.TakenInto,
        }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("The referral");

        var understanding = System.Text.Json.JsonSerializer.Deserialize<ReferralUnderstanding>(intake.UnderstoodJson)!;
        IReadOnlyList<PossibleDuplicate> duplicates = [];
        if (intake.Status == ReferralStatus.Open && SearchKey.Of($"{understanding.Patient.FamilyName} {understanding.Patient.GivenNames}").Length > 0)
        {
            // Without a birth date the numbers alone decide: nobody was born on the first day of the calendar.
            var birth = TypedBirthDate.Read(understanding.Patient.BirthDate) ?? (DateOnly.MinValue, Domain.Patients.DatePrecision.Day);
            duplicates = await DuplicateSearch.Find(work.Db, understanding.Patient.Name, birth, understanding.Identifiers, except: null, cancel);
        }

        return new(
            query, intake.Version, intake.FileName, intake.ReceivedAt, intake.ReceivedByName, intake.Status, intake.ClosedAt, intake.ClosedByName,
            intake.DiscardReason, intake.TakenInto, understanding, duplicates);
    }
}
