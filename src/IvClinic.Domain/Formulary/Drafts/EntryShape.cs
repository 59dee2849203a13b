namespace IvClinic.Domain.Formulary.Drafts;

public enum FieldKind
{
    Number,

    /// <summary>A word of the severity legend.</summary>
    Severity,

    Text,

    /// <summary>One of a list, see <see cref="EntryField.ChoiceOf"/>.</summary>
    Choice,
}

/// <summary>One field of an entry as it is typed.</summary>
/// <param name="Unit">A unit, or "@field": what that field of the same entry says.</param>
/// <param name="ChoiceOf">Which list of the formulary, or the words themselves parted by a bar.</param>
public sealed record EntryField(string Name, string Words, FieldKind Kind, string? Unit = null, string? ChoiceOf = null, bool Required = false);

/// <summary>One kind of entry: what it is called, and its fields in words. Fields that are not listed stay as they are.</summary>
/// <param name="Place">Where it stands in a medicine, or in the whole formulary.</param>
public sealed record EntryShape(string Place, string Words, IReadOnlyList<EntryField> Fields, bool IsList = true)
{
    /// <summary>The name by which a path ends, or ends before the entry's key.</summary>
    public string Name => Place[(Place.LastIndexOf('.') + 1)..];

    /// <summary>New entries of this kind are typed in a form; others in the expert's view.</summary>
    public bool CanBeAdded => IsList && Fields.Any(each => each.Required);
}
