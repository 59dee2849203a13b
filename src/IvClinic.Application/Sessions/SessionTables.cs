using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Sessions;

internal sealed class InfusionSessionTable : IEntityTypeConfiguration<InfusionSession>
{
    public void Configure(EntityTypeBuilder<InfusionSession> builder)
    {
        builder.ToTable("InfusionSessions");
        builder.HasIndex(session => session.PublicId).IsUnique();
        builder.HasIndex(session => new { session.PatientId, session.OpenedAt });
        builder.HasIndex(session => new { session.Phase, session.OpenedAt });
        builder.Property(session => session.Version).IsConcurrencyToken();
        builder.HasOne<Patient>().WithMany().HasForeignKey(session => session.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SignedPlan>().WithMany().HasForeignKey(session => session.SignedPlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Chair>().WithMany().HasForeignKey(session => session.ChairId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ChartEntryTable : IEntityTypeConfiguration<ChartEntry>
{
    public void Configure(EntityTypeBuilder<ChartEntry> builder)
    {
        builder.ToTable("ChartEntries");
        builder.HasIndex(entry => new { entry.SessionId, entry.Seq }).IsUnique();
        // Orders by voice of one prescriber, and the answers to them: few of many entries.
        builder.HasIndex(entry => entry.OrderedById).HasFilter("OrderedById IS NOT NULL");
        builder.HasIndex(entry => entry.AnswersEntryId).IsUnique().HasFilter("AnswersEntryId IS NOT NULL");
        builder.Ignore(entry => entry.Rate);
        builder.Ignore(entry => entry.Vitals);
        builder.HasOne<InfusionSession>().WithMany().HasForeignKey(entry => entry.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ChartEntry>().WithMany().HasForeignKey(entry => entry.VoidsEntryId).OnDelete(DeleteBehavior.Restrict);
    }
}
