using System.Text.Json.Nodes;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>A field of an entry with what was typed into it; both empty takes the field away.</summary>
public sealed record TypedField(string Name, decimal? Number, string? Text);

/// <summary>The edits of a document that a form makes. Whether the result is a formulary is asked afterwards.</summary>
public static class EntryWriting
{
    /// <exception cref="FormatException">No form knows this place, or nothing stands there.</exception>
    public static void Change(FormularyDocument document, DocumentPath path, IEnumerable<TypedField> fields)
    {
        var shape = EntryShapes.At(path) ?? throw new FormatException($"{path}: no form changes this; use the expert's view.");
        if (document.At(path) is not JsonObject entry) throw new FormatException($"{path}: there is no such entry.");
        Fill(entry, shape, fields, path);
    }

    /// <returns>Where the new entry stands.</returns>
    /// <exception cref="FormatException">The list takes no entries from a form.</exception>
    public static DocumentPath Add(FormularyDocument document, EntryShape shape, string? medicineId, IEnumerable<TypedField> fields)
    {
        var place = EntryShapes.PlaceOf(shape, medicineId);
        if (!shape.CanBeAdded || (medicineId is not null && document.At(DocumentPath.Medicine(medicineId)) is null)) throw new FormatException($"{place}: nothing can be added here.");
        var entry = new JsonObject();
        Fill(entry, shape, fields, place);
        if (document.At(place) is not JsonArray list) document.Set(place, list = []);
        list.Add(entry);
        return place.Entry(EntryKeys.Of(list)![^1]);
    }

    /// <exception cref="FormatException">Nothing stands there.</exception>
    public static void Remove(FormularyDocument document, DocumentPath path)
    {
        if (path.Segments.Count < 2 || document.At(path) is null) throw new FormatException($"{path}: there is no such entry.");
        document.Set(path, null);
    }

    /// <summary>Adds a medicine with the facts of another one, or with nothing but what every medicine must say.</summary>
    /// <exception cref="FormatException">There is one with this id already, or none to copy.</exception>
    public static void AddMedicine(FormularyDocument document, string id, string genericName, string tallMan, string? copyOf)
    {
        if (document.At(DocumentPath.Medicine(id)) is not null) throw new FormatException($"{DocumentPath.Medicine(id)}: there is a medicine with this id already.");
        var medicine = copyOf is null ? Empty()
            : document.At(DocumentPath.Medicine(copyOf))?.DeepClone() as JsonObject ?? throw new FormatException($"{DocumentPath.Medicine(copyOf)}: there is no such medicine.");
        (medicine["id"], medicine["genericName"], medicine["tallMan"]) = (id, genericName, tallMan);
        medicine["ingredientNames"] = new JsonArray(genericName);
        if (copyOf is not null)
        {
            // What names the product itself is not the other one's.
            medicine["rxnorm"] = new JsonObject { ["src"] = new JsonArray(), ["conf"] = "D" };
            medicine["atc"] = new JsonArray();
        }

        OwnAllergy(medicine, id, copyOf);
        document.Set(DocumentPath.Medicine(id), medicine);
    }

    /// <summary>An allergy to the medicine itself always counts; the one of the medicine that was copied says nothing here.</summary>
    private static void OwnAllergy(JsonObject medicine, string id, string? copyOf)
    {
        var allergies = (JsonArray)medicine["allergyClasses"]!;
        foreach (var other in allergies.OfType<JsonObject>().Where(entry => copyOf is not null && entry["token"]?.ToString() == copyOf).ToList()) allergies.Remove(other);
        allergies.Insert(0, new JsonObject { ["token"] = id, ["severity"] = "absolute", ["text"] = $"hypersensitivity to {medicine["genericName"]}", ["conf"] = "D" });
    }

    private static void Fill(JsonObject entry, EntryShape shape, IEnumerable<TypedField> fields, DocumentPath path)
    {
        foreach (var typed in fields)
        {
            var field = shape.Fields.FirstOrDefault(each => each.Name == typed.Name) ?? throw new FormatException($"{path.Field(typed.Name)}: this field is not known here.");
            JsonNode? value = field.Kind == FieldKind.Number ? typed.Number is { } number ? JsonValue.Create(number) : null
                : string.IsNullOrWhiteSpace(typed.Text) ? null : JsonValue.Create(typed.Text.Trim());
            if (value is not null) entry[field.Name] = value;
            else if (field.Required) throw new FormatException($"{path.Field(field.Name)}: {field.Words} is missing.");
            else entry.Remove(field.Name);
        }
    }

    /// <summary>Everything a medicine must say, saying nothing: no dose, no indication, adults only until somebody decides.</summary>
    private static JsonObject Empty() => (JsonObject)JsonNode.Parse("""
        {
          "id": "", "genericName": "", "tallMan": "", "ingredientNames": [], "category": "adjunct", "classes": [], "atc": [],
          "mechanism": "To be written.", "highAlert": { "value": false, "conf": "D" }, "boxedWarnings": { "value": [], "conf": "D" },
          "indications": [], "routes": ["IV"], "dosing": [], "cumulative": [], "administration": { "durationLimits": [], "rateLimits": [], "diluents": [] },
          "age": { "minYears": { "value": 18, "severity": "hard", "conf": "D" } }, "weight": { "basis": "actual" }, "renal": [], "hepatic": [],
          "pregnancy": { "severity": "absolute", "text": "not decided by this clinic", "conf": "D" }, "contraindications": [], "allergyClasses": [],
          "interactions": [], "incompatibilities": [], "preChecks": [], "monitoring": { "baseline": [], "conf": "D" }, "holdStop": [], "rescue": [], "notes": []
        }
        """)!;
}
