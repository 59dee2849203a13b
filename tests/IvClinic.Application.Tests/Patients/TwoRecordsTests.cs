using IvClinic.Application.Formulary;
using IvClinic.Application.Outcomes;
using IvClinic.Application.Patients;
using IvClinic.Application.Patients.Records;
using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Application.Scheduling;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Patients;

/// <summary>One person, two records: joined, read as one, and parted again; and a patient who died.</summary>
public sealed class TwoRecordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task The_safety_picture_of_the_record_that_goes_on_sees_allergies_doses_and_infusions_of_both()
    {
        await using var given = await Given.Clinic();
        var (kept, merged) = await Pair(given);
        await given.The<RecordAllergy>().Run(given.Nurse, new() { PatientId = merged, Substance = "lidocaine", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Severe }, Given.Key());
        await given.The<RecordDoseElsewhere>().Run(given.Nurse, new() { PatientId = merged, Medicine = "ketorolac", Route = RecordDoseElsewhere.Routes[0], Amount = 30, Unit = Domain.Measures.DoseUnit.Milligram, GivenOn = Today, GivenAt = new TimeOnly(8, 0) }, Given.Key());
        await ApprovedPlan.Infused(given, merged, given.Clock.Now.AddDays(-2));
        var before = await Picture(given, kept);
        Assert.Empty(before.Given);
        await Merge(given, kept, merged);
        var picture = await Picture(given, kept);
        Assert.Contains(picture.Facts.Allergies!, allergy => allergy.Substance == "lidocaine");
        Assert.Equal(["ketamine", "ketorolac"], picture.Given.Select(dose => dose.MedicineId).Order());
        var chart = await given.Chart(kept);
        Assert.Equal("lidocaine", Assert.Single(chart.Banner.Allergies).Substance);
        Assert.Equal(merged, Assert.Single(chart.Merged).PatientId);
        var page = await given.Page(kept);
        Assert.Single(page.Infusions);
        Assert.Single(page.Plans.Plans);
    }

    [Fact]
    public async Task A_list_that_was_complete_before_the_merge_is_not_complete_after_it()
    {
        await using var given = await Given.Clinic();
        var (kept, merged) = await Pair(given);
        await given.The<RecordAllergy>().Run(given.Nurse, new() { PatientId = merged, Substance = "latex", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Mild }, Given.Key());
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await given.The<ConfirmHistoryList>().Run(given.Nurse, new() { PatientId = kept, List = HistoryList.Allergies }, Given.Key());
        Assert.Equal(HistoryListAnswer.None, (await given.Chart(kept)).Banner.AllergyAnswer);
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await Merge(given, kept, merged);
        Assert.Equal(HistoryListAnswer.Listed, (await given.Chart(kept)).Banner.AllergyAnswer);
        Assert.Equal(HistoryListAnswer.Listed, (await Picture(given, kept)).Allergies);
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await given.The<ConfirmHistoryList>().Run(given.Nurse, new() { PatientId = kept, List = HistoryList.Allergies }, Given.Key());
        Assert.Equal(HistoryListAnswer.Complete, (await Picture(given, kept)).Allergies);
    }

    [Fact]
    public async Task A_merged_record_opens_as_merged_into_and_nothing_is_recorded_booked_planned_or_started_with_it()
    {
        await using var given = await Given.Clinic();
        var (kept, merged) = await Pair(given);
        var (plan, _, _) = await ApprovedPlan.For(given, merged);
        var chair = await Sessions.GivenSession.Chair(given, "Chair 1");
        await Merge(given, kept, merged);
        Assert.Equal(kept, (await given.Chart(merged)).MergedInto!.PatientId);
        await Refused(() => given.The<RecordAllergy>().Run(given.Nurse, new() { PatientId = merged, Substance = "x", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Mild }, Given.Key()));
        await Refused(() => given.The<BookAppointment>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = new DateTime(2026, 11, 23, 9, 0, 0), Minutes = 60 }, Given.Key()));
        await Refused(() => given.The<OpenSession>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair }, Given.Key()));
        Assert.Empty((await given.The<StartablePlans>().Run(given.Nurse, new())).Plans);
        Assert.Contains("merged", (await given.The<BookingSheet>().Run(given.Nurse, plan)).WhyNot, StringComparison.Ordinal);
        Assert.True(Assert.Single((await given.The<PatientList>().Run(given.Nurse, "B-2")).Rows).IsMergedAway);

        static async Task Refused(Func<Task> what) => Assert.Contains("merged", (await Assert.ThrowsAsync<IllegalStepException>(what)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_merge_the_record_that_goes_on_is_called_and_gets_the_report_about_the_others_infusion()
    {
        await using var given = await Given.Clinic();
        var (kept, merged) = await Pair(given);
        var session = await ApprovedPlan.Infused(given, merged, given.Clock.Now.AddDays(-2));
        await Merge(given, kept, merged);
        var call = Assert.Single((await given.The<FollowUpCalls>().Run(given.Nurse, new())).Lines);
        Assert.Equal(kept, call.PatientId);
        await given.The<RecordJournalEntry>().Run(given.Nurse, new() { PatientId = kept, SessionId = session, At = new DateTime(2026, 11, 22, 10, 30, 0), Pain = [new() { Site = "head", Score = 2 }] }, Given.Key());
        Assert.Empty((await given.The<FollowUpCalls>().Run(given.Nurse, new())).Lines);
        var report = new RecordJournalEntry.Form { PatientId = merged, At = new DateTime(2026, 11, 22, 10, 30, 0), Interference = 2 };
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<RecordJournalEntry>().Run(given.Nurse, report, Given.Key()));
    }

    [Fact]
    public async Task Undoing_a_merge_leaves_both_records_as_they_were_with_who_and_why()
    {
        await using var given = await Given.Clinic();
        var (kept, merged) = await Pair(given);
        await given.The<RecordAllergy>().Run(given.Nurse, new() { PatientId = merged, Substance = "latex", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Mild }, Given.Key());
        var link = await Merge(given, kept, merged);
        Assert.Single((await given.Chart(kept)).Banner.Allergies);
        await given.The<UndoMerge>().Run(given.Clinician, new() { MergeId = link, Reason = "two sisters" }, Given.Key());
        Assert.Empty((await given.Chart(kept)).Banner.Allergies);
        var other = await given.Chart(merged);
        Assert.Equal(("latex", null, 0), (Assert.Single(other.Banner.Allergies).Substance, other.MergedInto, other.Merged.Count));
        await given.The<RecordPreference>().Run(given.Nurse, new() { PatientId = merged, Text = "window" }, Given.Key());
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<UndoMerge>().Run(given.Clinician, new() { MergeId = link, Reason = "again" }, Given.Key()));
        Assert.Equal(["parted", "merged"], (await given.The<HistoryChanges>().Run(given.Nurse, kept)).Changes.Where(change => change.Reason is "two sisters" or "same card").Select(change => change.Did));
    }

    [Fact]
    public async Task Differences_are_shown_and_must_be_read_and_a_change_since_refuses_the_merge()
    {
        await using var given = await Given.Clinic();
        var (kept, merged) = (await given.Patient(), await given.Patient("Larsen", "Jacob", "1975-04-13", "B-2"));
        await given.The<RecordAllergy>().Run(given.Nurse, new() { PatientId = merged, Substance = "latex", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Mild }, Given.Key());
        var view = await given.The<MergeSheet>().Run(given.Clinician, new(kept, merged));
        Assert.Equal(["Name", "Birth date", "Insurance number", "Allergies and intolerances"], view.Differences.Select(difference => difference.What));
        var unread = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<MergePatients>().Run(given.Clinician, Form(view, read: false), Given.Key()));
        Assert.Equal("DifferencesRead", Assert.Single(unread.Failures).PropertyName);
        var details = (await given.Chart(merged)).Details;
        details.Phone = "1";
        await given.The<EditPatientDetails>().Run(given.Nurse, details, Given.Key());
        await Assert.ThrowsAsync<StaleWriteException>(() => given.The<MergePatients>().Run(given.Clinician, Form(view, read: true), Given.Key()));
    }

    [Fact]
    public async Task No_merge_during_an_infusion_of_one_into_itself_by_a_nurse_or_twice()
    {
        await using var given = await Given.Clinic();
        var (kept, merged) = await Pair(given);
        var view = await given.The<MergeSheet>().Run(given.Clinician, new(kept, merged));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<MergePatients>().Run(given.Nurse, Form(view, read: true), Given.Key()));
        await Assert.ThrowsAsync<NotFoundException>(() => given.The<MergeSheet>().Run(given.Clinician, new(kept, kept)));
        var (plan, _, _) = await ApprovedPlan.For(given, merged);
        await given.The<OpenSession>().Run(given.Nurse, new() { PlanId = plan, ChairId = await Sessions.GivenSession.Chair(given, "Chair 1") }, Given.Key());
        var during = await Assert.ThrowsAsync<IllegalStepException>(() => given.The<MergePatients>().Run(given.Clinician, Form(view, read: true), Given.Key()));
        Assert.Contains("not over", during.Message, StringComparison.Ordinal);
        var third = await given.Patient("Larson", "Jacob", "1975-03-14", "C-3", confirmed: true);
        await Merge(given, kept, third);
        await Assert.ThrowsAsync<IllegalStepException>(() => Merge(given, third, kept));
        await Assert.ThrowsAsync<IllegalStepException>(() => Merge(given, kept, third));
    }

    [Fact]
    public async Task A_dead_patient_is_not_booked_planned_or_started_and_nobody_calls_until_it_is_revoked_with_a_reason()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var (plan, _, _) = await ApprovedPlan.For(given, patient);
        var chair = await Sessions.GivenSession.Chair(given, "Chair 1");
        await given.The<RecordDeath>().Run(given.Nurse, await Death(given, patient), Given.Key());
        Assert.Equal(Today, (await given.Chart(patient)).Banner.DeceasedOn);
        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.The<OpenSession>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair }, Given.Key()));
        Assert.Equal("No session was opened. This patient died on 2026-11-22.", refused.Message);
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<BookAppointment>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = new DateTime(2026, 11, 23, 9, 0, 0), Minutes = 60 }, Given.Key()));
        await Assert.ThrowsAsync<IllegalStepException>(async () => await given.The<RecordDeath>().Run(given.Nurse, await Death(given, patient), Given.Key()));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<RevokeDeath>().Run(given.Nurse, new() { PatientId = patient, Reason = "wrong chart" }, Given.Key()));
        await given.The<RevokeDeath>().Run(given.Clinician, new() { PatientId = patient, Reason = "wrong chart" }, Given.Key());
        var chart = await given.Chart(patient);
        var death = Assert.Single(chart.History.Deaths);
        Assert.Equal((null, "wrong chart", new TimeOnly(4, 30), "daughter, by telephone"), (chart.Banner.DeceasedOn, death.VoidReason, death.DiedAt, death.Source));
        await given.The<OpenSession>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair }, Given.Key());
    }

    [Theory]
    [InlineData("2026-11-23", "DiedOn")] // tomorrow
    [InlineData("1975-03-13", "DiedOn")] // before birth
    public async Task A_death_in_the_future_or_before_birth_is_refused(string day, string field)
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        var form = await Death(given, patient);
        form.DiedOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<RecordDeath>().Run(given.Nurse, form, Given.Key()));
        Assert.Equal(field, Assert.Single(refused.Failures).PropertyName);
    }

    private static async Task<RecordDeath.Form> Death(Given given, Guid patient) =>
        new() { PatientId = patient, Version = (await given.Chart(patient)).Details.Version, DiedOn = Today, DiedAt = new TimeOnly(4, 30), Source = "daughter, by telephone", IsConfirmed = true };

    private static async Task<(Guid Kept, Guid Merged)> Pair(Given given) => (await given.Patient(number: "A-1"), await given.Patient(number: "B-2", confirmed: true));

    private static async Task<Guid> Merge(Given given, Guid kept, Guid merged) =>
        await given.The<MergePatients>().Run(given.Clinician, Form(await given.The<MergeSheet>().Run(given.Clinician, new(kept, merged)), read: true), Given.Key());

    private static MergePatients.Form Form(MergeView view, bool read) => new()
    {
        KeptId = view.Kept.PatientId,
        KeptVersion = view.Kept.Version,
        MergedId = view.Merged.PatientId,
        MergedVersion = view.Merged.Version,
        Reason = "same card",
        DifferencesRead = read,
    };

    private static async Task<PatientPicture> Picture(Given given, Guid patient) => await given.Database(async db =>
    {
        var row = await db.Set<Patient>().AsNoTracking().SingleAsync(each => each.PublicId == patient);
        return (await PictureLoading.Load(db, row, given.The<ClinicFormularies>().Current.Formulary, given.The<ClinicZone>(), given.Clock.Now, default)).Picture;
    });
}
