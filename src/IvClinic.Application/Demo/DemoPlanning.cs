using IvClinic.Application.Formulary;
using IvClinic.Application.Papers;
using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.Suitability;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Demo;

/// <summary>Suitability, plan, signature and review of a demo patient.</summary>
internal sealed class DemoPlanning(DemoCast cast, IServiceProvider services)
{
    public Task<Guid> Decide(Guid patient, DemoRegimen regimen, bool isSuitable, DateOnly today) =>
        cast.Do<DecideSuitability, DecideSuitability.Form, Guid>(cast.Clinician, new()
        {
            PatientId = patient,
            Indication = regimen.Indication,
            Why = isSuitable && regimen.Medicine == "ivig_10" ? WhyIv.NoOralForm : WhyIv.OralIneffective,
            TriedTyped = [new() { Medicine = regimen.Tried, Dose = "usual dose", Weeks = 8, Result = TreatmentResult.Ineffective }],
            Chosen = isSuitable ? [.. regimen.Medicines] : [],
            Comments = isSuitable ? [.. regimen.Medicines.Select(medicine => new DecideSuitability.MedicineComment { MedicineId = medicine, Text = "Benefit outweighs what was found; discussed with the patient." })] : [],
            IsSuitable = isSuitable,
            Rationale = isSuitable
                ? "Oral treatment did not help enough; the burden is high and the patient wishes IV treatment."
                : "Oral options are not exhausted; preventive treatment first, review in three months.",
            LastDay = today.AddDays(180),
            IsSigned = true,
        });

    /// <summary>What the decision asked for is done by the nurse: the laboratory value is recorded, the rest is ticked with its letter.</summary>
    public async Task DoFirst(Guid patient, DateOnly on)
    {
        var tasks = services.GetRequiredService<TasksOfPatient>();
        if ((await tasks.Refresh(cast.Nurse, patient)).Any(line => line.Task is { IsOpen: true, Measured: MeasurementKind.IgA }))
            await cast.Do<RecordMeasurement, RecordMeasurement.Form, Guid>(cast.Nurse, new() { PatientId = patient, Kind = MeasurementKind.IgA, Value = 212, Unit = "mg/dL", MeasuredOn = on });
        foreach (var line in (await tasks.Refresh(cast.Nurse, patient)).Where(line => line.Task.IsOpen))
        {
            await cast.Do<CloseTask, CloseTask.Form, Guid>(cast.Nurse, new()
            {
                TaskId = line.Task.PublicId,
                IsDone = true,
                Words = FormattableString.Invariant($"Nothing against it; letter of the general practice of {on:yyyy-MM-dd}"),
            });
        }
    }

