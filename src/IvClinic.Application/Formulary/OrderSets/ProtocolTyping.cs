using System.Text.Json.Nodes;
using IvClinic.Application.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Formulary.OrderSets;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Formulary.OrderSets;

/// <summary>A protocol from what is typed to the document, and back for an edit.</summary>
public static class ProtocolTyping
{
    public static WriteProtocol.Form Form(Protocol protocol, ClinicFormulary formulary)
    {
        var plan = protocol.Begin(formulary, _ => null);
        var care = PlanTyping.Form(plan with { Bags = [], Notes = protocol.Notes }, Guid.Empty, null, 0);
        return new WriteProtocol.Form
        {
            Id = protocol.Id,
            Name = protocol.Name,
            Indication = protocol.Indication,
            Premedication = protocol.Premedication.Count == 0 ? null : string.Join('\n', protocol.Premedication),
            Care = care,
            Bags =
            [
                .. protocol.Bags.Zip(PlanTyping.Form(plan, Guid.Empty, null, 0).Bags, (bag, typed) =>
                {
                    typed.Label = bag.Label.Length > 0 ? bag.Label : null;
                    return new ProtocolBagForm { Mixture = bag.MixtureId, VolumeMlPerKg = bag.VolumeMlPerKg, Bag = typed };
                }),
            ],
        };
    }

    internal static JsonObject Json(WriteProtocol.Form form, string id, FormularyDocument document)
    {
        var former = document.At(DocumentPath.Root.Field("protocols").Entry(id)) as JsonObject;
        var care = form.Care;
        var json = new JsonObject
        {
            ["id"] = id,
            ["name"] = TypedText.Tidy(form.Name),
            ["indication"] = form.Indication,
            ["bags"] = new JsonArray([.. form.Bags.Select(Bag)]),
            ["course"] = Course(care),
            ["vitalsEveryMin"] = care.VitalsEveryMinutes,
            ["firstCheckMin"] = care.FirstCheckMinutes,
            ["painEveryMin"] = care.PainEveryMinutes,
            ["observeMin"] = care.ObservationMinutes,
            ["holds"] = care.Holds.Count == 0 ? null : new JsonArray([.. care.Holds.Select(Hold)]),
            ["restartAtHalfRate"] = care.RestartAtHalfRate ? true : null,
            ["premedication"] = Lines(form.Premedication),
            ["rescue"] = Lines(care.Rescue),
            ["goal"] = TypedText.Tidy(care.Goal),
            ["notes"] = TypedText.Tidy(care.Notes),
        };
        foreach (var name in (string[])["src", "conf", "note"]) json[name] = former?[name]?.DeepClone();
        return OrderSetIds.WithoutNulls(json);
    }

    private static JsonObject? Course(WritePlan.Form care) => care.Course switch
    {
        null => null,
        CourseKind.Single => new JsonObject { ["sessions"] = 1 },
        _ => OrderSetIds.WithoutNulls(new JsonObject { ["sessions"] = care.Sessions, ["intervalDays"] = care.IntervalDays }),
    };

    private static JsonNode Bag(ProtocolBagForm typed)
    {
        var bag = typed.Bag;
        var hasMixture = !string.IsNullOrEmpty(typed.Mixture);
        var json = new JsonObject
        {
            ["label"] = TypedText.Tidy(bag.Label),
            ["mixture"] = hasMixture ? typed.Mixture : null,
            ["ingredients"] = hasMixture ? null : new JsonArray([.. bag.Ingredients.Select(Ingredient)]),
            ["route"] = hasMixture ? null : bag.Route,
            ["diluent"] = hasMixture || bag.Diluent is null or BagForm.Undiluted ? null : bag.Diluent,
            ["finalVolumeMl"] = hasMixture ? null : bag.FinalVolumeMl,
            ["volumeMlPerKg"] = hasMixture ? null : typed.VolumeMlPerKg,
            ["steps"] = bag.Steps.Count == 0 ? null : new JsonArray([.. bag.Steps.Select(Step)]),
            ["kind"] = bag.Kind switch
            {
                BagKind.Bolus => "bolus",
                BagKind.Infusion => "infusion",
                _ => null,
            },
            ["pushMinutes"] = bag.Steps.Count == 0 ? bag.PushMinutes : null,
        };
        return OrderSetIds.WithoutNulls(json);
    }

    private static JsonNode Ingredient(IngredientForm each) => OrderSetIds.WithoutNulls(new JsonObject
    {
        ["medicine"] = each.Medication,
        ["amount"] = each.Amount,
        ["unit"] = UnitText.Of(each.Unit!.Value),
        ["product"] = string.IsNullOrEmpty(each.Product) ? null : each.Product,
    });

    private static JsonNode Step(StepForm step) =>
        OrderSetIds.WithoutNulls(new JsonObject { ["rate"] = step.Rate, ["unit"] = UnitText.Of(step.Unit!.Value), ["minutes"] = step.Minutes });

    private static JsonNode Hold(HoldForm hold) => new JsonObject
    {
        ["param"] = hold.Parameter,
        ["op"] = hold.Comparison switch
        {
            HoldComparison.Below => "<",
            HoldComparison.AtOrBelow => "<=",
            HoldComparison.Above => ">",
            _ => ">=",
        },
        ["value"] = hold.Value,
        ["unit"] = HoldParameters.UnitOf(hold.Parameter),
        ["action"] = TypedText.Tidy(hold.Action),
    };

    private static JsonArray? Lines(string? text) => TypedText.Tidy(text) is not { } tidy ? null
        : new JsonArray([.. tidy.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonValue.Create(line))]);
}
