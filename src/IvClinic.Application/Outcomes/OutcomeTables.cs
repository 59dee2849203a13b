using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Outcomes;

internal sealed class JournalEntryTable : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("JournalEntries");
        builder.HasIndex(entry => entry.PublicId).IsUnique();
        builder.HasIndex(entry => new { entry.PatientId, entry.At });
        builder.Ignore(entry => entry.Pain);
        builder.HasOne<Patient>().WithMany().HasForeignKey(entry => entry.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
