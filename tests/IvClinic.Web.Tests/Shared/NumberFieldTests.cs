using Bunit;
using IvClinic.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace IvClinic.Web.Tests.Shared;

/// <summary>A number that is read at each key: what is no number yet is none, and never the one that stood there before.</summary>
public sealed class NumberFieldTests : BunitContext
{
    private readonly Typed form = new();

    [Theory]
    [InlineData("0,5", 0.5)]
    [InlineData("0.5", 0.5)]
    [InlineData("0,125", 0.125)]
    [InlineData("30", 30)]
    public void Comma_and_point_are_read_at_each_key(string typed, double read)
    {
        Shown().Find("input").Input(typed);
        Assert.Equal((decimal)read, form.Amount);
    }

    [Fact]
    public void A_mark_with_nothing_behind_it_is_no_number_and_no_complaint_until_the_field_is_left()
    {
        var field = Shown();
        field.Find("input").Input("30");
        field.Find("input").Input("30,");
        Assert.Null(form.Amount);
        Assert.Empty(field.FindAll(".field-message"));
        field.Find("input").Change("30,");
        Assert.Contains("Nothing stands behind the decimal mark", field.Find(".field-message").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_be_read_in_two_ways_is_refused_at_once_and_the_number_before_it_is_gone()
    {
        var field = Shown();
        field.Find("input").Input("1,23");
        field.Find("input").Input("1,234");
        Assert.Null(form.Amount);
        Assert.Contains("two ways", field.Find(".field-message").TextContent, StringComparison.Ordinal);
        field.Find("input").Input("1.234");
        Assert.Equal(1.234m, form.Amount);
        Assert.Empty(field.FindAll(".field-message"));
    }

    [Fact]
    public void Zeros_at_the_end_stay_under_the_fingers_and_go_when_the_field_is_left()
    {
        var field = Shown();
        field.Find("input").Input("30.0");
        Assert.Equal("30.0", field.Find("input").GetAttribute("value"));
        field.Find("input").Change("30.0");
        Assert.Equal("30", field.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Findings_beside_the_field_describe_it()
    {
        var field = Shown("findings-amount-0-0");
        Assert.EndsWith("-hint findings-amount-0-0", field.Find("input").GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    private IRenderedComponent<NumberField> Shown(string? findings = null) => Render<NumberField>(parameters => parameters
        .Add(field => field.Label, "Amount").Add(field => field.AsOneTypes, true).Add(field => field.Hint, "Read as 30 mg").Add(field => field.FindingsId, findings)
        .Add(field => field.Value, form.Amount).Add(field => field.ValueExpression, () => form.Amount)
        .Add(field => field.ValueChanged, EventCallback.Factory.Create<decimal?>(this, value => form.Amount = value))
        .AddCascadingValue(new EditContext(form)));

    private sealed class Typed
    {
        public decimal? Amount { get; set; }
    }
}
