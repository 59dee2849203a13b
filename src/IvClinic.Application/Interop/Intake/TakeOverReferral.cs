using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Interop;

/// <summary>
/// Takes a reviewed referral into a record: every item was accepted, changed or left out by the clinician. All of it is
/// saved, or nothing.
/// </summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class TakeOverReferral(CommandDesk desk, RegisterPatient register, AcceptedItems accepted) : UseCase<TakeOverReferral.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid ReferralId { get; set; }

        public int Version { get; set; }

        /// <summary>A new patient, or the known one of <see cref="KnownPatientId"/>. Nothing is chosen beforehand.</summary>
        public bool? IsNewPatient { get; set; }

        public Guid? KnownPatientId { get; set; }

        public RegisterPatient.Form NewPatient { get; set; } = new();

        public List<ItemDecision> Items { get; set; } = [];
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.IsNewPatient).NotNull().WithMessage("Choose whether this is a new patient or a known one.");
            RuleFor(form => form.KnownPatientId).NotNull().When(form => form.IsNewPatient == false).WithMessage("Choose the known patient.");
            RuleFor(form => form.NewPatient).SetValidator(new RegisterPatient.FormRules()).When(form => form.IsNewPatient == true);
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var intake = await work.Db.Set<ReferralIntake>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.ReferralId, cancel)
            ?? throw new NotFoundException("The referral");
        work.Expect(intake, intake.Version, form.Version, "The referral");
        var taken = accepted.Of(form.Items, intake.Understanding.Items);

        var (patientId, publicId) = await TargetOf(form, work, cancel);
        await accepted.Enter(form.Items, taken, patientId, $"referral {intake.FileName}", work, cancel);
        intake.TakeOver(publicId, JsonSerializer.Serialize(form.Items), work.Now, work.Actor.DisplayName);
        work.Concerns(patientId, intake.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, publicId));
        work.Publish(new LiveNotice(LiveKind.Referral, intake.PublicId));
        return publicId;
    }

    private async Task<(long Id, Guid PublicId)> TargetOf(Form form, CommandWork work, CancellationToken cancel)
    {
        if (form.IsNewPatient == false) return (await work.FindPatient(form.KnownPatientId!.Value, cancel), form.KnownPatientId.Value);
        try
        {
            var patient = await register.Enter(form.NewPatient, work, cancel);
            return (patient.Id, patient.PublicId);
        }
        catch (FormRejectedException rejected)
        {
            throw Under(nameof(Form.NewPatient), rejected.Failures);
        }
    }

    internal static FormRejectedException Under(string path, IEnumerable<ValidationFailure> failures) =>
        new([.. failures.Select(failure => new ValidationFailure($"{path}.{failure.PropertyName}", failure.ErrorMessage))]);
}
