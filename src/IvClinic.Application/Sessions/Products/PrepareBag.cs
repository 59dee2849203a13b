using System.Globalization;
using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Products;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions.Products;

/// <summary>One product of a bag that is being prepared.</summary>
public sealed class TypedProduct
{
    public string Medication { get; set; } = "";

    /// <summary>What the scanner typed; it fills the fields below and is not stored itself.</summary>
    public string? Scan { get; set; }

    public string? Gtin { get; set; }

    public string? Lot { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    public decimal? Amount { get; set; }

    public DoseUnit? Unit { get; set; }

    /// <summary>Fills in what a scanned code says.</summary>
    /// <returns>What could not be read, or does not fit what stands there; nothing is overwritten by a guess.</returns>
    public IReadOnlyList<string> Take(Gs1Reading code)
    {
        if (code.Gtin is null && code.Lot is null && code.ExpiresOn is null) return [.. code.NotRead.DefaultIfEmpty("This code says neither product, lot nor expiry.")];
        // The next pack's code replaces the last one's: half of each would be a pack that does not exist.
        (Gtin, Lot, ExpiresOn) = (code.Gtin, code.Lot, code.ExpiresOn);
        return code.NotRead;
    }

    internal PreparedProduct Prepared() => new(
        Medication,
        Unit switch { DoseUnit.Gram => Mass.FromGrams(Amount!.Value).Milligrams, DoseUnit.Microgram => Mass.FromMicrograms(Amount!.Value).Milligrams, DoseUnit.Milligram => Amount, _ => null },
        Unit == DoseUnit.Millilitre ? Amount : null,
        Lot!.Trim(),
        ExpiresOn!.Value,
        Gtin);
}

/// <summary>Records how a bag was prepared: each product with lot and expiry, amount, diluent, final volume, by whom.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class PrepareBag(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<PrepareBag.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public int? Bag { get; set; }

        public List<TypedProduct> Products { get; set; } = [];

        public string? Diluent { get; set; }

        public decimal? FinalVolumeMl { get; set; }

        /// <summary>Where it was somebody else, for example the pharmacy; empty is the person who records it.</summary>
        public string? PreparedBy { get; set; }

        /// <summary>On the clinic's wall clock; empty where the clinic's procedure gives none.</summary>
        public DateTime? UseBy { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Bag).NotNull().WithMessage("Choose the bag.");
            RuleFor(form => form.FinalVolumeMl).IsVolume();
            RuleFor(form => form.FinalVolumeMl).Must(volume => volume is null or > 0m).WithMessage("A bag has a volume above 0 mL.");
            RuleFor(form => form.Diluent).IsOneLine(80);
            RuleFor(form => form.PreparedBy).IsOneLine(120);
            RuleForEach(form => form.Products).ChildRules(product =>
            {
                product.RuleFor(each => each.Lot).NotEmpty().WithMessage("Enter the lot number from the label.");
                product.RuleFor(each => each.Lot).IsOneLine(60);
                product.RuleFor(each => each.ExpiresOn).NotNull().WithMessage("Enter the expiry date from the label.");
                product.RuleFor(each => each.Amount).NotNull().WithMessage("Enter the amount that went in.").Must(amount => amount is null or (> 0m and <= 1_000_000m)).WithMessage("An amount is above 0.");
                product.RuleFor(each => each.Unit).Must(unit => unit is DoseUnit.Milligram or DoseUnit.Gram or DoseUnit.Microgram or DoseUnit.Millilitre).WithMessage("Choose the unit.");
            });
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        if (chart.Plan.Bag(form.Bag!.Value) is not { } planned) throw TypedMoment.Refused(nameof(Form.Bag), "This bag is not in the plan.");
        DemandInDate(form, work.Now);
        var useBy = form.UseBy is { } local ? Zone.ToInstant(local) : (DateTimeOffset?)null;
        if (useBy <= work.Now) throw TypedMoment.Refused(nameof(Form.UseBy), "This is over already: the bag must not be given.");
        var prepared = new PreparationDetails(
            planned.Number, [.. form.Products.Select(product => product.Prepared())], TypedText.Tidy(form.Diluent), form.FinalVolumeMl!.Value,
            TypedText.Tidy(form.PreparedBy) ?? work.Actor.DisplayName, useBy);
        if (Preparation.Problems(planned, prepared, formularies.Current.Formulary.DisplayName) is { Count: > 0 } problems)
            throw TypedMoment.Refused("", string.Join(" ", problems) + " Prepare it as planned, or have the plan changed.");
        chart.Append(ChartEntry.ProductPrepared(chart.Stamp(form.At), prepared));
        return Task.CompletedTask;
    }

    private void DemandInDate(Form form, DateTimeOffset now)
    {
        var today = Zone.DateOf(now);
        for (var i = 0; i < form.Products.Count; i++)
        {
            if (form.Products[i].ExpiresOn < today)
            {
                throw TypedMoment.Refused(
                    FormattableString.Invariant($"{nameof(Form.Products)}[{i}].{nameof(TypedProduct.ExpiresOn)}"),
                    $"Expired on {form.Products[i].ExpiresOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: it must not be given.");
            }
        }
    }
}
