using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>One medicine in one bag of the plan; an ingredient named twice counts together.</summary>
internal sealed record BagDose(int BagIndex, int IngredientIndex, PlannedBag Bag, BagKind Kind, DoseAmount Dose, string? Product)
{
    public bool IsIv => Bag.Route == "IV";

    /// <summary>No diluent named means given as supplied (safety rules 3.12).</summary>
    public string Diluent => Bag.Diluent ?? Undiluted;

    public bool IsUndiluted => Diluent == Undiluted;

    public const string Undiluted = "undiluted";

    public FindingPlace At(string field, bool ofIngredient = false) =>
        new(BagIndex, ofIngredient ? IngredientIndex : null, field);

    public static IReadOnlyList<BagDose> Of(Medicine medicine, PlannedSession plan) => plan.Bags
        .Select(
            (bag, bagIndex) =>
                (bag, bagIndex, ingredients: bag.Ingredients.Index().Where(entry => entry.Item.MedicineId == medicine.Id).ToList()))
        .Where(entry => entry.ingredients.Count > 0)
        .Select(entry => new BagDose(
            entry.bagIndex,
            entry.ingredients[0].Index,
            entry.bag,
            KindOf(entry.bag, medicine),
            DoseAmount.Sum(entry.ingredients.Select(ingredient => DoseAmount.Of(ingredient.Item.Amount, ingredient.Item.Unit))),
            entry.ingredients.Select(ingredient => ingredient.Item.Product).FirstOrDefault(product => product is not null)))
        .ToList();

    private static BagKind KindOf(PlannedBag bag, Medicine medicine) =>
        bag.Kind ?? (IsBelowBorder(bag, medicine) ? BagKind.Bolus : BagKind.Infusion);

    private static bool IsBelowBorder(PlannedBag bag, Medicine medicine) =>
        medicine.Administration.BolusBelowMinutes is { } border && Limits.FallsShort(bag.DurationMinutes, border);
}
