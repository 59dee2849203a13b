namespace IvClinic.Domain.Patients;

/// <summary>Which recorded measurement a check of the formulary asks for.</summary>
public static class CheckedMeasurement
{
    /// <param name="param">As the formulary writes it: EGFR, CRCL, QTC, ALT, PLATELETS, IGA, WEIGHT.</param>
    /// <returns>Null where it is no measurement of the record (pregnancy, a list that was gone through, ...).</returns>
    public static MeasurementKind? Of(string param) => param switch
    {
        "EGFR" => MeasurementKind.EGfr,
        "CRCL" => MeasurementKind.CreatinineClearance,
        "QTC" => MeasurementKind.QTc,
        "ALT" => MeasurementKind.Alt,
        "PLATELETS" => MeasurementKind.Platelets,
        "IGA" => MeasurementKind.IgA,
        "WEIGHT" => MeasurementKind.Weight,
        _ => null,
    };
}
