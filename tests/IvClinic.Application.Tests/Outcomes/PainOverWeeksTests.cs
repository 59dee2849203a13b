using IvClinic.Application.Outcomes;
using IvClinic.Domain.Patients.Baselines;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Tests.Outcomes;

public sealed class PainOverWeeksTests
{
    [Fact]
    public async Task An_infusion_shows_its_pain_its_milligrams_and_its_worst_reaction()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddDays(-10));

        var mark = Assert.Single((await JournalTests.Sheet(given, patient)).Infusions);
        Assert.Equal((8, 3), (mark.Baseline!.Score, mark.Lowest!.Score));
        // 50 mL/h for one hour of a bag with 20 mg in 100 mL
        Assert.Equal(10m, Assert.Single(mark.Given).Milligrams);
        Assert.Equal((1, true, 2), (mark.Number, mark.HadReaction, mark.WorstGrade));
    }

    [Fact]
    public async Task The_summary_says_how_far_how_long_and_how_many_days_nobody_asked()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await ApprovedPlan.Infused(given, patient, given.Clock.Now);
        foreach (var (day, score) in new[] { (1, 5), (4, 3), (9, 4), (16, 6) })
        {
            given.Clock.Now = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero).AddDays(day);
            await JournalTests.Record(given, patient, new() { Pain = [JournalTests.Site("back", score)] });
        }

        given.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(
            "Before the last infusion (22 Nov 2026) 8/10, lowest reported after 3/10 on day 4, back to 6/10 on day 16; 12 of 16 full days without a report.",
            (await JournalTests.Sheet(given, patient)).Summary);
    }

    [Fact]
    public async Task Without_a_report_the_effect_is_not_known()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddDays(-3));
        var sheet = await JournalTests.Sheet(given, patient);
        Assert.Equal("Before the last infusion (19 Nov 2026) 8/10; no pain report since (2 full days): what it did over the days is not known.", sheet.Summary);
    }

    [Fact]
    public async Task Without_an_infusion_the_sheet_says_so()
    {
        await using var given = await Given.Clinic();
        Assert.Equal("No infusion was given in the last 12 weeks.", (await JournalTests.Sheet(given, await given.Patient())).Summary);
    }

    [Fact]
    public async Task Calls_are_due_after_a_day_and_not_before_and_an_answer_ends_them()
    {
        await using var given = await Given.Clinic();
        var patient = await given.Patient();
        await ApprovedPlan.Infused(given, patient, given.Clock.Now);
        var discharged = given.Clock.Now.AddMinutes(120);

        given.Clock.Now = discharged.AddHours(24).AddMinutes(-1);
        Assert.Empty(await Due(given));
        given.Clock.Now = discharged.AddHours(24);
        Assert.Equal("24 hours", Assert.Single(await Due(given)).Call);

        await JournalTests.Record(given, patient, new() { Note = "Not reached" });
        Assert.Equal(1, Assert.Single(await Due(given)).Tries);
        await JournalTests.Record(given, patient, new() { SideEffects = "None" });
        Assert.Empty(await Due(given));

        given.Clock.Now = discharged.AddDays(7);
        var seventh = Assert.Single(await Due(given));
        Assert.Equal("7 days", seventh.Call);
        Assert.Equal(["72 hours"], seventh.Missed);
        given.Clock.Now = discharged.AddDays(14);
        Assert.Empty(await Due(given));
    }

    [Fact]
    public async Task Nobody_calls_after_a_death()
    {
        await using var given = await Given.Clinic();
        await ApprovedPlan.Infused(given, await given.Patient(), given.Clock.Now.AddDays(-2), SessionEnding.Died);
        Assert.Empty(await Due(given));
    }

    [Fact]
    public async Task The_call_offers_the_scores_of_what_was_treated_and_every_indication_has_some()
    {
        await using var given = await Given.Clinic();
        await ApprovedPlan.Infused(given, await given.Patient(), given.Clock.Now.AddDays(-2));
        Assert.Equal(BaselineKind.ChronicPain, Assert.Single(await Due(given)).Scores);
        Assert.All(Application.Suitability.PainIndications.All, each => Assert.NotNull(Domain.Patients.Baselines.BaselineOf.Indication(each.Code)));
        Assert.Equal(BaselineKind.Cidp, Domain.Patients.Baselines.BaselineOf.Indication("cidp"));
    }

    private static async Task<IReadOnlyList<FollowUpLine>> Due(Given given) => (await given.The<FollowUpCalls>().Run(given.Nurse, new())).Lines;
}
