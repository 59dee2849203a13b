using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Sessions;

/// <summary>What every form at the chair holds.</summary>
public abstract class ChairsideForm
{
    public Guid SessionId { get; set; }

    /// <summary>When it happened, on the clinic's wall clock; null is now.</summary>
    public DateTime? At { get; set; }
}

/// <summary>A form for something that may need a prescriber's order, or a second look.</summary>
public abstract class OrderedForm : ChairsideForm
{
    /// <summary>What is asked about was read and is meant.</summary>
    public bool Confirmed { get; set; }

    /// <summary>Who ordered it, by voice.</summary>
    public Guid? PrescriberId { get; set; }

    /// <summary>The order was read back to the prescriber.</summary>
    public bool IsReadBack { get; set; }
}

/// <summary>A form that steers the pump: it brings what its author saw.</summary>
public abstract class SteeringForm : OrderedForm
{
    /// <summary>The session's control version when the form was opened.</summary>
    public int? SeenControl { get; set; }
}

/// <summary>A steering form with a rate.</summary>
public abstract class RateForm : SteeringForm
{
    /// <summary>In mL/h, as set on the pump.</summary>
    public decimal? RateMlPerH { get; set; }
}

/// <summary>One product of a bag as read from its label.</summary>
public sealed class TypedLot
{
    public string Medication { get; set; } = "";

    public string? Lot { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    /// <summary>Brand and maker, as on the label.</summary>
    public string? Product { get; set; }
}

/// <summary>What a step at the chair left behind.</summary>
public sealed record EntryRecorded(Guid SessionId, int Seq);

/// <summary>Rules that forms at the chair share.</summary>
internal static class ChairsideRules
{
    /// <summary>No pump of a clinic runs faster (common volumetric pumps end at 999 or 1200 mL/h). Clinic default (D).</summary>
    public const decimal HighestRateMlPerH = 1500m;

    /// <summary>Larger than any bag. Clinic default (D).</summary>
    public const decimal HighestVolumeMl = 10_000m;

    public static void IsRate<TForm>(this IRuleBuilder<TForm, decimal?> rule) =>
        rule.Custom((value, context) =>
        {
            if (value is null) context.AddFailure("Enter the rate in mL/h.");
            else if (value <= 0m) context.AddFailure("A rate is above 0 mL/h. To stop the flow, record a pause.");
            else if (value > HighestRateMlPerH) context.AddFailure("No pump runs faster than 1500 mL/h. Check the unit.");
            else if (value % PumpRate.StepMlPerH != 0m) context.AddFailure("Enter the rate as it stands on the pump, in steps of 0.1 mL/h.");
        });

    public static void IsVolume<TForm>(this IRuleBuilder<TForm, decimal?> rule) =>
        rule.Custom((value, context) =>
        {
            if (value is null) context.AddFailure("Enter the volume in mL.");
            else if (value is < 0m or > HighestVolumeMl) context.AddFailure("A volume is between 0 and 10000 mL.");
        });

    public static IRuleBuilderOptionsConditions<TForm, string?> IsReason<TForm>(this IRuleBuilder<TForm, string?> rule, string missing) =>
        rule.Custom((value, context) =>
        {
            if (string.IsNullOrWhiteSpace(value)) context.AddFailure(missing);
            else if (TypedText.Problem(value, TypedText.TextLength, severalLines: true) is { } problem) context.AddFailure(problem);
        });
}
