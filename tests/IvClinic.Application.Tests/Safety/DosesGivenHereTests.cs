using IvClinic.Application.Plans;
using IvClinic.Application.Tests.Plans;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Safety;

public sealed class DosesGivenHereTests
{
    [Fact]
    public async Task A_session_counts_what_ran_by_its_chart_and_its_signed_plan_from_when_the_bag_ended()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, signed) = await given.SignedPlan();
        await given.Reviewed(plan, signed.Hash);
        await HalfAnInfusion(given, plan);
        given.Clock.Advance(TimeSpan.FromHours(3));

        var dose = Assert.Single(await Doses(given, patient), each => each.MedicineId == "ketamine");
        Assert.Equal((20m, DoseUnit.Milligram, "IV", 2m, 0), (dose.Amount, dose.Unit, dose.Route, dose.HoursAgo, dose.DaysAgo));
    }

    [Fact]
    public async Task A_rescue_dose_written_as_text_counts_and_one_that_cannot_be_read_is_said()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, signed) = await given.SignedPlan();
        await given.Reviewed(plan, signed.Hash);
        await HalfAnInfusion(given, plan, stamp => [ChartEntry.RescueGiven(stamp, new("ondansetron", "4 mg", "IV")), ChartEntry.RescueGiven(stamp, new("ondansetron", "half a vial", "IV"))]);
        given.Clock.Advance(TimeSpan.FromHours(3));

        var picture = (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture;
        Assert.Equal(4m, Assert.Single(picture.Given, each => each.MedicineId == "ondansetron").Amount);
        Assert.Contains("half a vial", Assert.Single(picture.NotCounted), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Domain.Safety.GivenDose>> Doses(Given given, Guid patient) =>
        (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture.Given;

    /// <summary>One hour at 50 mL/h of a bag of 100 mL.</summary>
    private static async Task HalfAnInfusion(Given given, Guid planId, Func<EntryStamp, IReadOnlyList<ChartEntry>>? more = null)
    {
        var start = given.Clock.Now;
        await given.Database(async db =>
        {
            var plan = await db.Set<TreatmentPlan>().FirstAsync(each => each.PublicId == planId);
            var session = InfusionSession.Open(Guid.CreateVersion7(), plan, await db.Set<SignedPlan>().FirstAsync(each => each.PlanId == plan.Id), null, start);
            db.Add(session);
            await db.SaveChangesAsync();
            ChartEntry[] entries =
            [
                session.Append(ChartEntry.Started(Stamp(start), 1, FlowRate.FromMillilitresPerHour(50m)), session.ControlVersion),
                session.Append(ChartEntry.Stopped(Stamp(start.AddHours(1)))),
                .. (more?.Invoke(Stamp(start.AddHours(1))) ?? []).Select(entry => session.Append(entry)),
            ];
            db.AddRange(entries.Cast<object>());
            return await db.SaveChangesAsync();
        });
    }

    private static EntryStamp Stamp(DateTimeOffset at) => new(at, at, Guid.NewGuid(), "Nora Nurse, RN", "Nurse");
}
