using FluentValidation;
using IvClinic.Application.Formulary.Drafts;
using IvClinic.Application.Plans;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Formulary.OrderSets;

/// <summary>One bag of a protocol as it is typed: a standard mixture, or a bag of its own.</summary>
public sealed class ProtocolBagForm
{
    /// <summary>Then what is in the bag stands in the mixture.</summary>
    public string? Mixture { get; set; }

    /// <summary>For what comes undiluted and is dosed by weight.</summary>
    public decimal? VolumeMlPerKg { get; set; }

    public BagForm Bag { get; set; } = new();
}

/// <summary>Writes a protocol of a draft. What would be refused for every adult is refused here.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class WriteProtocol(CommandDesk desk) : UseCase<WriteProtocol.Form, string>(desk)
{
    public sealed class Form : DraftForm
    {
        /// <summary>Null: a new one, called after its name.</summary>
        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? Indication { get; set; }

        public List<ProtocolBagForm> Bags { get; set; } = [];

        /// <summary>One a line.</summary>
        public string? Premedication { get; set; }

        /// <summary>Everything around the bags, as in a plan; what belongs to one patient stays empty.</summary>
        public WritePlan.Form Care { get; set; } = new();
    }

    public sealed class FormRules : DraftFormRules<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Name).NotEmpty().WithMessage("Enter the name of the protocol.").IsOneLine(120);
            RuleFor(form => form.Indication).Must(PainIndications.IsKnown).WithMessage("Choose what is treated.");
            RuleFor(form => form.Bags).Must(bags => bags.Count is > 0 and <= 12).WithMessage("A protocol has 1 to 12 bags.");
            RuleForEach(form => form.Bags).ChildRules(row =>
            {
                row.RuleFor(each => each.VolumeMlPerKg).GreaterThan(0).LessThanOrEqualTo(50).WithMessage("The volume is above 0 and at most 50 mL/kg.");
                row.RuleFor(each => each.Bag.Ingredients).Must(all => all.Count is > 0 and <= 8 && all.TrueForAll(each => each is { Medication.Length: > 0, Amount: > 0, Unit: not null }))
                    .When(each => string.IsNullOrEmpty(each.Mixture)).WithMessage("Choose a mixture, or enter every medicine with its amount and unit.");
                row.RuleFor(each => each.Bag.Route).Must(route => route is "IV" or "IM" or "SC").When(each => string.IsNullOrEmpty(each.Mixture)).WithMessage("Choose the route.");
                row.RuleFor(each => each.Bag.Steps).Must(steps => steps.TrueForAll(step => step is { Rate: > 0, Unit: not null } && step.Minutes is null or >= 1m))
                    .WithMessage("Every rate step has a rate above 0 and a unit.");
            });
            RuleFor(form => form.Premedication).IsText();
            RuleFor(form => form.Care.Goal).IsText();
            RuleFor(form => form.Care.Rescue).IsText();
            RuleFor(form => form.Care.Notes).IsText();
            RuleForEach(form => form.Care.Holds).Must(hold => hold is { Parameter: not null, Comparison: not null, Value: not null, Action.Length: > 0 }).WithMessage("A hold criterion needs all four.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<string> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var id = "";
        await work.EditDraft(
            form, nameof(Form.Bags),
            document =>
            {
                id = string.IsNullOrEmpty(form.Id) ? OrderSetIds.New(document, "protocols", form.Name!) : form.Id;
                document.Set(DocumentPath.Root.Field("protocols").Entry(id), ProtocolTyping.Json(form, id, document));
                Check(document.Read(), id);
            },
            cancel);
        return id;
    }

    private static void Check(ClinicFormulary formulary, string id)
    {
        var verdict = HealthyAdult.Judge(formulary.Protocols[id], formulary);
        if (verdict.Figures.Problems.FirstOrDefault() is { } problem) throw new FormatException($"The protocol does not come out for a person of 80 kg: {problem.Sentence}");
        if (verdict.Refused.FirstOrDefault() is { } refused) throw new FormatException($"This protocol is refused for everybody: {refused.Sentence}");
    }
}
