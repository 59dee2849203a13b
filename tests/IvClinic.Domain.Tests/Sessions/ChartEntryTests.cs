using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class ChartEntryTests
{
    public static TheoryData<VitalSign, string, bool, bool> Edges
    {
        get
        {
            var table = new TheoryData<VitalSign, string, bool, bool>();
            foreach (var limit in VitalLimits.All)
            {
                void Add(decimal value, bool possible, bool plausible) => table.Add(limit.Sign, NumberText.Format(Math.Abs(value)) is var text && value < 0m ? "-" + text : text, possible, plausible);
                Add(limit.LowestPossible - 1m, false, false);
                Add(limit.HighestPossible + 1m, false, false);
                Add(limit.LowestPlausible, true, true);
                Add(limit.HighestPlausible, true, true);
                if (limit.LowestPossible < limit.LowestPlausible) Add(limit.LowestPlausible - 1m, true, false);
                if (limit.HighestPossible > limit.HighestPlausible) Add(limit.HighestPlausible + 1m, true, false);
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void Impossible_values_are_refused_and_odd_ones_are_recorded(VitalSign sign, string value, bool possible, bool plausible)
    {
        var vitals = With(sign, Given.Number(value));
        Assert.Equal(possible, VitalLimits.Impossible(vitals).Count == 0);
        Assert.Equal(plausible, VitalLimits.Impossible(vitals).Count + VitalLimits.Implausible(vitals).Count == 0);
        var refused = Record.Exception(() => ChartEntry.Observation(Given.Stamp(0), vitals));
        Assert.Equal(possible, refused is null);
    }

    [Fact]
    public void A_diastolic_above_the_systolic_is_no_pressure() =>
        Assert.Throws<ArgumentException>(() => ChartEntry.Observation(Given.Stamp(0), new Vitals { Systolic = 80, Diastolic = 120 }));

    [Fact]
    public void An_empty_set_of_vitals_is_no_observation() => Assert.Throws<ArgumentException>(() => ChartEntry.Observation(Given.Stamp(0), new Vitals()));

    [Fact]
    public void A_rate_of_nothing_is_a_pause_and_no_rate() => Assert.Throws<ArgumentOutOfRangeException>(() => Given.Rate(0, 0m));

    [Fact]
    public void One_identifier_is_not_enough() =>
        Assert.Throws<IllegalStepException>(() => ChartEntry.IdentityChecked(Given.Stamp(0), ["name", "Name"]));

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_grade_is_between_one_and_five(int grade) => Assert.Throws<ArgumentOutOfRangeException>(() => Given.Grade(0, grade));

    [Fact]
    public void An_entry_cannot_take_effect_in_the_future_nor_in_local_time()
    {
        var stamp = Given.Stamp(0);
        Assert.Throws<ArgumentException>(() => ChartEntry.Paused(stamp with { EffectiveAt = Given.At(2) }));
        Assert.Throws<ArgumentException>(() => ChartEntry.Paused(stamp with { EffectiveAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1)) }));
    }

    [Fact]
    public void Times_are_cut_to_milliseconds()
    {
        var stamp = Given.Stamp(0);
        Assert.Equal(Given.Nine, ChartEntry.Paused(stamp with { EffectiveAt = Given.Nine.AddTicks(9_999) }).EffectiveAt);
    }

    [Fact]
    public void A_correction_needs_a_reason_and_a_stored_entry()
    {
        var stored = Given.Stored(Given.Pause(0))[0];
        Assert.Throws<IllegalStepException>(() => ChartEntry.Voided(Given.Stamp(1), stored, " "));
        Assert.Throws<IllegalStepException>(() => ChartEntry.Voided(Given.Stamp(1), Given.Pause(0), "wrong"));
        Assert.Equal(1, ChartEntry.Voided(Given.Stamp(1), stored, "wrong").VoidsEntryId);
    }

    [Fact]
    public void A_criterion_that_is_not_met_has_a_reason() =>
        Assert.Throws<IllegalStepException>(() => ChartEntry.Discharged(Given.Stamp(0), new(SessionEnding.Home, [new("Escort", false, null)])));

    [Fact]
    public void Entries_read_as_sentences()
    {
        Assert.Equal("Rate 40 → 80 mL/h", EntryText.Of(Given.Rate(0, 80m), Given.MlPerH(40m)));
        Assert.Equal("Rate 80 mL/h", EntryText.Of(Given.Rate(0, 80m)));
        Assert.Equal("Paused: toilet", EntryText.Of(ChartEntry.Paused(Given.Stamp(0), "toilet")));
        Assert.Equal("HR 72, BP 120/80, SpO2 97 %, pain 6", EntryText.Of(new Vitals { HeartRate = 72, Systolic = 120, Diastolic = 80, SpO2 = 97, PainNow = 6 }));
        Assert.Equal("Stopped (time estimated)", EntryText.Of(ChartEntry.Stopped(Given.Stamp(0), isEstimated: true)));
        Assert.Equal("No symptoms left", EntryText.Of(ChartEntry.ReactionSymptoms(Given.Stamp(0), [])));
        Assert.Equal("Reaction, pump stopped: flushing or warmth", EntryText.Of(Given.Reaction(0, true, ReactionType.NotYetKnown, "flushing")));
    }

    [Theory]
    [InlineData(4, "+4 Combative")]
    [InlineData(0, "0 Alert and calm")]
    [InlineData(-5, "-5 Unarousable")]
    public void Sedation_has_words(int score, string words) => Assert.Equal(words, Rass.Text(score));

    [Fact]
    public void Every_kind_of_entry_has_a_sentence() =>
        Assert.All(Enum.GetValues<EntryKind>(), kind => Assert.NotEmpty(EntryText.Of(Given.Set(Given.Pause(0), nameof(ChartEntry.Kind), kind)).TrimEnd() + "."));

    private static Vitals With(VitalSign sign, decimal value) => sign switch
    {
        VitalSign.HeartRate => new() { HeartRate = (int)value },
        VitalSign.Systolic => new() { Systolic = (int)value },
        VitalSign.Diastolic => new() { Diastolic = (int)value },
        VitalSign.RespiratoryRate => new() { RespiratoryRate = (int)value },
        VitalSign.SpO2 => new() { SpO2 = (int)value },
        VitalSign.Temperature => new() { TemperatureC = value },
        VitalSign.Pain => new() { PainNow = (int)value },
        _ => new() { Rass = (int)value },
    };
}
