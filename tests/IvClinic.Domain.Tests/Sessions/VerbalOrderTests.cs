using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class VerbalOrderTests
{
    private static readonly OrderDetails ByVoice = new(Given.AuthorId, "Dr Ada Weber", true);

    [Fact]
    public void Every_order_by_voice_waits_for_its_prescriber_and_an_order_of_ones_own_does_not()
    {
        var own = Given.Stamp(3) with { AuthorId = Given.AuthorId, AuthorName = "Dr Ada Weber" };
        var entries = Given.Stored(
            ChartEntry.RateOrdered(Given.Stamp(0), Given.MlPerH(60m), ByVoice), ChartEntry.RestartOrdered(Given.Stamp(1), Given.MlPerH(30m), ByVoice),
            ChartEntry.StepOrdered(Given.Stamp(2), "bolus of 5 mL", ByVoice), ChartEntry.RateOrdered(own, Given.MlPerH(60m), new(Given.AuthorId, "Dr Ada Weber", false)));
        Assert.Equal([1, 2, 3], VerbalOrder.Of(entries).Select(order => order.Entry.Seq));
        Assert.All(VerbalOrder.Of(entries), order => Assert.Equal(OrderStanding.Open, order.StandingAt(Given.At(10))));
    }

    [Fact]
    public void It_is_in_time_for_exactly_24_hours()
    {
        var order = Assert.Single(VerbalOrder.Of(Given.Stored(Order())));
        Assert.Equal(OrderStanding.Open, order.StandingAt(Given.At(24 * 60)));
        Assert.Equal(OrderStanding.Overdue, order.StandingAt(Given.At((24 * 60) + 0.1)));
    }

    [Fact]
    public void Only_the_named_prescriber_answers_and_a_dispute_has_a_reason()
    {
        var order = Given.Stored(Order())[0];
        Assert.Throws<IllegalStepException>(() => ChartEntry.OrderCountersigned(Given.Stamp(5), order));
        Assert.Throws<IllegalStepException>(() => ChartEntry.OrderDisputed(Prescriber(5), order, " "));
        Assert.Throws<IllegalStepException>(() => ChartEntry.OrderCountersigned(Prescriber(5), Given.Stored(Given.Start(0, 30m))[0]));
        ChartEntry[] answered = [order, ChartEntry.OrderCountersigned(Prescriber(5), order)];
        Assert.Equal(OrderStanding.Countersigned, Assert.Single(VerbalOrder.Of(Given.Stored(answered))).StandingAt(Given.At(9999)));
        ChartEntry[] disputed = [order, ChartEntry.OrderDisputed(Prescriber(5), order, "I said 50")];
        Assert.Equal(OrderStanding.Disputed, Assert.Single(VerbalOrder.Of(Given.Stored(disputed))).StandingAt(Given.At(5)));
    }

    [Fact]
    public void A_voided_order_needs_no_signature_its_correction_does_and_an_answer_is_not_voided()
    {
        var order = Given.Stored(Order())[0];
        Assert.Empty(VerbalOrder.Of(Given.Stored(order, ChartEntry.Voided(Given.Stamp(2), order, "wrong patient"))));
        var corrected = order.Again(Given.Stamp(1), null, Given.MlPerH(50m)).Correcting(order, "50, not 60");
        Assert.Equal(50m, Assert.Single(VerbalOrder.Of(Given.Stored(order, corrected))).Entry.RateMlPerH);
        var answer = Given.Stored(order, ChartEntry.OrderCountersigned(Prescriber(5), order))[1];
        Assert.Throws<IllegalStepException>(() => ChartEntry.Voided(Given.Stamp(6), answer, "no"));
    }

    private static ChartEntry Order() => ChartEntry.RateOrdered(Given.Stamp(0), Given.MlPerH(60m), ByVoice);

    private static EntryStamp Prescriber(double minute) => Given.Stamp(minute) with { AuthorId = Given.AuthorId, AuthorName = "Dr Ada Weber" };
}
