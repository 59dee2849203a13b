namespace IvClinic.Application.Interop;

/// <summary>What came of reading a file: a <see cref="Referral"/> or a <see cref="RefusedReferral"/>.</summary>
public abstract record ReferralReading;

/// <summary>The file as a whole cannot be read.</summary>
/// <param name="Reason">Why, in a sentence for the person who chose the file.</param>
public sealed record RefusedReferral(string Reason) : ReferralReading;

/// <summary>What a FHIR R4 bundle says, entry by entry. Reading is not judging: nothing here is checked for plausibility.</summary>
public sealed record Referral(
    IReadOnlyList<ReferredPatient> Patients,
    IReadOnlyList<ReferredCondition> Conditions,
    IReadOnlyList<ReferredAllergy> Allergies,
    IReadOnlyList<ReferredMedication> Medications,
    IReadOnlyList<ReferredObservation> Observations,
    IReadOnlyList<NotUnderstood> NotUnderstood) : ReferralReading
{
    /// <summary>
    /// True when the entry is about this patient or another entry for the same person. An entry about somebody else, or
    /// about nobody in the file, is about no one here.
    /// </summary>
    public bool IsAbout(ReferredSubject subject, int patientIndex) =>
        subject.PatientIndex is { } index && Patients[index].Person == Patients[patientIndex].Person;

    /// <summary>The newest pregnancy status sent for the patient; null when nothing was sent, which is not "not pregnant".</summary>
    public ReferredObservation? PregnancyStatusOf(int patientIndex) =>
        Observations.Where(observation => IsAbout(observation.Subject, patientIndex) && observation.IsPregnancyStatus)
            .OrderByDescending(observation => observation.Effective?.Earliest ?? DateTimeOffset.MinValue)
            .FirstOrDefault();
}

/// <summary>Part of a file that was left out, and why.</summary>
/// <param name="Path">Where it stands, for example <c>Bundle.entry[12].resource</c>.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record NotUnderstood(string Path, string Reason);

/// <summary>Whom an entry is about.</summary>
/// <param name="PatientIndex">Position in <see cref="Referral.Patients"/>; null when that person is not in the file or not named.</param>
/// <param name="Sent">The reference as sent; null when there was none.</param>
/// <param name="IsAssumed">No reference was sent and the file is about one person only.</param>
public sealed record ReferredSubject(int? PatientIndex, string? Sent, bool IsAssumed);
