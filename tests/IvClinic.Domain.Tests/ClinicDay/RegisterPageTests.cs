using IvClinic.Domain.ClinicDay;

namespace IvClinic.Domain.Tests.ClinicDay;

public class RegisterPageTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 26, 6, 0, 0, TimeSpan.Zero);
    private static readonly (Guid Id, string Name) Nora = (Guid.NewGuid(), "Nora");
    private static readonly (Guid Id, string Name) Ben = (Guid.NewGuid(), "Ben");

    private readonly RegisterItem item = new(Guid.NewGuid(), "ketamine", "50 mg/mL", "vial of 10 mL", StockUnit.Millilitre, Morning, "Ada");
    private readonly List<RegisterEntry> entries = [];

    [Fact]
    public void The_balance_follows_from_what_came_in_and_what_left()
    {
        Add(RegisterEntry.Received(At(0), item.Unit, 100m, "note 7"));
        Add(RegisterEntry.Given(At(60), item.Unit, 1.6m, null, "Mr X"));
        Add(RegisterEntry.Wasted(At(61, Ben), item.Unit, 8.4m, "rest of the vial", null));
        Assert.Equal([100m, 98.4m, 90m], Page.Lines.Select(line => line.Balance));
        Assert.Equal("90 mL", item.Unit.Text(Page.Balance));
    }

    [Fact]
    public void More_than_is_there_cannot_leave()
    {
        Add(RegisterEntry.Received(At(0), item.Unit, 3m, "note 7"));
        var refusal = Assert.Throws<IllegalStepException>(() => Add(RegisterEntry.Given(At(1), item.Unit, 3.001m, null, "Mr X")));
        Assert.StartsWith("The register holds 3 mL: 3.001 mL cannot leave it.", refusal.Message, StringComparison.Ordinal);
        Add(RegisterEntry.Given(At(1), item.Unit, 3m, null, "Mr X"));
        Assert.Equal(0m, Page.Balance);
        Assert.Equal([1, 2], entries.Select(entry => entry.Seq));
    }

    [Fact]
    public void A_late_entry_counts_at_its_own_time_and_must_fit_there()
    {
        Add(RegisterEntry.Received(At(0), item.Unit, 5m, "note 7"));
        Add(RegisterEntry.Received(At(120), item.Unit, 5m, "note 8"));
        Assert.Throws<IllegalStepException>(() => Add(RegisterEntry.Given(At(60), item.Unit, 6m, null, "Mr X")));
        Add(RegisterEntry.Given(At(60), item.Unit, 5m, null, "Mr X"));
        Assert.Equal([5m, 0m, 5m], Page.Lines.Select(line => line.Balance));
    }

    [Fact]
    public void A_voided_entry_stays_readable_and_no_longer_counts()
    {
        Add(RegisterEntry.Received(At(0), item.Unit, 50m, "note 7"));
        var wrong = Add(RegisterEntry.Given(At(1), item.Unit, 20m, null, "Mr X"));
        Add(RegisterEntry.Voided(At(2), wrong, "2 mL were meant"));
        Assert.Equal(50m, Page.Balance);
        Assert.Equal(3, Page.Lines.Single(line => line.Entry == wrong).VoidedBy);
        Assert.Throws<IllegalStepException>(() => Add(RegisterEntry.Voided(At(3), entries[2], "again")));
    }

    [Fact]
    public void What_came_in_is_not_voided_when_it_has_left_since()
    {
        var received = Add(RegisterEntry.Received(At(0), item.Unit, 50m, "note 7"));
        Add(RegisterEntry.Given(At(1), item.Unit, 20m, null, "Mr X"));
        Assert.Throws<IllegalStepException>(() => Add(RegisterEntry.Voided(At(2), received, "not delivered")));
    }

    [Fact]
    public void A_count_that_agrees_is_no_discrepancy_and_moves_nothing()
    {
        Add(RegisterEntry.Received(At(0), item.Unit, 50m, "note 7"));
        Add(RegisterEntry.Counted(At(1, Ben), item.Unit, 50m, null));
        Assert.Empty(Page.OpenDiscrepancies);
        Assert.Equal((50m, 0m), (Page.Balance, Page.LastCount!.Difference));
    }

    [Fact]
    public void A_difference_is_open_until_it_is_settled_and_only_then_moves_the_balance()
    {
        Add(RegisterEntry.Received(At(0), item.Unit, 50m, "note 7"));
        var count = Add(RegisterEntry.Counted(At(1, Ben), item.Unit, 48m, "a vial broke"));
        Assert.Equal((50m, -2m), (Page.Balance, Assert.Single(Page.OpenDiscrepancies).Difference));
        Add(RegisterEntry.DiscrepancyClosed(At(30), count, -2m, "broken vial found"));
        Assert.Empty(Page.OpenDiscrepancies);
        Assert.Equal(48m, Page.Balance);
    }

    [Fact]
    public void A_missing_entry_that_is_found_takes_the_difference_away_but_not_its_settlement()
    {
        Add(RegisterEntry.Received(At(0), item.Unit, 50m, "note 7"));
        Add(RegisterEntry.Counted(At(10, Ben), item.Unit, 48m, "not known"));
        Add(RegisterEntry.Given(At(5), item.Unit, 2m, null, "Mr X"));
        Assert.Equal(0m, Assert.Single(Page.OpenDiscrepancies).Difference);
    }

    [Fact]
    public void Changing_what_came_before_a_count_that_agreed_shows_a_difference()
    {
        Add(RegisterEntry.Received(At(0), item.Unit, 50m, "note 7"));
        var given = Add(RegisterEntry.Given(At(1), item.Unit, 2m, null, "Mr X"));
        Add(RegisterEntry.Counted(At(10, Ben), item.Unit, 48m, null));
        Add(RegisterEntry.Voided(At(20), given, "not given"));
        Assert.Equal(-2m, Assert.Single(Page.OpenDiscrepancies).Difference);
    }

    [Fact]
    public void Waste_and_counts_need_two_people_and_one_cannot_be_both()
    {
        Assert.Throws<IllegalStepException>(() => RegisterEntry.Wasted(At(0), item.Unit, 1m, "rest", null));
        Assert.Throws<IllegalStepException>(() => RegisterEntry.Wasted(At(0, Nora), item.Unit, 1m, "rest", null));
        Assert.Throws<IllegalStepException>(() => RegisterEntry.Counted(At(0), item.Unit, 1m, null));
    }

    [Fact]
    public void Ampoules_are_counted_whole_and_millilitres_are_not()
    {
        Assert.Throws<IllegalStepException>(() => RegisterEntry.Given(At(0), StockUnit.Ampoule, 0.5m, null, "Mr X"));
        Assert.Equal(0.5m, RegisterEntry.Given(At(0), StockUnit.Millilitre, 0.5m, null, "Mr X").Amount);
        Assert.Equal(("1 ampoule", "2 vials", "0.5 mL"), (StockUnit.Ampoule.Text(1m), StockUnit.Vial.Text(2m), StockUnit.Millilitre.Text(0.5m)));
    }

    [Fact]
    public void Nothing_is_given_to_nobody() => Assert.Throws<IllegalStepException>(() => RegisterEntry.Given(At(0), item.Unit, 1m, null, " "));

    private RegisterPage Page => RegisterPage.Of(entries);

    private RegisterEntry Add(RegisterEntry entry)
    {
        item.Append(entries, entry);
        entries.Add(entry);
        return entry;
    }

    private static RegisterStamp At(int minutes, (Guid Id, string Name)? witness = null) =>
        new(Morning.AddMinutes(minutes), Morning.AddMinutes(minutes), Nora.Id, Nora.Name, witness?.Id, witness?.Name);
}
