using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Scores.Cases;

/// <summary>The scores over observations: NEWS2 and modified Aldrete.</summary>
internal static class VitalComputations
{
    private static readonly Dictionary<string, Consciousness> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A"] = Consciousness.Alert,
        ["C"] = Consciousness.Confused,
        ["V"] = Consciousness.Voice,
        ["P"] = Consciousness.Pain,
        ["U"] = Consciousness.Unresponsive,
    };

    /// <summary>The names of the points, in the order of the score's items.</summary>
    private static readonly string[] Points = ["rr", "spo2", "o2", "sbp", "hr", "acvpu", "temp"];

    /// <summary>Scale 1 unless the example says 2: a clinician sets scale 2.</summary>
    public static ScoreAnswer EarlyWarningPoints(ScoreInput input)
    {
        var vitals = new Vitals
        {
            RespiratoryRate = Whole(input, "rr"),
            SpO2 = Whole(input, "spo2"),
            OnOxygen = input.Flag("onOxygen"),
            Systolic = Whole(input, "sbp"),
            HeartRate = Whole(input, "hr"),
            TemperatureC = input.Number("tempC"),
            Consciousness = Level(input.Text("acvpu")),
        };
        var score = EarlyWarning.Score(vitals, input.Has("spo2Scale") && IsSecondScale(input.Whole("spo2Scale")));
        int? total = score.IsPartial ? null : score.Total;
        var band = Word(score.Band);
        return new ScoreAnswer
        {
            Single = [total, band],
            ["points"] = Points.Zip(score.Items).ToDictionary(pair => pair.First, pair => (object?)pair.Second.Points, StringComparer.Ordinal),
            ["total"] = total,
            ["atLeast"] = score.Total,
            ["band"] = band,
            ["risk"] = News2.ResponseTo(score)?.Risk,
        }.Without(input.Missing);
    }

    /// <summary>Circulation and oxygen are computed from pressure and saturation.</summary>
    public static ScoreAnswer Recovery(ScoreInput input)
    {
        var aldrete = Aldrete.Of(new()
        {
            Activity = input.Whole("activity"),
            Respiration = input.Whole("respiration"),
            BaselineSystolicMmHg = input.Number("baselineSbp"),
            SystolicMmHg = input.Number("sbp"),
            Consciousness = input.Whole("consciousness"),
            SpO2Percent = input.Number("spo2"),
            OnOxygen = input.Flag("onOxygen"),
            HadOxygenBefore = input.Has("baselineOxygen") && input.Flag("baselineOxygen") == true,
        });
        var answer = new ScoreAnswer { Single = [aldrete.Sum.Total, aldrete.IsReady] };
        foreach (var item in aldrete.Sum.Items) answer[item.Name] = item.Points;
        answer["total"] = aldrete.Sum.Total;
        answer["atLeast"] = aldrete.Sum.AtLeast;
        answer["ready"] = aldrete.IsReady;
        return answer.Without(input.Missing);
    }

    /// <summary>NEWS2 is defined on whole numbers of these signs.</summary>
    private static int? Whole(ScoreInput input, string name) => input.Number(name) is { } value ? decimal.ToInt32(HalfUp.Round(value, 0)) : null;

    private static bool IsSecondScale(int? scale) => scale switch
    {
        1 => false,
        2 => true,
        _ => throw new FormatException("the SpO2 scale is 1 or 2"),
    };

    private static Consciousness? Level(string? letter) => letter is null ? null
        : Levels.TryGetValue(letter, out var level) ? level : throw new FormatException("consciousness is A, C, V, P or U");

    private static string? Word(EarlyWarningBand band) => band switch
    {
        EarlyWarningBand.Low => "low",
        EarlyWarningBand.LowMedium => "low_medium",
        EarlyWarningBand.Medium => "medium",
        EarlyWarningBand.High => "high",
        _ => null,
    };
}
