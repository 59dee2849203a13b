using System.Globalization;
using IvClinic.Application.Patients;
using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Bench;

/// <summary>G4: the list of patients by prefix and by substring against a compiled lookup by identifier, and its growth with the clinic. A misspelt name has a figure of its own.</summary>
internal static class SearchBench
{
    private const int WarmUps = 3000;
    private const int Samples = 500;

    /// <summary>From the identifier to the patient: asked the other way round (Identifiers.Any) SQLite reads every patient.</summary>
    private static readonly Func<ClinicDbContext, string, Task<long>> ByIdentifier = EF.CompileAsyncQuery((ClinicDbContext db, string value) =>
        db.Set<Patient>().SelectMany(patient => patient.Identifiers, (patient, each) => new { patient.Id, each.Kind, each.Value })
            .Where(pair => pair.Kind == IdentifierKind.Insurance && pair.Value == value).Select(pair => pair.Id).FirstOrDefault());

    public static async Task Run(IReadOnlyList<int> sizes)
    {
        (Figures Prefix, Figures Substring)? smaller = null;
        foreach (var size in sizes)
        {
            await using var clinic = await BenchClinic.Open();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"search: {size:N0} patients, {WarmUps} warm-ups, {Samples} samples, interleaved"));
            ManyPatients.Fill(clinic, size);
            var (lookup, prefix, substring, similar) = await Measure(clinic, size);
            lookup.Print();
            prefix.Print();
            substring.Print();
            similar.Print();
            Figures.Ratio("G4 prefix p95 against lookup p95", prefix.P95 / lookup.P95, 5);
            Figures.Ratio("G4 substring p95 against lookup p95", substring.P95 / lookup.P95, 10);
            if (smaller is { } before)
            {
                Figures.Ratio("G4 prefix p95 against the size before", prefix.P95 / before.Prefix.P95, 2);
                Figures.Ratio("G4 substring p95 against the size before", substring.P95 / before.Substring.P95, 2);
            }

            smaller = (prefix, substring);
        }
    }

    private static async Task<(Figures Lookup, Figures Prefix, Figures Substring, Figures Similar)> Measure(BenchClinic clinic, int size)
    {
        var list = clinic.The<PatientList>();
        var (lookup, prefix, substring, similar) = (
            new Figures("EF compiled lookup by identifier"), new Figures("PatientList, 4 letters of a name's beginning"), new Figures("PatientList, 4 letters from inside a name"),
            new Figures("PatientList, a whole name with two letters exchanged"));
        for (var i = 0; i < WarmUps + Samples; i++)
        {
            var some = (int)((uint)i * 2246822519u % (uint)size); // scattered, and the same in every run
            var (name, number) = (ManyPatients.FamilyName(some), ManyPatients.Number(size - 1 - some));
            async Task Lookup()
            {
                await using var db = clinic.Context();
                await ByIdentifier(db, number);
            }

            Task Prefix() => list.Run(clinic.Nurse, name[..4]);
            Task Substring() => list.Run(clinic.Nurse, name[1..5]);
            Task Similar() => list.Run(clinic.Nurse, string.Concat(name[..3], name[4].ToString(), name[3].ToString(), name[5..]));
            if (i >= WarmUps)
            {
                await lookup.Take(Lookup);
                await prefix.Take(Prefix);
                await substring.Take(Substring);
                if (i % 5 == 0) await similar.Take(Similar); // rare at the desk: a fifth of the samples
            }
            else
            {
                await Lookup();
                if (i % 3 == 0) await Prefix(); // the slower two warm up with a third of the calls each
                if (i % 3 == 1) await Substring();
                if (i % 50 == 2) await Similar();
            }
        }

        return (lookup, prefix, substring, similar);
    }
}
