using IvClinic.Application.Formulary;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>What is known when the patient wants to go home.</summary>
/// <param name="EscortBecause">Medicines after which the patient does not go alone, each with what it asks; empty: none.</param>
/// <param name="Signs">The last vital signs taken since the stop, in words; null where none were.</param>
public sealed record FactsAtDischarge(string? Signs, DateTimeOffset? SignsAt, DateTimeOffset? NextAppointment, IReadOnlyList<string> EscortBecause);

[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class DischargeFacts(ReadDesk desk, LiveSessions live, ClinicFormularies formularies) : ClinicRead<Guid, FactsAtDischarge>(desk)
{
    private protected override async Task<FactsAtDischarge> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var sheet = await live.CaughtUp(work.Db, query, cancel);
        var standing = SessionChart.Standing(sheet.Entries);
        var last = standing.LastOrDefault(entry => entry.Kind == EntryKind.Observation && !entry.Vitals.IsEmpty && entry.EffectiveAt >= sheet.State.StoppedAt);
        return new(
            last is null ? null : EntryText.Of(last.Vitals), last?.EffectiveAt, await NextAppointment.Of(work.Db, sheet.PatientRow, work.Now, cancel),
            EscortRule.Because(formularies.Current.Formulary, sheet.Plan, sheet.State, standing));
    }
}
