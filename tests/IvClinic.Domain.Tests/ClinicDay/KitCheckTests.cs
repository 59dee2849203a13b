using IvClinic.Domain.ClinicDay;

namespace IvClinic.Domain.Tests.ClinicDay;

public class KitCheckTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);
    private static readonly DateTimeOffset Morning = new(2026, 11, 26, 6, 40, 0, TimeSpan.Zero);

    [Fact]
    public void A_complete_check_answers_the_clinics_question_and_the_lipid_of_the_formulary()
    {
        var check = Check(All());
        Assert.Empty(check.Gaps);
        Assert.True(KitAnswer.Of(EmergencyKit.Question, EmergencyKit.Question, check)!.IsYes);
        Assert.True(KitAnswer.Of("LIDOcaine: Lipid emulsion at hand", "lipid_available", check)!.IsYes);
        Assert.Null(KitAnswer.Of("Consent", "consent", check));
        Assert.Null(KitAnswer.Of("midazolam: Airway and rescue equipment", "airway_and_rescue_equipment", check));
    }

    [Fact]
    public void An_item_that_is_not_ready_is_named_and_the_other_question_is_still_answered()
    {
        var check = Check([.. All().Where(found => found.Item != "defibrillator"), new KitFinding("defibrillator", false, null, "battery low")]);
        Assert.Equal(["Defibrillator with self-test not ready (battery low)"], check.Gaps);
        Assert.False(KitAnswer.Of(EmergencyKit.Question, EmergencyKit.Question, check)!.IsYes);
        Assert.True(KitAnswer.Of("Lipid", "lipid_available", check)!.IsYes);
    }

    [Fact]
    public void Without_a_check_nothing_is_answered() => Assert.False(KitAnswer.Of(EmergencyKit.Question, EmergencyKit.Question, null)!.IsYes);

    [Theory]
    [InlineData("2026-11-26", true)]
    [InlineData("2026-11-25", false)]
    [InlineData(null, false)]
    public void A_medicine_is_ready_up_to_its_last_day(string? expires, bool isTaken)
    {
        KitFinding[] findings = [.. All().Where(found => found.Item != "epinephrine"), new("epinephrine", true, expires is null ? null : DateOnly.Parse(expires, System.Globalization.CultureInfo.InvariantCulture))];
        if (isTaken) Assert.Empty(Check(findings).Gaps);
        else Assert.Throws<IllegalStepException>(() => Check(findings));
    }

    [Fact]
    public void An_expired_medicine_that_is_called_not_ready_is_recorded()
    {
        var check = Check([.. All().Where(found => found.Item != "epinephrine"), new("epinephrine", false, Day.AddDays(-1))]);
        Assert.Equal(["Epinephrine 1 mg/mL not ready"], check.Gaps);
    }

    [Fact]
    public void Every_item_is_answered() => Assert.Throws<IllegalStepException>(() => Check([.. All().Skip(1)]));

    [Fact]
    public void The_last_check_recorded_counts_and_none_counts_before_its_time()
    {
        var first = Check(All());
        var second = KitCheck.Of(Day, Morning.AddHours(3), Morning.AddHours(3), (Guid.NewGuid(), "Ben"), All(), "cylinder changed");
        Assert.Null(KitAnswer.Holding([first, second], Morning.AddMinutes(-1)));
        Assert.Equal(first.PublicId, KitAnswer.Holding([first, second], Morning.AddHours(2))!.PublicId);
        Assert.Equal(second.PublicId, KitAnswer.Holding([second, first], Morning.AddHours(4))!.PublicId);
    }

    private static KitCheck Check(IReadOnlyList<KitFinding> findings) => KitCheck.Of(Day, Morning, Morning, (Guid.NewGuid(), "Nora Lind"), findings);

    private static KitFinding[] All() => [.. EmergencyKit.Items.Select(item => new KitFinding(item.Id, true, item.IsMedicine ? Day.AddYears(1) : null))];
}
