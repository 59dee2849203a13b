using System.Globalization;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>Runs the pump through the entries: what ran, when, and how much of which bag.</summary>
internal sealed class FlowFold(SessionPlan plan)
{
    private readonly List<RateSegment> segments = [];
    private readonly List<string> oddities = [];
    private readonly Dictionary<int, Volume> given = [];
    private readonly Dictionary<int, DateTimeOffset> emptyAt = [];
    private readonly Dictionary<int, DateTimeOffset> begunAt = [];
    private readonly List<FlowRate> ratesOfBag = [];
    private DateTimeOffset now;

    public SessionPhase Phase { get; private set; } = SessionPhase.Preparing;

    public int? Bag { get; private set; }

    public FlowRate? LastRate { get; private set; }

    public FlowRate CurrentRate => Phase == SessionPhase.Running ? LastRate ?? FlowRate.Zero : FlowRate.Zero;

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public bool IsStopEstimated { get; private set; }

    public DateTimeOffset? LastRateChangeAt { get; private set; }

    /// <summary>Running time since the rate or the bag last changed; a pause does not count, and a resume at the same rate goes on.</summary>
    public TimeSpan AtThisRate { get; private set; }

    public TimeSpan RunningTime { get; private set; }

    public PumpReading? PumpReading { get; private set; }

    /// <summary>The rates of the current bag in the order they were set, repeats left out.</summary>
    public IReadOnlyList<FlowRate> RatesOfBag => ratesOfBag;

    public IReadOnlyList<RateSegment> Segments => segments;

    public IReadOnlyList<string> Oddities => oddities;

    public Volume Total => given.Values.Aggregate(Volume.Zero, (sum, volume) => sum + volume);

    public IEnumerable<int> BagsUsed => given.Keys;

    /// <summary>The bags that hang or have hung.</summary>
    public IReadOnlyCollection<int> BagsBegun => begunAt.Keys;

    /// <summary>When the first of these bags began; null while none has.</summary>
    public DateTimeOffset? BegunAt(IEnumerable<int> bags) =>
        bags.Select(bag => begunAt.TryGetValue(bag, out var at) ? at : (DateTimeOffset?)null).Min();

    public Volume GivenOf(int bag) => given.GetValueOrDefault(bag);

    public DateTimeOffset? EmptyAt(int bag) => emptyAt.TryGetValue(bag, out var at) ? at : null;

    public void Take(ChartEntry entry)
    {
        AdvanceTo(entry.EffectiveAt);
        switch (entry.Kind)
        {
            case EntryKind.Started:
                if (StartedAt is not null) oddities.Add("A second start is recorded.");
                Run(entry);
                break;
            case EntryKind.RateChanged:
                ChangeRate(entry);
                break;
            case EntryKind.BagChanged:
                ChangeBag(entry);
                break;
            case EntryKind.Resumed when Phase == SessionPhase.Stopped && entry.IsFound:
                RunOn(entry);
                break;
            case EntryKind.Resumed when Phase == SessionPhase.Stopped:
                oddities.Add("A resume is recorded after the stop; it is not counted.");
                break;
            case EntryKind.Resumed:
                if (Phase != SessionPhase.Paused) oddities.Add("A resume is recorded without a pause before it.");
                Run(entry);
                break;
            case EntryKind.Paused:
                Pause();
                break;
            case EntryKind.ReactionOpened when EntryDetails.Read<ReactionOpeningDetails>(entry) is { PumpStopped: true }:
                Pause();
                break;
            case EntryKind.Stopped when Phase != SessionPhase.Stopped:
                Phase = SessionPhase.Stopped;
                StoppedAt = entry.EffectiveAt;
                IsStopEstimated = EntryDetails.Read<StopDetails>(entry) is { IsEstimated: true };
                break;
            case EntryKind.Bolus:
                GiveBolus(entry);
                break;
            case EntryKind.PumpVolumeRead when entry.VolumeMl is { } read:
                PumpReading = new PumpReading(entry.EffectiveAt, Volume.FromMillilitres(read), entry.BagNumber is { } bag ? GivenOf(bag) : Total);
                break;
            default:
                break;
        }
    }

    public void AdvanceTo(DateTimeOffset to)
    {
        if (to > now && Phase == SessionPhase.Running && Bag is { } bag && CurrentRate > FlowRate.Zero) Flow(bag, to);
        now = to;
    }

