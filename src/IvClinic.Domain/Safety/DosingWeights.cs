using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety;

/// <summary>The weight that doses per kg of one medicine use, for whoever writes a plan.</summary>
public static class DosingWeights
{
    /// <param name="medicineId">Formulary id.</param>
    /// <returns>Kilograms, exact and not rounded, and on which basis in words; null where it is not known or the medicine is not in the formulary.</returns>
    public static (decimal Kg, string Basis)? For(ClinicFormulary formulary, string medicineId, PatientFacts patient)
    {
        if (!formulary.Medicines.TryGetValue(medicineId, out var medicine)) return null;
        var weight = DosingWeight.Of(medicine.Weight.Basis, patient);
        if (weight.Kg is not { } kg) return null;
        return (kg, medicine.Weight.Basis switch
        {
            WeightBasis.Ideal => "ideal weight",
            WeightBasis.IdealIfBmiOver30 when kg != patient.WeightKg => "ideal weight, because the BMI is over 30",
            _ => "actual weight",
        });
    }
}
