using IvClinic.Application.Outcomes;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Outcomes;

namespace IvClinic.Application.Tests.Outcomes;

public sealed class JournalTests
{
    [Fact]
    public async Task A_report_is_kept_as_said_and_the_worst_site_counts()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await Record(given, patient, new() { Pain = [Site("left foot", 4), Site("hands", 7), Site("back", null)], Interference = 5, SleepHours = 6.5m });

        var line = Assert.Single((await Sheet(given, patient)).Reports);
        Assert.Equal((7, 5, 6.5m), (line.Worst, line.Interference, line.SleepHours));
        Assert.Equal(["left foot", "hands"], line.Pain.Select(pain => pain.Site));
        Assert.Equal("Nora Nurse, RN", line.RecordedByName);
    }

    [Fact]
    public async Task Pain_that_was_not_asked_is_not_zero()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await Record(given, patient, new() { SleepHours = 8m });
        Assert.Null(Assert.Single((await Sheet(given, patient)).Reports).Worst);
    }

    [Fact]
    public async Task An_empty_report_is_refused()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await Assert.ThrowsAsync<IllegalStepException>(() => Record(given, patient, new() { Pain = [Site("back", null)] }));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public async Task A_score_outside_0_to_10_is_refused(int score)
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await Assert.ThrowsAsync<FormRejectedException>(() => Record(given, patient, new() { Pain = [Site("back", score)] }));
    }

    [Fact]
    public async Task The_same_site_twice_a_score_without_a_site_and_a_future_time_are_refused()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await Assert.ThrowsAsync<FormRejectedException>(() => Record(given, patient, new() { Pain = [Site("Back", 3), Site("back", 4)] }));
        await Assert.ThrowsAsync<FormRejectedException>(() => Record(given, patient, new() { Pain = [Site(null, 3)] }));
        await Assert.ThrowsAsync<FormRejectedException>(() => Record(given, patient, new() { SleepHours = 8m, At = new DateTime(2026, 11, 22, 11, 10, 0) }));
    }

    [Fact]
    public async Task A_report_follows_only_an_infusion_of_the_same_patient_and_not_before_it()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var session = await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddHours(-20));
        var stranger = await given.Patient("Meyer", "Ute", "1960-01-02", "X-2");
        await Assert.ThrowsAsync<NotFoundException>(() => Record(given, stranger, new() { SessionId = session, SleepHours = 8m }));
        await Assert.ThrowsAsync<FormRejectedException>(() => Record(given, patient, new() { SessionId = session, SleepHours = 8m, At = new DateTime(2026, 11, 20, 9, 0, 0) }));
        await Record(given, patient, new() { SessionId = session, SleepHours = 8m });
    }

    [Fact]
    public async Task A_voided_report_stays_readable_and_counts_no_more()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var entry = await Record(given, patient, new() { Pain = [Site("back", 9)] });
        await given.The<VoidJournalEntry>().Run(given.Nurse, new() { EntryId = entry, Reason = "Wrong patient" }, Given.Key());

        var line = Assert.Single((await Sheet(given, patient)).Reports);
        Assert.Equal((true, "Wrong patient", 9), (line.IsVoided, line.VoidReason, line.Worst));
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<VoidJournalEntry>().Run(given.Nurse, new() { EntryId = entry, Reason = "Again" }, Given.Key()));
    }

    [Fact]
    public async Task Another_nurse_does_not_void_it_but_a_clinician_does()
    {
        await using var given = await Given.Clinic();
        await given.Patient();
        var entry = await given.Database(async db =>
        {
            var report = JournalEntry.Report(Guid.CreateVersion7(), 1, null, given.Clock.Now, new JournalReport([], SleepHours: 3m), given.Clock.Now, Guid.CreateVersion7(), "Olga Other, RN");
            db.Add(report);
            await db.SaveChangesAsync();
            return report.PublicId;
        });
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<VoidJournalEntry>().Run(given.Nurse, new() { EntryId = entry, Reason = "Wrong" }, Given.Key()));
        await given.The<VoidJournalEntry>().Run(given.Clinician, new() { EntryId = entry, Reason = "Wrong" }, Given.Key());
    }

    internal static RecordJournalEntry.SiteScore Site(string? site, int? score) => new() { Site = site, Score = score };

    internal static Task<Guid> Record(Given given, Guid patient, RecordJournalEntry.Form form)
    {
        form.PatientId = patient;
        form.At ??= TimeZoneInfo.ConvertTime(given.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).DateTime;
        return given.The<RecordJournalEntry>().Run(given.Nurse, form, Given.Key());
    }

    internal static async Task<PainOverWeeks> Sheet(Given given, Guid patient) => (await given.Page(patient)).Outcomes;
}
