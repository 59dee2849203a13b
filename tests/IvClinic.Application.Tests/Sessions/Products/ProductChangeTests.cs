using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Tests.Sessions.Products;

public class ProductChangeTests
{
    [Fact]
    public async Task Another_product_begins_at_the_first_step_and_the_plans_steps_count_anew()
    {
        await using var session = await At240();
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => Hang(session, "Octagam", 120m));
        Assert.Equal(nameof(OrderedForm.PrescriberId), Assert.Single(refused.Failures).PropertyName);
        Assert.Contains("Octagam instead of Privigen: another product begins at 30 mL/h", refused.Message, StringComparison.Ordinal);
        await Hang(session, "Octagam", 30m);
        var sheet = await session.Sheet();
        Assert.Contains("Bag 1 at 30 mL/h, lot L2699Z (Octagam, expires 2027-06-30)", sheet.Lines[0].Text, StringComparison.Ordinal);
        Assert.Equal(60m, sheet.State.NextPlannedStep!.Rate.MillilitresPerHour);
    }

    [Fact]
    public async Task Another_lot_of_the_same_product_goes_on_as_it_ran()
    {
        await using var session = await At240();
        await Hang(session, "privigen ", 240m);
        Assert.Equal(240m, (await session.State()).CurrentRate.MillilitresPerHour);
    }

    [Fact]
    public async Task Another_lot_says_of_which_product_it_is_once_the_product_is_known()
    {
        await using var session = await At240();
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => Hang(session, null, 240m));
        Assert.Equal("Lots[0].Product", Assert.Single(refused.Failures).PropertyName);
        await Hang(session, null, 240m, lot: "L2611A");
    }

    private static async Task Hang(GivenSession session, string? product, decimal rate, string lot = "L2699Z") => await session.Do<ChangeBag, ChangeBag.Form>(new()
    {
        SeenControl = await session.Control(),
        Bag = 1,
        RateMlPerH = rate,
        Confirmed = true,
        Lots = [new() { Medication = "ivig_10", Lot = lot, ExpiresOn = new DateOnly(2027, 6, 30), Product = product }],
    });

    private static async Task<GivenSession> At240()
    {
        var session = await GivenSession.Ready();
        var start = session.Start();
        start.Lots[0].Product = "Privigen";
        await session.Do<StartInfusion, StartInfusion.Form>(start);
        foreach (var (minutes, rate) in ((double, decimal)[])[(30, 60m), (30, 120m), (60, 240m)])
        {
            session.After(minutes);
            await session.SetRate(rate);
        }

        session.After(10);
        return session;
    }
}
