namespace IvClinic.Domain.Formulary;

/// <summary>Where a value comes from, so that a screen can show it beside the value.</summary>
/// <param name="SourceIds">Ids in <see cref="ClinicFormulary.Sources"/>.</param>
/// <param name="Confidence">A letter of <see cref="ClinicFormulary.ConfidenceLegend"/>: "S" read in the source … "D" the clinic's decision.</param>
/// <param name="Note">A remark for readers; never evaluated.</param>
public sealed record Provenance(IReadOnlyList<string> SourceIds, string Confidence, string? Note)
{
    public static Provenance None { get; } = new([], "", null);
}

/// <summary>A value with its provenance.</summary>
public sealed record Fact<T>(T Value, Provenance Provenance);

/// <summary>An entry of the list of sources.</summary>
public sealed record Source(string Id, string Title, string Type, string? Url);
