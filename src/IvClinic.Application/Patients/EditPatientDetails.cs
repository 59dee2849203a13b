using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>Changes name, birth date, sex for rules, second identifier or contact of a known patient.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class EditPatientDetails(CommandDesk desk, ClinicZone zone) : UseCase<EditPatientDetails.Form, Guid>(desk)
{
    public sealed class Form : PatientDetailsForm
    {
        public Guid PatientId { get; set; }

        /// <summary>The version that the form was opened on.</summary>
        public int Version { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => Include(new PatientDetailsRules());
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.PatientId, cancel)
            ?? throw new NotFoundException("The patient");
        work.Expect(patient, patient.Version, form.Version, "The patient's details");

        // Only what could make this another person is compared with the known ones again.
        var sameIdentity = patient.FullName == new Patient(Guid.Empty, form.Name, form.Birth.Date, form.Birth.Precision).FullName
            && (patient.BirthDate, patient.BirthDatePrecision) == form.Birth && patient.Identifiers.Contains(form.SecondIdentifier);
        if (!sameIdentity) await work.CheckDetails(form, zone, form.PatientId, cancel);

        patient.Rename(form.Name);
        patient.SetBirthDate(form.Birth.Date, form.Birth.Precision);
        form.Describe(patient);
        if (!patient.Identifiers.Contains(form.SecondIdentifier))
            patient.Identify([.. patient.Identifiers.Where(each => each.Kind != form.IdentifierKind), form.SecondIdentifier]);
        work.Concerns(patient.Id, patient.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, patient.PublicId));
        return patient.PublicId;
    }
}
