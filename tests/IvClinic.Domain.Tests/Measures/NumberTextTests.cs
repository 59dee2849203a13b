using FsCheck;
using FsCheck.Fluent;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Tests.Measures;

public class NumberTextTests
{
    [Theory]
    [InlineData("0,5", "0.5")]
    [InlineData("0.5", "0.5")]
    [InlineData(" 12.75 ", "12.75")]
    [InlineData("12,75", "12.75")]
    [InlineData("0,125", "0.125")]
    [InlineData("1.234", "1.234")]
    [InlineData("007", "7")]
    [InlineData("5.0", "5")]
    [InlineData("\u00A05\u00A0", "5")]
    public void A_number_with_one_decimal_mark_is_read(string typed, string read)
    {
        var (value, problem) = NumberText.Read(typed);
        Assert.Null(problem);
        Assert.Equal(read, NumberText.Format(value!.Value));
    }

    [Theory]
    [InlineData("1.234,5")]
    [InlineData("1,234")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("١٢")]
    [InlineData("１２")]
    [InlineData("1\u00A0000")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("0x10")]
    [InlineData("-0")]
    [InlineData("1/2")]
    [InlineData("5mg")]
    [InlineData(".")]
    [InlineData("+5")]
    public void A_text_that_can_be_misread_is_refused_with_a_sentence(string typed)
    {
        var (value, problem) = NumberText.Read(typed);
        Assert.Null(value);
        Assert.False(string.IsNullOrWhiteSpace(problem));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void An_empty_field_is_no_number_and_no_problem(string? typed) => Assert.Equal((null, null), NumberText.Read(typed));

    [Fact]
    public void Reading_what_was_written_gives_the_same_number() =>
        Prop.ForAll(
            Gen.Choose(0, 99_999_999).SelectMany(digits => Gen.Choose(0, 4), (digits, places) => new decimal(digits, 0, 0, false, (byte)places)).ToArbitrary(),
            number => NumberText.Read(NumberText.Format(number)) == (number, null)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("5.0", "5")]
    [InlineData("0.50", "0.5")]
    [InlineData("-0.0", "0")]
    public void A_number_is_written_without_trailing_zeros(string number, string written) =>
        Assert.Equal(written, NumberText.Format(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("-5", "A negative number is not possible here.")]
    [InlineData("+5", "Digits and one decimal mark only, for example 12.5.")]
    [InlineData(".5.", "Digits and one decimal mark only, for example 12.5.")]
    [InlineData("1234567890123", "This is not a number.")]
    [InlineData("12345678901234", "This is not a number.")]
    [InlineData("123456789012345", "This is too long for a number.")]
    [InlineData("123456789012", null)] // as many digits as any number has
    [InlineData("1234567890.12", null)]
    public void A_text_that_is_no_number_says_why(string typed, string? problem) =>
        Assert.Equal(problem, NumberText.Read(typed).Problem);
}
