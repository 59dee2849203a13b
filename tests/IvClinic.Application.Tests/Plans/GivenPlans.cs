using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Plans;

/// <summary>A patient who may have ketamine, and plans for her, through the real use cases.</summary>
internal static class GivenPlans
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static async Task<Guid> WeighedPatient(this Given given, decimal kg = 80m, bool askLists = true, Func<Given, Task<Guid>>? registered = null)
    {
        var patient = await (registered?.Invoke(given) ?? given.Patient());
        await given.Measured(patient, MeasurementKind.Weight, kg, "kg");
        await given.Measured(patient, MeasurementKind.Height, 175m, "cm");
        await given.The<RecordPregnancyAnswer>().Run(
            given.Nurse, new() { PatientId = patient, Status = PregnancyStatus.No, Contraception = Contraception.Effective, AnsweredOn = Today }, Given.Key());
        if (askLists)
        {
            foreach (var list in Enum.GetValues<HistoryList>()) await given.Confirmed(patient, list);
        }

        return patient;
    }

    public static Task Confirmed(this Given given, Guid patient, HistoryList list) =>
        given.The<ConfirmHistoryList>().Run(given.Nurse, new() { PatientId = patient, List = list }, Given.Key());

    public static Task Measured(this Given given, Guid patient, MeasurementKind kind, decimal value, string unit, DateOnly? on = null) =>
        given.The<RecordMeasurement>().Run(
            given.Nurse, new() { PatientId = patient, Kind = kind, Value = value, Unit = unit, MeasuredOn = on ?? Today, ConfirmedUnusual = true }, Given.Key());

    public static Task<Guid> Suitable(this Given given, Guid patient, string indication = "crps", string medicine = "ketamine", DateOnly? until = null) =>
        given.The<DecideSuitability>().Run(given.Clinician, Decision(patient, indication, medicine, until), Given.Key());

    public static DecideSuitability.Form Decision(Guid patient, string indication = "crps", string medicine = "ketamine", DateOnly? until = null) => new()
    {
        PatientId = patient,
        Indication = indication,
        Why = WhyIv.OralIneffective,
        TriedTyped = [new() { Medicine = "gabapentin", Dose = "1800 mg/day", Weeks = 12, Result = TreatmentResult.Ineffective }],
        Chosen = [medicine],
        IsSuitable = true,
        Rationale = "Burning pain of the left hand, nothing by mouth helped.",
        LastDay = until ?? Today.AddDays(90),
        IsSigned = true,
    };

    /// <summary>40 mg of ketamine over 2 hours: nothing stands against it in an 80 kg adult with a known history.</summary>
    public static WritePlan.Form Ketamine(Guid patient, Guid? suitability, decimal mgPerKg = 0.5m) => new()
    {
        PatientId = patient,
        Indication = "crps",
        SuitabilityId = suitability,
        Bags =
        [
            new()
            {
                Ingredients = [new() { Medication = "ketamine", Amount = mgPerKg, Unit = DoseUnit.MilligramPerKilogram }],
                Route = "IV",
                Diluent = "0.9% NaCl",
                FinalVolumeMl = 100m,
                Steps = [new() { Rate = 50m, Unit = RateUnit.MillilitrePerHour }],
            },
        ],
        Course = CourseKind.Single,
        VitalsEveryMinutes = 15,
        PainEveryMinutes = 30,
        ObservationMinutes = 60,
        Holds = [new() { Parameter = "SPO2", Comparison = HoldComparison.Below, Value = 92, Action = "stop and call" }],
        ConsentOn = Today,
        AuthorisationNotRequired = true,
        Goal = "Pain from 8 to 4 within a week",
    };

    public static Task<Guid> Written(this Given given, WritePlan.Form form) => given.The<WritePlan>().Run(given.Clinician, form, Given.Key());

    public static Task<PlanOnPaper> Paper(this Given given, Guid plan) => given.The<PlanSheet>().Run(given.Clinician, plan);

    /// <summary>The signature of somebody who has read everything on the sheet.</summary>
    public static async Task<SignPlan.Form> Signature(this Given given, Guid plan)
    {
        var paper = await given.Paper(plan);
        return new SignPlan.Form
        {
            PlanId = plan,
            Version = paper.Plan.Version,
            Seen = [.. paper.Verdict.Findings.Select(FindingKeys.Of)],
            CautionsRead = true,
            IsSigned = true,
        };
    }

    public static async Task<SignPlan.Signed> Signed(this Given given, Guid plan) =>
        await given.The<SignPlan>().Run(given.Clinician, await given.Signature(plan), Given.Key());

    /// <summary>A plan in review.</summary>
    public static async Task<(Guid Patient, Guid Plan, SignPlan.Signed Signed)> SignedPlan(this Given given)
    {
        var patient = await given.WeighedPatient();
        var plan = await given.Written(Ketamine(patient, await given.Suitable(patient)));
        return (patient, plan, await given.Signed(plan));
    }

    /// <summary>Reviewed; before a release a pharmacist agrees where the plan needs it.</summary>
    public static async Task<ReviewDecision> Reviewed(this Given given, Guid plan, string hash, ReviewDecision decision = ReviewDecision.Released, Actor? by = null)
    {
        if (decision == ReviewDecision.Released && await given.Database(db => db.Set<TreatmentPlan>().AnyAsync(each => each.PublicId == plan && !each.IsOnProtocol && each.SecondHash == null)))
            await given.Seconded(plan, hash);
        return await given.The<ReviewPlan>().Run(
            by ?? given.Administrator, new() { PlanId = plan, Hash = hash, Decision = decision, Reason = decision == ReviewDecision.Returned ? "The consent form is not signed." : null }, Given.Key());
    }

    public static Task<SecondDecision> Seconded(this Given given, Guid plan, string hash, Actor? by = null) =>
        given.The<SecondPlan>().Run(by ?? given.Pharmacist, new() { PlanId = plan, Hash = hash, Decision = SecondDecision.Agree }, Given.Key());

    /// <summary>The present version of a plan's row, as a screen that was read brings it back.</summary>
    public static Task<int> RowVersion(this Given given, Guid plan) => given.Database(db => db.Set<TreatmentPlan>().Where(each => each.PublicId == plan).Select(each => each.Version).SingleAsync());

    /// <summary>One more person who is signed in. Reading the register again ends sign-ins that are not rows, so all get theirs.</summary>
    public static async Task<Actor> AlsoHired(this Given given, string name, params ClinicRole[] roles)
    {
        var (id, signIn) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await given.Database(async db =>
        {
            db.Users.Add(new StaffMember { Id = id, UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = name });
            db.UserRoles.AddRange(db.Roles.Where(role => roles.Select(each => each.ToString()).Contains(role.Name)).Select(role => role.Id).ToList()
                .ConvertAll(role => new Microsoft.AspNetCore.Identity.IdentityUserRole<Guid> { UserId = id, RoleId = role }));
            (Guid SignIn, Guid User)[] signedIn =
            [
                (signIn, id), (given.Clinician.SignInId, given.Clinician.UserId), (given.Nurse.SignInId, given.Nurse.UserId), (given.Administrator.SignInId, given.Administrator.UserId),
            ];
            db.AddRange(signedIn.Select(each => new SignInSession { PublicId = each.SignIn, UserId = each.User, SignedInAt = given.Clock.Now }));
            return await db.SaveChangesAsync();
        });
        await given.The<StaffRegister>().Reload();
        return new Actor(id, name, given.The<StaffRegister>().RolesOf(id), signIn);
    }
}
