using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>
/// Says by name that an alert was seen. It stops nothing and allows nothing; it stays open until its cause is gone. The second
/// who presses changes nothing: the first one's name stands.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class AcknowledgeAlert(CommandDesk desk, ClinicZone zone, AlertBoard board) : ChairsideStep<AcknowledgeAlert.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public Guid? AlertId { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.AlertId).NotNull().WithMessage("Choose the alert.");
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var alert = await work.Db.Set<SessionAlert>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == form.AlertId && each.SessionId == chart.Session.Id, cancel)
            ?? throw new NotFoundException("The alert");
        var events = await work.Db.Set<AlertEvent>().AsNoTracking().Where(each => each.AlertId == alert.Id).ToListAsync(cancel);
        if (events.Exists(each => each.Step == AlertStep.Acknowledged)) return;
        if (events.Exists(each => each.Step == AlertStep.Ended)) throw new IllegalStepException("This alert is over: the chart shows its cause no longer, or another alert took its place.");
        work.Db.Add(AlertEvent.Acknowledged(alert.Id, work.Now, work.Actor.UserId, work.Actor.DisplayName));
        chart.Append(ChartEntry.Recorded(
            EntryKind.AlertAcknowledged, chart.Stamp(null), alert.Sentence, EntryDetails.Write(new AlertDetails(alert.PublicId, alert.Kind, alert.Severity))));
        work.WhenCommitted(() => board.Change(open => open.Select(each =>
            each.Id == alert.PublicId ? each with { AcknowledgedAt = work.Now, AcknowledgedBy = work.Actor.DisplayName } : each)));
        work.Publish(new LiveNotice(LiveKind.Alert, form.SessionId));
    }
}
