using FluentValidation.Results;
using IvClinic.Application.Live;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Patients;

/// <summary>What every form of the history carries: whose history it is.</summary>
public abstract class HistoryForm
{
    /// <summary>The patient's public id.</summary>
    public Guid PatientId { get; set; }
}

/// <summary>
/// Records one entry of a history. A referral takes its accepted items over through the same door, so that what a file
/// says is checked like what is typed.
/// </summary>
public abstract class HistoryRecording<TForm>(CommandDesk desk) : UseCase<TForm, Guid>(desk)
    where TForm : HistoryForm
{
    private protected sealed override async Task<Guid> Handle(TForm form, CommandWork work, CancellationToken cancel)
    {
        var patientId = await work.FindPatient(form.PatientId, cancel);
        var entry = await Enter(form, patientId, "recorded here", work, cancel);
        work.Concerns(patientId, form.PatientId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, form.PatientId));
        return entry;
    }

    /// <summary>What is wrong with the form by itself.</summary>
    internal IReadOnlyList<ValidationFailure> Check(TForm form) => Rules?.Validate(form).Errors ?? [];

    internal async Task<Guid> Enter(TForm form, long patientId, string origin, CommandWork work, CancellationToken cancel)
    {
        var entry = await Make(form, patientId, work, cancel);
        work.Record(entry, patientId, origin);
        await TaskClosing.By(entry, patientId, work, cancel);
        return entry.PublicId;
    }

    /// <summary>The entry that the form describes; refuses what only the record or the clock can show to be wrong.</summary>
    private protected abstract ValueTask<HistoryEntry> Make(TForm form, long patientId, CommandWork work, CancellationToken cancel);
}
