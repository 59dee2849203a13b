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
        builder.HasOne<Patient>().WithMany().HasForeignKey(decision => decision.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
