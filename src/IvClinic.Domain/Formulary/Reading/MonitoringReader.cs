namespace IvClinic.Domain.Formulary.Reading;

internal static class MonitoringReader
{
    public static PreCheck PreCheck(JsonEntry entry) => new(
        entry.Text("check"), entry.Text("requirement"), entry.Text("criterion"), entry.OptionalWhole("validityDays"), FormularyWords.Provenance(entry));

    public static MonitoringPlan Plan(JsonEntry entry)
    {
        var plan = new MonitoringPlan
        {
            Baseline = entry.Texts("baseline"),
            ExtraAssessments = entry.Texts("extraAssessments"),
            Provenance = FormularyWords.Provenance(entry),
        };
        plan = entry.Optional("during", during => plan with
        {
            During = during.Texts("vitals"),
            DuringIntervalMinutes = during.OptionalNumber("intervalMin"),
            Continuous = during.Texts("continuous"),
        }) ?? plan;
        return entry.Optional("post", post => plan with
        {
            PostIntervalMinutes = post.OptionalNumber("intervalMin"),
            ObserveMinutes = post.OptionalNumber("observeMin"),
        }) ?? plan;
    }

    public static HoldStopRule HoldStop(JsonEntry entry)
    {
        var op = entry.Text("op");
        var isSign = op is "present" or "absent";
        if (isSign) entry.Ignore("value");
        return new(
            entry.Text("param"), op, isSign ? null : entry.Number("value"), entry.OptionalText("unit"), entry.Text("action"),
            FormularyWords.Provenance(entry));
    }

    public static StartLimit StartLimit(JsonEntry entry) => new(
        entry.Text("param"), entry.Text("op"), entry.OptionalNumber("low"), entry.OptionalNumber("high"), entry.OptionalNumber("value"), entry.Text("unit"),
        entry.Text("action"), FormularyWords.Provenance(entry));
}
