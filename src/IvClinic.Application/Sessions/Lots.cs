using System.Globalization;
using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Products;

namespace IvClinic.Application.Sessions;

/// <summary>Lots and expiry dates as read from the labels of a bag.</summary>
internal static class Lots
{
    public static void AreLots<TForm>(this IRuleBuilder<TForm, List<TypedLot>> rule) => rule.Custom((lots, context) =>
    {
        for (var i = 0; i < lots.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lots[i].Lot)) context.AddFailure(Field(i, nameof(TypedLot.Lot)), "Enter the lot number from the label.");
            else if (TypedText.Problem(lots[i].Lot, 60, severalLines: false) is { } problem) context.AddFailure(Field(i, nameof(TypedLot.Lot)), problem);
            if (TypedText.Problem(lots[i].Product, 60, severalLines: false) is { } wrong) context.AddFailure(Field(i, nameof(TypedLot.Product)), wrong);
            if (lots[i].ExpiresOn is null) context.AddFailure(Field(i, nameof(TypedLot.ExpiresOn)), "Enter the expiry date from the label.");
        }
    });

    /// <summary>Each ingredient of the bag with its lot. A product may still be used on its expiry date.</summary>
    /// <exception cref="FormRejectedException">An ingredient has no lot, or one is expired.</exception>
    public static BagDetails Checked(OpenChart chart, int bag, List<TypedLot> lots, ClinicZone zone, DateTimeOffset now)
    {
        var today = zone.DateOf(now);
        for (var i = 0; i < lots.Count; i++)
        {
            if (lots[i].ExpiresOn < today)
                throw TypedMoment.Refused(Field(i, nameof(TypedLot.ExpiresOn)), $"Expired on {lots[i].ExpiresOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: it must not be given.");
        }

        string[] missing = [.. (chart.Plan.Bag(bag)?.Ingredients ?? []).Select(ingredient => ingredient.Medication).Except(lots.Select(lot => lot.Medication), StringComparer.Ordinal)];
        if (missing.Length > 0) throw TypedMoment.Refused("Lots", $"Lot and expiry are missing for {string.Join(", ", missing)}.");
        return new BagDetails([.. lots.Select(lot => new ProductLot(lot.Medication, lot.Lot!.Trim(), lot.ExpiresOn!.Value, string.IsNullOrWhiteSpace(lot.Product) ? null : lot.Product.Trim()))]);
    }

    /// <exception cref="FormRejectedException">Another lot hangs, and nobody said of which product.</exception>
    public static void DemandProduct(OpenChart chart, BagDetails hung)
    {
        for (var i = 0; i < hung.Lots.Count; i++)
        {
            if (ProductChange.Unnamed(chart.Standing, hung.Lots[i]) is { } before)
                throw TypedMoment.Refused(Field(i, nameof(TypedLot.Product)), $"Another lot: enter the product from its label. The last one was {before}; another product begins at the first step.");
        }
    }

    private static string Field(int index, string name) => FormattableString.Invariant($"Lots[{index}].{name}");
}
