namespace IvClinic.Application.Interop;

/// <summary>A problem or diagnosis.</summary>
public sealed record ReferredCondition(
    string Path,
    ReferredSubject Subject,
    Concept Concept,
    string? ClinicalStatus,
    string? VerificationStatus,
    ReferredDate? Onset,
    string? OnsetText,
    ReferredDate? Abated,
    ReferredDate? Recorded)
{
    /// <summary>The sender withdrew it (entered in error) or ruled it out (refuted).</summary>
    public bool IsWithdrawn => VerificationStatus is "entered-in-error" or "refuted";

    /// <summary>The sender calls it over. An absent status is not "over".</summary>
    public bool IsOver => ClinicalStatus is "resolved" or "inactive" or "remission" || Abated is not null;
}

/// <summary>An allergy or intolerance.</summary>
public sealed record ReferredAllergy(
    string Path,
    ReferredSubject Subject,
    Concept Concept,
    string? ClinicalStatus,
    string? VerificationStatus,
    string? Type,
    string? Criticality,
    IReadOnlyList<ReferredReaction> Reactions,
    ReferredDate? Onset,
    ReferredDate? Recorded)
{
    /// <summary>The sender withdrew it (entered in error) or ruled it out (refuted).</summary>
    public bool IsWithdrawn => VerificationStatus is "entered-in-error" or "refuted";

    /// <summary>The sender calls it resolved or inactive. It is still shown: a clinician decides that, not a file.</summary>
    public bool IsOver => ClinicalStatus is "resolved" or "inactive";
}

/// <summary>What happened on exposure.</summary>
public sealed record ReferredReaction(Concept Substance, IReadOnlyList<Concept> Manifestations, string? Severity, string? Description);

/// <summary>What kind of statement about a medicine was sent.</summary>
public enum MedicationStatementKind
{
    /// <summary>A prescription (MedicationRequest).</summary>
    Prescribed,

    /// <summary>What the patient is said to take (MedicationStatement).</summary>
    Reported,

    /// <summary>A dose that was given (MedicationAdministration): history only, never a current medicine.</summary>
    Given,
}

/// <summary>A medicine, prescribed, reported or given.</summary>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="Subject">Who takes it.</param>
/// <param name="Kind">Prescribed, reported or given.</param>
/// <param name="Concept">The medicine in codes and words.</param>
/// <param name="Status">The status as sent.</param>
/// <param name="IsProhibited">It is an order not to give (doNotPerform).</param>
/// <param name="IsDangling">The medicine it refers to is not in the file; at most the words of the reference are known.</param>
/// <param name="DosageText">The dosage in words.</param>
/// <param name="On">When it was prescribed, stated or given.</param>
public sealed record ReferredMedication(
    string Path,
    ReferredSubject Subject,
    MedicationStatementKind Kind,
    Concept Concept,
    string? Status,
    bool IsProhibited,
    bool IsDangling,
    string? DosageText,
    ReferredDate? On)
{
    /// <summary>
    /// Taken now, as far as the sender says: a prescription or report with the status "active". "on-hold", "intended",
    /// "unknown" and an absent status are not; nor is an order not to give (doNotPerform).
    /// </summary>
    public bool IsActive => Status == "active" && Kind != MedicationStatementKind.Given && !IsProhibited;
}
