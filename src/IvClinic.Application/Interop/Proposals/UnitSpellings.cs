using System.Collections.Frozen;

namespace IvClinic.Application.Interop;

/// <summary>
/// Units as people and systems spell them, in UCUM. UCUM is case-sensitive, so a spelling is only listed when it cannot mean
/// anything else; "mcg" is known, "G" is not.
/// </summary>
internal static class UnitSpellings
{
    /// <summary>UCUM first, then its other spellings.</summary>
    private const string Table =
        """
        kg | Kg | KG | kgs | kilogram | kilograms
        g | gram | grams
        [lb_av] | lb | lbs | LB | LBS | Lb | Lbs | lb_av | pound | pounds
        [oz_av]
        cm | Cm | CM | centimeter | centimeters | centimetre
        m
        mm
        [in_i] | [in_us] | in | inch | inches | in_i
        [ft_i] | ft | feet
        mg/dL | mg/dl | MG/DL
        umol/L | umol/l | µmol/L | μmol/L | µmol/l | μmol/l
        mmol/L | mmol/l
        meq/L | mEq/L
        g/dL | g/dl
        g/L | g/l
        U/L | U/l
        [IU]/L | IU/L
        mL/min/{1.73_m2} | mL/min/1.73m2 | mL/min/1.73 m2 | mL/min/1.73m^2 | mL/min/1.73m² | mL/min/1.73 m²
        mL/min/{1.73_m2} | ml/min/1.73m2 | ml/min/1.73 m2 | ml/min/1.73m² | ml/min/1.73 m² | mL/min/{1.73m2}
        mL/min/{1.73_m2} | mL/min/{1.73}m2 | mL/min/[1.73_m2] | mL/min/1.73/m2 | mL/min/1.73sqm
        mL/min | ml/min
        10*3/uL | 10^3/uL
        10*9/L | 10^9/L
        ms | msec
        %
        {score}
        kg/m2
        /min | {beats}/min | bpm | beats/min
        mm[Hg] | mmHg
        """;

    private static readonly FrozenDictionary<string, string> ToUcum = Table.Split('\n')
        .Select(row => row.Split('|', StringSplitOptions.TrimEntries))
        .SelectMany(row => row.Select(spelling => (spelling, ucum: row[0])))
        .DistinctBy(pair => pair.spelling, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.spelling, pair => pair.ucum, StringComparer.Ordinal);

    /// <summary>The UCUM unit and, when words and code disagree or nothing is known, why there is none.</summary>
    public static (string? Ucum, string? Concern) Of(ReferredQuantity quantity)
    {
        var byWords = Known(quantity.Unit);
        var byCode = Known(quantity.Code);
        if (byWords is not null && byCode is not null && byWords != byCode)
            return (null, $"The unit is “{quantity.Unit}” in words but “{quantity.Code}” in code.");
        if (byCode is not null || byWords is not null)
        {
            return (byCode ?? byWords, CodeConcern(quantity, byCode, byWords));
        }

        return (null, string.IsNullOrWhiteSpace(quantity.UnitAsSent) ? "No unit was sent." : $"The unit “{quantity.UnitAsSent}” is not known.");
    }

    private static string? CodeConcern(ReferredQuantity quantity, string? byCode, string? byWords)
    {
        if (string.IsNullOrWhiteSpace(quantity.Code)) return null;
        if (byCode is null) return $"The unit code “{quantity.Code}” is not known; the words “{quantity.Unit}” are read as {byWords}.";
        return quantity.UcumCode is { } code && WithLargeLitre(code.Trim()) != WithLargeLitre(byCode) ? $"The unit code “{code}” is not UCUM; it is read as {byCode}." : null;
    }

    /// <summary>UCUM writes the litre "l" or "L"; both are right.</summary>
    private static string WithLargeLitre(string unit) => unit.Replace('l', 'L');

    private static string? Known(string? unit) => unit is not null && ToUcum.TryGetValue(unit.Trim(), out var ucum) ? ucum : null;
}
