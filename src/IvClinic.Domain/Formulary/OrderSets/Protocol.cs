using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Formulary.OrderSets;

/// <summary>An order set of the clinic for one condition: where a plan can begin. The prescriber sees and changes everything.</summary>
public sealed record Protocol
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>A code of the clinic's indications.</summary>
    public required string Indication { get; init; }

    public IReadOnlyList<ProtocolBag> Bags { get; init; } = [];

    public PlanCourse? Course { get; init; }

    public PlanMonitoring Monitoring { get; init; } = new();

    public int? ObservationMinutes { get; init; }

    public IReadOnlyList<HoldCriterion> Holds { get; init; } = [];

    public bool RestartAtHalfRate { get; init; }

    /// <summary>Given before the bags, a line each.</summary>
    public IReadOnlyList<string> Premedication { get; init; } = [];

    public IReadOnlyList<string> Rescue { get; init; } = [];

    public string Goal { get; init; } = "";

    public string Notes { get; init; } = "";

    public required Provenance Provenance { get; init; }

    /// <summary>A plan's content as this protocol begins it. A volume per kg stays open where the weight is not known.</summary>
    /// <param name="formulary">The formulary this protocol stands in.</param>
    /// <param name="dosingWeight">The dosing weight of a medicine in this patient.</param>
    /// <param name="origin">Where it came from, as it shall stand in the notes.</param>
    public PlanContent Begin(ClinicFormulary formulary, Func<string, BodyWeight?> dosingWeight, string? origin = null) => new()
    {
        Indication = Indication,
        Bags = [.. Bags.Select((bag, index) => bag.Begin(index + 1, formulary, dosingWeight))],
        Course = Course,
        Monitoring = Monitoring,
        ObservationMinutes = ObservationMinutes,
        HoldCriteria = Holds,
        StandingOrders = new StandingOrders { RestartAtHalfRateAllowed = RestartAtHalfRate, Rescue = Rescue, Premedication = Premedication },
        Goal = Goal,
        Notes = string.Join('\n', new[] { Notes, origin ?? "" }.Where(line => line.Length > 0)),
    };
}

/// <summary>One bag of a protocol: a standard mixture, or ingredients of its own.</summary>
public sealed record ProtocolBag
{
    public string Label { get; init; } = "";

    /// <summary>A standard mixture, which then says what is in the bag.</summary>
    public string? MixtureId { get; init; }

    public IReadOnlyList<PlannedIngredient> Ingredients { get; init; } = [];

    public string Route { get; init; } = "IV";

    public string? Diluent { get; init; }

    public decimal? FinalVolumeMl { get; init; }

    /// <summary>For what comes undiluted and is dosed by weight: mL per kg of dosing weight of the first ingredient.</summary>
    public decimal? VolumeMlPerKg { get; init; }

    public IReadOnlyList<RateStep> Steps { get; init; } = [];

    public BagKind? Kind { get; init; }

    public decimal? PushMinutes { get; init; }

    internal PlannedBag Begin(int number, ClinicFormulary formulary, Func<string, BodyWeight?> dosingWeight)
    {
        var bag = new PlannedBag { Number = number, Label = Label, Steps = Steps, Kind = Kind, PushMinutes = PushMinutes, Route = Route, Diluent = Diluent, Ingredients = Ingredients };
        if (MixtureId is { } id && formulary.Mixtures.TryGetValue(id, out var mixture))
        {
            return bag with
            {
                Label = Label.Length > 0 ? Label : mixture.Name,
                Ingredients = [.. mixture.Ingredients.Select(each => new PlannedIngredient(each.MedicineId, each.Amount, each.Unit))],
                Route = mixture.Route,
                Diluent = mixture.Diluent,
                FinalVolumeMl = mixture.FinalVolumeMl,
            };
        }

        var perKg = VolumeMlPerKg is { } each && Ingredients.Count > 0 && dosingWeight(Ingredients[0].Medication) is { } weight ? each * weight.Kilograms : (decimal?)null;
        return bag with { FinalVolumeMl = FinalVolumeMl ?? perKg };
    }
}
