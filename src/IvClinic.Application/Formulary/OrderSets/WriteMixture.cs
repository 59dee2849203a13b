using System.Text.Json.Nodes;
using FluentValidation;
using IvClinic.Application.Formulary.Drafts;
using IvClinic.Application.Plans;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Formulary.OrderSets;

/// <summary>Writes a standard mixture of a draft, a new one or a known one. What must not share a bag is refused.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class WriteMixture(CommandDesk desk) : UseCase<WriteMixture.Form, string>(desk)
{
    public sealed class Form : DraftForm
    {
        /// <summary>Null: a new one, called after its name.</summary>
        public string? Id { get; set; }

        public string? Name { get; set; }

        public List<IngredientForm> Ingredients { get; set; } = [];

        public string? Route { get; set; }

        public string? Diluent { get; set; }

        public decimal? FinalVolumeMl { get; set; }

        public decimal? DurationMinutes { get; set; }
    }

    public sealed class FormRules : DraftFormRules<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Name).NotEmpty().WithMessage("Enter the name of the mixture.").IsOneLine(120);
            RuleFor(form => form.Ingredients).Must(all => all.Count is > 0 and <= 8).WithMessage("A mixture has 1 to 8 medicines.");
            RuleForEach(form => form.Ingredients).ChildRules(row =>
            {
                row.RuleFor(each => each.Medication).NotEmpty().WithMessage("Choose the medicine, or remove the line.");
                row.RuleFor(each => each.Amount).NotNull().GreaterThan(0).WithMessage("Enter an amount above 0.");
                row.RuleFor(each => each.Unit).NotNull().WithMessage("Choose the unit of the amount.")
                    .Must(unit => unit is not (DoseUnit.MilligramPerKilogram or DoseUnit.GramPerKilogram)).WithMessage("A mixture has fixed amounts. An amount per kg belongs in a protocol.");
            });
            RuleFor(form => form.Route).Must(route => route is "IV" or "IM" or "SC").WithMessage("Choose the route.");
            RuleFor(form => form.Diluent).NotEmpty().WithMessage("Choose the diluent, or “undiluted”.");
            RuleFor(form => form.FinalVolumeMl).NotNull().WithMessage("Enter the final volume.").GreaterThan(0).LessThanOrEqualTo(5000).WithMessage("A bag has more than 0 and at most 5000 mL.");
            RuleFor(form => form.DurationMinutes).GreaterThan(0).LessThanOrEqualTo(1440).WithMessage("A bag runs more than 0 and at most 1440 minutes.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<string> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var id = "";
        await work.EditDraft(
            form, nameof(Form.Ingredients),
            document =>
            {
                id = string.IsNullOrEmpty(form.Id) ? OrderSetIds.New(document, "mixtures", form.Name!) : form.Id;
                document.Set(DocumentPath.Root.Field("mixtures").Entry(id), Json(form, id, document));
                Check(document.Read(), id);
            },
            cancel);
        return id;
    }

    private static void Check(ClinicFormulary formulary, string id)
    {
        var mixture = formulary.Mixtures[id];
        var indication = mixture.Ingredients.SelectMany(each => formulary.Medicines[each.MedicineId].Indications).Select(entry => entry.Code).FirstOrDefault() ?? PainIndications.All[0].Code;
        if (HealthyAdult.Judge(mixture, indication, formulary).FirstOrDefault(finding => finding.Level == FindingLevel.Refused) is { } refused)
            throw new FormatException($"This bag is refused for everybody: {refused.Sentence}");
    }

    private static JsonObject Json(Form form, string id, FormularyDocument document)
    {
        var former = document.At(DocumentPath.Root.Field("mixtures").Entry(id)) as JsonObject;
        var json = new JsonObject
        {
            ["id"] = id,
            ["name"] = TypedText.Tidy(form.Name),
            ["ingredients"] = new JsonArray([.. form.Ingredients.Select(each => new JsonObject { ["medicine"] = each.Medication, ["amount"] = each.Amount, ["unit"] = UnitText.Of(each.Unit!.Value) })]),
            ["route"] = form.Route,
            ["diluent"] = form.Diluent,
            ["finalVolumeMl"] = form.FinalVolumeMl,
        };
        if (form.DurationMinutes is { } minutes) json["durationMinutes"] = minutes;
        foreach (var name in (string[])["src", "conf", "note"]) json[name] = former?[name]?.DeepClone();
        return OrderSetIds.WithoutNulls(json);
    }
}

/// <summary>Ids of mixtures and protocols, made once from their names.</summary>
internal static class OrderSetIds
{
    public static string New(FormularyDocument document, string list, string name)
    {
        var stem = string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')).Trim('_');
        if (stem.Length == 0) stem = list;
        return Enumerable.Range(1, 1000).Select(turn => turn == 1 ? stem : FormattableString.Invariant($"{stem}_{turn}"))
            .First(id => document.At(DocumentPath.Root.Field(list).Entry(id)) is null);
    }

    public static JsonObject WithoutNulls(JsonObject json)
    {
        foreach (var name in json.Where(field => field.Value is null).Select(field => field.Key).ToList()) json.Remove(name);
        return json;
    }
}
