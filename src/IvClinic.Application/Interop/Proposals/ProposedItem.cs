namespace IvClinic.Application.Interop;

/// <summary>
/// One thing that a referral suggests for the record. Nothing enters the record from here: a person accepts, changes or
/// rejects each item.
/// </summary>
/// <param name="Words">What was understood, for the screen.</param>
/// <param name="Path">Where it stands in the file.</param>
public abstract record ProposedItem(string Words, string Path)
{
    /// <summary>When it was true or written, as far as the sender says.</summary>
    public ReferredDate? Date { get; init; }

    /// <summary>Why to look twice; null when nothing is doubtful. Several doubts are joined by a space.</summary>
    public string? Concern { get; init; }

    /// <summary>What it is about; on the screen items stand in this order.</summary>
    public abstract ProposedKind Kind { get; }
}

/// <summary>What a proposed item is about.</summary>
public enum ProposedKind
{
    /// <summary>Name, birth date, gender, numbers.</summary>
    Identity,

    /// <summary>Telephone, mail, address.</summary>
    Contact,

    /// <summary>A problem or diagnosis.</summary>
    Condition,

    /// <summary>An allergy, an intolerance, or the statement that none is known.</summary>
    Allergy,

    /// <summary>A medicine taken at home, now or before, or given elsewhere.</summary>
    HomeMedicine,

    /// <summary>Weight or height, and any value that came in words.</summary>
    Measurement,

    /// <summary>A laboratory value.</summary>
    Laboratory,

    /// <summary>A pain score.</summary>
    PainScore,

    /// <summary>Pregnancy status.</summary>
    Pregnancy,
}

/// <summary>Who the patient is.</summary>
public sealed record ProposedIdentity(
    string Words,
    string Path,
    string? Family,
    IReadOnlyList<string> Given,
    string? Gender,
    ReferredDate? BirthDate,
    IReadOnlyList<ReferredName> OtherNames,
    IReadOnlyList<ReferredIdentifier> Identifiers) : ProposedItem(Words, Path)
{
    /// <inheritdoc/>
    public override ProposedKind Kind => ProposedKind.Identity;
}

/// <summary>How to reach the patient.</summary>
/// <param name="System">"phone", "email", "address" and so on.</param>
/// <param name="Value">The number or address.</param>
public sealed record ProposedContact(string Words, string Path, string System, string Value) : ProposedItem(Words, Path)
{
    /// <inheritdoc/>
    public override ProposedKind Kind => ProposedKind.Contact;
}

/// <summary>A problem or diagnosis.</summary>
/// <param name="Icd10Code">ICD-10 code as sent, with its point; null when only other codes were sent. No other code is translated.</param>
/// <param name="Text">The diagnosis in words, without SNOMED's "(disorder)".</param>
/// <param name="System">System of the first code.</param>
/// <param name="Code">The first code.</param>
/// <param name="IsOver">The sender calls it resolved, inactive or in remission.</param>
public sealed record ProposedCondition(
    string Words, string Path, string? Icd10Code, string Text, string? System, string? Code, bool IsOver) : ProposedItem(Words, Path)
{
    /// <inheritdoc/>
    public override ProposedKind Kind => ProposedKind.Condition;
}

/// <summary>An allergy, or the statement that none is known.</summary>
/// <param name="Substance">Lower-case name of the substance; null for "none known".</param>
/// <param name="Reactions">Manifestations in words.</param>
/// <param name="Criticality">"low", "high", "unable-to-assess", as sent.</param>
/// <param name="WorstSeverity">The worst of "mild", "moderate", "severe" that was sent.</param>
/// <param name="IsIntolerance">The sender calls it an intolerance, not an allergy.</param>
/// <param name="StatesNoneKnown">The sender states that no allergy is known.</param>
public sealed record ProposedAllergy(
    string Words,
    string Path,
    string? Substance,
    IReadOnlyList<string> Reactions,
    string? Criticality,
    string? WorstSeverity,
    bool IsIntolerance,
    bool StatesNoneKnown) : ProposedItem(Words, Path)
{
    /// <inheritdoc/>
    public override ProposedKind Kind => ProposedKind.Allergy;
}

/// <summary>A medicine that the patient takes at home, or took.</summary>
/// <param name="Ingredients">Lower-case ingredient names guessed from the display; empty when no guess is possible.</param>
/// <param name="Text">The medicine as sent.</param>
/// <param name="DosageText">The dosage in the sender's words.</param>
/// <param name="IsActive">The sender calls it active.</param>
/// <param name="RxNormCode">RxNorm code, if one was sent.</param>
public sealed record ProposedHomeMedicine(
    string Words,
    string Path,
    IReadOnlyList<string> Ingredients,
    string Text,
    string? DosageText,
    bool IsActive,
    string? RxNormCode) : ProposedItem(Words, Path)
{
    /// <inheritdoc/>
    public override ProposedKind Kind => ProposedKind.HomeMedicine;
}

/// <summary>
/// Body weight or height. Exactly one of both numbers is set, or none when the unit is not understood. Also any other
/// value that was sent as words or as a number nobody can hold: then neither is set and the words say what was sent.
/// </summary>
public sealed record ProposedMeasurement(
    string Words, string Path, string Name, decimal? WeightKg, decimal? HeightCm, string ValueAsSent, string? UnitAsSent) : ProposedItem(Words, Path)
{
    /// <inheritdoc/>
    public override ProposedKind Kind => ProposedKind.Measurement;
}

/// <summary>A laboratory value or vital sign in the unit that was sent.</summary>
/// <param name="UcumUnit">The unit in UCUM when it is recognised under any of its spellings; null otherwise.</param>
public sealed record ProposedLaboratory(
    string Words, string Path, string Name, string LoincCode, decimal Value, string? Comparator, string? UnitAsSent, string? UcumUnit)
    : ProposedItem(Words, Path)
{
    /// <inheritdoc/>
    public override ProposedKind Kind => ProposedKind.Laboratory;
}

/// <summary>A pain score as sent; it is only a 0 to 10 score when <see cref="ProposedItem.Concern"/> is silent about that.</summary>
public sealed record ProposedPainScore(string Words, string Path, decimal Score) : ProposedItem(Words, Path)
{
    /// <inheritdoc/>
    public override ProposedKind Kind => ProposedKind.PainScore;
}

/// <summary>What the sender says about pregnancy.</summary>
public sealed record ProposedPregnancyStatus(string Words, string Path, string Status) : ProposedItem(Words, Path)
{
    /// <inheritdoc/>
    public override ProposedKind Kind => ProposedKind.Pregnancy;
}
