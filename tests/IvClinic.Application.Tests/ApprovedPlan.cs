using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests;

/// <summary>Plans and finished sessions made by the domain's own verbs and stored, for tests of what comes after them.</summary>
internal static class ApprovedPlan
{
    /// <summary>Ketamine 20 mg in 100 mL at 50 mL/h (2 h), observed for 60 minutes.</summary>
    public static readonly PlanContent Content = new()
    {
        Indication = "crps",
        Bags =
        [
            new PlannedBag
            {
                Number = 1,
                Label = "Bag 1",
                Diluent = "NS",
                FinalVolumeMl = 100m,
                Ingredients = [new PlannedIngredient("ketamine", 20m, DoseUnit.Milligram)],
                Steps = [new RateStep(50m, RateUnit.MillilitrePerHour)],
            },
        ],
        Course = new PlanCourse(CourseKind.Single),
        ObservationMinutes = 60,
    };

    /// <summary>Nothing about it needs a second person.</summary>
    public static readonly PlanOrigin OnProtocol = new("usual", "The usual", [], []);

    public static async Task<(Guid Plan, long PlanId, long SignedId)> For(Given given, Guid patient, bool release = true, string? hold = null, PlanContent? content = null) =>
        await given.Database(async db =>
        {
            var patientId = await db.Set<Patient>().Where(each => each.PublicId == patient).Select(each => each.Id).SingleAsync();
            var author = new PlanStep(given.Clinician.UserId, given.Clinician.DisplayName, given.Clock.Now);
            var plan = TreatmentPlan.Begin(Guid.CreateVersion7(), patientId, content ?? Content, author);
            db.Add(plan);
            await db.SaveChangesAsync();
            var signed = plan.Sign("1 (test)", "[]", ApprovedPlan.OnProtocol, author);
            if (release) plan.Release(signed.Hash, new PlanStep(given.Administrator.UserId, given.Administrator.DisplayName, given.Clock.Now));
            if (hold is not null) plan.Hold(hold, author);
            db.Add(signed);
            await db.SaveChangesAsync();
            return (plan.PublicId, plan.Id, signed.Id);
        });

    /// <summary>Pain 8 before, 3 after an hour; 50 mL/h for an hour (half the bag), a grade 2 reaction, home an hour later.</summary>
    public static async Task<Guid> Infused(Given given, Guid patient, DateTimeOffset start, SessionEnding ending = SessionEnding.Home)
    {
        var (_, planId, signedId) = await For(given, patient);
        return await given.Database(async db =>
        {
            var plan = await db.Set<TreatmentPlan>().SingleAsync(each => each.Id == planId);
            var signed = await db.Set<SignedPlan>().SingleAsync(each => each.Id == signedId);
            var session = InfusionSession.Open(Guid.CreateVersion7(), plan, signed, null, start.AddMinutes(-20));
            db.Add(session);
            await db.SaveChangesAsync();
            EntryStamp At(int minutes) => new(start.AddMinutes(minutes), start.AddMinutes(minutes), given.Nurse.UserId, given.Nurse.DisplayName, "Nurse");
            db.Add(session.Append(ChartEntry.Baseline(At(-10), new Vitals { PainNow = 8, HeartRate = 70 })));
            db.Add(session.Append(ChartEntry.Started(At(0), 1, FlowRate.FromMillilitresPerHour(50m)), session.ControlVersion));
            db.Add(session.Append(ChartEntry.ReactionOpened(At(30), new ReactionOpeningDetails(false, ReactionType.Other, ["nausea"]))));
            db.Add(session.Append(ChartEntry.ReactionGraded(At(31), 2, new GradeDetails(ReactionType.Other, "CTCAE", 2))));
            db.Add(session.Append(ChartEntry.ReactionResolved(At(40))));
            db.Add(session.Append(ChartEntry.Stopped(At(60))));
            db.Add(session.Append(ChartEntry.Observation(At(60), new Vitals { PainNow = 3 })));
            db.Add(session.Append(ChartEntry.Discharged(At(120), new DischargeDetails(ending, []))));
            await db.SaveChangesAsync();
            return session.PublicId;
        });
    }
}
