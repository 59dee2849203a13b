using System.Collections.Frozen;

namespace IvClinic.Application.Interop;

/// <summary>What a LOINC code measures, as far as the clinic wants it from a referral.</summary>
internal enum MeasuredThing
{
    Weight,
    Height,
    Pain,
    Laboratory,
}

/// <summary>The measurements taken from a referral, by LOINC code, with every unit in which they are plausible.</summary>
internal static class MeasuredThings
{
    private static readonly string[] MassPerVolume = ["mg/dL", "g/dL", "g/L"];
    private static readonly string[] Salts = ["mmol/L", "meq/L"];
    private static readonly string[] PerBodySurface = ["mL/min/{1.73_m2}", "mL/min"];

    /// <summary>Two codes of the same group are the same test; the newest of the group is proposed.</summary>
    public static readonly FrozenDictionary<string, (string Name, MeasuredThing Thing, string[] Units)> ByLoinc =
        new Dictionary<string, (string, MeasuredThing, string[])>(StringComparer.Ordinal)
        {
            ["29463-7"] = ("Weight", MeasuredThing.Weight, []),
            ["3141-9"] = ("Weight", MeasuredThing.Weight, []),
            ["3142-7"] = ("Weight", MeasuredThing.Weight, []),
            ["8302-2"] = ("Height", MeasuredThing.Height, []),
            ["8301-4"] = ("Height", MeasuredThing.Height, []),
            ["3137-7"] = ("Height", MeasuredThing.Height, []),
            ["72514-3"] = ("Pain", MeasuredThing.Pain, ["{score}"]),
            ["38208-5"] = ("Pain", MeasuredThing.Pain, ["{score}"]),
            ["2160-0"] = ("Creatinine", MeasuredThing.Laboratory, ["mg/dL", "umol/L"]),
            ["38483-4"] = ("Creatinine", MeasuredThing.Laboratory, ["mg/dL", "umol/L"]),
            ["14682-9"] = ("Creatinine", MeasuredThing.Laboratory, ["umol/L"]),
            ["33914-3"] = ("eGFR", MeasuredThing.Laboratory, PerBodySurface),
            ["48642-3"] = ("eGFR", MeasuredThing.Laboratory, PerBodySurface),
            ["48643-1"] = ("eGFR (formula with race)", MeasuredThing.Laboratory, PerBodySurface),
            ["62238-1"] = ("eGFR", MeasuredThing.Laboratory, PerBodySurface),
            ["69405-9"] = ("eGFR", MeasuredThing.Laboratory, PerBodySurface),
            ["77147-7"] = ("eGFR", MeasuredThing.Laboratory, PerBodySurface),
            ["88293-6"] = ("eGFR", MeasuredThing.Laboratory, PerBodySurface),
            ["88294-4"] = ("eGFR (formula with race)", MeasuredThing.Laboratory, PerBodySurface),
            ["98979-8"] = ("eGFR", MeasuredThing.Laboratory, PerBodySurface),
            ["2458-8"] = ("IgA", MeasuredThing.Laboratory, MassPerVolume),
            ["17861-6"] = ("Calcium", MeasuredThing.Laboratory, ["mg/dL", "mmol/L"]),
            ["49765-1"] = ("Calcium", MeasuredThing.Laboratory, ["mg/dL", "mmol/L"]),
            ["1751-7"] = ("Albumin", MeasuredThing.Laboratory, MassPerVolume),
            ["2345-7"] = ("Glucose", MeasuredThing.Laboratory, ["mg/dL", "mmol/L"]),
            ["2339-0"] = ("Glucose", MeasuredThing.Laboratory, ["mg/dL", "mmol/L"]),
            ["1742-6"] = ("ALT", MeasuredThing.Laboratory, ["U/L", "[IU]/L"]),
            ["2823-3"] = ("Potassium", MeasuredThing.Laboratory, Salts),
            ["6298-4"] = ("Potassium", MeasuredThing.Laboratory, Salts),
            ["19123-9"] = ("Magnesium", MeasuredThing.Laboratory, ["mg/dL", "mmol/L"]),
            ["718-7"] = ("Haemoglobin", MeasuredThing.Laboratory, MassPerVolume),
            ["777-3"] = ("Platelets", MeasuredThing.Laboratory, ["10*3/uL", "10*9/L"]),
            ["8636-3"] = ("QTc", MeasuredThing.Laboratory, ["ms"]),
            ["8634-8"] = ("QT", MeasuredThing.Laboratory, ["ms"]),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Kilograms per unit; the avoirdupois pound is exactly 0.45359237 kg (1959 agreement).</summary>
    public static readonly FrozenDictionary<string, decimal> KilogramsPer = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["kg"] = 1m,
        ["g"] = 0.001m,
        ["[lb_av]"] = 0.45359237m,
        ["[oz_av]"] = 0.028349523125m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Centimetres per unit; the inch is exactly 2.54 cm.</summary>
    public static readonly FrozenDictionary<string, decimal> CentimetresPer = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["cm"] = 1m,
        ["m"] = 100m,
        ["mm"] = 0.1m,
        ["[in_i]"] = 2.54m,
        ["[ft_i]"] = 30.48m,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
