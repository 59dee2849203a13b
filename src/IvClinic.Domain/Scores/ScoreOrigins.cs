namespace IvClinic.Domain.Scores;

/// <summary>Every score and formula that is computed here, with its source.</summary>
public static class ScoreOrigins
{
    public static IReadOnlyList<ScoreOrigin> All { get; } =
    [
        News2.Origin, Richmond.Origin, Sedation.Origin, Aldrete.Origin, PainRating.Origin, PainResponse.Origin, Peg.Origin,
        Midas.Origin, Incat.Origin, Dn4.Origin, CockcroftGault.Origin, CkdEpi2021.Origin, IdealBodyWeight.Origin,
        BodySurfaceArea.Origin, CorrectedQt.Origin, CorrectedCalcium.Origin, MeanArterialPressure.Origin, RateConversions.Origin,
    ];
}
