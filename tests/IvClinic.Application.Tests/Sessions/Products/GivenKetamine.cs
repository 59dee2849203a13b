using IvClinic.Application.Sessions;
using IvClinic.Application.Sessions.Products;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Tests.Sessions.Products;

/// <summary>A session with a high-alert medicine, and a colleague beside the screen.</summary>
internal static class GivenKetamine
{
    /// <summary>Ketamine 20 mg in 100 mL: 25 mL/h for 30 min, then 50, then 75 to the end.</summary>
    public static PlanContent Content() => new()
    {
        Indication = "crps",
        WeightUsed = new(GivenSession.PlanWeightKg, new DateOnly(2026, 11, 20)),
        DosingWeights = [new("ketamine", GivenSession.PlanWeightKg, "actual")],
        Bags =
        [
            new PlannedBag
            {
                Number = 1,
                Label = "Ketamine",
                FinalVolumeMl = 100m,
                Diluent = "0.9% NaCl",
                Ingredients = [new("ketamine", 20m, DoseUnit.Milligram)],
                Steps = [new RateStep(25m, RateUnit.MillilitrePerHour, 30), new RateStep(50m, RateUnit.MillilitrePerHour, 30), new RateStep(75m, RateUnit.MillilitrePerHour)],
            },
        ],
        Course = new(CourseKind.Single),
        Monitoring = new() { VitalsEveryMinutes = 15 },
        Envelope = new(5m, 80m, 80m),
    };

    public static async Task<GivenSession> Prepared()
    {
        var session = await GivenSession.Ready(Content());
        await session.Do<PrepareBag, PrepareBag.Form>(Bag());
        return session;
    }

    /// <summary>Started at 25 mL/h with the colleague's check.</summary>
    public static async Task<(GivenSession Session, Actor Colleague)> Running()
    {
        var session = await Prepared();
        var colleague = await session.Clinic.Colleague("Otto Other, RN", Domain.Staff.ClinicRole.Nurse);
        await session.Do<DoubleCheckBag, DoubleCheckBag.Form>(session.Reads(colleague));
        await session.Do<StartInfusion, StartInfusion.Form>(session.StartKetamine());
        return (session, colleague);
    }

    public static PrepareBag.Form Bag(decimal mg = 20m, decimal ml = 100m) => new()
    {
        Bag = 1,
        Diluent = "0.9% NaCl",
        FinalVolumeMl = ml,
        Products = [new() { Medication = "ketamine", Amount = mg, Unit = DoseUnit.Milligram, Lot = "K77", ExpiresOn = new DateOnly(2027, 1, 31) }],
    };

    public static StartInfusion.Form StartKetamine(this GivenSession session, decimal rate = 25m) => new()
    {
        SeenControl = 0,
        Bag = 1,
        RateMlPerH = rate,
        // The record of the test patient leaves questions open; who ordered it all the same is not what is tested here.
        PrescriberId = session.Clinic.Clinician.UserId,
        IsReadBack = true,
        Confirmed = true,
        Lots = [new() { Medication = "ketamine", Lot = "K77", ExpiresOn = new DateOnly(2027, 1, 31) }],
    };

    /// <summary>The colleague has confirmed who they are and reads what stands there.</summary>
    public static DoubleCheckBag.Form Reads(this GivenSession session, Actor colleague, decimal entered = 25m, decimal? read = null, decimal dose = 20m, decimal volume = 100m) => new()
    {
        Bag = 1,
        RateMlPerH = entered,
        ColleagueId = colleague.UserId,
        Ticket = session.Clinic.The<IdentityAtScreen>().StandsBeside(session.Nurse, colleague),
        Doses = [new() { Medication = "ketamine", Amount = dose, Unit = DoseUnit.Milligram }],
        ReadVolumeMl = volume,
        ReadRateMlPerH = read ?? entered,
    };

    public static async Task<EntryKind[]> Kinds(this GivenSession session) => [.. (await session.Sheet()).Entries.Select(entry => entry.Kind)];
}
