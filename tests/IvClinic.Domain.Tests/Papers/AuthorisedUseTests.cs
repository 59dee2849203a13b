using IvClinic.Domain.Papers;

namespace IvClinic.Domain.Tests.Papers;

public sealed class AuthorisedUseTests
{
    private static readonly DateOnly From = new(2026, 11, 1);
    private static readonly DateOnly To = new(2026, 12, 31);

    [Fact]
    public void What_was_given_inside_the_window_is_used_and_both_ends_are_inside()
    {
        var use = AuthorisedUse.Of(Grams(210m), [Given(From, 70_000m), Given(To, 70_000m), Given(From.AddDays(-1), 70_000m), Given(To.AddDays(1), 70_000m), new(From, "ketamine", 40m)]);
        Assert.Equal((140m, 70m), (use.Used, use.Left));
        Assert.Equal("140 g of 210 g used", use.Text);
    }

    [Fact]
    public void A_session_whose_amount_is_not_known_is_said_and_not_taken_for_nothing()
    {
        var use = AuthorisedUse.Of(Grams(210m), [Given(From, 70_000m), Given(From.AddDays(1), null)]);
        Assert.Equal(1, use.NotCounted);
        Assert.Contains("1 session whose amount is not known", use.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_be_chosen_says_medicine_what_is_left_and_dates_by_reference_and_no_struck_out_one()
    {
        var today = To.AddDays(1);
        var choice = Assert.Single(AuthorisedUse.Choices([AuthorisedUse.Of(Grams(210m), [Given(From, 70_000m)])], To, name => name.ToUpperInvariant()));
        Assert.Equal(Grams(210m).Reference, choice.Reference);
        Assert.Contains("IVIG_10, 140 g left, 1 Nov 2026 to 31 Dec 2026", choice.Text, StringComparison.Ordinal);
        Assert.EndsWith(", over", Assert.Single(AuthorisedUse.Choices([AuthorisedUse.Of(Grams(210m), [])], today, name => name)).Text, StringComparison.Ordinal);
        Assert.EndsWith(", not yet", Assert.Single(AuthorisedUse.Choices([AuthorisedUse.Of(Grams(210m), [])], From.AddDays(-1), name => name)).Text, StringComparison.Ordinal);
        Assert.Contains("at most 210 g left", Assert.Single(AuthorisedUse.Choices([AuthorisedUse.Of(Grams(210m), [Given(From, null)])], To, name => name)).Text, StringComparison.Ordinal);
        Assert.Single(AuthorisedUse.Choices([AuthorisedUse.Of(Grams(210m), []), AuthorisedUse.Of(Grams(90m), [])], To, name => name));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void Exactly_the_units_that_are_left_are_inside_and_one_more_is_beyond(int booked, int warnings)
    {
        var planned = Enumerable.Range(0, booked).Select(each => Given(From.AddDays(each), 70_000m)).ToList();
        var said = Beyond([Grams(210m)], [Given(From, 70_000m)], planned);
        Assert.Equal(warnings, said.Count);
        if (warnings > 0) Assert.Equal("Beyond authorisation A-1 for ivig_10: 70 g of 210 g used; booked sessions would use 210 g, 140 g are left.", said[0]);
    }

    [Fact]
    public void Sessions_are_counted_as_sessions_whatever_was_given()
    {
        var authorised = Of(4m, AuthorisedUnit.Sessions);
        Assert.Equal("1 session of 4 sessions used", AuthorisedUse.Of(authorised, [Given(From, null)]).Text);
        Assert.Empty(Beyond([authorised], [Given(From, null)], [.. Enumerable.Range(1, 3).Select(each => Given(From.AddDays(each), null))]));
        Assert.Single(Beyond([authorised], [Given(From, null)], [.. Enumerable.Range(1, 4).Select(each => Given(From.AddDays(each), null))]));
    }

    [Fact]
    public void A_day_outside_the_window_and_an_unknown_planned_amount_are_said()
    {
        var said = Beyond([Grams(210m)], [], [Given(To.AddDays(1), 70_000m), Given(To, null)]);
        Assert.Contains(said, each => each.StartsWith("2027-01-01 is outside authorisation A-1", StringComparison.Ordinal));
        Assert.Contains(said, each => each.Contains("is not known, because the plan gives no amount", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reference_that_is_not_recorded_was_struck_out_or_is_for_another_medicine_is_said()
    {
        Assert.Contains("not recorded", Assert.Single(Beyond([], [], [Given(From, 1m)])), StringComparison.Ordinal);
        var struck = Grams(210m);
        struck.Void(DateTimeOffset.UnixEpoch, "Ada", "typed twice");
        Assert.Contains("not recorded", Assert.Single(Beyond([struck], [], [Given(From, 1m)])), StringComparison.Ordinal);
        Assert.Contains("which is not in the booked sessions", Assert.Single(Beyond([Grams(210m)], [], [new(From, "ketamine", 40m)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_is_the_same_whatever_its_case_and_blanks() => Assert.True(Grams(1m).IsCalled(" a-1 "));

    private static IReadOnlyList<string> Beyond(IReadOnlyList<Authorisation> recorded, IReadOnlyList<MedicineUse> given, IReadOnlyList<MedicineUse> booked) =>
        AuthorisedUse.Beyond("A-1", recorded, given, booked, id => id);

    private static MedicineUse Given(DateOnly on, decimal? milligrams) => new(on, "ivig_10", milligrams);

    private static Authorisation Grams(decimal units) => Of(units, AuthorisedUnit.Grams);

    private static Authorisation Of(decimal units, AuthorisedUnit unit) =>
        new() { Reference = "A-1", Payer = "Payer", Medicine = "ivig_10", Units = units, Unit = unit, ValidFrom = From, ValidTo = To };
}
