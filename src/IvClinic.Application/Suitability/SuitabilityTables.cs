using IvClinic.Domain.Patients;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Suitability;

internal sealed class SuitabilityDecisionTable : IEntityTypeConfiguration<SuitabilityDecision>
{
    public void Configure(EntityTypeBuilder<SuitabilityDecision> builder)
    {
        builder.ToTable("SuitabilityDecisions");
        builder.HasIndex(decision => decision.PublicId).IsUnique();
        builder.HasIndex(decision => decision.PatientId);
        builder.Ignore(decision => decision.Tried);
        builder.Ignore(decision => decision.Candidates);
        builder.Ignore(decision => decision.Chosen);
        builder.HasIndex(decision => decision.LastDay);
        // In the same query, always: a decision read without its withdrawal would hold.
        builder.HasOne(decision => decision.Withdrawal).WithOne().HasForeignKey<SuitabilityWithdrawal>(each => each.DecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(decision => decision.Withdrawal).AutoInclude();
        builder.HasOne<Patient>().WithMany().HasForeignKey(decision => decision.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SuitabilityWithdrawalTable : IEntityTypeConfiguration<SuitabilityWithdrawal>
{
    public void Configure(EntityTypeBuilder<SuitabilityWithdrawal> builder)
    {
        builder.ToTable("SuitabilityWithdrawals");
        builder.HasIndex(each => each.DecisionId).IsUnique();
    }
}

internal sealed class TreatmentTaskTable : IEntityTypeConfiguration<TreatmentTask>
{
    public void Configure(EntityTypeBuilder<TreatmentTask> builder)
    {
        builder.ToTable("TreatmentTasks");
        builder.HasIndex(task => task.PublicId).IsUnique();
        builder.HasIndex(task => task.PatientId);
        builder.HasIndex(task => task.AskedAt).HasFilter("DoneAt IS NULL AND DroppedAt IS NULL");
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.Ignore(task => task.IsOpen);
        builder.HasOne<Patient>().WithMany().HasForeignKey(task => task.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SuitabilityDecision>().WithMany().HasForeignKey(task => task.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}
