using System.Text.Json.Nodes;
using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Tests.Formulary;

/// <summary>The shipped formulary with one thing changed.</summary>
internal static class EditedFormulary
{
    public static ClinicFormulary With(Action<JsonObject> edit)
    {
        var root = JsonNode.Parse(ClinicFormulary.ShippedBytes())!.AsObject();
        edit(root);
        return ClinicFormulary.Read(root.ToJsonString());
    }

    public static ClinicFormulary WithMedicine(string id, Action<JsonObject> edit) => With(root => edit(root.Medicine(id)));

    public static JsonObject Medicine(this JsonObject root, string id) => root["medications"]!.AsArray()
        .Select(entry => entry!.AsObject())
        .Single(entry => entry["id"]!.GetValue<string>() == id);

    /// <summary>The value at a path of names and positions: "medications.2.dosing.0". The last part is set.</summary>
    public static void Set(this JsonObject root, string path, string json)
    {
        var parts = path.Split('.');
        JsonNode owner = root;
        foreach (var part in parts[..^1]) owner = (owner is JsonArray list ? list[int.Parse(part)] : owner[part])!;
        var value = JsonNode.Parse(json);
        if (owner is JsonArray array) array[int.Parse(parts[^1])] = value;
        else owner[parts[^1]] = value;
    }
}
