namespace IvClinic.Domain.Scores;

/// <summary>Serum creatinine in the two units laboratories report.</summary>
public static class Creatinine
{
    /// <summary>µmol/L per mg/dL (reference scores, "ckd_epi_2021").</summary>
    public const decimal MicromolesPerLitrePerMgDl = 88.4m;

    public static decimal MgDl(decimal micromolesPerLitre) => micromolesPerLitre / MicromolesPerLitrePerMgDl;
}
