using IvClinic.Application.Safety;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.OrderSets;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;

namespace IvClinic.Application.Formulary.OrderSets;

/// <summary>
/// Nobody in particular, 40 years, 80 kg, with normal values: what is refused for this person is refused for everybody, and
/// is a mistake of the mixture or protocol.
/// </summary>
public static class HealthyAdult
{
    private const decimal Kilograms = 80m;

    private static readonly PatientPicture Picture = new()
    {
        PatientId = Guid.Empty,
        At = DateTimeOffset.UnixEpoch,
        Today = DateOnly.FromDateTime(DateTimeOffset.UnixEpoch.UtcDateTime),
        Conditions = HistoryListAnswer.None,
        Allergies = HistoryListAnswer.None,
        HomeMedicines = HistoryListAnswer.None,
        Measured = [Value(MeasurementKind.Weight, Kilograms), Value(MeasurementKind.Height, 175m)],
        Facts = new PatientFacts
        {
            Sex = Sex.Male,
            AgeYears = 40m,
            WeightKg = Kilograms,
            HeightCm = 175m,
            EGfr = 100m,
            CreatinineClearance = 110m,
            QtcMs = 410m,
            Pregnancy = Domain.Safety.PregnancyAnswer.NotApplicable,
            Contraception = ContraceptionAnswer.NotApplicable,
            Conditions = [],
            Allergies = [],
            HomeMedications = [],
        },
    };

    public static PlanVerdict Judge(Protocol protocol, ClinicFormulary formulary) => Picture.Judge(Picture.Begin(protocol, formulary, null), formulary);

    /// <summary>One bag by itself. Without a duration nothing about rates and times is judged.</summary>
    public static IReadOnlyList<SafetyFinding> Judge(StandardMixture mixture, string indication, ClinicFormulary formulary)
    {
        var bag = new Domain.Plans.PlannedBag
        {
            Number = 1,
            Ingredients = [.. mixture.Ingredients.Select(each => new Domain.Plans.PlannedIngredient(each.MedicineId, each.Amount, each.Unit))],
            Route = mixture.Route,
            Diluent = mixture.Diluent,
            FinalVolumeMl = mixture.FinalVolumeMl,
            PushMinutes = mixture.DurationMinutes,
        };
        return [.. Picture.Judge(new PlanContent { Indication = indication, Bags = [bag] }, formulary).Findings.Where(finding => finding.Kind != FindingKind.Indication)];
    }

    private static MeasuredFact Value(MeasurementKind kind, decimal value) => new(kind, value, DateOnly.FromDateTime(DateTimeOffset.UnixEpoch.UtcDateTime), 0);
}

/// <summary>A plan begun from a protocol, for one patient.</summary>
public static class ProtocolPlans
{
    /// <param name="origin">Where it came from, as it stands in the plan's notes.</param>
    public static PlanContent Begin(this PatientPicture picture, Protocol protocol, ClinicFormulary formulary, string? origin) => picture.WithWeights(
        protocol.Begin(formulary, id => DosingWeights.For(formulary, id, picture.Facts) is { } weight ? Domain.Measures.BodyWeight.FromKilograms(weight.Kg) : null, origin), formulary);
}
