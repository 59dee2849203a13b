using IvClinic.Application.Outcomes;
using IvClinic.Application.Scheduling;
using IvClinic.Application.Staff;
using IvClinic.Domain.Scheduling;

namespace IvClinic.Application.Demo;

/// <summary>One demo patient from registration to where they stand today.</summary>
internal sealed class DemoStory(DemoCast cast, DemoTimeline timeline, DemoChairs chairs, IServiceProvider services, ClinicZone zone, DateTimeOffset now, DemoPerson person, int number)
{
    // Today's first ten patients on six chairs, so that nobody sits where another is booked.
    private static readonly int[] TodaysPlaces = [0, 1, 2, 3, 4, 5, 4, 4, 5, 0];

    private readonly DemoRegimen regimen = DemoRegimen.Of(person.Treatment);
    private readonly DemoHistory history = new(cast);
    private readonly DemoPlanning planning = new(cast, services);
    private readonly DateOnly today = zone.DateOf(now);
    private Guid patient, suitability, plan;

    private bool HasPlan => person.Stage is not (DemoStage.Registered or DemoStage.NotSuitable or DemoStage.Suitable or DemoStage.SameDay);

    private bool IsReleased => HasPlan && person.Stage is not (DemoStage.Draft or DemoStage.InReview or DemoStage.Returned);

    private bool IsToday => person.Stage is DemoStage.BookedToday or DemoStage.PreparingNow or DemoStage.RunningNow or DemoStage.ReactingNow or DemoStage.FinishedToday;

    /// <summary>The last finished infusion; who comes today comes when the next one is due.</summary>
    private DateOnly LastDay => IsToday ? zone.DateOf(SeatedToday).AddDays(-regimen.IntervalDays) : today.AddDays(-3 - (number % 9));

    /// <summary>Just after midnight that is still yesterday.</summary>
    private DateTimeOffset SeatedToday => person.Stage switch
    {
        DemoStage.PreparingNow => now.AddMinutes(-9),
        DemoStage.ReactingNow => now.AddMinutes(-22 - 64 - 5),
        DemoStage.RunningNow => now.AddMinutes(-22 - (regimen.Minutes(person.Kg) * 6 / 10)),
        DemoStage.FinishedToday => now.AddHours(-5.5),
        _ => now.AddMinutes(70 + (number * 5)),
    };

    public void Schedule()
    {
        var firstDay = LastDay.AddDays(-regimen.IntervalDays * Math.Max(0, person.Sessions - 1));
        var arrives = zone.ToInstant(firstDay.AddDays(-15).ToDateTime(new TimeOnly(9, 0))).AddMinutes(number * 7);
        timeline.At(arrives, async () => patient = await history.Register(person, number));
        if (person.Stage == DemoStage.Registered) return;
        timeline.At(arrives.AddMinutes(12), () => history.Take(patient, person, regimen, zone.DateOf(arrives), number));
        timeline.At(arrives.AddDays(1), async () => suitability = await planning.Decide(patient, regimen, person.Stage != DemoStage.NotSuitable, zone.DateOf(arrives.AddDays(1))));
        if (person.Stage == DemoStage.SameDay) timeline.At(now.AddHours(-2.5), () => planning.RunToday(patient, suitability, zone.DateOf(now.AddHours(-2.5))));
        if (!HasPlan) return;
        // In the review and before it some results are still awaited.
        if (IsReleased) timeline.At(arrives.AddDays(1).AddHours(5), () => planning.DoFirst(patient, zone.DateOf(arrives.AddDays(1))));
        if (IsReleased && person.Treatment is (DemoTreatment.Immunoglobulin or DemoTreatment.Ketamine)) timeline.At(arrives.AddDays(1).AddHours(6), () => planning.File(patient, regimen, zone.DateOf(arrives.AddDays(1)), number));
        timeline.At(arrives.AddDays(2), async () => plan = await planning.Write(patient, person, regimen, suitability, zone.DateOf(arrives.AddDays(1)), person.Sessions + (IsToday || person.Stage is DemoStage.Series or DemoStage.Approved ? 3 : Math.Max(1, person.Sessions) - person.Sessions)));
        if (person.Stage == DemoStage.Draft) return;
        timeline.At(arrives.AddDays(2).AddMinutes(20), () => SignAndReview(arrives.AddDays(3)));
        if (!IsReleased) return;
        timeline.At(arrives.AddDays(4), () => Sessions(firstDay));
    }

    private async Task SignAndReview(DateTimeOffset reviewed)
    {
        var signed = await planning.Sign(plan);
        if (person.Stage == DemoStage.Returned) timeline.At(reviewed.AddMinutes(4), () => planning.Comment(plan));
        if (person is { Stage: DemoStage.InReview, Treatment: DemoTreatment.Ketamine }) return;
        timeline.At(reviewed.AddMinutes(-30), () => planning.Second(signed));
        if (person.Stage == DemoStage.InReview) return;
        timeline.At(reviewed, () => planning.Review(signed, release: person.Stage != DemoStage.Returned));
    }

