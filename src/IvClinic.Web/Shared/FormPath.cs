using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;

namespace IvClinic.Web.Shared;

/// <summary>From a rule's path ("Bags[1].FinalVolume") to the field on the screen.</summary>
internal static class FormPath
{
    public static FieldIdentifier Find(object form, string path)
    {
        var owner = form;
        var parts = path.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            var (name, index) = Split(parts[i]);
            if (i == parts.Length - 1 && index is null) return new FieldIdentifier(owner, name);
            var value = owner.GetType().GetProperty(name)?.GetValue(owner);
            if (index is not null) value = (value as IList)?[index.Value];
            if (value is null) return new FieldIdentifier(form, path);
            owner = value;
        }

        return new FieldIdentifier(owner, "");
    }

    private static (string Name, int? Index) Split(string part)
    {
        var bracket = part.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0
            ? (part, null)
            : (part[..bracket], int.Parse(part[(bracket + 1)..part.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture));
    }
}
