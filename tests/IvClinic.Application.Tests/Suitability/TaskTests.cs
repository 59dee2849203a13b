using IvClinic.Application.Patients;
using IvClinic.Application.Suitability;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Suitability;

namespace IvClinic.Application.Tests.Suitability;

public sealed class TaskTests
{
    [Fact]
    public async Task A_signature_asks_for_what_the_chosen_medicine_misses_and_for_nothing_of_the_others()
    {
        await using var given = await Given.Clinic();
        var (patient, decision) = await Immunoglobulin(given);
        var tasks = await Tasks(given, patient);
        Assert.All(tasks, line => Assert.Equal(["ivig_10"], line.Medicines));
        Assert.Contains(tasks, line => line.Task.Measured == MeasurementKind.IgA);
        Assert.All(tasks, line => Assert.Equal(("Dr Clara Clinician", true), (line.Task.AskedByName, line.Task.IsOpen)));
        var said = (await given.The<SuitabilitySheet>().Run(given.Clinician, patient)).Decisions.Single(each => each.PublicId == decision).Chosen.Single().First;
        Assert.Contains("IgA", said);
    }

    [Fact]
    public async Task A_laboratory_value_closes_its_task_with_its_origin_and_opens_it_again_when_struck_out()
    {
        await using var given = await Given.Clinic();
        var (patient, _) = await Immunoglobulin(given);
        var before = (await Tasks(given, patient)).Count(line => line.Task.IsOpen);
        var entry = await given.The<RecordMeasurement>().Run(
            given.Nurse, new() { PatientId = patient, Kind = MeasurementKind.IgA, Value = 180m, Unit = "mg/dL", MeasuredOn = GivenPlans.Today }, Given.Key());
        var closed = Assert.Single(await Tasks(given, patient), line => !line.Task.IsOpen).Task;
        Assert.Equal(("Nora Nurse, RN", "IgA 180 mg/dL of 2026-11-22, recorded here"), (closed.DoneByName, closed.Origin));

        await given.The<VoidHistoryEntry>().Run(given.Nurse, new() { PatientId = patient, Kind = HistoryKind.Measurement, EntryId = entry, Reason = "Another patient's" }, Given.Key());
        Assert.Equal(before, (await Tasks(given, patient)).Count(line => line.Task.IsOpen));
    }

    [Fact]
    public async Task A_value_that_is_too_old_leaves_the_task_open()
    {
        await using var given = await Given.Clinic();
        var (patient, _) = await Immunoglobulin(given);
        var asked = (await Tasks(given, patient)).First(line => line.Task.Measured == MeasurementKind.EGfr).Task;
        await given.Measured(patient, MeasurementKind.EGfr, 88m, "mL/min/1.73 m²", GivenPlans.Today.AddDays(-asked.ValidDays!.Value - 1));
        Assert.True((await Tasks(given, patient)).Single(line => line.Task.PublicId == asked.PublicId).Task.IsOpen);
    }

    [Fact]
    public async Task A_task_is_ticked_with_its_result_or_dropped_with_a_reason_once_and_not_by_an_administrator()
    {
        await using var given = await Given.Clinic();
        var (patient, _) = await Immunoglobulin(given);
        var task = (await Tasks(given, patient))[0].Task.PublicId;
        CloseTask.Form Form(string? words, bool? done = true) => new() { TaskId = task, IsDone = done, Words = words };
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<CloseTask>().Run(given.Administrator, Form("seen"), Given.Key()));
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<CloseTask>().Run(given.Nurse, Form(" "), Given.Key()));
        await given.The<CloseTask>().Run(given.Nurse, Form("Letter of the laboratory of 20 November"), Given.Key());
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<CloseTask>().Run(given.Clinician, Form("Does not apply", done: false), Given.Key()));
    }

    [Fact]
    public async Task A_new_decision_for_the_same_indication_asks_anew_and_drops_what_the_former_one_asked()
    {
        await using var given = await Given.Clinic();
        var (patient, _) = await Immunoglobulin(given);
        var first = (await Tasks(given, patient)).Count;
        await given.The<DecideSuitability>().Run(given.Clinician, Form(patient), Given.Key());
        var tasks = await Tasks(given, patient);
        Assert.Equal((first, first), (tasks.Count(line => line.Task.IsOpen), tasks.Count(line => line.Task.DroppedAt is not null)));
    }

    [Fact]
    public async Task The_clinic_list_takes_two_queries_at_most_however_many_are_open()
    {
        var queries = new QueryCount();
        await using var given = await Given.Clinic(queries.Join);
        await Immunoglobulin(given);
        _ = queries.Taken;
        var list = await given.The<TaskList>().Run(given.Nurse, new());
        Assert.NotEmpty(list);
        Assert.InRange(queries.Taken, 1, 2);
        await given.The<ExpiringDecisions>().Refresh(given.Administrator, new());
        Assert.InRange(queries.Taken, 1, 2);
    }

    private static async Task<(Guid Patient, Guid Decision)> Immunoglobulin(Given given)
    {
        var patient = await given.WeighedPatient();
        return (patient, await given.The<DecideSuitability>().Run(given.Clinician, Form(patient), Given.Key()));
    }

    private static DecideSuitability.Form Form(Guid patient)
    {
        var form = GivenPlans.Decision(patient, "cidp", "ivig_10");
        form.Comments = [new() { MedicineId = "ivig_10", Text = "Values are awaited." }];
        return form;
    }

    private static Task<IReadOnlyList<TaskLine>> Tasks(Given given, Guid patient) => given.The<TasksOfPatient>().Run(given.Nurse, patient);
}
