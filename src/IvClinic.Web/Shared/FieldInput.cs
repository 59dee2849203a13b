using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace IvClinic.Web.Shared;

/// <summary>What every labelled field has: label, hint, required mark, and its message tied to the input.</summary>
public abstract class FieldInput<T> : InputBase<T>
{
    private static long last;

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Hint { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>Hides the label for eyes only, where the column heading says it.</summary>
    [Parameter] public bool HideLabel { get; set; }

    [Parameter] public string? Width { get; set; }

    protected string Id { get; } = "field-" + Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);

    protected IEnumerable<string> Messages => EditContext.GetValidationMessages(FieldIdentifier);

    protected bool IsWrong => Messages.Any();

    protected string DescribedBy => string.Join(' ', new[] { Hint is null ? null : Id + "-hint", IsWrong ? Id + "-message" : null }.OfType<string>());
}
