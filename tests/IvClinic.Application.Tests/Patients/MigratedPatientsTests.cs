using IvClinic.Application.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IvClinic.Application.Tests.Patients;

public sealed class MigratedPatientsTests
{
    [Fact]
    public async Task A_patient_registered_before_the_identifiers_stood_in_the_row_has_them_there_after_the_migration()
    {
        var file = Path.Combine(Path.GetTempPath(), "ivclinic-test-" + Guid.NewGuid().ToString("N") + ".db");
        await using (var db = new ClinicDbContext(new DbContextOptionsBuilder<ClinicDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options))
        {
            await db.GetService<IMigrator>().MigrateAsync("20261126120150_DayAround");
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO Patients (Id, PublicId, Version, FamilyName, GivenNames, NameKey, SearchText, BirthDate, BirthDatePrecision, Sex, PregnancyPotential)
                VALUES (1, 'A', 0, 'Larson', '', 'larson', 'larson', '1975-03-14', 'Day', 'Unknown', 'Unknown');
                INSERT INTO PatientIdentifiers (PatientId, Kind, Value) VALUES (1, 'Clinic number', 'IV-000001'), (1, 'Insurance number', 'X-1');
                """);
            await db.Database.MigrateAsync();
            Assert.Equal("IV-000001\nX-1", await db.Database.SqlQueryRaw<string>("SELECT Numbers AS Value FROM Patients").SingleAsync());
        }

        File.Delete(file);
    }
}
