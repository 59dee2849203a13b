using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Formulary;

/// <summary>One published formulary: an immutable document. Plans and sessions name the version they were checked with.</summary>
internal sealed class FormularyVersion
{
    public long Id { get; private set; }

    /// <summary>1, 2, 3, ...</summary>
    public required int Number { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/> in lower-case hex.</summary>
    public required string Hash { get; init; }

    public required string PublishedByName { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}

internal sealed class FormularyVersionTable : IEntityTypeConfiguration<FormularyVersion>
{
    public void Configure(EntityTypeBuilder<FormularyVersion> builder)
    {
        builder.ToTable("FormularyVersions");
        builder.HasIndex(version => version.Number).IsUnique();
    }
}
