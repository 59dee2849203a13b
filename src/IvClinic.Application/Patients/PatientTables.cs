using IvClinic.Domain.Patients;
using IvClinic.Domain.Patients.Baselines;
using IvClinic.Domain.Patients.PainPicture;
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
        builder.HasIndex(patient => patient.MergedIntoId);
        builder.Ignore(patient => patient.FullName);
        builder.Ignore(patient => patient.IsMergedAway);
        builder.Ignore(patient => patient.WhyClosed);
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
    public virtual void Configure(EntityTypeBuilder<TEntry> builder)
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

internal sealed class PainDescriptionTable() : HistoryTable<PainDescription>("PainDescriptions")
{
    public override void Configure(EntityTypeBuilder<PainDescription> builder)
    {
        base.Configure(builder);
        builder.Property(entry => entry.Details!).HasConversion(new EntryJson<PainDetails>(), EntryJson<PainDetails>.Comparer);
    }
}

internal sealed class ConditionBaselineTable() : HistoryTable<ConditionBaseline>("ConditionBaselines")
{
    public override void Configure(EntityTypeBuilder<ConditionBaseline> builder)
    {
        base.Configure(builder);
        builder.Property(entry => entry.Answers).HasConversion(new EntryJson<BaselineAnswers>(), EntryJson<BaselineAnswers>.Comparer);
    }
}

internal sealed class DeathRecordTable() : HistoryTable<DeathRecord>("DeathRecords");

internal sealed class PatientMergeTable : IEntityTypeConfiguration<PatientMerge>
{
    public void Configure(EntityTypeBuilder<PatientMerge> builder)
    {
        builder.ToTable("PatientMerges");
        builder.HasIndex(merge => merge.PublicId).IsUnique();
        builder.HasIndex(merge => merge.KeptId);
        builder.HasIndex(merge => merge.MergedId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(merge => merge.KeptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(merge => merge.MergedId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PriorTreatmentTable() : HistoryTable<PriorTreatment>("PriorTreatments");

internal sealed class PatientPreferenceTable() : HistoryTable<PatientPreference>("PatientPreferences");
