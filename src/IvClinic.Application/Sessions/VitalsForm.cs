using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Sessions;

/// <summary>Signs as typed; what was not taken stays empty. Part of a set is a set.</summary>
public abstract class VitalsForm : ChairsideForm
{
    public decimal? HeartRate { get; set; }

    public decimal? Systolic { get; set; }

    public decimal? Diastolic { get; set; }

    public decimal? RespiratoryRate { get; set; }

    public decimal? SpO2 { get; set; }

    public bool? OnOxygen { get; set; }

    public decimal? TemperatureC { get; set; }

    public Consciousness? Consciousness { get; set; }

    /// <summary>0 to 10.</summary>
    public int? PainNow { get; set; }

    /// <summary>-5 to +4.</summary>
    public int? Rass { get; set; }

    /// <summary>An odd value was looked at again and is right.</summary>
    public bool Confirmed { get; set; }

    public string? Note { get; set; }

    /// <summary>Signs that the formulary asks to look for; those without an answer were not looked for.</summary>
    public List<TypedSign> Signs { get; set; } = [];

    /// <summary>The set, when its odd values are confirmed.</summary>
    /// <exception cref="FormRejectedException">Nothing was taken, or an odd value is not confirmed.</exception>
    /// <param name="latest">What was taken last in this session: a value far from it is asked about too.</param>
    internal Vitals Checked(IReadOnlyList<SignReading>? latest = null)
    {
        var vitals = Taken();
        if (vitals.IsEmpty && Signs.TrueForAll(sign => sign.IsPresent is null)) throw TypedMoment.Refused("", "Nothing was taken yet: enter at least one value.");
        IReadOnlyList<string> odd = [.. VitalLimits.Implausible(vitals), .. VitalLimits.FarFromLast(vitals, latest ?? [])];
        if (odd.Count > 0 && !Confirmed)
            throw TypedMoment.Refused(nameof(Confirmed), string.Join(" ", odd) + " Measure again, or confirm that it is so.");
        return vitals;
    }

    internal Vitals Taken() => new()
    {
        HeartRate = (int?)HeartRate,
        Systolic = (int?)Systolic,
        Diastolic = (int?)Diastolic,
        RespiratoryRate = (int?)RespiratoryRate,
        SpO2 = (int?)SpO2,
        TemperatureC = TemperatureC,
        PainNow = PainNow,
        Rass = Rass,
        OnOxygen = OnOxygen,
        Consciousness = Consciousness,
    };
}

/// <summary>A sign that somebody looked for.</summary>
public sealed class TypedSign
{
    /// <summary>Its id in the formulary.</summary>
    public string Sign { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>Null: not looked for.</summary>
    public bool? IsPresent { get; set; }
}

/// <summary>Impossible values are refused beside their field; the bounds stand in <see cref="VitalLimits"/>.</summary>
public sealed class VitalsRules : AbstractValidator<VitalsForm>
{
    public VitalsRules()
    {
        Whole(RuleFor(form => form.HeartRate), VitalSign.HeartRate);
        Whole(RuleFor(form => form.Systolic), VitalSign.Systolic);
        Whole(RuleFor(form => form.Diastolic), VitalSign.Diastolic);
        Whole(RuleFor(form => form.RespiratoryRate), VitalSign.RespiratoryRate);
        Whole(RuleFor(form => form.SpO2), VitalSign.SpO2);
        RuleFor(form => form.TemperatureC).Custom((value, context) => Bound(value, VitalSign.Temperature, context));
        RuleFor(form => form.PainNow).InclusiveBetween(0, 10).WithMessage("Pain is between 0 and 10.");
        RuleFor(form => form.Rass).InclusiveBetween(Domain.Sessions.Rass.Lowest, Domain.Sessions.Rass.Highest).WithMessage("RASS is between -5 and +4.");
        RuleFor(form => form.Consciousness).IsInEnum();
        RuleFor(form => form.Diastolic).Must((form, diastolic) => diastolic is null || form.Systolic is null || diastolic <= form.Systolic).WithMessage("Diastolic pressure is above systolic.");
        RuleFor(form => form.Note).IsText();
    }

    private static void Whole(IRuleBuilder<VitalsForm, decimal?> rule, VitalSign sign) => rule.Custom((value, context) =>
    {
        if (value is { } typed && typed != decimal.Truncate(typed)) context.AddFailure($"{VitalLimits.Of(sign).Name} is a whole number.");
        else Bound(value, sign, context);
    });

    private static void Bound(decimal? value, VitalSign sign, ValidationContext<VitalsForm> context)
    {
        var limit = VitalLimits.Of(sign);
        if (value is { } typed && !limit.IsPossible(typed))
            context.AddFailure(FormattableString.Invariant($"{limit.Name} is between {limit.LowestPossible} and {limit.HighestPossible} {limit.Unit}."));
    }
}
