using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.ClinicDay;

internal sealed class KitCheckTable : IEntityTypeConfiguration<KitCheck>
{
    public void Configure(EntityTypeBuilder<KitCheck> builder)
    {
        builder.ToTable("KitChecks");
        builder.HasIndex(check => check.PublicId).IsUnique();
        builder.HasIndex(check => check.Day);
        builder.Ignore(check => check.Findings);
        builder.Ignore(check => check.Gaps);
    }
}

internal sealed class RegisterItemTable : IEntityTypeConfiguration<RegisterItem>
{
    public void Configure(EntityTypeBuilder<RegisterItem> builder)
    {
        builder.ToTable("RegisterItems");
        builder.HasIndex(item => item.PublicId).IsUnique();
        builder.HasIndex(item => new { item.Medicine, item.Strength, item.Form }).IsUnique();
        builder.Property(item => item.Version).IsConcurrencyToken();
    }
}

internal sealed class RegisterEntryTable : IEntityTypeConfiguration<RegisterEntry>
{
    public void Configure(EntityTypeBuilder<RegisterEntry> builder)
    {
        builder.ToTable("RegisterEntries");
        builder.HasIndex(entry => new { entry.ItemId, entry.Seq }).IsUnique();
        // An entry is voided once, a difference settled once, whoever is at the same page.
        builder.HasIndex(entry => new { entry.ItemId, entry.About }).IsUnique().HasFilter("About IS NOT NULL");
        builder.HasOne<RegisterItem>().WithMany().HasForeignKey(entry => entry.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InfusionSession>().WithMany().HasForeignKey(entry => entry.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
