using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>
/// The patient says who they are, the nurse enters what they said, and at least two identifiers must be those of the
/// record. Anything that differs refuses the check; the attempt stands in the audit trail.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class CheckIdentity(CommandDesk desk, ClinicZone zone) : ChairsideStep<CheckIdentity.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>As the patient said it, family and given name in any order.</summary>
        public string? SaidName { get; set; }

        public DateOnly? SaidBirthDate { get; set; }

        /// <summary>From the wristband, the card or the letter.</summary>
        public string? ReadNumber { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.SaidName).IsOneLine();
            RuleFor(form => form.ReadNumber).IsOneLine();
            RuleFor(form => form.SaidName).Must((form, _) => Count(form) >= 2).WithMessage("A patient is identified by two identifiers: ask for another one.");
        }

        private static int Count(Form form) =>
            (string.IsNullOrWhiteSpace(form.SaidName) ? 0 : 1) + (form.SaidBirthDate is null ? 0 : 1) + (string.IsNullOrWhiteSpace(form.ReadNumber) ? 0 : 1);
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == chart.Session.PatientId, cancel);
        var (same, different) = Compare(form, patient);
        if (different.Count > 0)
        {
            work.AuditRefusal();
            // Which one, but not what the record says: the answer must come from the patient.
            throw new IllegalStepException($"This may be another patient. Not the same as in this record: {string.Join(", ", different)}. Do not go on: ask again, look at the wristband, and check which chart is open.");
        }

        chart.Append(ChartEntry.IdentityChecked(chart.Stamp(form.At), same));
    }

    private static (IReadOnlyList<string> Same, IReadOnlyList<string> Different) Compare(Form form, Patient patient)
    {
        List<string> same = [], different = [];
        if (!string.IsNullOrWhiteSpace(form.SaidName)) (IsName(form.SaidName, patient) ? same : different).Add("name");
        if (form.SaidBirthDate is { } date) (IsBirthDate(date, patient) ? same : different).Add("birth date");
        if (!string.IsNullOrWhiteSpace(form.ReadNumber))
            (patient.Identifiers.Any(each => SearchKey.Of(each.Value) == SearchKey.Of(form.ReadNumber)) ? same : different).Add("number");
        return (same, different);
    }

    /// <summary>
    /// All of the family name and one given name (or the name used), and no word that is not the patient's. A name used that is
    /// a whole name of its own, such as the same name in other letters, counts when all of it is said.
    /// </summary>
    private static bool IsName(string said, Patient patient)
    {
        var words = Words(said);
        var used = Words(patient.NameUsed ?? "");
        if (used.Count > 1 && used.SetEquals(words)) return true;
        var (family, given) = (Words(patient.FamilyName), Words($"{patient.GivenNames} {patient.NameUsed}"));
        return family.IsSubsetOf(words) && (given.Count == 0 || given.Overlaps(words)) && words.IsSubsetOf(family.Concat(given).ToHashSet(StringComparer.Ordinal));
    }

    // A birth date that is known to the year alone can be compared to the year alone.
    private static bool IsBirthDate(DateOnly said, Patient patient) => patient.BirthDatePrecision switch
    {
        DatePrecision.Day => said == patient.BirthDate,
        DatePrecision.Month => (said.Year, said.Month) == (patient.BirthDate.Year, patient.BirthDate.Month),
        _ => said.Year == patient.BirthDate.Year,
    };

    private static HashSet<string> Words(string text) => [.. SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
