using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>When the patient sat down, and where; also a move to another chair while the infusion goes on.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class SeatPatient(CommandDesk desk, ClinicZone zone) : ChairsideStep<SeatPatient.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>Null: the chair of the session.</summary>
        public Guid? ChairId { get; set; }
    }

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.State.Demand(ChairsideSteps.Seat);
        var own = chart.Session.ChairId;
        var chair = await work.Db.Set<Chair>().AsNoTracking().FirstOrDefaultAsync(each => form.ChairId != null ? each.PublicId == form.ChairId : each.Id == own, cancel)
            ?? throw TypedMoment.Refused(nameof(Form.ChairId), "Choose the chair.");
        if (chair.Id != own)
        {
            if (chair.IsOutOfUse) throw new IllegalStepException($"{chair.Name} is out of use.");
            if (await work.Db.Set<InfusionSession>().AnyAsync(each => each.ChairId == chair.Id && SessionPhases.Seated.Contains(each.Phase), cancel))
                throw new IllegalStepException($"{chair.Name} is taken by another session.");
            chart.Session.MoveTo(chair.Id);
        }

        chart.Append(ChartEntry.Seated(chart.Stamp(form.At), new SeatDetails(chair.PublicId, chair.Name)));
        work.Publish(new LiveNotice(LiveKind.Floor));
    }
}
