using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Interop;

internal sealed class ReferralIntakeTable : IEntityTypeConfiguration<ReferralIntake>
{
    public void Configure(EntityTypeBuilder<ReferralIntake> builder)
    {
        builder.ToTable("ReferralIntakes");
        builder.HasIndex(intake => intake.PublicId).IsUnique();
        builder.HasIndex(intake => new { intake.Status, intake.ReceivedAt });
        builder.Property(intake => intake.Version).IsConcurrencyToken();
        builder.Property(intake => intake.FileName).HasMaxLength(200);
        builder.Ignore(intake => intake.Understanding);
    }
}
