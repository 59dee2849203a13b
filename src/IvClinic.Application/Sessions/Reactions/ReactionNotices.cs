using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

internal static class ReactionNotices
{
    /// <summary>Other sessions, plans and the chart of this patient show the last reaction: they read again.</summary>
    public static async Task TellPatient(this CommandWork work, long patientId, CancellationToken cancel) =>
        work.Publish(new LiveNotice(LiveKind.Patient, await work.Db.Set<Patient>().Where(patient => patient.Id == patientId).Select(patient => patient.PublicId).FirstAsync(cancel)));
}
