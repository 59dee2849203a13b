using System.Diagnostics;
using System.Globalization;
using IvClinic.Application.Safety;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using PregnancyFact = IvClinic.Domain.Safety.PregnancyAnswer;

namespace IvClinic.Bench;

/// <summary>
/// A full evaluation of a plan of three ingredients for a patient with 30 conditions, 20 home medicines and 500 earlier
/// doses; and what one key in the plan editor costs beside the drawing: judging, and looking for what would be acceptable.
/// </summary>
internal static class EngineBench
{
    private const int WarmUps = 20_000;
    private const int Samples = 3000;
    private const double BudgetMicroseconds = 1000;

    public static void Run()
    {
        var formulary = ClinicFormulary.Shipped;
        var picture = Picture(formulary);
        var facts = new SafetyFacts(picture.Facts, picture.Given, Session());
        var plan = picture.WithWeights(Plan(20m), formulary);
        var refused = picture.WithWeights(Plan(400m), formulary);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"engine: {facts.Patient.Conditions!.Count} conditions, {facts.Patient.HomeMedications!.Count} home medicines, {facts.Given.Count} earlier doses; {WarmUps} warm-ups, {Samples} samples"));
        Measure("SafetyEngine.Evaluate, 3 ingredients", () => SafetyEngine.Evaluate(facts, formulary).Findings.Count, budget: true);
        Measure("PatientPicture.Judge (arithmetic and rules)", () => picture.Judge(plan, formulary).Findings.Count, budget: false);
        Measure("JudgeAndExplain of a dose that is refused", () => picture.JudgeAndExplain(refused, formulary).Findings.Count, budget: false);
    }

    private static void Measure(string what, Func<int> run, bool budget)
    {
        var found = 0;
        for (var i = 0; i < WarmUps; i++) found = run();
        var samples = new double[Samples];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Samples; i++)
        {
            var start = Stopwatch.GetTimestamp();
            found = run();
            samples[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Samples;
        Array.Sort(samples);
        var (median, p99) = (samples[Samples / 2], samples[(int)(0.99 * Samples)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-46} median {median,7:N0} µs   p99 {p99,7:N0} µs   {bytes,9:N0} bytes   {found} findings{(budget ? $"   budget {BudgetMicroseconds:N0} µs   {(p99 <= BudgetMicroseconds ? "within" : median <= BudgetMicroseconds ? "p99 OVER" : "OVER")}" : "")}"));
    }

    private static PlannedSession Session() => new("crps",
    [
        new()
        {
            Ingredients = [new("ketamine", 20m, DoseUnit.Milligram), new("magnesium_sulfate", 1000m, DoseUnit.Milligram), new("lidocaine", 1m, DoseUnit.MilligramPerKilogram)],
            Route = "IV",
            Diluent = "0.9% NaCl",
            FinalVolumeMl = 250m,
            DurationMinutes = 120m,
        },
    ]);

    private static PlanContent Plan(decimal ketamineMg) => new()
    {
        Indication = "crps",
        Bags =
        [
            new()
            {
                Number = 1,
                Route = "IV",
                Diluent = "0.9% NaCl",
                FinalVolumeMl = 250m,
                Ingredients = [new("ketamine", ketamineMg, DoseUnit.Milligram), new("magnesium_sulfate", 1000m, DoseUnit.Milligram), new("lidocaine", 1m, DoseUnit.MilligramPerKilogram)],
                Steps = [new(125m, RateUnit.MillilitrePerHour)],
            },
        ],
    };

    private static PatientPicture Picture(ClinicFormulary formulary)
    {
        var medicines = formulary.Medicines.Keys.ToList();
        var classes = formulary.DrugClasses.Values.SelectMany(group => group.Ingredients).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new()
        {
            PatientId = Guid.Empty,
            At = DateTimeOffset.UnixEpoch,
            Today = DateOnly.FromDateTime(DateTime.UnixEpoch),
            Conditions = HistoryListAnswer.Complete,
            Allergies = HistoryListAnswer.Complete,
            HomeMedicines = HistoryListAnswer.Complete,
            Given = [.. Enumerable.Range(0, 500).Select(i => new GivenDose(medicines[i % medicines.Count], "IV", 10m + (i % 7), DoseUnit.Milligram, 20m + (i * 17m)))],
            Facts = new()
            {
                Sex = Sex.Female,
                AgeYears = 70m,
                WeightKg = 80m,
                HeightCm = 168m,
                EGfr = 55m,
                CreatinineClearance = 50m,
                QtcMs = 430m,
                Pregnancy = PregnancyFact.NotApplicable,
                Contraception = ContraceptionAnswer.NotApplicable,
                Conditions = [.. formulary.Conditions.Values.Take(15).Select(each => new RecordedProblem(each.Id, null)), .. Enumerable.Range(10, 15).Select(i => new RecordedProblem(null, FormattableString.Invariant($"M{i}.{i % 10}")))],
                Allergies = [new(null, "penicillin"), new("nsaid", null)],
                HomeMedications = [.. classes.Take(18).Select(name => new HomeMedication(name, 12m)), new("Wonderol", 6m), new("ketamine", 30m)],
            },
        };
    }
}
