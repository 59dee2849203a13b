using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>What the use cases of the history do alike.</summary>
internal static class HistoryWriting
{
    /// <exception cref="NotFoundException">There is no such patient.</exception>
    /// <exception cref="IllegalStepException">The record is merged into another one: nothing more is written into it.</exception>
    public static async Task<long> FindPatient(this CommandWork work, Guid publicId, CancellationToken cancel)
    {
        var found = await work.Db.Set<Patient>().Where(patient => patient.PublicId == publicId).Select(patient => new { patient.Id, patient.MergedIntoId }).FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException("The patient");
        return found.MergedIntoId is null ? found.Id : throw new IllegalStepException("This record is merged into another one of the same person. Record it there.");
    }

    /// <summary>Adds an entry to a history and marks it with who, when and where from, in the one place that knows.</summary>
    public static void Record(this CommandWork work, HistoryEntry entry, long patientId, string origin)
    {
        var row = work.Db.Entry(entry);
        row.Property(nameof(HistoryEntry.PatientId)).CurrentValue = patientId;
        row.Property(nameof(HistoryEntry.RecordedAt)).CurrentValue = work.Now;
        row.Property(nameof(HistoryEntry.RecordedById)).CurrentValue = work.Actor.UserId;
        row.Property(nameof(HistoryEntry.RecordedByName)).CurrentValue = work.Actor.DisplayName;
        row.Property(nameof(HistoryEntry.Origin)).CurrentValue = origin;
        work.Db.Add(entry);
    }
}
