namespace IvClinic.Application.Interop;

/// <summary>What a referral suggests for the record of one patient, item by item, for the review screen.</summary>
public static class ReferralProposals
{
    /// <summary>
    /// The items for one of the patients in the file. Entries about other people, and entries that the sender withdrew,
    /// give none.
    /// </summary>
    /// <param name="referral">What was read.</param>
    /// <param name="patientIndex">Position in <see cref="Referral.Patients"/>.</param>
    /// <param name="today">The clinic's day, to call old values old; without it age is not judged.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such patient.</exception>
    public static IReadOnlyList<ProposedItem> From(Referral referral, int patientIndex, DateOnly? today = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patientIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(patientIndex, referral.Patients.Count);

        return
        [
            .. PatientProposals.From(referral, patientIndex),
            .. HistoryProposals.Conditions(referral, patientIndex),
            .. HistoryProposals.Allergies(referral, patientIndex),
            .. HistoryProposals.Medicines(referral, patientIndex, today),
            .. MeasurementProposals.From(referral, patientIndex, today),
        ];
    }
}
