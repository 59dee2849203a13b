using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace IvClinic.Web.Shared;

/// <summary>
/// Counts over all fields of all types. A static member of the generic class would count for each type by itself: two
/// fields of one page then share an id, a label points to the wrong input, and two groups of choices exclude each other.
/// </summary>
internal static class FieldId
{
    private static long last;

    public static string Next() => "field-" + Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
}

/// <summary>What every labelled field has: label, hint, required mark, and its message tied to the input.</summary>
public abstract class FieldInput<T> : InputBase<T>
{
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Hint { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>Hides the label for eyes only, where the column heading says it.</summary>
    [Parameter] public bool HideLabel { get; set; }

    [Parameter] public string? Width { get; set; }

    /// <summary>The id of what stands beside the field about it, where there is something; read after hint and message.</summary>
    [Parameter] public string? FindingsId { get; set; }

    /// <summary>A class that marks the field beside what is said about it.</summary>
    [Parameter] public string? Mark { get; set; }

    protected string Id { get; } = FieldId.Next();

    protected IEnumerable<string> Messages => EditContext.GetValidationMessages(FieldIdentifier);

    protected bool IsWrong => Messages.Any();

    protected string? DescribedBy =>
        string.Join(' ', new[] { Hint is null ? null : Id + "-hint", IsWrong ? Id + "-message" : null, FindingsId }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
