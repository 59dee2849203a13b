using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>What a booking is checked against; a command reads it inside the transaction that writes.</summary>
internal sealed record BookingRoom(BookingPicture Picture, TreatmentPlan Plan, Guid PatientId, IReadOnlyDictionary<Guid, Chair> Chairs)
{
    /// <summary>The chair that is meant; it may be out of use, the check says so.</summary>
    public Chair Chair(Guid? id) => id is { } known && Chairs.TryGetValue(known, out var chair) ? chair : throw new NotFoundException("This chair");
}

/// <param name="PlanId">The plan that is booked.</param>
/// <param name="From">The first wanted local date.</param>
/// <param name="Until">The last one; alternatives lie up to <see cref="FreeTimes.MostDaysOn"/> days after it.</param>
/// <param name="Except">The appointment that is moved: it is not in its own way.</param>
internal sealed record BookingQuestion(Guid PlanId, DateOnly From, DateOnly Until, Guid? Except = null, bool NeedsBed = false);

internal sealed class BookingRooms(ClinicDbContext db, ClinicZone clinic, ClinicFormulary formulary, DateTimeOffset now)
{
    private static readonly AppointmentStatus[] Standing = [AppointmentStatus.Booked, AppointmentStatus.Arrived];

    public async Task<BookingRoom> Load(BookingQuestion question, CancellationToken cancel)
    {
        var found = await (
            from plan in db.Set<TreatmentPlan>().AsNoTracking()
            where plan.PublicId == question.PlanId
            join patient in db.Set<Patient>() on plan.PatientId equals patient.Id
            select new { plan, patient }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("This plan");
        var chairs = await db.Set<Chair>().AsNoTracking().ToListAsync(cancel);
        var standing = (await Standings(found.plan, question).ToListAsync(cancel)).FindAll(each => each.Status == AppointmentStatus.Arrived || each.EndsAt > now);
        var seats = await new OpenSeats(db, formulary, now).Load(cancel);
        var content = found.plan.Content;
        var terms = await new TermsReading(db, clinic, formulary, now).Of(found.plan, content, standing, question, cancel);
        return new(
            new BookingPicture
            {
                Plan = terms with { WhyNot = found.patient.WhyClosed ?? terms.WhyNot },
                Chairs = chairs.ToDictionary(chair => chair.Id),
                Taken = TakenTimes.Of(standing, seats, at => clinic.ToLocal(at).DateTime),
                Hours = await db.Set<ClinicHours>().AsNoTracking().OrderBy(each => each.Id).FirstOrDefaultAsync(cancel),
                Closures = await db.Set<Closure>().AsNoTracking().Where(each => each.WithdrawnBecause == null).ToListAsync(cancel),
            },
            found.plan, found.patient.PublicId, chairs.ToDictionary(chair => chair.PublicId));
    }

    /// <summary>Whatever stands near the wanted days, and everything of this plan and of this patient around them. Nothing is longer than a day and twelve hours late.</summary>
    private IQueryable<Appointment> Standings(TreatmentPlan plan, BookingQuestion question)
    {
        var from = clinic.DayOf(question.From.AddDays(-2)).From;
        var until = clinic.DayOf(question.Until.AddDays(FreeTimes.MostDaysOn + 2)).To;
        return db.Set<Appointment>().AsNoTracking().Where(each => Standing.Contains(each.Status) && each.PublicId != question.Except
            && ((each.StartsAt >= from && each.StartsAt < until) || each.PlanId == plan.Id));
    }
}
