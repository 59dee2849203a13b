using IvClinic.Application.ClinicDay;
using IvClinic.Application.Sessions;
using IvClinic.Application.Tests.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.ClinicDay;

public class KitTests
{
    [Fact]
    public async Task A_complete_check_answers_the_question_for_every_infusion_and_the_chart_says_so()
    {
        await using var session = await GivenSession.Opened();
        await session.Check();
        session.After(20);
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(await WithoutKit(session));
        Assert.Equal("Yes, by the kit check of 11:00, Nora Nurse, RN", (await Answer(session)).Answer);
    }

    [Fact]
    public async Task Without_a_check_today_the_question_is_asked_as_before()
    {
        await using var session = await GivenSession.Opened();
        await session.Check();
        session.After(24 * 60);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(async () => await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(await WithoutKit(session)));
        Assert.Contains(EmergencyKit.Question, refusal.Message, StringComparison.Ordinal);
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(await session.Go());
        Assert.Equal("Yes", (await Answer(session)).Answer);
    }

    [Fact]
    public async Task A_missing_item_leaves_the_question_and_a_yes_stands_beside_what_the_check_said()
    {
        await using var session = await GivenSession.Opened();
        await session.Check("defibrillator");
        await Assert.ThrowsAsync<FormRejectedException>(async () => await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(await WithoutKit(session)));
        Assert.Equal(["Defibrillator with self-test not ready (battery low)"], Assert.Single((await session.Today()).Kit).Gaps);
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(await session.Go());
        Assert.Equal("Yes (although by the kit check of 11:00, Nora Nurse, RN: Defibrillator with self-test not ready (battery low))", (await Answer(session)).Answer);
    }

    [Fact]
    public async Task A_form_cannot_claim_that_the_kit_answers_another_question()
    {
        await using var session = await GivenSession.Opened();
        await session.Check();
        var form = await session.Go();
        form.Replies[0].Reply = null;
        form.Replies[0].About = EmergencyKit.Question;
        form.Reason = "no reason lifts it";
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form));
        Assert.Equal("Replies[0].Reply", Assert.Single(refusal.Failures).PropertyName);
    }

    [Fact]
    public async Task A_person_who_says_no_is_believed_more_than_the_check()
    {
        await using var session = await GivenSession.Opened();
        await session.Check();
        var form = await session.Go();
        form.Replies.Single(reply => reply.Question == EmergencyKit.Question).Reply = ChecklistReply.No;
        form.Reason = "The bag-valve mask is in use on chair 2; the second one is fetched.";
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form);
        Assert.Equal("No", (await Answer(session)).Answer);
    }

    [Fact]
    public async Task A_decision_entered_afterwards_rests_on_the_check_of_its_own_time()
    {
        await using var session = await GivenSession.Opened();
        session.After(60);
        await session.Check();
        var form = await WithoutKit(session);
        form.At = new DateTime(2026, 11, 22, 11, 30, 0);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form));
    }

    [Fact]
    public async Task A_correction_replaces_the_former_check_and_both_stay()
    {
        await using var clinic = await Given.Clinic();
        var first = await clinic.Check("lipid");
        var stale = Kits.Form();
        await Assert.ThrowsAsync<StaleWriteException>(() => clinic.The<CheckKit>().Run(clinic.Clinician, stale, Given.Key()));
        clinic.Clock.Advance(TimeSpan.FromMinutes(30));
        var again = Kits.Form();
        again.Replaces = first;
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<CheckKit>().Run(clinic.Clinician, again, Given.Key()));
        again.Reason = "Lipid fetched from the pharmacy";
        await clinic.The<CheckKit>().Run(clinic.Clinician, again, Given.Key());
        var sheet = await clinic.The<KitSheet>().Run(clinic.Nurse, new());
        Assert.Equal(["Dr Clara Clinician", "Nora Nurse, RN"], sheet.Checks.Select(check => check.CheckedByName));
        Assert.Empty(sheet.Current!.Gaps);
        Assert.Equal(["Lipid emulsion 20 % not ready (battery low)"], sheet.Checks[1].Gaps);
    }

    [Fact]
    public async Task An_expired_medicine_is_refused_as_present_beside_its_field()
    {
        await using var clinic = await Given.Clinic();
        var form = Kits.Form();
        form.Findings[4].ExpiresOn = new DateOnly(2026, 11, 21);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => clinic.The<CheckKit>().Run(clinic.Nurse, form, Given.Key()));
        Assert.Equal("Findings[4].ExpiresOn", Assert.Single(refusal.Failures).PropertyName);
        form.Findings[4].ExpiresOn = new DateOnly(2026, 11, 22);
        await clinic.The<CheckKit>().Run(clinic.Nurse, form, Given.Key());
    }

    [Fact]
    public async Task The_floor_has_the_check_of_today_and_none_before_it()
    {
        await using var clinic = await Given.Clinic();
        Assert.Null((await clinic.The<FloorBoard>().Run(clinic.Nurse, new())).Kit);
        await clinic.Check("suction");
        Assert.Equal(["Suction not ready (battery low)"], (await clinic.The<FloorBoard>().Run(clinic.Nurse, new())).Kit!.Gaps);
    }

    [Fact]
    public async Task A_check_is_kept_for_good_and_an_administrator_makes_none()
    {
        await using var clinic = await Given.Clinic();
        await clinic.Check();
        await Assert.ThrowsAnyAsync<Exception>(() => clinic.Database(db => db.Database.ExecuteSqlRawAsync("DELETE FROM KitChecks")));
        await Assert.ThrowsAsync<NotAllowedException>(() => clinic.The<CheckKit>().Run(clinic.Administrator, Kits.Form(), Given.Key()));
    }

    private static async Task<RecordGoNoGo.Form> WithoutKit(GivenSession session)
    {
        var form = await session.Go();
        form.Replies.Single(reply => reply.Question == EmergencyKit.Question).Reply = null;
        return form;
    }

    private static async Task<GoNoGoAnswer> Answer(GivenSession session) =>
        EntryDetails.Read<GoNoGoDetails>((await session.Sheet()).Entries.Last(entry => entry.Kind == EntryKind.GoNoGo))!.Answers!.Single(answer => answer.Question == EmergencyKit.Question);
}

/// <summary>Kit checks for tests.</summary>
internal static class Kits
{
    public static CheckKit.Form Form(string? missing = null)
    {
        var form = new CheckKit.Form();
        foreach (var found in form.Findings)
        {
            found.IsReady = found.Item != missing;
            if (found.Item == missing) found.Note = "battery low";
            else if (EmergencyKit.Item(found.Item)!.IsMedicine) found.ExpiresOn = new DateOnly(2027, 6, 30);
        }

        return form;
    }

    public static Task<Guid> Check(this Given clinic, string? missing = null) => clinic.The<CheckKit>().Run(clinic.Nurse, Form(missing), Given.Key());

    public static Task<Guid> Check(this GivenSession session, string? missing = null) => session.Clinic.Check(missing);
}
