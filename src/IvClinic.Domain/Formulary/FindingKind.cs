namespace IvClinic.Domain.Formulary;

/// <summary>What a finding is about. One kind per section of the safety rules.</summary>
public enum FindingKind
{
    Indication,
    Route,
    Age,
    Weight,
    Renal,
    Hepatic,
    Pregnancy,
    Contraindication,
    Allergy,
    Interaction,
    SingleDose,
    DailyDose,
    Interval,
    Cumulative,
    Duration,
    Rate,
    Concentration,
    Diluent,
    Incompatibility,
    Compatibility,
}

/// <summary>Kinds as they are written in data files: lower case, words joined by a hyphen ("single-dose").</summary>
public static class FindingKindText
{
    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.SingleDose => "single-dose",
        FindingKind.DailyDose => "daily-dose",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <exception cref="FormatException">The text is none of the kinds.</exception>
    public static FindingKind Read(string text) =>
        Enum.GetValues<FindingKind>().Cast<FindingKind?>().FirstOrDefault(kind => Of(kind!.Value) == text)
        ?? throw new FormatException($"“{text}” is not a kind of finding.");
}