    private void Flow(int bag, DateTimeOffset to)
    {
        var (rate, volume, until) = (CurrentRate, CurrentRate.During(to - now), to);
        if (plan.Bag(bag)?.Volume is { } full)
        {
            var left = full.Less(GivenOf(bag));
            if (volume >= left)
            {
                volume = left;
                var emptied = now + (rate.TimeFor(left) ?? TimeSpan.Zero);
                until = emptied < to ? emptied : to;
                emptyAt.TryAdd(bag, until);
            }
        }

        if (volume == Volume.Zero) return;
        Append(new RateSegment(bag, rate, now, until, volume));
        given[bag] = GivenOf(bag) + volume;
        RunningTime += until - now;
        AtThisRate += until - now;
    }

    /// <summary>A note or a set of vital signs in between does not begin another stretch.</summary>
    private void Append(RateSegment next)
    {
        if (segments is [.., var last] && last.Bag == next.Bag && last.Rate == next.Rate && last.To == next.From) segments[^1] = last with { To = next.To, Volume = last.Volume + next.Volume };
        else segments.Add(next);
    }

    private void Run(ChartEntry entry)
    {
        if (Phase == SessionPhase.Stopped)
        {
            oddities.Add("A start is recorded after the stop; it is not counted.");
            return;
        }

        Phase = SessionPhase.Running;
        StartedAt ??= entry.EffectiveAt;
        SetBag(entry.BagNumber, entry.EffectiveAt);
        SetRate(entry);
    }

    /// <summary>What was stopped on paper ran in the patient: it counts, and the recorded stop was not the end.</summary>
    private void RunOn(ChartEntry entry)
    {
        oddities.Add("The pump was found running after the recorded stop: what ran from then on is counted, and another stop ends it.");
        (Phase, StoppedAt, IsStopEstimated) = (SessionPhase.Running, null, false);
        SetRate(entry);
    }

    private void ChangeRate(ChartEntry entry)
    {
        switch (Phase)
        {
            case SessionPhase.Stopped:
                oddities.Add("A rate is recorded after the stop; it is not counted.");
                break;
            case SessionPhase.Preparing:
                // The pump was seen at this rate, so it ran: leaving it out would hide what the patient got.
                oddities.Add("A rate is recorded before a start; the infusion is taken to have started then.");
                Run(entry);
                break;
            default:
                SetRate(entry);
                break;
        }
    }

    private void ChangeBag(ChartEntry entry)
    {
        if (Phase == SessionPhase.Stopped)
        {
            oddities.Add("A bag is recorded after the stop; it is not counted.");
            return;
        }

        if (Phase == SessionPhase.Preparing)
        {
            oddities.Add("A bag is recorded before a start; the infusion is taken to have started then.");
            Run(entry);
            return;
        }

        // The next bottle of the same bag goes on where the bag was; another bag begins its own first step.
        if (entry.BagNumber != Bag) AtThisRate = TimeSpan.Zero;
        SetBag(entry.BagNumber, entry.EffectiveAt);
        SetRate(entry);
    }

    private void SetBag(int? number, DateTimeOffset at)
    {
        var bag = number ?? Bag ?? (plan.Bags.Count > 0 ? plan.Bags[0].Number : 1);
        if (plan.Bag(bag) is null && bag != Bag) oddities.Add(string.Create(CultureInfo.InvariantCulture, $"Bag {bag} is not in the plan: its volume and ingredients are not known."));
        if (bag != Bag) ratesOfBag.Clear();
        begunAt.TryAdd(bag, at);
        Bag = bag;
    }

    private void SetRate(ChartEntry entry)
    {
        var rate = entry.Rate ?? LastRate;
        if (rate != LastRate) AtThisRate = TimeSpan.Zero;
        if (rate is { } known && (ratesOfBag.Count == 0 || ratesOfBag[^1] != known)) ratesOfBag.Add(known);
        (LastRate, LastRateChangeAt) = (rate, entry.EffectiveAt);
    }

    private void Pause()
    {
        if (Phase == SessionPhase.Running) Phase = SessionPhase.Paused;
    }

    private void GiveBolus(ChartEntry entry)
    {
        var bag = entry.BagNumber ?? Bag ?? 1;
        var volume = Volume.FromMillilitres(entry.VolumeMl ?? 0m);
        if (plan.Bag(bag)?.Volume is { } full)
        {
            var left = full.Less(GivenOf(bag));
            if (volume > left) oddities.Add($"A bolus of {volume} is recorded, but only {left} was left in the bag.");
            if (volume >= left) emptyAt.TryAdd(bag, entry.EffectiveAt);
            volume = Volume.Smaller(volume, left);
        }

        given[bag] = GivenOf(bag) + volume;
    }
}
