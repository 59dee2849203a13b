using Bunit;
using IvClinic.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace IvClinic.Web.Tests.Shared;

/// <summary>What cannot be chosen now is shown all the same, and says why.</summary>
public sealed class DisabledChoiceTests : BunitContext
{
    private static readonly (string, string)[] Chairs = [("1", "Chair 1"), ("2", "Chair 2 (taken: Larson, Jacob)")];
    private readonly Typed form = new();

    [Fact]
    public void A_taken_chair_is_shown_and_disabled_and_a_free_one_is_not()
    {
        var field = Render(In(builder =>
        {
            builder.OpenComponent<ChoiceField<string>>(0);
            Describe(builder);
        }));
        Assert.Equal([false, true], field.FindAll("input").Select(input => input.HasAttribute("disabled")));
        Assert.Contains("Chair 2 (taken: Larson, Jacob)", field.Markup, StringComparison.Ordinal);
        field.FindAll("input")[0].Change("1");
        Assert.Equal("1", form.Chair);
    }

    [Fact]
    public void In_a_list_it_is_disabled_too()
    {
        var field = Render(In(builder =>
        {
            builder.OpenComponent<SelectField<string>>(0);
            Describe(builder);
        }));
        Assert.Equal([false, false, true], field.FindAll("option").Select(option => option.HasAttribute("disabled")));
    }

    private void Describe(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        builder.AddAttribute(1, "Label", "Chair");
        builder.AddAttribute(2, "Value", form.Chair);
        builder.AddAttribute(3, "ValueChanged", EventCallback.Factory.Create<string?>(this, chair => form.Chair = chair));
        builder.AddAttribute(4, "ValueExpression", (System.Linq.Expressions.Expression<Func<string?>>)(() => form.Chair));
        builder.AddAttribute(5, "Options", Chairs);
        builder.AddAttribute(6, "IsDisabled", (Func<string, bool>)(chair => chair == "2"));
        builder.CloseComponent();
    }

    private RenderFragment In(RenderFragment field) => builder =>
    {
        builder.OpenComponent<EditForm>(0);
        builder.AddAttribute(1, "Model", form);
        builder.AddAttribute(2, "ChildContent", (RenderFragment<EditContext>)(_ => field));
        builder.CloseComponent();
    };

    private sealed class Typed
    {
        public string? Chair { get; set; }
    }
}
