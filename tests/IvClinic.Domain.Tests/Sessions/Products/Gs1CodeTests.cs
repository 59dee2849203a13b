using IvClinic.Domain.Sessions.Products;

namespace IvClinic.Domain.Tests.Sessions.Products;

public class Gs1CodeTests
{
    private const string Gtin = "09506000134352";

    private static readonly DateOnly Expiry = new(2027, 6, 30);

    [Theory]
    [InlineData("0109506000134352172706301" + "0L2611A")]
    [InlineData("]d20109506000134352172706301" + "0L2611A")]
    [InlineData("\u001d0109506000134352172706301" + "0L2611A\u001d")]
    [InlineData("0109506000134352" + "10L2611A\u001d17270630")]
    [InlineData("0109506000134352" + "10L2611A<GS>17270630")]
    [InlineData("0109506000134352" + "17270600" + "10L2611A")]
    [InlineData("(01)09506000134352(17)270630(10)L2611A")]
    [InlineData(" (01) 09506000134352 (10)L2611A (17) 270600 ")]
    [InlineData("17270630" + "10L2611A\u001d" + "0109506000134352")]
    public void Product_expiry_and_lot_are_read_in_any_order(string code)
    {
        var read = Gs1Code.Read(code, 2026);
        Assert.Empty(read.NotRead);
        Assert.Equal((Gtin, Expiry, "L2611A"), (read.Gtin, read.ExpiresOn, read.Lot));
    }

    [Theory]
    [InlineData("270200", 2027, 2, 28)]
    [InlineData("280200", 2028, 2, 29)]
    [InlineData("261200", 2026, 12, 31)]
    [InlineData("760101", 2076, 1, 1)]
    [InlineData("770101", 1977, 1, 1)]
    public void Day_zero_is_the_last_of_the_month_and_a_year_lies_at_most_fifty_ahead(string date, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Gs1Code.Read($"(17){date}", 2026).ExpiresOn);

    [Theory]
    [InlineData("270231")]
    [InlineData("271301")]
    [InlineData("270001")]
    [InlineData("27AB01")]
    public void A_date_that_does_not_exist_is_said_and_not_mended(string date)
    {
        var read = Gs1Code.Read($"(17){date}(10)A1", 2026);
        Assert.Null(read.ExpiresOn);
        Assert.Equal("A1", read.Lot);
        Assert.Contains(date, Assert.Single(read.NotRead), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_check_digit_is_no_product()
    {
        var read = Gs1Code.Read("(01)09506000134353(10)A1", 2026);
        Assert.Null(read.Gtin);
        Assert.Contains("check digit", Assert.Single(read.NotRead), StringComparison.Ordinal);
    }

    [Fact]
    public void A_serial_number_and_a_production_date_are_understood_and_not_used()
    {
        var read = Gs1Code.Read("0109506000134352" + "11250101" + "21SER-7\u001d" + "17270630" + "10L1", 2026);
        Assert.Empty(read.NotRead);
        Assert.Equal(["(11) 250101", "(21) SER-7"], read.Ignored);
        Assert.Equal("L1", read.Lot);
        Assert.Equal(Expiry, read.ExpiresOn);
    }

    [Fact]
    public void Best_before_is_not_expiry() => Assert.Null(Gs1Code.Read("(15)270630", 2026).ExpiresOn);

    [Fact]
    public void An_unknown_identifier_is_reported_and_what_follows_its_separator_is_read()
    {
        var read = Gs1Code.Read("8899X\u001d10L1", 2026);
        Assert.Equal("L1", read.Lot);
        Assert.Contains("8899X", Assert.Single(read.NotRead), StringComparison.Ordinal);
        Assert.Contains("(99)", Assert.Single(Gs1Code.Read("(99)X(10)L1", 2026).NotRead), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_identifier_without_a_separator_hides_the_rest_and_nothing_is_guessed()
    {
        var read = Gs1Code.Read("889910L1", 2026);
        Assert.Null(read.Lot);
        Assert.Single(read.NotRead);
    }

    [Fact]
    public void A_lot_with_the_expiry_behind_it_and_no_separator_is_not_cut_by_guessing()
    {
        var read = Gs1Code.Read("0109506000134352" + "10L2611A17270630", 2026);
        Assert.Equal(Gtin, read.Gtin);
        Assert.Null(read.Lot);
        Assert.Null(read.ExpiresOn);
        Assert.Contains("no separator", Assert.Single(read.NotRead), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_identifier_twice_with_other_values_is_neither() => Assert.Null(Gs1Code.Read("(10)A(10)B", 2026).Lot);

    [Fact]
    public void A_lot_may_hold_brackets_that_are_no_identifier() => Assert.Equal("A(1)B", Gs1Code.Read("(10)A(1)B", 2026).Lot);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("()")]
    [InlineData("(")]
    [InlineData("(10)")]
    [InlineData("10")]
    [InlineData("01")]
    [InlineData("0109506")]
    [InlineData("hello")]
    [InlineData("(17)2706301")]
    [InlineData("(10)123456789012345678901")]
    [InlineData("10123456789012345678901")]
    [InlineData("(10)ÄÖ")]
    [InlineData("\u001d\u001d")]
    public void What_is_no_code_says_so_and_fills_nothing(string? text)
    {
        var read = Gs1Code.Read(text, 2026);
        Assert.NotEmpty(read.NotRead);
        Assert.Equal((null, null, null), (read.Gtin, read.ExpiresOn, read.Lot));
    }

    [Fact]
    public void A_text_of_any_length_is_answered() => Assert.Single(Gs1Code.Read(new string('1', 100_000), 2026).NotRead);

    [Fact]
    public void A_typed_lot_does_not_look_like_a_code()
    {
        Assert.False(Gs1Code.LooksLikeOne("L2611A"));
        Assert.True(Gs1Code.LooksLikeOne("(10)L2611A"));
        Assert.True(Gs1Code.LooksLikeOne("0109506000134352172706301" + "0L2611A"));
    }
}
