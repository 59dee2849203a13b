using FsCheck;
using FsCheck.Fluent;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

/// <summary>What holds for every chart, also for those nobody thought of.</summary>
public class ChartProperties
{
    private const int LastMinute = 600;

    private static readonly SessionPlan Plan = Given.SessionPlan(Given.Ivig(), Given.Ivig() with { Number = 2, FinalVolumeMl = 200m });

    private static Gen<Func<ChartEntry>> AnyEntry =>
        // Every twentieth minute only, so that many entries share an instant and only their place decides.
        Gen.Choose(1, 30).SelectMany(twenty => Gen.Choose(0, 9), (twenty, what) => (minute: (twenty * 20) - (what % 2), what))
            .SelectMany(_ => Gen.Choose(1, 3000), (pair, tenths) => Make(pair.minute, pair.what, tenths / 10m));

    /// <summary>A start at nine and up to a dozen further entries in any order, legal or not.</summary>
    private static Arbitrary<Func<ChartEntry>[]> Charts =>
        Gen.Choose(0, 12).SelectMany(count => AnyEntry.ArrayOf(count), (_, rest) => (Func<ChartEntry>[])[() => Given.Start(0, 60m), .. rest]).ToArbitrary();

    [Fact]
    public void Volume_never_decreases_with_time() => Holds((entries, minute) =>
        Total(entries, minute) <= Total(entries, minute + 7));

    [Fact]
    public void The_total_is_the_sum_of_bags_and_no_bag_gives_more_than_it_holds() => Holds((entries, minute) =>
    {
        var state = SessionChart.Fold(Plan, entries, Given.At(minute));
        return state.TotalGiven.Millilitres == state.Bags.Sum(bag => bag.Given.Millilitres)
            && state.Bags.All(bag => bag.Volume is not { } full || bag.Given <= full);
    });

    [Fact]
    public void Segments_and_boluses_come_to_the_total() => Holds((entries, minute) =>
    {
        ChartEntry[] withoutBoluses = [.. entries.Where(entry => entry.Kind != EntryKind.Bolus)];
        var state = SessionChart.Fold(Plan, withoutBoluses, Given.At(minute));
        return IsClose(state.TotalGiven.Millilitres, state.Segments.Sum(segment => segment.Volume.Millilitres));
    });

    [Fact]
    public void Setting_the_same_rate_again_changes_no_volume() => Holds((entries, minute) =>
    {
        var before = SessionChart.Fold(Plan, entries, Given.At(minute));
        if (before.CurrentRate == FlowRate.Zero) return true;
        var again = Placed(ChartEntry.RateChanged(Given.Stamp(minute), before.CurrentRate), entries.Length);
        return IsClose(Total(entries, LastMinute), Total([.. entries, again], LastMinute));
    });

    [Fact]
    public void Pausing_and_resuming_at_once_changes_no_volume() => Holds((entries, minute) =>
    {
        var before = SessionChart.Fold(Plan, entries, Given.At(minute));
        if (before.CurrentRate == FlowRate.Zero) return true;
        ChartEntry[] both = [Placed(Given.Pause(minute), entries.Length), Placed(ChartEntry.Resumed(Given.Stamp(minute), before.CurrentRate), entries.Length + 1)];
        return IsClose(Total(entries, LastMinute), Total([.. entries, .. both], LastMinute));
    });

    [Fact]
    public void A_pause_adds_nothing_until_the_next_entry() => Holds((entries, minute) =>
    {
        var paused = (ChartEntry[])[.. entries.Where(entry => entry.EffectiveAt <= Given.At(minute)), Placed(Given.Pause(minute), entries.Length)];
        return Total(paused, minute) == Total(paused, minute + 500);
    });

    [Fact]
    public void A_voided_entry_is_as_if_it_never_was() => Holds((entries, minute) =>
    {
        var wrong = entries[^1];
        var voiding = Placed(ChartEntry.Voided(Given.Stamp(LastMinute + 1), wrong, "wrong patient"), entries.Length);
        var with = SessionChart.Fold(Plan, [.. entries, voiding], Given.At(minute));
        var without = SessionChart.Fold(Plan, entries[..^1], Given.At(minute));
        return with.TotalGiven == without.TotalGiven && with.Phase == without.Phase && with.CurrentRate == without.CurrentRate
            && with.Bags.SequenceEqual(without.Bags, new ByGiven()) && with.Legal == without.Legal;
    });

    [Fact]
    public void The_order_of_arrival_does_not_matter() => Holds((entries, minute) =>
    {
        var there = SessionChart.Fold(Plan, entries, Given.At(minute));
        var back = SessionChart.Fold(Plan, [.. entries.Reverse()], Given.At(minute));
        return there.TotalGiven == back.TotalGiven && there.Phase == back.Phase && there.Segments.SequenceEqual(back.Segments) && there.Legal == back.Legal;
    });

    [Fact]
    public void Entries_of_the_future_change_nothing_now() => Holds((entries, minute) =>
        Total(entries, minute) == Total([.. entries.Where(entry => entry.EffectiveAt <= Given.At(minute))], minute));

    private static void Holds(Func<ChartEntry[], int, bool> property) =>
        Prop.ForAll(Charts, Gen.Choose(0, LastMinute).ToArbitrary(), (makers, minute) =>
            property(Given.Stored([.. makers.Select(make => make())]), minute)).QuickCheckThrowOnFailure();

    private static Func<ChartEntry> Make(int minute, int what, decimal number) => what switch
    {
        0 or 1 or 2 => () => Given.Rate(minute, number),
        3 => () => Given.Pause(minute),
        4 or 5 => () => Given.Resume(minute, number),
        6 => () => ChartEntry.BagChanged(Given.Stamp(minute), 1 + (minute % 3), Given.MlPerH(number)),
        7 => () => ChartEntry.Bolus(Given.Stamp(minute), 1 + (minute % 2), Given.Ml(number)),
        8 => () => Given.Observe(minute),
        _ => () => minute % 4 == 0 ? Given.Stop(minute) : Given.Reaction(minute, pumpStopped: minute % 2 == 0),
    };

    private static ChartEntry Placed(ChartEntry entry, int count) =>
        Given.Set(Given.Set(entry, nameof(ChartEntry.Id), (long)(count + 1)), nameof(ChartEntry.Seq), count + 1);

    private static decimal Total(ChartEntry[] entries, int minute) => SessionChart.Fold(Plan, entries, Given.At(minute)).TotalGiven.Millilitres;

    // A bag empties on a whole tick, and a third of an hour has no end in decimals: a millionth of a millilitre apart is equal.
    private static bool IsClose(decimal a, decimal b) => Math.Abs(a - b) < 0.000_001m;

    private sealed class ByGiven : IEqualityComparer<BagState>
    {
        public bool Equals(BagState? x, BagState? y) => x?.Number == y?.Number && x?.Given == y?.Given && x?.EmptyExpectedAt == y?.EmptyExpectedAt;

        public int GetHashCode(BagState obj) => obj.Number;
    }
}
