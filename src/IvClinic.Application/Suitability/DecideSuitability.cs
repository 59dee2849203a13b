using FluentValidation;
using FluentValidation.Results;
using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>A clinician decides and signs whether IV treatment suits this patient, with which medicines, and until when.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class DecideSuitability(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : UseCase<DecideSuitability.Form, Guid>(desk)
{
    /// <summary>A decision older than a year rests on another patient than the one who sits there (D).</summary>
    public const int LongestDays = 366;

    public sealed class Form : ISignedForm
    {
        public Guid PatientId { get; set; }

        public string? Indication { get; set; }

        public WhyIv? Why { get; set; }

        /// <summary>Public ids of the oral treatments of the record that the decision rests on.</summary>
        public List<Guid> TriedOnRecord { get; set; } = [];

        public List<TriedForm> TriedTyped { get; set; } = [];

        /// <summary>The medicines chosen, by formulary id.</summary>
        public List<string> Chosen { get; set; } = [];

        /// <summary>A word on a medicine, by formulary id: why it is chosen although a finding asks for a reason, or why it is not.</summary>
        public List<MedicineComment> Comments { get; set; } = [];

        public bool? IsSuitable { get; set; }

        public string? Rationale { get; set; }

        public DateOnly? LastDay { get; set; }

        /// <summary>The tick that stands for the signature.</summary>
        public bool IsSigned { get; set; }
    }

    public sealed class TriedForm
    {
        public string? Medicine { get; set; }

        public string? Dose { get; set; }

        public decimal? Weeks { get; set; }

        public TreatmentResult? Result { get; set; }
    }

    public sealed class MedicineComment
    {
        public string MedicineId { get; set; } = "";

        public string? Text { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Indication).Must(PainIndications.IsKnown).WithMessage("Choose what is to be treated.");
            RuleFor(form => form.Why).NotNull().WithMessage("Choose why the medicine shall be given into a vein.").IsInEnum();
            RuleForEach(form => form.TriedTyped).ChildRules(row =>
            {
                row.RuleFor(tried => tried.Medicine).NotEmpty().WithMessage("Enter what was tried, or remove the line.").IsOneLine();
                row.RuleFor(tried => tried.Dose).IsOneLine();
                row.RuleFor(tried => tried.Weeks).GreaterThan(0).LessThanOrEqualTo(5200).WithMessage("The weeks are above 0 and at most 5200.");
                row.RuleFor(tried => tried.Result).NotNull().WithMessage("Choose how it went; “not known” is an answer.").IsInEnum();
            });
            RuleForEach(form => form.Comments).ChildRules(row => row.RuleFor(comment => comment.Text).IsText());
            RuleFor(form => form.IsSuitable).NotNull().WithMessage("Decide: suitable or not.");
            RuleFor(form => form.Chosen).Must(chosen => chosen.Count > 0).When(form => form.IsSuitable == true)
                .WithMessage("Choose at least one medicine, or decide that IV treatment does not suit.");
            RuleFor(form => form).Custom((form, context) =>
            {
                if (form.Why is WhyIv.OralIneffective or WhyIv.OralNotTolerated && form.TriedOnRecord.Count + form.TriedTyped.Count == 0)
                    context.AddFailure(nameof(Form.Why), "Name at least one oral treatment that was tried, with its result.");
            });
            RuleFor(form => form.Rationale).NotEmpty().WithMessage("Write why you decide so.").IsText();
            RuleFor(form => form.LastDay).NotNull().WithMessage("Enter the last day on which a plan may rest on this decision.");
            RuleFor(form => form.IsSigned).Equal(true).WithMessage("Sign the decision: tick the signature.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == form.PatientId, cancel)
            ?? throw new NotFoundException("The patient");
        patient.DemandOpen("Nothing was decided.");
        CheckLastDay(form.LastDay!.Value, zone.DateOf(work.Now));
        var formulary = formularies.Current;
        var picture = (await PictureLoading.Load(work.Db, patient, formulary.Formulary, zone, work.Now, cancel)).Picture;
        var screened = MedicineScreening.For(picture, form.Indication!, formulary.Formulary);
        var tried = await Tried(form, patient.Id, work, cancel);
        CheckWhy(form.Why!.Value, tried);
        var grounds = new SuitabilityGrounds(
            form.Indication!, form.Why.Value, tried, Candidates(form, screened), form.IsSuitable!.Value,
            TypedText.Tidy(form.Rationale)!, form.LastDay.Value);
        var decision = SuitabilityDecision.Sign(Guid.CreateVersion7(), patient.Id, grounds, formulary.VersionText, work.Actor.UserId, work.Actor.DisplayName, work.Now);
        work.Db.Add(decision);
        await work.Db.SaveChangesAsync(cancel); // its tasks point to its row
        await TasksOfDecision.Ask(work, decision, screened, cancel);
        work.Concerns(patient.Id, decision.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, patient.PublicId));
        return decision.PublicId;
    }

    /// <summary>The reason stands in the letter above the results: they must not contradict it.</summary>
    private static void CheckWhy(WhyIv why, IReadOnlyList<TriedTreatment> tried)
    {
        bool Any(params TreatmentResult[] results) => tried.Any(treatment => results.Any(result => treatment.Result == result.ToString()));
        if (why == WhyIv.OralIneffective && !Any(TreatmentResult.Ineffective, TreatmentResult.PartlyHelped))
            throw Refused(nameof(Form.Why), "None of the oral treatments you named did not help. Choose another reason, or name the one that did not help.");
        if (why == WhyIv.OralNotTolerated && !Any(TreatmentResult.NotTolerated))
            throw Refused(nameof(Form.Why), "None of the oral treatments you named was not tolerated. Choose another reason, or name the one that was not.");
    }

    private static void CheckLastDay(DateOnly lastDay, DateOnly today)
    {
        if (lastDay < today) throw Refused(nameof(Form.LastDay), "This day is over.");
        if (lastDay > today.AddDays(LongestDays)) throw Refused(nameof(Form.LastDay), "A decision holds for a year at most.");
    }

    private static async Task<IReadOnlyList<TriedTreatment>> Tried(Form form, long patientId, CommandWork work, CancellationToken cancel)
    {
        var recorded = await work.Db.OfPerson<PriorTreatment>(patientId).AsNoTracking()
            .Where(treatment => treatment.VoidedAt == null && form.TriedOnRecord.Contains(treatment.PublicId)).ToListAsync(cancel);
        if (recorded.Count < form.TriedOnRecord.Distinct().Count())
            throw Refused(nameof(Form.TriedOnRecord), "A treatment you chose is no longer on record. Look at the list again.");
        return
        [
            .. recorded.Select(treatment => new TriedTreatment(treatment.Medicine, treatment.Dose, treatment.Weeks, treatment.Result.ToString())),
            .. form.TriedTyped.Select(typed => new TriedTreatment(TypedText.Tidy(typed.Medicine)!, TypedText.Tidy(typed.Dose), typed.Weeks, typed.Result!.Value.ToString())),
        ];
    }

    /// <summary>Every medicine that was looked at, with what was found on the record as it is now.</summary>
    private static IReadOnlyList<CandidateMedicine> Candidates(Form form, IReadOnlyList<ScreenedMedicine> screened)
    {
        if (form.Chosen.FirstOrDefault(id => screened.All(each => each.Medicine.Id != id)) is { } stranger)
            throw Refused(nameof(Form.Chosen), $"“{stranger}” is not listed for this indication.");
        foreach (var chosen in screened.Where(each => form.Chosen.Contains(each.Medicine.Id)))
        {
            if (chosen.Outcome == SafetyOutcome.Refused)
                throw Refused(nameof(Form.Chosen), $"{chosen.Medicine.TallManName} is refused for this patient: {chosen.Findings[0].Sentence}");
            if (chosen.Outcome == SafetyOutcome.Override && Comment(form, chosen) is null)
                throw Refused(nameof(Form.Comments), $"Write why {chosen.Medicine.TallManName} may be used although: {chosen.Findings.First(finding => !DayQuestions.IsAsked(finding)).Sentence}");
        }

        return
        [
            .. screened.Select(each => new CandidateMedicine(
                each.Medicine.Id, each.Outcome.ToString(), [.. each.Findings.Select(finding => finding.Sentence)], form.Chosen.Contains(each.Medicine.Id), Comment(form, each))
            {
                First = each.After,
                Evidence = string.Join("; ", each.Medicine.Indications.Where(entry => entry.Code == form.Indication).Select(entry => $"{entry.Status}: {entry.Evidence}")),
            }),
        ];
    }

    private static string? Comment(Form form, ScreenedMedicine screened) =>
        TypedText.Tidy(form.Comments.FirstOrDefault(comment => comment.MedicineId == screened.Medicine.Id)?.Text);

    private static FormRejectedException Refused(string field, string message) => new([new ValidationFailure(field, message)]);
}
