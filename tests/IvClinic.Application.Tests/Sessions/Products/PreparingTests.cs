using IvClinic.Application.Sessions;
using IvClinic.Application.Sessions.Products;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Products;

namespace IvClinic.Application.Tests.Sessions.Products;

public class PreparingTests
{
    [Fact]
    public async Task Lot_expiry_amount_diluent_volume_and_author_stand_in_the_entry()
    {
        await using var session = await GivenKetamine.Prepared();
        var entry = Assert.Single((await session.Sheet()).Entries, entry => entry.Kind == EntryKind.ProductPrepared);
        var prepared = EntryDetails.Read<PreparationDetails>(entry)!;
        Assert.Equal(("Nora Nurse, RN", "0.9% NaCl", 100m), (prepared.PreparedBy, prepared.Diluent, prepared.FinalVolumeMl));
        Assert.Equal(new PreparedProduct("ketamine", 20m, null, "K77", new DateOnly(2027, 1, 31)), Assert.Single(prepared.Products));
        Assert.Equal("Prepared bag 1: ketamine 20 mg, lot K77 (expires 2027-01-31) in 100 mL 0.9% NaCl, by Nora Nurse, RN", EntryText.Of(entry));
    }

    [Fact]
    public async Task An_expired_product_is_refused_and_the_last_day_is_not()
    {
        await using var session = await GivenSession.Opened(GivenKetamine.Content());
        var form = GivenKetamine.Bag();
        form.Products[0].ExpiresOn = new DateOnly(2026, 11, 21);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<PrepareBag, PrepareBag.Form>(form));
        Assert.Equal("Products[0].ExpiresOn", refusal.Failures.Single().PropertyName);
        form.Products[0].ExpiresOn = new DateOnly(2026, 11, 22);
        await session.Do<PrepareBag, PrepareBag.Form>(form);
    }

    [Theory]
    [InlineData(200, 100, "the plan says 20 mg, not 200 mg")]
    [InlineData(20, 50, "20 mg in 50 mL is not the planned 20 mg in 100 mL")]
    [InlineData(2, 100, "2 mg in 100 mL is not the planned 20 mg in 100 mL")]
    public async Task A_bag_that_is_not_what_the_plan_says_is_refused(double mg, double ml, string why)
    {
        await using var session = await GivenSession.Opened(GivenKetamine.Content());
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<PrepareBag, PrepareBag.Form>(GivenKetamine.Bag((decimal)mg, (decimal)ml)));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bag_past_its_use_by_time_and_a_bag_after_the_stop_are_refused()
    {
        await using var session = await GivenSession.Opened(GivenKetamine.Content());
        var form = GivenKetamine.Bag();
        form.UseBy = new DateTime(2026, 11, 22, 10, 59, 0);
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<PrepareBag, PrepareBag.Form>(form));
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Sent home" });
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<PrepareBag, PrepareBag.Form>(GivenKetamine.Bag()));
    }

    [Fact]
    public void A_scanned_code_fills_product_lot_and_expiry_and_one_that_says_nothing_leaves_them()
    {
        var product = new TypedProduct { Medication = "ketamine" };
        Assert.Empty(product.Take(Gs1Code.Read("(01)09506000134352(17)270600(10)K77", 2026)));
        Assert.Equal(("09506000134352", "K77", new DateOnly(2027, 6, 30)), (product.Gtin, product.Lot, product.ExpiresOn));
        Assert.NotEmpty(product.Take(Gs1Code.Read("hello", 2026)));
        Assert.Equal("K77", product.Lot);
        // The next pack: what its code does not say is not kept from the last one.
        Assert.Empty(product.Take(Gs1Code.Read("(10)K78", 2026)));
        Assert.Equal(("K78", null), (product.Lot, product.ExpiresOn));
    }
}
