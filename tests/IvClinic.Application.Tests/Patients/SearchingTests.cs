using IvClinic.Application.Patients;

namespace IvClinic.Application.Tests.Patients;

public sealed class SearchingTests
{
    [Theory]
    [InlineData("larson", "Larson, Jacob")]
    [InlineData("LARSON ja", "Larson, Jacob")]
    [InlineData("arso", "Larson, Jacob")]
    [InlineData("jacob", "Larson, Jacob")]
    [InlineData("jacob larson", "Larson, Jacob")]
    [InlineData("mejia", "Mejía, Gustavo")]
    [InlineData("Meji\u0301a", "Mejía, Gustavo")]
    [InlineData("王", "王, 芳")]
    [InlineData("IV-000002", "Mejía, Gustavo")]
    [InlineData("iv-000002", "Mejía, Gustavo")]
    [InlineData("B-77", "Mejía, Gustavo")]
    [InlineData("1980-01-02", "王, 芳")]
    public async Task A_patient_is_found_by_the_beginning_or_a_part_of_the_name_by_number_and_by_birth_date(string typed, string found)
    {
        await using var given = await Given.Clinic();
        await given.Patient();
        await given.Patient("Mejía", "Gustavo", "1961", "B-77");
        await given.Patient("王", "芳", "1980-01-02", "C-78");
        var rows = (await given.The<PatientList>().Run(given.Nurse, typed)).Rows;
        Assert.Equal(found, Assert.Single(rows).FullName);
    }

    [Theory]
    [InlineData("\" OR 1=1")]
    [InlineData("zzz* NEAR(")]
    [InlineData("%")]
    [InlineData("'; DROP TABLE Patients;--")]
    [InlineData("\uD83D")]
    [InlineData("nobody")]
    public async Task A_text_that_is_nobodys_name_finds_nobody_and_breaks_nothing(string typed)
    {
        await using var given = await Given.Clinic();
        await given.Patient();
        Assert.Empty((await given.The<PatientList>().Run(given.Nurse, typed)).Rows);
        Assert.Single((await given.The<PatientList>().Run(given.Nurse, null)).Rows);
    }

    [Fact]
    public async Task Those_whose_name_begins_so_come_before_those_whose_name_contains_it()
    {
        await using var given = await Given.Clinic();
        await given.Patient("Hollander", "Anna", "1950-01-01", "1");
        await given.Patient("Anders", "Zoe", "1960-01-01", "2");
        Assert.Equal(["Anders, Zoe", "Hollander, Anna"], (await given.The<PatientList>().Run(given.Nurse, "ander")).Rows.Select(row => row.FullName));
    }
}
