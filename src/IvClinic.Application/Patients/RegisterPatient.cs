using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Registers a patient by hand. The clinic's own number is made here; a possible duplicate is asked back.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RegisterPatient(CommandDesk desk, ClinicZone zone) : UseCase<RegisterPatient.Form, Guid>(desk)
{
    public sealed class Form : PatientDetailsForm;

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => Include(new PatientDetailsRules());
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var patient = await Enter(form, work, cancel);
        work.Concerns(patient.Id, patient.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, patient.PublicId));
        return patient.PublicId;
    }

    internal async Task<Patient> Enter(PatientDetailsForm form, CommandWork work, CancellationToken cancel)
    {
        await work.CheckDetails(form, zone, except: null, cancel);
        var (born, precision) = form.Birth;
        var patient = new Patient(Guid.CreateVersion7(), form.Name, born, precision);
        form.Describe(patient);
        work.Db.Add(patient);

        // The clinic's number is made from the row's key, which is known only when the row is there.
        await work.Db.SaveChangesAsync(cancel);
        patient.Identify([new(IdentifierKind.Clinic, IdentifierKind.ClinicNumber(patient.Id)), form.SecondIdentifier]);
        return patient;
    }
}
