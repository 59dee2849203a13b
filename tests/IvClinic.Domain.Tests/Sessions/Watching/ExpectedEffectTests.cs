using IvClinic.Domain.Sessions;
using static IvClinic.Domain.Tests.Sessions.Watching.WatchedPlans;

namespace IvClinic.Domain.Tests.Sessions.Watching;

public class ExpectedEffectTests
{
    private static readonly SessionPlan Ketamine = Of("ketamine");

    [Fact]
    public void Confusion_alone_under_ketamine_does_not_raise_the_response_and_stays_in_the_total()
    {
        var score = Score(Ketamine, Sedated(-1) with { Consciousness = Consciousness.Confused });
        Assert.Equal((3, 0, EarlyWarningBand.Low), (score.Total, score.Counted, score.Band));
        Assert.Equal("NEWS2 3 (consciousness expected under ketamine: look at RASS, breathing and SpO2)", score.Text);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(2)]
    public void Deeper_sedation_or_agitation_raises_it(int rass) =>
        Assert.Equal(EarlyWarningBand.LowMedium, Score(Ketamine, Sedated(rass) with { Consciousness = Consciousness.Voice }).Band);

    [Fact]
    public void Without_RASS_breathing_or_saturation_nothing_is_expected()
    {
        Assert.Null(Score(Ketamine, Given.Well with { Consciousness = Consciousness.Confused }).Expected);
        Assert.Null(Score(Ketamine, Sedated(-1) with { Consciousness = Consciousness.Confused, RespiratoryRate = null }).Expected);
        Assert.Null(Score(Ketamine, Sedated(-1) with { Consciousness = Consciousness.Confused, SpO2 = null }).Expected);
    }

    [Fact]
    public void Breathing_and_saturation_raise_it_all_the_same()
    {
        var score = Score(Ketamine, Sedated(-1) with { Consciousness = Consciousness.Confused, SpO2 = 91 });
        Assert.Equal((6, 3, EarlyWarningBand.LowMedium), (score.Total, score.Counted, score.Band));
    }

    [Fact]
    public void Not_answering_to_voice_is_never_expected() =>
        Assert.Null(Score(Ketamine, Sedated(-1) with { Consciousness = Consciousness.Unresponsive }).Expected);

    [Fact]
    public void Another_medicine_expects_nothing() =>
        Assert.Null(Score(Of("ketorolac"), Sedated(-1) with { Consciousness = Consciousness.Confused }).Expected);

    private static EarlyWarningScore Score(SessionPlan plan, Vitals vitals) => Given.Chart(plan, 10, Given.Start(0, 30m), Observe(5, vitals)).EarlyWarning!;
}
