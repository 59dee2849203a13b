using IvClinic.Application.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Storage;

internal sealed class CommandReceiptTable : IEntityTypeConfiguration<CommandReceipt>
{
    public void Configure(EntityTypeBuilder<CommandReceipt> builder)
    {
        builder.ToTable("CommandReceipts");
        builder.HasIndex(receipt => new { receipt.UserId, receipt.Key }).IsUnique();
    }
}

internal sealed class FormDraftTable : IEntityTypeConfiguration<FormDraft>
{
    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.ToTable("FormDrafts");
        builder.HasIndex(draft => new { draft.UserId, draft.Form, draft.Subject }).IsUnique();
    }
}
