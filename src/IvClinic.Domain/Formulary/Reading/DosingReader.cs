namespace IvClinic.Domain.Formulary.Reading;

internal sealed class DosingReader(FormularyWords words, Severity intervalDefault)
{
    private static readonly string[] SuggestionNames =
    [
        "labelMaxSingle", "labelMaxDaily", "courseTotal", "divideOverDays", "intervalDaysUsual", "testDose", "mgPerKg", "bolus",
        "bolusMl", "bolusDurationMin", "infusion", "infusionUnit", "infusionMl", "infusionDurationMin",
    ];

    public DosingRow Row(JsonEntry entry)
    {
        var basis = FormularyWords.Basis(entry, "basis");
        var hardSingle = Limit(entry, "absoluteMaxSingle", basis);
        var minutes = entry.OptionalNumber("intervalMinMin");
        return new()
        {
            Id = entry.Text("id"),
            AppliesWhen = AppliesWhenReader.Of(entry),
            Basis = basis,
            Unit = entry.OptionalText("unit") ?? "",
            UsualMin = entry.OptionalNumber("usualMin"),
            UsualMax = entry.OptionalNumber("usualMax"),
            AllowedDoses = entry.Numbers("allowedDoses"),
            SoftMaxSingle = Limit(entry, "softMaxSingle", basis),
            AbsoluteMaxSingle = hardSingle,
            HardSingle = Present(
                hardSingle, Limit(entry, "absoluteMaxSingleMg", DoseBasis.Milligram),
                Limit(entry, "mgPerKgMax", DoseBasis.MilligramPerKilogram)),
            SoftMaxSession = Limit(entry, "softMaxSession", basis),
            HardSession = Present(
                Limit(entry, "absoluteMaxSession", basis), Limit(entry, "absoluteMaxSessionMg", DoseBasis.Milligram)),
            MaxDaily = Limit(
                entry, "maxDaily",
                basis is DoseBasis.Millilitre or DoseBasis.MillilitrePerKilogram ? DoseBasis.Millilitre : DoseBasis.Milligram),
            MaxDailyRoutes = entry.Texts("maxDailyRoutes"),
            IntervalHours = entry.OptionalNumber("intervalHoursMin") ?? minutes / 60m,
            IntervalInMinutes = minutes is not null,
            IntervalSeverity = words.OptionalSeverity(entry, "intervalSeverity") ?? intervalDefault,
            Suggestions = SuggestionNames.Where(entry.Has).ToDictionary(name => name, entry.AsShown, StringComparer.Ordinal),
            Provenance = FormularyWords.Provenance(entry),
        };
    }

    public CumulativeLimit Cumulative(JsonEntry entry)
    {
        var measure = entry.Text("measure") switch
        {
            "amount" => CumulativeMeasure.Amount,
            "doses" => CumulativeMeasure.Doses,
            "treatmentDays" => CumulativeMeasure.TreatmentDays,
            "daysBetween" => CumulativeMeasure.DaysBetween,
            var other => throw entry.Problem("measure", $"“{other}” is not a measure."),
        };
        if (measure == CumulativeMeasure.Amount && !entry.Has("windowHours"))
            throw entry.Problem("windowHours", "an amount needs its window.");
        if (measure == CumulativeMeasure.Doses && !entry.Has("windowDays"))
            throw entry.Problem("windowDays", "counted doses need their window.");
        return new()
        {
            Id = entry.Text("id"),
            Measure = measure,
            Limit = entry.Number("limit"),
            Unit = entry.Text("unit"),
            Basis = measure == CumulativeMeasure.Amount ? FormularyWords.Basis(entry, "unit") : null,
            WindowHours = entry.OptionalNumber("windowHours"),
            WindowDays = entry.OptionalWhole("windowDays"),
            CourseMaxGapDays = entry.OptionalWhole("courseMaxGapDays"),
            CourseMaxDays = entry.OptionalWhole("courseMaxDays"),
            RestDaysAfter = entry.OptionalWhole("restDaysAfter"),
            AppliesWhen = AppliesWhenReader.Of(entry),
            Severity = words.Severity(entry),
            Scope = entry.OptionalText("scope"),
            Provenance = FormularyWords.Provenance(entry),
        };
    }

    private static DoseLimit? Limit(JsonEntry entry, string name, DoseBasis basis)
    {
        if (entry.OptionalNumber(name) is not { } value) return null;
        return basis == DoseBasis.MilligramPerKilogramHour
            ? throw entry.Problem(name, "a limit of dose cannot be per hour; use rateLimits.")
            : new DoseLimit(value, basis, name);
    }

    private static List<DoseLimit> Present(params ReadOnlySpan<DoseLimit?> limits)
    {
        var present = new List<DoseLimit>();
        foreach (var limit in limits)
            if (limit is { } known) present.Add(known);
        return present;
    }
}
