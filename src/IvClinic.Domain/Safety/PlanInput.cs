namespace IvClinic.Domain.Safety;

/// <summary>Names of the inputs that can be "not checked", as they stand in data files, and in words.</summary>
public static class PlanInput
{
    public const string Sex = "sex";
    public const string AgeYears = "ageYears";
    public const string WeightKg = "weightKg";
    public const string HeightCm = "heightCm";
    public const string EGfr = "eGfr";
    public const string CreatinineClearance = "creatinineClearance";
    public const string QtcMs = "qtcMs";
    public const string Pregnancy = "pregnancy";
    public const string Contraception = "contraception";
    public const string Conditions = "conditions";
    public const string Allergies = "allergies";
    public const string HomeMedications = "homeMedications";
    public const string LastTakenHoursAgo = "lastTakenHoursAgo";
    public const string FinalVolumeMl = "finalVolumeMl";
    public const string Amount = "amount";

    /// <summary>The input in words, as a sentence or a list shows it.</summary>
    public static string Words(string input) => input switch
    {
        AgeYears => "age",
        WeightKg => "weight",
        HeightCm => "height",
        EGfr => "eGFR",
        CreatinineClearance => "creatinine clearance",
        QtcMs => "QTc",
        Conditions => "the problem list",
        Allergies => "the list of allergies",
        HomeMedications => "the list of home medicines",
        LastTakenHoursAgo => "the time of the last dose at home",
        FinalVolumeMl => "the final volume",
        Amount => "the amount in the unit of its limits",
        _ => input,
    };
}
