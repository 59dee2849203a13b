namespace IvClinic.Application.Interop;

/// <summary>A measurement, laboratory value or answer. A panel is sent apart: each component stands for itself.</summary>
public sealed record ReferredObservation(
    string Path,
    ReferredSubject Subject,
    Concept Concept,
    ReferredQuantity? Quantity,
    string? ValueText,
    ReferredDate? Effective,
    string? Status)
{
    /// <summary>Pregnancy status in LOINC.</summary>
    public const string PregnancyStatusLoinc = "82810-3";

    /// <summary>The LOINC codes, in the order sent; usually one.</summary>
    public IEnumerable<string> LoincCodes => Concept.CodesOf(CodeSystems.Loinc);

    /// <summary>The sender withdrew it (entered in error) or it never took place (cancelled).</summary>
    public bool IsWithdrawn => Status is "entered-in-error" or "cancelled";

    /// <summary>It answers whether the patient is pregnant.</summary>
    public bool IsPregnancyStatus => !IsWithdrawn && LoincCodes.Contains(PregnancyStatusLoinc, StringComparer.Ordinal);
}

/// <summary>A number with its unit, both as sent.</summary>
/// <param name="Value">The number; null when it is no decimal number this program can hold.</param>
/// <param name="Sent">The digits of the sender: "5.0" stays "5.0".</param>
/// <param name="Unit">The unit in words.</param>
/// <param name="System">The system of <paramref name="Code"/>.</param>
/// <param name="Code">The coded unit.</param>
/// <param name="Comparator">"&lt;", "&gt;=" and so on; null for a plain number.</param>
public sealed record ReferredQuantity(decimal? Value, string Sent, string? Unit, string? System, string? Code, string? Comparator)
{
    /// <summary>The UCUM code, when the sender says that it is one. It may still be none ("lbs").</summary>
    public string? UcumCode => System == CodeSystems.Ucum ? Code : null;

    /// <summary>The unit as sent: the words, else the code.</summary>
    public string? UnitAsSent => string.IsNullOrWhiteSpace(Unit) ? Code : Unit;
}
