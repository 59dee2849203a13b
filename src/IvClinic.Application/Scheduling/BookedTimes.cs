using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>Writes appointments that were checked, and what follows from them.</summary>
internal sealed class BookedTimes(CommandWork work, ClinicZone clinic)
{
    public async Task<Appointment> Add(BookingRoom room, WantedTime wanted, int minutes, CancellationToken cancel, Guid? series = null)
    {
        var appointment = new Appointment(
            Guid.CreateVersion7(), room.Plan.PatientId, room.Plan.Id, wanted.ChairId, wanted.StartsLocal, clinic.Zone.Id, wanted.StartsAt, minutes);
        if (series is { } together) appointment.OfSeries(together);
        work.Db.Add(appointment);
        await EndWaiting(room.Plan.Id, wanted, cancel);
        Tell(room.Plan.PublicId, room.PatientId);
        return appointment;
    }

    /// <summary>Who waited for a time of this plan has one.</summary>
    private async Task EndWaiting(long planId, WantedTime wanted, CancellationToken cancel)
    {
        foreach (var entry in await work.Db.Set<WaitingEntry>().AsTracking().Where(each => each.PlanId == planId && each.Status == WaitingStatus.Waiting).ToListAsync(cancel))
        {
            if (wanted.Date >= entry.From && entry.Status == WaitingStatus.Waiting) entry.Book();
        }
    }

    public void Tell(Guid plan, Guid patient)
    {
        work.Publish(new LiveNotice(LiveKind.Floor));
        work.Publish(new LiveNotice(LiveKind.Plan, plan));
        work.Publish(new LiveNotice(LiveKind.Patient, patient));
    }
}

internal static class ChairTimeRule
{
    public static IRuleBuilderOptions<TForm, decimal?> IsChairTime<TForm>(this IRuleBuilderInitial<TForm, decimal?> rule) => rule.Cascade(CascadeMode.Stop)
        .NotNull().WithMessage("Enter how long the chair is needed.")
        .Must(minutes => minutes is >= 5 and <= 24 * 60 && decimal.IsInteger(minutes.Value)).WithMessage("Whole minutes between 5 and 1440 (24 hours).");
}
