using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Staff;

internal sealed class StaffMemberTable : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.Property(member => member.DisplayName).HasMaxLength(200);
        builder.Property(member => member.Version).IsConcurrencyToken();
    }
}

internal sealed class SignInSessionTable : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.ToTable("SignInSessions");
        builder.HasIndex(session => session.PublicId).IsUnique();
        builder.HasIndex(session => session.EndedAt);
    }
}

internal sealed class StaffPinTable : IEntityTypeConfiguration<StaffPin>
{
    public void Configure(EntityTypeBuilder<StaffPin> builder)
    {
        builder.ToTable("StaffPins");
        builder.HasIndex(pin => pin.UserId).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(pin => pin.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasIndex(entry => entry.Seq).IsUnique();
        builder.HasIndex(entry => new { entry.PatientId, entry.Seq });
    }
}

internal sealed class ClinicProfileTable : IEntityTypeConfiguration<ClinicProfile>
{
    public void Configure(EntityTypeBuilder<ClinicProfile> builder)
    {
        builder.ToTable("ClinicProfiles");
        builder.Property(profile => profile.Version).IsConcurrencyToken();
    }
}
