using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>
/// The records of one person: the one that goes on, and those merged into it. Whatever reads a patient's picture reads
/// through here, so that a merge rewrites no entry and nothing of it is missed.
/// </summary>
internal static class PersonRecords
{
    /// <summary>Two looks joined, not one with OR: for that SQLite reads all patients, as nearly all of them are merged into nobody.</summary>
    public static IQueryable<long> RecordsOf(this ClinicDbContext db, long patientId) =>
        db.Set<Patient>().Where(patient => patient.Id == patientId).Select(patient => patient.Id)
            .Concat(db.Set<Patient>().Where(patient => patient.MergedIntoId == patientId).Select(patient => patient.Id));

    /// <summary>The same from the public id, without asking for the row first.</summary>
    public static IQueryable<long> RecordsOf(this ClinicDbContext db, Guid publicId)
    {
        var self = db.Set<Patient>().Where(patient => patient.PublicId == publicId).Select(patient => patient.Id);
        return self.Concat(db.Set<Patient>().Where(patient => patient.MergedIntoId != null && self.Contains(patient.MergedIntoId.Value)).Select(patient => patient.Id));
    }

    /// <summary>The rows of one table that belong to any record of this person.</summary>
    public static IQueryable<TRow> OfPerson<TRow>(this ClinicDbContext db, long patientId)
        where TRow : class
    {
        var records = db.RecordsOf(patientId);
        return db.Set<TRow>().Where(row => records.Contains(EF.Property<long>(row, "PatientId")));
    }

    /// <summary>
    /// The lists that were gone through. What was confirmed before records were joined or parted was confirmed of another list
    /// and does not count.
    /// </summary>
    public static IQueryable<HistoryReview> ReviewsOf(this ClinicDbContext db, long patientId) =>
        db.OfPerson<HistoryReview>(patientId).Where(review => !db.Set<Patient>().Any(patient => patient.Id == patientId && patient.LinkChangedAt >= review.RecordedAt));

    /// <exception cref="IllegalStepException">The record is merged away or its patient has died.</exception>
    public static void DemandOpen(this Patient patient, string what)
    {
        if (patient.WhyClosed is { } why) throw new IllegalStepException($"{what} {why}");
    }

    /// <exception cref="IllegalStepException">The record is merged away or its patient has died.</exception>
    public static async Task DemandOpen(this CommandWork work, long patientId, string what, CancellationToken cancel) =>
        (await work.Db.Set<Patient>().AsNoTracking().FirstAsync(patient => patient.Id == patientId, cancel)).DemandOpen(what);
}
