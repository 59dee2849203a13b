namespace IvClinic.Domain.Formulary.Reading;

internal static class MonitoringReader
{
    public static PreCheck PreCheck(JsonEntry entry) => new(
        entry.Text("check"), entry.Text("requirement"), entry.Text("criterion"), entry.OptionalWhole("validityDays"), FormularyWords.Provenance(entry))
    {
        Text = entry.OptionalText("text"),
        Param = entry.OptionalText("param"),
        Tests = entry.List("tests", test => new CheckTest(test.Text("param"), FormularyWords.Comparison(test), test.Number("value"), test.OptionalText("unit") ?? "")),
        AlsoAsk = entry.Flag("alsoAsk"),
        IsByRules = entry.Flag("byRules"),
    };

    public static MonitoringPlan Plan(JsonEntry entry)
    {
        var plan = new MonitoringPlan
        {
            Baseline = entry.Texts("baseline"),
            ExtraAssessments = entry.Texts("extraAssessments"),
            Expected = entry.Optional("expected", Expected),
            Provenance = FormularyWords.Provenance(entry),
        };
        plan = entry.Optional("during", during => plan with
        {
            During = during.Texts("vitals"),
            DuringIntervalMinutes = during.OptionalNumber("intervalMin"),
            Phases = during.List("phases", Phase),
            AtRateChange = during.Flag("atRateChange"),
            Continuous = during.Texts("continuous"),
        }) ?? plan;
        return entry.Optional("post", post => plan with
        {
            PostIntervalMinutes = post.OptionalNumber("intervalMin"),
            ObserveMinutes = post.OptionalNumber("observeMin"),
            Shorter = post.Optional("shorter", Shorter),
        }) ?? plan;
    }

    public static HoldStopRule HoldStop(JsonEntry entry)
    {
        var op = entry.Text("op");
        var isSign = op is "present" or "absent";
        if (isSign) entry.Ignore("value");
        else _ = FormularyWords.Comparison(entry);
        return new(
            entry.Text("param"), op, isSign ? null : entry.Number("value"), entry.OptionalText("unit"), entry.Text("action"),
            FormularyWords.Provenance(entry))
        {
            Text = entry.OptionalText("text"),
        };
    }

    public static StartLimit StartLimit(JsonEntry entry)
    {
        var (low, high, value) = (entry.OptionalNumber("low"), entry.OptionalNumber("high"), entry.OptionalNumber("value"));
        var op = entry.Text("op");
        var isWhole = op switch
        {
            "outside" => low is not null && high is not null,
            "below" => low is not null,
            "above" => high is not null,
            ">=" => value is not null,
            _ => throw entry.Problem("op", $"“{op}” is not possible here; use outside, below, above or >=."),
        };
        if (!isWhole) throw entry.Problem("op", $"“{op}” needs its bound: low, high or value.");
        return new(entry.Text("param"), op, low, high, value, entry.Text("unit"), entry.Text("action"), FormularyWords.Provenance(entry))
        {
            SingleThree = entry.Flag("singleThree"),
            LowScale2 = entry.OptionalNumber("lowScale2"),
        };
    }

    private static MonitoringPhase Phase(JsonEntry entry)
    {
        PhaseAnchor? after = entry.OptionalText("after") switch
        {
            null => null,
            "start" => PhaseAnchor.Start,
            "rate" => PhaseAnchor.Rate,
            var other => throw entry.Problem("after", $"“{other}” is not possible; use start or rate."),
        };
        var minutes = entry.OptionalNumber("forMin");
        if (after is null != minutes is null) throw entry.Problem("forMin", "a phase after something says how long it lasts; the other one does not.");
        var every = entry.Number("everyMin");
        if (every <= 0m) throw entry.Problem("everyMin", "an interval is above zero.");
        return new(after, minutes, every, entry.Texts("vitals"), FormularyWords.Provenance(entry));
    }

    private static ShorterObservation Shorter(JsonEntry entry) => new(
        entry.Number("observeMin"), entry.Flag("unlessFirst"), entry.Flag("unlessSwitched"), entry.OptionalWhole("unlessGapDays"), FormularyWords.Provenance(entry));

    private static ExpectedEffect Expected(JsonEntry entry)
    {
        var item = entry.Text("item");
        if (item != "consciousness") throw entry.Problem("item", $"“{item}” cannot be expected; only consciousness can.");
        return new(
            item,
            entry.OptionalWhole("rassFrom") ?? throw entry.Problem("rassFrom", "a whole number is missing."),
            entry.OptionalWhole("rassTo") ?? throw entry.Problem("rassTo", "a whole number is missing."),
            FormularyWords.Provenance(entry));
    }
}
