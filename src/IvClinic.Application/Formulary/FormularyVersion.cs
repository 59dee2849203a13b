using System.Text;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Formulary;

/// <summary>One published formulary: an immutable document. Plans and sessions name the version they were checked with.</summary>
internal sealed class FormularyVersion
{
    public const string ShippedBy = "shipped with IvClinic";

    public long Id { get; private set; }

    /// <summary>1, 2, 3, ...</summary>
    public required int Number { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/> in lower-case hex.</summary>
    public required string Hash { get; init; }

    public required string PublishedByName { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What this version was about; null for the first one.</summary>
    public string? Title { get; init; }

    public string? EditedByName { get; init; }

    public string? ApprovedByName { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>The draft it was.</summary>
    public Guid? DraftId { get; init; }

    public static FormularyVersion Shipped(byte[] content, DateTimeOffset at) =>
        new() { Number = 1, Content = content, Hash = FormularyDocument.Hash(content), PublishedByName = ShippedBy, PublishedAt = at };

    /// <summary>The document as it was published.</summary>
    /// <exception cref="InvalidDataException">The stored bytes are no longer the published ones.</exception>
    public FormularyDocument Document => FormularyDocument.Parse(Verified());

    /// <inheritdoc cref="Document"/>
    public PublishedFormulary Read()
    {
        try
        {
            return new(Number, FormattableString.Invariant($"{Number} ({Hash[..8]})"), ClinicFormulary.Read(Encoding.UTF8.GetString(Verified())));
        }
        catch (FormatException problem)
        {
            throw new InvalidDataException(FormattableString.Invariant($"Version {Number} of the formulary cannot be read by this program: {problem.Message}"), problem);
        }
    }

    private byte[] Verified() => string.Equals(FormularyDocument.Hash(Content), Hash, StringComparison.Ordinal)
        ? Content
        : throw new InvalidDataException(FormattableString.Invariant($"Version {Number} of the formulary is not the one that was published: its hash differs. Restore the database from a backup."));
}

internal sealed class FormularyVersionTable : IEntityTypeConfiguration<FormularyVersion>
{
    public void Configure(EntityTypeBuilder<FormularyVersion> builder)
    {
        builder.ToTable("FormularyVersions");
        builder.HasIndex(version => version.Number).IsUnique();
        builder.Ignore(version => version.Document);
    }
}

internal sealed class FormularyDraftTable : IEntityTypeConfiguration<FormularyDraft>
{
    public void Configure(EntityTypeBuilder<FormularyDraft> builder)
    {
        builder.ToTable("FormularyDrafts");
        builder.HasIndex(draft => draft.PublicId).IsUnique();
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Ignore(draft => draft.Document);
        builder.Ignore(draft => draft.IsOver);
    }
}

internal sealed class DraftEditTable : IEntityTypeConfiguration<DraftEdit>
{
    public void Configure(EntityTypeBuilder<DraftEdit> builder)
    {
        builder.ToTable("FormularyDraftEdits");
        builder.HasIndex(edit => edit.DraftId);
        builder.HasOne<FormularyDraft>().WithMany().HasForeignKey(edit => edit.DraftId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DraftCaseRunTable : IEntityTypeConfiguration<DraftCaseRun>
{
    public void Configure(EntityTypeBuilder<DraftCaseRun> builder)
    {
        builder.ToTable("FormularyCaseRuns");
        builder.HasIndex(run => run.DraftId);
        builder.Ignore(run => run.EverythingAgrees);
        builder.HasOne<FormularyDraft>().WithMany().HasForeignKey(run => run.DraftId).OnDelete(DeleteBehavior.Restrict);
    }
}
