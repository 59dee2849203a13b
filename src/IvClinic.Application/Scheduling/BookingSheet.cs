using IvClinic.Application.Formulary;
using IvClinic.Application.Plans;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>An appointment of one plan.</summary>
public sealed record BookedTime(Guid AppointmentId, int Version, DateTime StartsLocal, int Minutes, string Chair, bool IsPast);

/// <summary>A chair that can be booked.</summary>
public sealed record BookableChair(Guid ChairId, string Name, bool HasMonitor, bool IsBed);

/// <param name="WhyNot">Why this plan cannot be booked; null when it can.</param>
public sealed record Booking(
    Guid PlanId, string PatientName, string PlanLabel, string? WhyNot, BookingLength Length, int? Sessions, IReadOnlyList<BookableChair> Chairs, IReadOnlyList<BookedTime> Booked)
{
    /// <summary>How many are neither given nor booked; null where the plan does not say how many it is for.</summary>
    public int? Left { get; init; }

    public int? DaysApart { get; init; }

    /// <summary>Since when the plan waits for a time; null: it does not.</summary>
    public DateTimeOffset? WaitingSince { get; init; }
}

/// <summary>What is needed to book an infusion of a plan: may it be booked, how long it takes, the chairs, what is booked.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class BookingSheet(ReadDesk desk, ClinicZone clinic, ClinicFormularies formularies) : ClinicRead<Guid, Booking>(desk)
{
    private protected override async Task<Booking> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var found = await (
            from plan in work.Db.Set<TreatmentPlan>().AsNoTracking()
            where plan.PublicId == query
            join patient in work.Db.Set<Patient>().AsNoTracking() on plan.PatientId equals patient.Id
            select new { plan, patient }).FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException("This plan");
        work.Opened(found.patient.Id, query.ToString());
        var chairs = await work.Db.Set<Chair>().AsNoTracking().Where(chair => !chair.IsOutOfUse).OrderBy(chair => chair.Name)
            .Select(chair => new BookableChair(chair.PublicId, chair.Name, chair.HasMonitor, chair.IsBed)).ToListAsync(cancel);
        var booked = await (
            from appointment in work.Db.Set<Appointment>().AsNoTracking()
            where appointment.PlanId == found.plan.Id && appointment.Status == AppointmentStatus.Booked
            join chair in work.Db.Set<Chair>() on appointment.ChairId equals chair.Id
            orderby appointment.StartsAt
            select new BookedTime(appointment.PublicId, appointment.Version, appointment.StartsLocal, appointment.Minutes, chair.Name, appointment.StartsAt < work.Now))
            .ToListAsync(cancel);
        var content = found.plan.Content;
        var today = clinic.DateOf(work.Now);
        var terms = (await new BookingRooms(work.Db, clinic, formularies.Current.Formulary, work.Now).Load(new(query, today, today), cancel)).Picture.Plan;
        return new Booking(
            query, found.patient.FullName, PlanLabel.Of(content, formularies.Current.Formulary),
            found.patient.WhyClosed ?? found.plan.MayStart(found.plan.ApprovedHash, work.Now).Why, BookingLength.Of(content),
            terms.Sessions, chairs, booked)
        {
            Left = terms.Sessions is { } all ? Math.Max(0, all - terms.Used) : null,
            DaysApart = terms.DaysApart,
            WaitingSince = await work.Db.Set<WaitingEntry>().Where(entry => entry.PlanId == found.plan.Id && entry.Status == WaitingStatus.Waiting).Select(entry => (DateTimeOffset?)entry.Since).FirstOrDefaultAsync(cancel),
        };
    }
}
