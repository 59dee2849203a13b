using IvClinic.Application.Patients;
using IvClinic.Application.Storage;
using Microsoft.EntityFrameworkCore;

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

    [Theory]
    [InlineData("x-1")] // an identifier, in other capitals
    [InlineData("son jac")] // two words from inside
    [InlineData("larson x-1")] // a name and a number; the 1 is too short for the index
    [InlineData("LÁRSÓN")]
    public async Task A_patient_is_found_by_words_in_any_capitals_and_accents_and_by_number_and_comes_once_with_all_numbers(string typed)
    {
        await using var given = await Given.Clinic();
        await given.Patient();
        await given.Patient("Mejía", "Gustavo", "1961", "B-77");
        var sheet = await given.The<PatientList>().Run(given.Nurse, typed);
        Assert.Equal(["IV-000001", "X-1"], Assert.Single(sheet.Rows).Numbers);
        Assert.False(sheet.HasMore);
    }

    [Theory]
    [InlineData("ng", false)]
    [InlineData("ngu", true)]
    public async Task Two_letters_find_only_beginnings_and_three_find_the_inside_too(string typed, bool isFound)
    {
        await using var given = await Given.Clinic();
        await given.Patient("Angus", "Ann");
        Assert.Equal(isFound, (await given.The<PatientList>().Run(given.Nurse, typed)).Rows.Count == 1);
    }

    [Theory]
    [InlineData("larosn", "Larson, Jacob")] // exchanged
    [InlineData("lasron jacob", "Larson, Jacob")]
    [InlineData("jcaob larsn", "Larson, Jacob")]
    [InlineData("larsson", "Larson, Jacob")]
    [InlineData("megia", "Mejía, Gustavo")]
    [InlineData("Gutsavo", "Mejía, Gustavo")]
    public async Task A_name_spelled_nearly_so_is_found_and_said_to_be_similar_apart_from_the_exact_ones(string typed, string found)
    {
        await using var given = await Given.Clinic();
        await given.Patient();
        await given.Patient("Mejía", "Gustavo", "1961", "B-77");
        await given.Patient("Lindqvist", "Åsa", "1970-01-01", "C-1");
        var sheet = await given.The<PatientList>().Run(given.Nurse, typed);
        Assert.Empty(sheet.Rows);
        Assert.Equal(found, Assert.Single(sheet.Similar).FullName);
    }

    [Fact]
    public async Task Who_is_found_exactly_does_not_come_again_as_similar_and_where_many_are_found_nobody_similar_is_sought()
    {
        await using var given = await Given.Clinic();
        await given.Patient("Larson", "Ada", "1950-01-01", "1");
        await given.Patient("Larsson", "Bea", "1951-02-02", "2");
        var sheet = await given.The<PatientList>().Run(given.Nurse, "larson");
        Assert.Equal("Larson, Ada", Assert.Single(sheet.Rows).FullName);
        Assert.Equal("Larsson, Bea", Assert.Single(sheet.Similar).FullName);
        await given.Patient("Larson", "Cid", "1952-03-03", "3");
        await given.Patient("Larson", "Dan", "1953-04-04", "4");
        Assert.Empty((await given.The<PatientList>().Run(given.Nurse, "larson")).Similar);
    }

    [Theory]
    [InlineData("14.03.1975")]
    [InlineData("14/03/1975")]
    [InlineData("March 14, 1975")]
    public async Task A_birth_date_is_found_as_people_type_it(string typed)
    {
        await using var given = await Given.Clinic();
        await given.Patient();
        await given.Patient("Mejía", "Gustavo", "1961", "B-77");
        Assert.Equal("Larson, Jacob", Assert.Single((await given.The<PatientList>().Run(given.Nurse, typed)).Rows).FullName);
    }

    [Fact]
    public async Task A_rare_Han_character_behind_what_is_typed_is_found_too()
    {
        await using var given = await Given.Clinic();
        await given.Patient("王\U00020000", "芳");
        Assert.Single((await given.The<PatientList>().Run(given.Nurse, "王")).Rows);
    }

    [Theory]
    [InlineData("ander", 20, true)]
    [InlineData("nder", 20, true)]
    [InlineData("zand", 20, true)]
    [InlineData("anders b", 2, false)]
    public async Task The_list_ends_at_twenty_and_says_whether_there_are_more(string typed, int shown, bool hasMore)
    {
        await using var given = await Given.Clinic();
        for (var i = 0; i < 21; i++) await given.Patient("Zander", $"A{i}", Born(i), $"Z-{i}");
        for (var i = 0; i < 2; i++) await given.Patient("Anders", $"B{i}", Born(100 + i), $"A-{i}");
        var sheet = await given.The<PatientList>().Run(given.Nurse, typed);
        Assert.Equal((shown, hasMore), (sheet.Rows.Count, sheet.HasMore));
        Assert.Equal(shown, sheet.Rows.Select(row => row.PatientId).Distinct().Count());
        if (typed == "ander") Assert.All(sheet.Rows.Take(2), row => Assert.StartsWith("Anders, B", row.FullName, StringComparison.Ordinal));

        static string Born(int i) => new DateOnly(1950, 1, 1).AddDays(i * 40).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_search_reads_along_an_index_and_never_all_patients()
    {
        await using var given = await Given.Clinic();
        Assert.Contains("IX_Patients_NameKey", await Plan(db => PatientSearchSql.BeginningWith(db, "larson", 51)), StringComparison.Ordinal);
        Assert.Contains("IX_PatientIdentifiers_Kind_Value", await Plan(db => PatientSearchSql.BearingOrContaining(db, "X-1", "x 1", 51)), StringComparison.Ordinal);
        Assert.Contains("VIRTUAL TABLE INDEX", await Plan(db => PatientSearchSql.BearingOrContaining(db, "arson", "arson", 51)), StringComparison.Ordinal);

        async Task<string> Plan(Func<ClinicDbContext, IQueryable<PatientLine>> look)
        {
            var plan = await given.Database(async db =>
            {
                await db.Database.OpenConnectionAsync();
                await using var command = look(db).CreateDbCommand();
#pragma warning disable CA2100 // The text is the application's own.
                command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
                await using var rows = await command.ExecuteReaderAsync();
                var steps = new List<string>();
                while (await rows.ReadAsync()) steps.Add(rows.GetString(3));
                return string.Join('\n', steps);
            });
            Assert.DoesNotContain("SCAN p\n", plan + "\n", StringComparison.Ordinal);
            return plan;
        }
    }
}
