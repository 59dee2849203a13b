using IvClinic.Domain.Patients;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Scores;

namespace IvClinic.Application.Safety;

/// <summary>
/// eGFR and creatinine clearance where the record has a creatinine but no such value, or only an older one: by CKD-EPI 2021
/// and by Cockcroft-Gault with the weight that formula asks for. They are as old as the creatinine. A laboratory value of the
/// same day or later goes first.
/// </summary>
internal static class KidneyFigures
{
    public static IReadOnlyList<MeasuredFact> Added(IReadOnlyList<MeasuredFact> measured, Patient patient, DateOnly today)
    {
        if (measured.FirstOrDefault(fact => fact.Kind == MeasurementKind.Creatinine) is not { } creatinine) return measured;
        Sex? sex = patient.Sex switch { SexForRules.Female => Sex.Female, SexForRules.Male => Sex.Male, _ => null };
        decimal? age = patient.AgeOn(today);
        // The formulas are for adults.
        if (age is null or < 18m) return measured;
        MeasuredFact[] calculated =
        [
            .. Missing(MeasurementKind.EGfr, () => CkdEpi2021.Of(age, creatinine.Value, sex)),
            .. Missing(MeasurementKind.CreatinineClearance, () => CockcroftGault.Of(age, CockcroftGault.WeightKg(Value(MeasurementKind.Weight), Value(MeasurementKind.Height), sex).Value, creatinine.Value, sex)),
        ];
        return [.. measured.Where(fact => !calculated.Any(newer => newer.Kind == fact.Kind)), .. calculated];

        decimal? Value(MeasurementKind kind) => measured.FirstOrDefault(fact => fact.Kind == kind)?.Value;

        IEnumerable<MeasuredFact> Missing(MeasurementKind kind, Func<Figure> calculate)
        {
            var known = measured.FirstOrDefault(fact => fact.Kind == kind);
            if ((known is null || known.On < creatinine.On) && calculate().Shown is { } figure) yield return new(kind, figure, creatinine.On, creatinine.DaysOld) { IsCalculated = true };
        }
    }
}
