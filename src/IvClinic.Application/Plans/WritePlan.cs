using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>Writes a new plan as a draft, or edits one. An edit voids signature and approval of the version before.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class WritePlan(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : UseCase<WritePlan.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid PatientId { get; set; }

        /// <summary>Null for a new plan.</summary>
        public Guid? PlanId { get; set; }

        /// <summary>The version of the plan that was opened.</summary>
        public int Version { get; set; }

        public string? Indication { get; set; }

        public Guid? SuitabilityId { get; set; }

        public List<BagForm> Bags { get; set; } = [];

        public CourseKind? Course { get; set; }

        public decimal? Sessions { get; set; }

        public decimal? IntervalDays { get; set; }

        /// <summary>So many days earlier or later a session still is in time.</summary>
        public decimal? WindowDays { get; set; }

        /// <summary>Nothing of the series is given after this day.</summary>
        public DateOnly? SeriesLastDay { get; set; }

        public WhenMissed? Missed { get; set; }

        public string? MissedNote { get; set; }

        public decimal? VitalsEveryMinutes { get; set; }

        public decimal? PainEveryMinutes { get; set; }

        public decimal? FirstCheckMinutes { get; set; }

        public bool HypercapnicOxygenScale { get; set; }

        public decimal? ObservationMinutes { get; set; }

        public decimal? LowestMlPerH { get; set; }

        public decimal? HighestMlPerH { get; set; }

        public decimal? LargestStepMlPerH { get; set; }

        /// <summary>A higher rate comes at least so many minutes after the last change.</summary>
        public decimal? MinutesBetween { get; set; }

        public List<HoldForm> Holds { get; set; } = [];

        public bool RestartAtHalfRate { get; set; }

        /// <summary>One order a line, given before the infusion.</summary>
        public string? Premedication { get; set; }

        /// <summary>One rescue order a line.</summary>
        public string? Rescue { get; set; }

        public List<ReasonForm> Reasons { get; set; } = [];

        public DateOnly? ConsentOn { get; set; }

        public string? AuthorisationReference { get; set; }

        public bool AuthorisationNotRequired { get; set; }

        public string? Goal { get; set; }

        public List<GoalForm> Goals { get; set; } = [];

        public string? Notes { get; set; }

        /// <summary>Why a version that was signed is changed.</summary>
        public string? ChangeReason { get; set; }
    }

    private protected override IValidator<Form> Rules { get; } = new PlanFormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == form.PatientId, cancel)
            ?? throw new NotFoundException("The patient");
        patient.DemandOpen("The plan was not saved.");
        await CheckSuitability(form, patient.Id, work, cancel);
        var formulary = formularies.Current.Formulary;
        CheckMedicines(form, formulary);
        var picture = (await PictureLoading.Load(work.Db, patient, formulary, zone, work.Now, cancel)).Picture;
        var content = picture.WithWeights(PlanTyping.Content(form), formulary);
        var verdict = picture.Judge(content, formulary, asSeries: true);
        var plan = await Write(form, patient.Id, former => content with { Overrides = GivenReasons.Of(content, former, verdict, work.Step()) }, work, cancel);
        work.Concerns(patient.Id, plan.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return plan.PublicId;
    }

    private static async Task<TreatmentPlan> Write(Form form, long patientId, Func<PlanContent?, PlanContent> content, CommandWork work, CancellationToken cancel)
    {
        if (form.PlanId is not { } planId)
        {
            var begun = TreatmentPlan.Begin(Guid.CreateVersion7(), patientId, content(null), work.Step());
            work.Db.Add(begun);
            return begun;
        }

        var plan = await work.FindPlan(planId, cancel);
        if (plan.PatientId != patientId) throw new NotFoundException("The plan");
        work.Expect(plan, plan.Version, form.Version, "The plan");
        if (plan.Status is PlanStatus.InReview or PlanStatus.Approved && TypedText.Tidy(form.ChangeReason) is null)
            throw TypedMoment.Refused(nameof(Form.ChangeReason), "Say why the signed plan is changed.");
        plan.Edit(content(plan.Content), work.Step(), TypedText.Tidy(form.ChangeReason));
        return plan;
    }

    private static async Task CheckSuitability(Form form, long patientId, CommandWork work, CancellationToken cancel)
    {
        if (form.SuitabilityId is not { } id) return;
        var found = await work.Db.Set<SuitabilityDecision>().AsNoTracking()
            .FirstOrDefaultAsync(decision => decision.PublicId == id && decision.PatientId == patientId, cancel);
        if (found is null) throw TypedMoment.Refused(nameof(Form.SuitabilityId), "This suitability decision is not one of this patient's.");
        if (found.Indication != form.Indication)
            throw TypedMoment.Refused(nameof(Form.SuitabilityId), $"This decision is about {PainIndications.NameOf(found.Indication)}, the plan is for {PainIndications.NameOf(form.Indication!)}.");
    }

    private static void CheckMedicines(Form form, Domain.Formulary.ClinicFormulary formulary)
    {
        for (var bag = 0; bag < form.Bags.Count; bag++)
        {
            for (var each = 0; each < form.Bags[bag].Ingredients.Count; each++)
            {
                if (!formulary.Medicines.ContainsKey(form.Bags[bag].Ingredients[each].Medication!))
                    throw TypedMoment.Refused(FormattableString.Invariant($"Bags[{bag}].Ingredients[{each}].Medication"), "Choose a medicine of the formulary.");
            }
        }
    }
}
