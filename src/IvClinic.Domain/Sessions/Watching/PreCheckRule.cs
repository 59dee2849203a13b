using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Sessions.Watching;

/// <summary>How a check before the start stands.</summary>
public enum PreCheckStanding
{
    /// <summary>The record answers it: the value passes and is recent enough.</summary>
    Passed,

    /// <summary>The recorded value does not pass.</summary>
    Failed,

    /// <summary>The recorded value is older than the formulary lets it count.</summary>
    TooOld,

    /// <summary>Nothing is recorded.</summary>
    Missing,

    /// <summary>A person answers it at go / no-go.</summary>
    Asked,
}

/// <summary>A value of the record as the checks ask for it.</summary>
/// <param name="Value">In the unit of the checks.</param>
/// <param name="DaysOld">Dates in the clinic's zone since it was taken; 0: today.</param>
public sealed record RecordedValue(decimal Value, int DaysOld);

/// <summary>One check of one medicine, and what stands in the record for it.</summary>
/// <param name="Detail">Value, age and criterion in words.</param>
public sealed record PreCheckItem(PreCheck Check, string MedicineId, string Medicine, PreCheckStanding Standing, string Detail)
{
    /// <summary>Name of the question at go / no-go; the same question of two medicines is two questions.</summary>
    public string Question => $"{Medicine}: {Check.Text}";
}

/// <summary>Answers a medicine's checks from the record as far as numbers can.</summary>
public static class PreCheckRule
{
    /// <param name="value">The newest value of a parameter; null where none is recorded.</param>
    public static IReadOnlyList<PreCheckItem> Of(Medicine medicine, Func<string, RecordedValue?> value) =>
        [.. medicine.PreChecks.Where(check => !check.IsByRules).Select(check => Of(medicine, check, value))];

    private static PreCheckItem Of(Medicine medicine, PreCheck check, Func<string, RecordedValue?> value)
    {
        string[] wanted = [.. check.Tests.Select(test => test.Param).Append(check.Param).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (wanted.Length == 0) return new(check, medicine.Id, medicine.TallManName, PreCheckStanding.Asked, check.Criterion);

        var known = wanted.Select(param => (Param: param, Found: value(param))).ToList();
        var words = string.Join(", ", known.Select(each => Words(each.Param, each.Found)));
        var standing = Standing(check, known);
        return new(check, medicine.Id, medicine.TallManName, standing, $"{words}; asked for: {check.Criterion}");
    }

    private static PreCheckStanding Standing(PreCheck check, List<(string Param, RecordedValue? Found)> known)
    {
        if (known.Exists(each => each.Found is null)) return PreCheckStanding.Missing;
        if (check.ValidityDays is { } days && known.Exists(each => each.Found!.DaysOld > days)) return PreCheckStanding.TooOld;
        if (check.Tests.Any(test => !Limits.Holds(known.Find(each => each.Param == test.Param).Found!.Value, test.Op, test.Value))) return PreCheckStanding.Failed;
        return check.AlsoAsk || (check.Tests.Count == 0 && check.ValidityDays is null) ? PreCheckStanding.Asked : PreCheckStanding.Passed;
    }

    private static string Words(string param, RecordedValue? found)
    {
        var name = Name(param);
        if (found is null) return $"{name} not recorded";
        var age = found.DaysOld switch { 0 => "today", 1 => "yesterday", var days => FormattableString.Invariant($"{days} days old") };
        return $"{name} {NumberText.Format(found.Value, 1)} ({age})";
    }

    private static string Name(string param) => param switch
    {
        "EGFR" => "eGFR",
        "CRCL" => "creatinine clearance",
        "QTC" => "QTc",
        "PLATELETS" => "platelets",
        "IGA" => "IgA",
        "WEIGHT" => "weight",
        _ => VitalLimits.ByCode(param)?.Name ?? param,
    };
}
