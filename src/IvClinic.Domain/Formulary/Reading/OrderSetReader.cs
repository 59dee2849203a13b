using IvClinic.Domain.Formulary.OrderSets;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Formulary.Reading;

/// <summary>Standard mixtures and protocols.</summary>
internal static class OrderSetReader
{
    private const string Undiluted = "undiluted";

    public static StandardMixture Mixture(JsonEntry entry) => new(
        entry.Text("id"),
        entry.Text("name"),
        entry.List("ingredients", each => new MixtureIngredient(each.Text("medicine"), Above(each, "amount"), FixedUnit(each))),
        Route(entry),
        Diluent(entry),
        Above(entry, "finalVolumeMl"),
        entry.Has("durationMinutes") ? Above(entry, "durationMinutes") : null,
        FormularyWords.Provenance(entry));

    public static Protocol Protocol(JsonEntry entry) => new()
    {
        Id = entry.Text("id"),
        Name = entry.Text("name"),
        Indication = entry.Text("indication"),
        Bags = entry.List("bags", Bag),
        Course = entry.Optional("course", course => course.OptionalWhole("sessions") is > 1 and var sessions
            ? new PlanCourse(CourseKind.Series, sessions, course.OptionalWhole("intervalDays")) : Single(course)),
        Monitoring = new PlanMonitoring
        {
            VitalsEveryMinutes = entry.OptionalWhole("vitalsEveryMin"),
            PainEveryMinutes = entry.OptionalWhole("painEveryMin"),
            FirstCheckMinutes = entry.OptionalWhole("firstCheckMin"),
        },
        ObservationMinutes = entry.OptionalWhole("observeMin"),
        Holds = entry.List("holds", Hold),
        RestartAtHalfRate = entry.Flag("restartAtHalfRate"),
        Premedication = entry.Texts("premedication"),
        Rescue = entry.Texts("rescue"),
        Goal = entry.OptionalText("goal") ?? "",
        Notes = entry.OptionalText("notes") ?? "",
        Provenance = FormularyWords.Provenance(entry),
    };

    private static ProtocolBag Bag(JsonEntry entry)
    {
        var mixture = entry.OptionalText("mixture");
        if (mixture is not null && entry.Has("ingredients")) throw entry.Problem("ingredients", "a standard mixture says what is in the bag; ingredients of its own are not possible.");
        return new()
        {
            Label = entry.OptionalText("label") ?? "",
            MixtureId = mixture,
            Ingredients = entry.List("ingredients", each => new PlannedIngredient(each.Text("medicine"), Above(each, "amount"), Unit(each), each.OptionalText("product"))),
            Route = Route(entry),
            Diluent = Diluent(entry),
            FinalVolumeMl = entry.Has("finalVolumeMl") ? Above(entry, "finalVolumeMl") : null,
            VolumeMlPerKg = entry.Has("volumeMlPerKg") ? Above(entry, "volumeMlPerKg") : null,
            Steps = entry.List("steps", step => new RateStep(Above(step, "rate"), FormularyWords.Rate(step), step.OptionalWhole("minutes"))),
            Kind = entry.Has("kind") ? Kind(entry) : null,
            PushMinutes = entry.Has("pushMinutes") ? Above(entry, "pushMinutes") : null,
        };
    }

    private static BagKind Kind(JsonEntry entry) => entry.Text("kind") switch
    {
        "bolus" => BagKind.Bolus,
        "infusion" => BagKind.Infusion,
        var other => throw entry.Problem("kind", $"“{other}” is neither bolus nor infusion."),
    };

    private static PlanCourse Single(JsonEntry course)
    {
        course.Ignore("intervalDays");
        return new PlanCourse(CourseKind.Single);
    }

    private static HoldCriterion Hold(JsonEntry entry) => new(
        entry.Text("param"),
        entry.Text("op") switch
        {
            "<" => HoldComparison.Below,
            "<=" => HoldComparison.AtOrBelow,
            ">" => HoldComparison.Above,
            ">=" => HoldComparison.AtOrAbove,
            var other => throw entry.Problem("op", $"“{other}” is not a comparison."),
        },
        entry.Number("value"), entry.Text("unit"), entry.Text("action"));

    private static string Route(JsonEntry entry) => entry.OptionalText("route") switch
    {
        null => "IV",
        "IV" or "IM" or "SC" => entry.Text("route"),
        var other => throw entry.Problem("route", $"“{other}” is not IV, IM or SC."),
    };

    private static string? Diluent(JsonEntry entry) => entry.OptionalText("diluent") is { } named and not Undiluted ? named : null;

    private static DoseUnit FixedUnit(JsonEntry entry) => Unit(entry) is var unit and not (DoseUnit.MilligramPerKilogram or DoseUnit.GramPerKilogram)
        ? unit : throw entry.Problem("unit", "a standard mixture has fixed amounts; an amount per kg belongs in a protocol.");

    private static DoseUnit Unit(JsonEntry entry)
    {
        var unit = entry.Text("unit");
        try
        {
            return UnitText.ReadDoseUnit(unit);
        }
        catch (FormatException problem)
        {
            throw entry.Problem("unit", problem.Message);
        }
    }

    private static decimal Above(JsonEntry entry, string name) => entry.Number(name) is > 0m and var number ? number : throw entry.Problem(name, "a number above 0 is needed.");
}
