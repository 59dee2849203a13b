using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Patients;

internal sealed class PatientTable : IEntityTypeConfiguration<Patient>
{
    public void Configure(EntityTypeBuilder<Patient> builder)
    {
        builder.ToTable("Patients");
        builder.HasIndex(patient => patient.PublicId).IsUnique();
        builder.HasIndex(patient => patient.NameKey);
        builder.HasIndex(patient => patient.BirthDate);
        builder.Property(patient => patient.Version).IsConcurrencyToken();
        builder.Ignore(patient => patient.FullName);
        builder.Ignore(patient => patient.BirthDateText);
        builder.OwnsMany(patient => patient.Identifiers, identifier =>
        {
            identifier.ToTable("PatientIdentifiers");
            identifier.Property<long>("Id");
            identifier.HasKey("Id");
            identifier.WithOwner().HasForeignKey("PatientId");
            identifier.HasIndex(each => new { each.Kind, each.Value });
        });
        builder.Navigation(patient => patient.Identifiers).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

/// <summary>What all history tables have in common: found by patient, never orphaned.</summary>
internal abstract class HistoryTable<TEntry>(string table) : IEntityTypeConfiguration<TEntry>
    where TEntry : HistoryEntry
{
    public void Configure(EntityTypeBuilder<TEntry> builder)
    {
        builder.ToTable(table);
        builder.HasIndex(entry => entry.PatientId);
        builder.HasIndex(entry => entry.PublicId).IsUnique();
        builder.Ignore(entry => entry.IsVoided);
        builder.HasOne<Patient>().WithMany().HasForeignKey(entry => entry.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HistoryReviewTable() : HistoryTable<HistoryReview>("HistoryReviews");

internal sealed class PatientConditionTable() : HistoryTable<PatientCondition>("PatientConditions");

internal sealed class PatientAllergyTable() : HistoryTable<PatientAllergy>("PatientAllergies");

internal sealed class HomeMedicineTable() : HistoryTable<HomeMedicine>("HomeMedicines");

internal sealed class DoseElsewhereTable() : HistoryTable<DoseElsewhere>("DosesElsewhere");

internal sealed class MeasurementTable() : HistoryTable<Measurement>("Measurements");

internal sealed class PregnancyAnswerTable() : HistoryTable<PregnancyAnswer>("PregnancyAnswers");

internal sealed class PainDescriptionTable() : HistoryTable<PainDescription>("PainDescriptions");

internal sealed class PriorTreatmentTable() : HistoryTable<PriorTreatment>("PriorTreatments");

internal sealed class PatientPreferenceTable() : HistoryTable<PatientPreference>("PatientPreferences");
