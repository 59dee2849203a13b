using IvClinic.Application.Formulary;
using IvClinic.Application.Papers;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>A free time near the wanted one.</summary>
public sealed record FreeTime(Guid ChairId, string Chair, DateTime StartsLocal);

/// <param name="Refused">What stands against it.</param>
/// <param name="AsksBack">What a person may confirm.</param>
/// <param name="AsksWhich">The clocks are set back over it: which hour must be said.</param>
public sealed record CheckedTime(
    DateTime StartsLocal, string Chair, IReadOnlyList<string> Refused, IReadOnlyList<string> AsksBack, IReadOnlyList<string> Notes, IReadOnlyList<FreeTime> Instead, bool AsksWhich = false)
{
    public bool IsFree => Refused.Count == 0 && AsksBack.Count == 0 && !AsksWhich;
}

/// <summary>What stands against wanted times of a plan, before anything is saved, and what is free near those that cannot be had.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class TimesCheck(ReadDesk desk, ClinicZone clinic, ClinicFormularies formularies) : ClinicRead<TimesCheck.Of, IReadOnlyList<CheckedTime>>(desk)
{
    /// <param name="AppointmentId">The one that is moved; then its plan and length count.</param>
    public sealed record Of(Guid? PlanId, Guid? AppointmentId, IReadOnlyList<TimeWish> Times, int Minutes, bool NeedsBed = false);

    private protected override async Task<IReadOnlyList<CheckedTime>> Load(Of query, ReadWork work, CancellationToken cancel)
    {
        var wishes = query.Times.Where(time => time is { ChairId: not null, StartsLocal: not null }).ToList();
        if (wishes.Count == 0) return [];
        var (plan, minutes) = query.AppointmentId is { } id
            ? await (from appointment in work.Db.Set<Appointment>() where appointment.PublicId == id join of in work.Db.Set<TreatmentPlan>() on appointment.PlanId equals of.Id select new { of.PublicId, appointment.Minutes })
                .FirstOrDefaultAsync(cancel) is { } moved ? (moved.PublicId, moved.Minutes) : throw new NotFoundException("This appointment")
            : (query.PlanId ?? throw new NotFoundException("This plan"), query.Minutes);
        var days = wishes.Select(time => DateOnly.FromDateTime(time.StartsLocal!.Value)).Order().ToList();
        var room = await new BookingRooms(work.Db, clinic, formularies.Current.Formulary, work.Now).Load(new(plan, days[0], days[^1], query.AppointmentId, query.NeedsBed), cancel);
        var read = wishes.ConvertAll(wish => (Wish: wish, Chair: room.Chair(wish.ChairId), Wall: WantedTimes.Of(clinic, room.Chair(wish.ChairId).Id, wish.StartsLocal!.Value, wish.Which, minutes)));
        var wanted = read.Select(each => each.Wall.Time).OfType<WantedTime>().ToList();
        var answers = BookingCheck.Of(room.Picture, wanted);
        var caveats = await Caveats(work, room, query.AppointmentId is null ? days : [], cancel);
        var next = 0;
        return [.. read.Select(each => each.Wall.Time is null ? Unread(each.Wish, each.Chair, each.Wall.Read) : Said(work, each.Chair, answers[next], Before(answers[next++]), next == 1 ? caveats : [], minutes))];

        // Those before it count as booked when something is sought instead; those after it can move along.
        BookingPicture Before(BookingAnswer sought) => answers.Where(answer => answer.IsFree && answer.Time.StartsAt < sought.Time.StartsAt).Aggregate(room.Picture, (seen, answer) => seen.With(answer.Time));
    }

    /// <summary>What is true of all of them together: what is to be done first, and units or dates beyond the authorisation. Said once, with the first.</summary>
    private async Task<IReadOnlyList<string>> Caveats(ReadWork work, BookingRoom room, IReadOnlyList<DateOnly> wanted, CancellationToken cancel)
    {
        var known = await BeforeTreatment.Of(work.Db, room.Plan, room.PatientId, wanted, PaperRights.SeesCharts(work.Actor), formularies.Current.Formulary, clinic, work.Now, cancel);
        return
        [
            .. known.Warnings,
            .. known.OpenTasks.Count > 0 ? [$"To be done before treatment: {string.Join("; ", known.OpenTasks)}."] : Array.Empty<string>(),
            .. await Rules(work, room.Plan, cancel),
        ];
    }

    /// <summary>What the rules say of the plan with what is recorded now and did not say, or was answered, when it was signed: the start would meet it.</summary>
    private async Task<IReadOnlyList<string>> Rules(ReadWork work, TreatmentPlan plan, CancellationToken cancel)
    {
        var formulary = formularies.Current.Formulary;
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == plan.PatientId, cancel);
        var content = plan.Content;
        var verdict = (await PictureLoading.Load(work.Db, patient, formulary, clinic, work.Now, cancel)).Picture.Judge(content, formulary);
        IReadOnlyList<string> said =
        [
            .. verdict.Refused.Select(finding => "With what is recorded now a start would be refused: " + finding.Sentence),
            .. verdict.WithoutReason(content).Select(finding => "With what is recorded now a start would need an order: " + finding.Sentence),
        ];
        return said.Count == 0 || PaperRights.SeesCharts(work.Actor) ? said : ["With what is recorded now this plan needs a clinician's look before the start."];
    }

    private static CheckedTime Unread(TimeWish wish, Chair chair, WallTime read) =>
        new(wish.StartsLocal!.Value, chair.Name, read.AsksWhich ? [] : [read.Problem!], [], [], [], read.AsksWhich);

    private CheckedTime Said(ReadWork work, Chair chair, BookingAnswer answer, BookingPicture others, IReadOnlyList<string> caveats, int minutes)
    {
        IEnumerable<string> Words(bool asksBack) => answer.Conflicts.Where(conflict => conflict.MayBeConfirmed == asksBack).Select(conflict => WantedTimes.SaidTo(work.Actor, conflict));
        string[] over = WantedTimes.Problem(clinic, answer.Time.StartsLocal, work.Now) is { } problem ? [problem] : [];
        var seeks = answer.Conflicts.Count > 0 && answer.Conflicts.All(conflict => conflict.AnotherTimeMayDo);
        return new(answer.Time.StartsLocal, chair.Name, [.. over, .. Words(asksBack: false)], [.. Words(asksBack: true)], [.. caveats, .. answer.Notes], seeks ? Instead(others, answer.Time, minutes, work.Now) : []);
    }

    private List<FreeTime> Instead(BookingPicture others, WantedTime time, int minutes, DateTimeOffset now) =>
    [
        .. FreeTimes.Near(others, time, (chair, local) => WantedTimes.Of(clinic, chair, local, null, minutes).Time, now)
            .Select(free => new FreeTime(others.Chairs[free.ChairId].PublicId, others.Chairs[free.ChairId].Name, free.StartsLocal)),
    ];
}
