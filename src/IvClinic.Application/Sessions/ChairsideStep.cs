using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;

namespace IvClinic.Application.Sessions;

/// <summary>A step at the chair: finds the chart, lets the step add its entries, and says which one was written last.</summary>
public abstract class ChairsideStep<TForm>(CommandDesk desk, ClinicZone zone) : UseCase<TForm, EntryRecorded>(desk)
    where TForm : ChairsideForm
{
    private protected ClinicZone Zone { get; } = zone;

    private protected abstract Task Take(TForm form, OpenChart chart, CommandWork work, CancellationToken cancel);

    private protected sealed override async Task<EntryRecorded> Handle(TForm form, CommandWork work, CancellationToken cancel)
    {
        var chart = await OpenChart.Find(work, Zone, form.SessionId, cancel);
        await Take(form, chart, work, cancel);
        return new EntryRecorded(form.SessionId, chart.Session.LastSeq);
    }
}
