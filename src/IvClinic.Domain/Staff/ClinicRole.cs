namespace IvClinic.Domain.Staff;

/// <summary>What a member of staff may do. A person has one or more roles.</summary>
public enum ClinicRole
{
    /// <summary>Prescriber: history, suitability, plans, orders outside the nurse's envelope, sign-off.</summary>
    Clinician,

    /// <summary>The floor and the chairside: identity, vitals, rates, reactions, discharge, follow-up calls.</summary>
    Nurse,

    /// <summary>Plan review, chairs, staff, formulary publication, audit. Judges no dose.</summary>
    Administrator,

    /// <summary>The second pair of eyes on plans: reads a plan with its findings, agrees or returns. Writes no plan, works at no chair.</summary>
    Pharmacist,
}
