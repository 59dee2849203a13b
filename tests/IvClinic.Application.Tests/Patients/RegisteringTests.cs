using IvClinic.Application.Patients;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Patients;

public sealed class RegisteringTests
{
    [Fact]
    public async Task A_registered_patient_has_the_clinics_number_and_the_typed_one()
    {
        await using var given = await Given.Clinic();
        var banner = (await given.Chart(await given.Patient())).Banner;
        Assert.Equal([new(IdentifierKind.Clinic, "IV-000001"), new(IdentifierKind.Insurance, "X-1")], banner.Identifiers);
        Assert.Equal(("Larson, Jacob", "1975-03-14", 51), (banner.FullName, banner.BirthDate, banner.Age));
    }

    [Fact]
    public async Task A_double_click_registers_one_patient()
    {
        await using var given = await Given.Clinic();
        var (key, form) = (Given.Key(), Given.Details());
        var first = await given.The<RegisterPatient>().Run(given.Nurse, form, key);
        Assert.Equal(first, await given.The<RegisterPatient>().Run(given.Nurse, form, key));
        Assert.Equal(1, await given.Database(db => db.Set<Patient>().CountAsync()));
    }

    [Fact]
    public async Task The_administrator_may_neither_register_nor_list_nor_open_patients()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<RegisterPatient>().Run(given.Administrator, Given.Details(number: "Y"), Given.Key()));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<PatientList>().Run(given.Administrator, "larson"));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<PatientSheet>().Run(given.Administrator, new(patient)));
    }

    [Theory]
    [InlineData("Larson", "Jacob", "1975-03-14", "OTHER", "same name, same birth date")]
    [InlineData("Jacob", "Larson", "1975-03-14", "OTHER", "names exchanged")]
    [InlineData("Lasron", "Jacob", "1975-03-14", "OTHER", "similar name")]
    [InlineData("LÁRSON", "Jacob", "1975-03-14", "OTHER", "same name")]
    [InlineData("Larson", "Jacob", "1975", "OTHER", "same year of birth")]
    [InlineData("Nobody", "Else", "1990-01-01", "X-1", "same insurance number")]
    public async Task A_possible_duplicate_is_asked_back_and_registered_when_confirmed(string family, string first, string born, string number, string why)
    {
        await using var given = await Given.Clinic();
        await given.Patient();
        var form = Given.Details(family, first, born, number);
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<RegisterPatient>().Run(given.Nurse, form, Given.Key()));
        Assert.Equal(nameof(form.ConfirmedNotDuplicate), Assert.Single(refused.Failures).PropertyName);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, Assert.Single(await given.The<PossibleDuplicates>().Run(given.Nurse, new(form))).Why, StringComparison.Ordinal);

        form.ConfirmedNotDuplicate = true;
        await given.The<RegisterPatient>().Run(given.Nurse, form, Given.Key());
        Assert.Equal(2, await given.Database(db => db.Set<Patient>().CountAsync()));
    }

    [Fact]
    public async Task Day_and_month_of_birth_exchanged_is_a_possible_duplicate()
    {
        await using var given = await Given.Clinic();
        await given.Patient(born: "1975-03-04");
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.Patient(born: "1975-04-03", number: "OTHER"));
        Assert.Contains("day and month of birth exchanged", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("O'Brien", "Séan")]
    [InlineData("Müller-Lüdenscheidt", "A")]
    [InlineData("王", "芳")]
    [InlineData("", "Suharto")]
    [InlineData("X", "")]
    [InlineData("გელაშვილი", "ნინო")]
    [InlineData("<script>alert(1)</script>", "'; DROP TABLE Patients;--")]
    [InlineData("{{7*7}}", "${jndi:ldap://x}")]
    [InlineData("Smith 😀", "Emoji")]
    public async Task Names_of_any_script_and_single_names_are_kept_as_typed(string family, string first)
    {
        await using var given = await Given.Clinic();
        var details = (await given.Chart(await given.Patient(family, first))).Details;
        Assert.Equal((family.Length == 0 ? first : family, family.Length == 0 ? "" : first), (details.FamilyName, details.GivenNames));
    }

    [Theory]
    [InlineData(null, null, "1975-03-14", "X", "FamilyName")]
    [InlineData("  ", "\t", "1975-03-14", "X", "FamilyName")]
    [InlineData("\u200B", "...", "1975-03-14", "X", "FamilyName")]
    [InlineData("Lar\u202Eson", "J", "1975-03-14", "X", "FamilyName")]
    [InlineData("Larson", "J\u2066acob", "1975-03-14", "X", "GivenNames")]
    [InlineData("Larson", "Ja\0cob", "1975-03-14", "X", "GivenNames")]
    [InlineData("Larson", "Jacob\nINFO signed in", "1975-03-14", "X", "GivenNames")]
    [InlineData("Larson", "J\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307", "1975-03-14", "X", "GivenNames")]
    [InlineData("Larson", "\uD83D", "1975-03-14", "X", "GivenNames")]
    [InlineData("Larson", "Jacob", null, "X", "BirthDate")]
    [InlineData("Larson", "Jacob", "14.03.1975", "X", "BirthDate")]
    [InlineData("Larson", "Jacob", "03/14/1975", "X", "BirthDate")]
    [InlineData("Larson", "Jacob", "2026-02-29", "X", "BirthDate")]
    [InlineData("Larson", "Jacob", "2026-11-23", "X", "BirthDate")]
    [InlineData("Larson", "Jacob", "1876-01-01", "X", "BirthDate")]
    [InlineData("Larson", "Jacob", "0001-01-01", "X", "BirthDate")]
    [InlineData("Larson", "Jacob", "9999", "X", "BirthDate")]
    [InlineData("Larson", "Jacob", "١٩٧٥-03-14", "X", "BirthDate")]
    [InlineData("Larson", "Jacob", "1975-03-14", " ", "Identifier")]
    public async Task Bad_details_are_refused_with_field_and_reason_and_nothing_is_stored(string? family, string? first, string? born, string? number, string field)
    {
        await using var given = await Given.Clinic();
        var refused = await Assert.ThrowsAsync<FormRejectedException>(
            () => given.The<RegisterPatient>().Run(given.Nurse, Given.Details(family, first, born, number), Given.Key()));
        Assert.Contains(refused.Failures, failure => failure.PropertyName == field && failure.ErrorMessage.Length > 10);
        Assert.Equal(0, await given.Database(db => db.Set<Patient>().CountAsync()));
    }

    [Fact]
    public async Task Endless_text_and_choices_not_offered_are_refused()
    {
        await using var given = await Given.Clinic();
        var form = Given.Details(family: new string('a', 1_000_000));
        (form.IdentifierKind, form.Sex, form.PregnancyPotential, form.Email) = (IdentifierKind.Clinic, (SexForRules)99, null, "no-at-sign");
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<RegisterPatient>().Run(given.Nurse, form, Given.Key()));
        Assert.Superset(new HashSet<string> { "FamilyName", "IdentifierKind", "Sex", "PregnancyPotential", "Email" }, refused.Failures.Select(failure => failure.PropertyName).ToHashSet());
    }

    [Fact]
    public async Task A_stale_edit_is_refused_and_the_first_one_stands()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var (mine, theirs) = ((await given.Chart(patient)).Details, (await given.Chart(patient)).Details);
        (mine.Phone, theirs.FamilyName) = ("+49 30 1", "Larsson");
        await given.The<EditPatientDetails>().Run(given.Clinician, theirs, Given.Key());
        await Assert.ThrowsAsync<StaleWriteException>(() => given.The<EditPatientDetails>().Run(given.Nurse, mine, Given.Key()));
        var now = (await given.Chart(patient)).Details;
        Assert.Equal(("Larsson", null), (now.FamilyName, now.Phone));
        Assert.Contains((await given.The<PatientList>().Run(given.Nurse, "arsso")).Rows, row => row.PatientId == patient);
        Assert.Empty((await given.The<PatientList>().Run(given.Nurse, "arson")).Rows);
    }

    [Fact]
    public async Task Every_use_case_and_read_of_patients_says_who_may_run_it() => await Task.Run(() =>
        Assert.All(ClinicServices.ClinicTypes().Where(type => type.Namespace!.EndsWith("Patients", StringComparison.Ordinal) || type.Namespace.EndsWith("Interop", StringComparison.Ordinal)), type =>
        {
            var allowed = Assert.IsType<AllowedToAttribute>(Attribute.GetCustomAttribute(type, typeof(AllowedToAttribute)));
            Assert.DoesNotContain(ClinicRole.Administrator, allowed.Roles);
        }));
}