    private async Task Sessions(DateOnly firstDay)
    {
        var finished = now;
        for (var session = 0; session < person.Sessions; session++)
        {
            var (chair, local) = chairs.Next(firstDay.AddDays(regimen.IntervalDays * session));
            finished = await Book(chair, local, session, ends: true);
        }

        if (person.Stage == DemoStage.OnHold) timeline.At(finished.AddDays(1), () => planning.Hold(plan));
        if (person.Stage == DemoStage.Completed) timeline.At(finished.AddDays(2), () => planning.Complete(plan));
        if (person.Stage == DemoStage.Discontinued) timeline.At(finished.AddDays(2), () => planning.Discontinue(plan));
        if (IsToday) timeline.At(now.AddDays(-2).AddMinutes(number), BookToday);
        if (person.Stage == DemoStage.Series) timeline.At(now.AddDays(-1).AddMinutes(number), BookNext);
        if (person is { Stage: DemoStage.Approved, Treatment: DemoTreatment.MigraineMixture }) timeline.At(now.AddDays(-1).AddMinutes(number), Wait);
    }

    private async Task<DateTimeOffset> Book(Guid chair, DateTime local, int session, bool ends)
    {
        var minutes = regimen.Minutes(person.Kg);
        var appointment = await cast.Do<BookAppointment, BookAppointment.Form, Guid>(cast.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = local, Minutes = minutes + 60, Confirmed = true });
        var before = Math.Max(4, 8 - (session / 2));
        var seated = zone.ToInstant(local);
        var infusion = new DemoInfusion(cast, timeline, services, person, regimen)
        {
            PlanId = plan,
            LotsExpireOn = today.AddDays(300),
            PainBefore = before,
            PainRelief = person.Stage == DemoStage.Discontinued ? 1 : 3 + (number % 3),
            ReactsAfter = Reacts(session, ends),
            Opened = id => { if (ends) Journal(id, seated, before); },
        };
        infusion.Schedule(appointment, seated, clinicianSigns: person.Stage != DemoStage.FinishedToday || session < person.Sessions);
        return seated.AddMinutes(minutes + 120);
    }

    private int? Reacts(int session, bool ends)
    {
        if (!ends && person.Stage == DemoStage.ReactingNow) return 64;
        return person.Treatment == DemoTreatment.Immunoglobulin && number % 3 == 2 && session == 0 ? 75 : null;
    }

    /// <summary>Follow-up calls: relief that wears off until the next infusion.</summary>
    private void Journal(Guid session, DateTimeOffset seated, int before)
    {
        foreach (var (days, share) in new[] { (1, 0.4m), (3, 0.45m), (7, 0.6m), (14, 0.85m) })
        {
            var at = zone.ToInstant(zone.DateOf(seated).AddDays(days).ToDateTime(new TimeOnly(16, 0))).AddMinutes(number);
            if (at > now || days >= regimen.IntervalDays) continue;
            timeline.At(at, () => cast.Do<RecordJournalEntry, RecordJournalEntry.Form, Guid>(cast.Nurse, new()
            {
                PatientId = patient,
                SessionId = session,
                At = zone.ToLocal(at).DateTime,
                Pain = [new() { Site = regimen.PainSite, Score = (int)Math.Round(before * share, MidpointRounding.AwayFromZero) }],
                Interference = Math.Min(10, (int)Math.Round(before * share, MidpointRounding.AwayFromZero) + 1),
                SleepHours = 6.5m,
                MedicinesTaken = days > 3 ? "ibuprofen 400 mg once" : null,
                SideEffects = days == 1 ? "tired in the evening" : null,
            }));
        }
    }

    private async Task BookToday()
    {
        var local = zone.ToLocal(SeatedToday).DateTime;
        await Book(chairs[TodaysPlaces[number]], new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0), person.Sessions, ends: false);
    }

    /// <summary>No time suited: waits for one that somebody gives up.</summary>
    private Task Wait() => cast.Do<AddToWaitingList, AddToWaitingList.Form, Guid>(cast.Nurse, new()
    {
        PlanId = plan,
        From = today,
        Until = today.AddDays(60),
        Wished = WishedTime.Any,
        Priority = WaitingPriority.Soon,
        Remark = "Can come within two hours of a call",
    });

    private async Task BookNext()
    {
        var due = LastDay.AddDays(regimen.IntervalDays);
        var (chair, local) = chairs.Next(due > today ? due : today.AddDays(1 + (number % 12)));
        await cast.Do<BookAppointment, BookAppointment.Form, Guid>(cast.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = local, Minutes = regimen.Minutes(person.Kg) + 60, Confirmed = true });
    }
}
