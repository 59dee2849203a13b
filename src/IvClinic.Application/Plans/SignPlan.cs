using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>
/// The author signs the draft as it stands. The plan is judged again here, on the record and the formulary of this moment:
/// what was seen on the screen a while ago does not count.
/// </summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class SignPlan(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : UseCase<SignPlan.Form, SignPlan.Signed>(desk)
{
    private static readonly JsonSerializerOptions Findings = new() { Converters = { new JsonStringEnumConverter() } };

    /// <param name="Hash">Of the version that was signed.</param>
    public sealed record Signed(Guid PlanId, int Number, string Hash);

    public sealed class Form : ISignedForm
    {
        public Guid PlanId { get; set; }

        /// <summary>The version of the plan that was read.</summary>
        public int Version { get; set; }

        /// <summary>The names of the findings that stood on the screen: a new one is shown before it is signed for.</summary>
        public List<string> Seen { get; set; } = [];

        /// <summary>The cautions were read; one tick for all of them.</summary>
        public bool CautionsRead { get; set; }

        /// <summary>The tick that stands for the signature.</summary>
        public bool IsSigned { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.IsSigned).Equal(true).WithMessage("Sign the plan: tick the signature.");
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Signed> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.FindPlan(form.PlanId, cancel);
        work.Expect(plan, plan.Version, form.Version, "The plan");
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == plan.PatientId, cancel);
        patient.DemandOpen("Not signed.");
        var formulary = formularies.Current;
        var picture = (await PictureLoading.Load(work.Db, patient, formulary.Formulary, zone, work.Now, cancel)).Picture;
        picture = picture with { OtherPlans = await OtherPlans.Load(work.Db, plan.PatientId, plan.Id, formulary.Formulary, zone, cancel) };
        var content = plan.Content;
        var verdict = Checked(content, picture, formulary.Formulary, form);

        var origin = ProtocolComparison.Of(content, formulary.Formulary, verdict.KeysNeedingReason);
        var signed = plan.Sign(formulary.VersionText, JsonSerializer.Serialize(verdict.Findings, Findings), origin, work.Step());
        work.Db.Add(signed);
        work.Concerns(plan.PatientId, plan.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return new Signed(plan.PublicId, signed.Number, signed.Hash);
    }

    /// <exception cref="IllegalStepException">Something stands against the signature, in words.</exception>
    private static PlanVerdict Checked(PlanContent content, PatientPicture picture, ClinicFormulary formulary, Form form)
    {
        if (!HasPresentWeights(content, picture.WithWeights(content, formulary)))
            throw new IllegalStepException("Weight or height in the record changed after this plan was written. Edit and save it again, so that its doses use the present values.");
        var verdict = picture.Judge(content, formulary, asSeries: true);
        if (verdict.Figures.Problems.FirstOrDefault() is { } problem)
            throw new IllegalStepException($"The plan does not come out yet: {Where(problem)}{problem.Sentence}");
        if (verdict.Refused.FirstOrDefault() is { } refused)
            throw new IllegalStepException($"Refused, and no reason lifts it: {refused.Sentence}");
        if (verdict.WithoutReason(content) is [var open, ..])
            throw new IllegalStepException(verdict.WhyStale(content, open) is { } why
                ? $"The reason given for this no longer holds, {why} Give it again: {open.Sentence}"
                : $"This needs a reason first: {open.Sentence}");
        if (verdict.Findings.FirstOrDefault(finding => !form.Seen.Contains(FindingKeys.Of(finding))) is { } unseen)
            throw new IllegalStepException($"The record or the formulary changed since you opened the plan. Read this before you sign: {unseen.Sentence}");
        if (!form.CautionsRead && verdict.Findings.Any(finding => finding.Level == FindingLevel.Caution))
            throw TypedMoment.Refused(nameof(Form.CautionsRead), "Confirm that you have read the cautions.");
        return verdict;
    }

    /// <summary>The same weight measured again on another day changes no dose.</summary>
    private static bool HasPresentWeights(PlanContent written, PlanContent now) =>
        written.WeightUsed?.WeightKg == now.WeightUsed?.WeightKg && written.HeightCm == now.HeightCm && written.DosingWeights.SequenceEqual(now.DosingWeights);

    private static string Where(PlanProblem problem) => problem.Bag is { } bag ? FormattableString.Invariant($"Bag {bag}: ") : "";

    /// <summary>The findings as they were stored with a signed version.</summary>
    public static IReadOnlyList<SafetyFinding> FindingsOf(SignedPlan signed) =>
        JsonSerializer.Deserialize<List<SafetyFinding>>(signed.FindingsJson, Findings) ?? [];
}