    /// <summary>What the payer agreed to, and the scanned consent.</summary>
    public async Task File(Guid patient, DemoRegimen regimen, DateOnly on, int number)
    {
        await cast.Do<RecordAuthorisation, RecordAuthorisation.Form, Guid>(cast.Administrator, new()
        {
            PatientId = patient,
            Reference = FormattableString.Invariant($"GHF-{2600 + number}"),
            Payer = "General Health Fund",
            Medicine = regimen.Medicine,
            Units = 6,
            Unit = AuthorisedUnit.Sessions,
            ValidFrom = on,
            ValidTo = on.AddDays(200),
        });
        using var scan = new MemoryStream("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray());
        await cast.Do<AddAttachment, AddAttachment.Form, Guid>(cast.Administrator, new()
        {
            PatientId = patient,
            Kind = AttachmentKind.Consent,
            OfDay = on,
            Note = "Signed in the clinic",
            FileName = "consent.pdf",
            File = await services.GetRequiredService<AttachmentStore>().Receive(cast.Administrator, scan),
        });
    }

    /// <summary>Writes the plan and gives a reason for each finding that needs one, as the clinician would.</summary>
    public async Task<Guid> Write(Guid patient, DemoPerson person, DemoRegimen regimen, Guid suitability, DateOnly today, int sessions)
    {
        var form = regimen.Plan(patient, suitability, person.Kg, today, sessions);
        var plan = await cast.Do<WritePlan, WritePlan.Form, Guid>(cast.Clinician, form);
        var (verdict, version) = await Judged(plan);
        if (verdict.Findings.All(finding => finding.Level != FindingLevel.NeedsReason)) return plan;
        (form.PlanId, form.Version) = (plan, version);
        form.Reasons =
        [
            .. verdict.Findings.Where(finding => finding.Level == FindingLevel.NeedsReason).Select(FindingKeys.Of).Distinct()
                .Select(key => new ReasonForm { Finding = key, Code = OverrideReasons.All[0].Code, Text = "Weighed up with the patient; monitored throughout." }),
        ];
        return await cast.Do<WritePlan, WritePlan.Form, Guid>(cast.Clinician, form);
    }

    /// <summary>An acute attack: exactly the protocol, approved by the second clinician for today.</summary>
    public async Task RunToday(Guid patientId, Guid suitability, DateOnly consentOn)
    {
        var formulary = services.GetRequiredService<ClinicFormularies>().Current;
        PatientPicture picture;
        await using (var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync())
        {
            var patient = await db.Set<Patient>().AsNoTracking().SingleAsync(each => each.PublicId == patientId);
            picture = (await PictureLoading.Load(db, patient, formulary.Formulary, services.GetRequiredService<ClinicZone>(), services.GetRequiredService<TimeProvider>().GetUtcNow(), default)).Picture;
        }

        var typed = new WritePlan.Form { PatientId = patientId, SuitabilityId = suitability, ConsentOn = consentOn, AuthorisationNotRequired = true };
        var plan = await cast.Do<WritePlan, WritePlan.Form, Guid>(cast.Clinician, PlanTyping.FromProtocol(typed, formulary.Formulary.Protocols["migraine_magnesium"], formulary, picture));
        var (verdict, _) = await Judged(plan);
        // With a finding that asks for a reason it is no plan for the same day, and stays a draft.
        if (verdict.Findings.Any(finding => finding.Level >= FindingLevel.NeedsReason && !DayQuestions.IsAsked(finding))) return;
        var signed = await Sign(plan);
        await cast.Do<SecondPlan, SecondPlan.Form, SecondDecision>(cast.SecondClinician, new()
        {
            PlanId = plan,
            Hash = signed.Hash,
            Decision = SecondDecision.ApproveForToday,
            Acute = "status-migrainosus",
            Reason = "fourth day, tablets are vomited",
        });
    }

    public async Task<SignPlan.Signed> Sign(Guid plan)
    {
        var (verdict, version) = await Judged(plan);
        return await cast.Do<SignPlan, SignPlan.Form, SignPlan.Signed>(cast.Clinician, new()
        {
            PlanId = plan,
            Version = version,
            Seen = [.. verdict.Findings.Select(FindingKeys.Of)],
            CautionsRead = true,
            IsSigned = true,
        });
    }

    /// <summary>The second clinician agrees with what leaves the protocol.</summary>
    public Task Second(SignPlan.Signed signed) => cast.Do<SecondPlan, SecondPlan.Form, SecondDecision>(
        cast.SecondClinician, new() { PlanId = signed.PlanId, Hash = signed.Hash, Decision = SecondDecision.Agree, Reason = "Dose and rate as discussed." });

    public Task Comment(Guid plan) => cast.Do<CommentOnPlan, CommentOnPlan.Form, int>(
        cast.Administrator, new() { PlanId = plan, Text = "The insurer asks for the date on the consent form; it is not readable on the copy." });

    public Task Review(SignPlan.Signed signed, bool release) =>
        cast.Do<ReviewPlan, ReviewPlan.Form, ReviewDecision>(cast.Administrator, new()
        {
            PlanId = signed.PlanId,
            Hash = signed.Hash,
            Decision = release ? ReviewDecision.Released : ReviewDecision.Returned,
            Places = release ? [] : [new() { Place = PlanPlaces.Consent, Text = "The form in the file is of last year. Please have it signed again and correct the date." }],
        });

    public Task Hold(Guid plan) => cast.Do<HoldPlan, HoldPlan.Form, PlanStatus>(
        cast.Nurse, new() { PlanId = plan, Code = "result-awaited", Reason = "New liver values; the patient had started another medicine." });

    public async Task Complete(Guid plan) => await cast.Do<CompletePlan, CompletePlan.Form, PlanStatus>(cast.Clinician, new() { PlanId = plan, Version = await Version(plan) });

    public async Task Lift(Guid plan) => await cast.Do<LiftHold, LiftHold.Form, PlanStatus>(cast.Clinician, new() { PlanId = plan, Version = await Version(plan) });

    private async Task<int> Version(Guid plan)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync();
        return await db.Set<TreatmentPlan>().Where(each => each.PublicId == plan).Select(each => each.Version).SingleAsync();
    }

    public Task Discontinue(Guid plan) => cast.Do<DiscontinuePlan, DiscontinuePlan.Form, PlanStatus>(
        cast.Clinician, new() { PlanId = plan, Code = "no-effect", Reason = "no relevant relief after the first infusion; another way is tried" });

    private async Task<(PlanVerdict Verdict, int Version)> Judged(Guid planId)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync();
        var plan = await db.Set<TreatmentPlan>().AsNoTracking().SingleAsync(each => each.PublicId == planId);
        var patient = await db.Set<Patient>().AsNoTracking().SingleAsync(each => each.Id == plan.PatientId);
        var formulary = services.GetRequiredService<ClinicFormularies>().Current.Formulary;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var picture = (await PictureLoading.Load(db, patient, formulary, services.GetRequiredService<ClinicZone>(), now, default)).Picture;
        return (picture.Judge(plan.Content, formulary, asSeries: true), plan.Version);
    }
}
