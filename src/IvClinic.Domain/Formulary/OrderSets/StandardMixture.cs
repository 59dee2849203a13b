using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Formulary.OrderSets;

/// <summary>A bag that the clinic prepares in one way: medicines, diluent, volume. What is in a mL is derived.</summary>
/// <param name="Diluent">A key of the formulary's diluents; null: as supplied.</param>
/// <param name="DurationMinutes">The usual time it runs; not a limit.</param>
public sealed record StandardMixture(
    string Id, string Name, IReadOnlyList<MixtureIngredient> Ingredients, string Route, string? Diluent, decimal FinalVolumeMl, decimal? DurationMinutes, Provenance Provenance)
{
    /// <summary>What one mL holds, for each ingredient that is a mass.</summary>
    public IEnumerable<(MixtureIngredient Ingredient, Concentration PerMl)> Concentrations =>
        Ingredients.Where(each => each.Mass is not null).Select(each => (each, each.Mass!.Value / Volume.FromMillilitres(FinalVolumeMl)));
}

/// <summary>A fixed amount: a mixture for everybody cannot depend on a weight.</summary>
public sealed record MixtureIngredient(string MedicineId, decimal Amount, DoseUnit Unit)
{
    public Mass? Mass => Unit switch
    {
        DoseUnit.Milligram => Measures.Mass.FromMilligrams(Amount),
        DoseUnit.Gram => Measures.Mass.FromGrams(Amount),
        DoseUnit.Microgram => Measures.Mass.FromMicrograms(Amount),
        _ => null,
    };
}
