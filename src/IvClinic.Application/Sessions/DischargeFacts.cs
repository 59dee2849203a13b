using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>What is known when the patient wants to go home.</summary>
/// <param name="Signs">The last vital signs taken since the stop, in words; null where none were.</param>
public sealed record FactsAtDischarge(string? Signs, DateTimeOffset? SignsAt, DateTimeOffset? NextAppointment);

[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class DischargeFacts(ReadDesk desk, LiveSessions live) : ClinicRead<Guid, FactsAtDischarge>(desk)
{
    private protected override async Task<FactsAtDischarge> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var sheet = await live.CaughtUp(work.Db, query, cancel);
        var last = SessionChart.Standing(sheet.Entries).LastOrDefault(entry => entry.Kind == EntryKind.Observation && !entry.Vitals.IsEmpty && entry.EffectiveAt >= sheet.State.StoppedAt);
        return new(last is null ? null : EntryText.Of(last.Vitals), last?.EffectiveAt, await NextAppointment.Of(work.Db, sheet.PatientRow, work.Now, cancel));
    }
}
