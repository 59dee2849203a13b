using System.Globalization;
using System.Reflection;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests;

/// <summary>Test data that speaks. Times are minutes after nine in the morning, UTC.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Guid NurseId = Guid.Parse("00000000-0000-0000-0000-0000000000a1");
    public static readonly Guid AuthorId = Guid.Parse("00000000-0000-0000-0000-0000000000b2");
    public static readonly Guid ReviewerId = Guid.Parse("00000000-0000-0000-0000-0000000000c3");

    public static readonly PlanStep Author = new(AuthorId, "Dr Ada Weber", Nine);
    public static readonly PlanStep Reviewer = new(ReviewerId, "Rita Blum", Nine);
    public static readonly PlanStep Second = new(Guid.Parse("00000000-0000-0000-0000-0000000000d4"), "Petra Novak, pharmacist", Nine);

    /// <summary>Nothing about it needs a second person.</summary>
    public static readonly PlanOrigin OnProtocol = new("usual", "The usual", [], []);

    public static DateTimeOffset At(double minutes) => Nine.AddMinutes(minutes);

    public static EntryStamp Stamp(double minute) => new(At(minute), At(minute), NurseId, "Nina Kay", "nurse");

    public static FlowRate MlPerH(decimal rate) => FlowRate.FromMillilitresPerHour(rate);

    public static Volume Ml(decimal volume) => Volume.FromMillilitres(volume);

    public static BodyWeight? SeventyKg(string medication) => BodyWeight.FromKilograms(70m);

    public static BodyWeight? NoWeight(string medication) => null;

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static PlannedBag Bag(decimal volume, IReadOnlyList<RateStep> steps, params PlannedIngredient[] ingredients) =>
        new() { Number = 1, Label = "Bag 1", FinalVolumeMl = volume, Steps = steps, Ingredients = ingredients };

    public static RateStep Step(decimal mlPerH, int? minutes = null) => new(mlPerH, RateUnit.MillilitrePerHour, minutes);

    /// <summary>IVIG 10 %, 40 g in 400 mL: 30 mL/h for 30 min, 60 for 30, 120 for 60, then 240 to the end.</summary>
    public static PlannedBag Ivig() => Bag(
        400m, [Step(30m, 30), Step(60m, 30), Step(120m, 60), Step(240m)], new PlannedIngredient("ivig", 40m, DoseUnit.Gram));

    public static PlanContent Plan(params PlannedBag[] bags) => new()
    {
        Indication = "cidp",
        Bags = bags,
        Monitoring = new() { VitalsEveryMinutes = 30, PainEveryMinutes = 60, FirstCheckMinutes = 15 },
        Envelope = new(10m, 240m, 120m),
        StandingOrders = new() { RestartAtHalfRateAllowed = true },
    };

    public static SessionPlan SessionPlan(params PlannedBag[] bags) => Domain.Sessions.SessionPlan.From(Plan(bags), SeventyKg);

    /// <summary>Numbers the entries as the database would.</summary>
    public static ChartEntry[] Stored(params ChartEntry[] entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            Set(entries[i], nameof(ChartEntry.Id), (long)(i + 1));
            Set(entries[i], nameof(ChartEntry.Seq), i + 1);
        }

        return entries;
    }

    public static ChartState Chart(SessionPlan plan, double minute, params ChartEntry[] entries) =>
        SessionChart.Fold(plan, Stored(entries), At(minute));

    public static ChartEntry Start(double minute, decimal rate, int bag = 1) => ChartEntry.Started(Stamp(minute), bag, MlPerH(rate));

    public static ChartEntry Rate(double minute, decimal rate) => ChartEntry.RateChanged(Stamp(minute), MlPerH(rate));

    public static ChartEntry Pause(double minute) => ChartEntry.Paused(Stamp(minute));

    public static ChartEntry Resume(double minute, decimal rate) => ChartEntry.Resumed(Stamp(minute), MlPerH(rate));

    public static ChartEntry Stop(double minute) => ChartEntry.Stopped(Stamp(minute));

    public static ChartEntry Observe(double minute) => ChartEntry.Observation(Stamp(minute), Well);

    public static ChartEntry Pain(double minute, int score) => ChartEntry.Observation(Stamp(minute), new Vitals { PainNow = score });

    public static Vitals Well => new()
    {
        HeartRate = 75,
        Systolic = 120,
        Diastolic = 75,
        RespiratoryRate = 16,
        SpO2 = 98,
        TemperatureC = 37m,
        OnOxygen = false,
        Consciousness = Consciousness.Alert,
    };

    public static ChartEntry Reaction(double minute, bool pumpStopped = true, ReactionType type = ReactionType.InfusionReaction, params string[] symptoms) =>
        ChartEntry.ReactionOpened(Stamp(minute), new(pumpStopped, type, symptoms));

    public static ChartEntry Grade(double minute, int grade) =>
        ChartEntry.ReactionGraded(Stamp(minute), grade, new(ReactionType.NotYetKnown, "CTCAE 5.0", null));

    public static ChartEntry Discharge(double minute) => ChartEntry.Discharged(Stamp(minute), new(SessionEnding.Home, []));

    public static T Set<T>(T entity, string property, object value)
    {
        typeof(T).GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.SetValue(entity, value);
        return entity;
    }
}
