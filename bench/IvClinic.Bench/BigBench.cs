using System.Diagnostics;
using System.Globalization;
using IvClinic.Application.Outcomes;
using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Scheduling;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Bench;

/// <summary>
/// A clinic with many patients and many chart entries: the demo, made by its use cases, multiplied. Server time of search, record,
/// create and of every list, and how many queries each takes.
/// </summary>
internal static class BigBench
{
    private const int WarmUps = 300;
    private const int Samples = 300;
    private const double Budget = 31_000;

    public static async Task Run(int patients, long entries)
    {
        await using var clinic = await BenchClinic.OpenDemo();
        var start = Stopwatch.GetTimestamp();
        long templates, firstNew;
        await using (var db = clinic.Context())
        {
            templates = await db.Set<Patient>().LongCountAsync();
            firstNew = await db.Set<Patient>().MaxAsync(patient => patient.Id) + 1;
        }

        ManyPatients.Fill(clinic, patients - (int)templates);
        (long Patients, long Entries, long Rows) made;
        await using (var raw = clinic.Raw()) made = Multiplied.Fill(raw, templates, firstNew, patients - templates, entries);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"big: {patients:N0} patients ({made.Patients + templates:N0} with a history), {made.Entries:N0} chart entries, {made.Rows:N0} rows copied in {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s, {new FileInfo(clinic.DatabaseFile).Length / 1024 / 1024:N0} MB"));

        var (ids, sessions, plans) = await Some(clinic, firstNew, made.Patients);
        var (nurse, clinician, administrator) = (clinic.Nurse, clinic.Clinician, clinic.Administrator);
        var today = clinic.The<ClinicZone>().DateOf(TimeProvider.System.GetUtcNow());
        await Time("search: PatientList, 4 letters", i => clinic.The<PatientList>().Run(nurse, ManyPatients.FamilyName(Scattered(i, patients))[..4]));
        await Time("record: the page of a patient, PatientSheet", i => clinic.The<PatientSheet>().Refresh(nurse, new(ids[i % ids.Count])));
        await Time("create: RegisterPatient", i => clinic.The<RegisterPatient>().Run(clinician, NewPatient(i), Guid.CreateVersion7()));
        await Time("session: ChairsideSheet, nobody looked lately", i => clinic.The<ChairsideSheet>().Refresh(nurse, new(sessions[i % sessions.Count])));
        await Time("plan: PlanSheet", i => clinic.The<PlanSheet>().Refresh(clinician, plans[i % plans.Count]));
        await Time("list: ReviewQueue", _ => clinic.The<ReviewQueue>().Refresh(administrator, new()));
        await Time("list: DayList", _ => clinic.The<DayList>().Refresh(nurse, new(today)));
        await Time("list: FloorBoard", _ => clinic.The<FloorBoard>().Refresh(nurse, new()));
    }

    private static async Task<(List<Guid> Patients, List<Guid> Sessions, List<Guid> Plans)> Some(BenchClinic clinic, long firstNew, long count)
    {
        await using var db = clinic.Context();
        var rows = Enumerable.Range(0, 200).Select(i => firstNew + Scattered(i, (int)count)).ToList();
        return (
            await db.Set<Patient>().Where(patient => rows.Contains(patient.Id)).Select(patient => patient.PublicId).ToListAsync(),
            await db.Set<InfusionSession>().Where(session => rows.Contains(session.PatientId)).Select(session => session.PublicId).ToListAsync(),
            await db.Set<IvClinic.Domain.Plans.TreatmentPlan>().Where(plan => rows.Contains(plan.PatientId)).Select(plan => plan.PublicId).ToListAsync());
    }

    private static int Scattered(int i, int size) => (int)((uint)i * 2246822519u % (uint)size);

    private static RegisterPatient.Form NewPatient(int i) => new()
    {
        FamilyName = ManyPatients.FamilyName(500_000_000 + i),
        GivenNames = "Nele",
        BirthDate = new DateOnly(1930, 1, 1).AddDays(13 * i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Sex = SexForRules.Female,
        PregnancyPotential = PregnancyPotential.NotPossible,
        IdentifierKind = IdentifierKind.Insurance,
        Identifier = "N" + i.ToString("D8", CultureInfo.InvariantCulture),
    };

    private static async Task Time(string name, Func<int, Task> what)
    {
        var figures = new Figures(name);
        for (var i = 0; i < WarmUps; i++) await what(i);
        for (var i = 0; i < Samples; i++)
        {
            var n = WarmUps + i;
            await figures.Take(() => what(n));
        }

        figures.Print();
        Figures.Ratio("   p95 against 31 ms", figures.P95 / Budget, 1);
    }
}
