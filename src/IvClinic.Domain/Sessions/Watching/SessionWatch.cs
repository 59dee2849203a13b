using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Sessions.Watching;

/// <summary>What the formulary asks to watch for the medicines of a plan. No medicine has code of its own.</summary>
/// <param name="StartLimits">Values at which no infusion starts, whatever the medicine.</param>
public sealed record SessionWatch(IReadOnlyList<WatchedMedicine> Medicines, IReadOnlyList<StartLimit> StartLimits)
{
    public static SessionWatch None { get; } = new([], []);

    public static SessionWatch Of(PlanContent plan, ClinicFormulary formulary) => new(
        [
            .. plan.Bags.SelectMany(bag => bag.Ingredients.Select(each => (bag.Number, Medicine: formulary.Named(each.Medication))))
                .Where(each => each.Medicine is not null)
                .GroupBy(each => each.Medicine!.Id, StringComparer.Ordinal)
                .Select(group => new WatchedMedicine(group.First().Medicine!, [.. group.Select(each => each.Number).Distinct()])),
        ],
        formulary.StartLimits);

    /// <summary>The medicines of these bags.</summary>
    public IReadOnlyList<WatchedMedicine> In(IEnumerable<int> bags)
    {
        var numbers = bags.ToHashSet();
        return [.. Medicines.Where(each => each.Bags.Any(numbers.Contains))];
    }

    /// <summary>What to look for at each observation, once each, with the medicines it is for.</summary>
    public IReadOnlyList<WatchedSign> SignsToLookFor(IEnumerable<int> bags) =>
    [
        .. In(bags).SelectMany(each => each.Medicine.HoldStop.Where(HoldRule.IsLookedFor).Select(rule => (rule, each.Medicine)))
            .GroupBy(each => each.rule.Param, StringComparer.Ordinal)
            .Select(group => new WatchedSign(
                group.Key, group.First().rule.Text, [.. group.Select(each => each.Medicine.TallManName).Distinct(StringComparer.Ordinal)], group.First().rule.Op == "absent")),
    ];
}

/// <summary>A medicine of the plan and the numbers of the bags it is in.</summary>
public sealed record WatchedMedicine(Medicine Medicine, IReadOnlyList<int> Bags);

/// <summary>A sign that a person looks for.</summary>
/// <param name="Sign">Its id in the formulary.</param>
/// <param name="For">Names of the medicines it matters for.</param>
/// <param name="IsNormallyPresent">Its absence is what holds the infusion, for example a reflex.</param>
public sealed record WatchedSign(string Sign, string Text, IReadOnlyList<string> For, bool IsNormallyPresent);

/// <summary>Everything observed so far that rules compare: the latest of each, with its time.</summary>
/// <param name="Seen">Signs that were looked for, by id.</param>
/// <param name="BaselineSystolic">mmHg, of the last baseline; null where none was taken.</param>
/// <param name="ScoreAt">When the newest of the scored signs was taken.</param>
public sealed record ObservedSigns(
    IReadOnlyList<SignReading> Latest, IReadOnlyDictionary<string, SeenAt> Seen, decimal? BaselineSystolic, EarlyWarningScore? Score, DateTimeOffset? ScoreAt)
{
    public static ObservedSigns None { get; } = new([], new Dictionary<string, SeenAt>(StringComparer.Ordinal), null, null, null);

    public SignReading? Of(string code) =>
        VitalLimits.ByCode(code) is { } limit ? Latest.FirstOrDefault(reading => reading.Sign == limit.Sign) : null;
}

/// <summary>A sign that was looked for, and whether it was there.</summary>
public sealed record SeenAt(bool IsPresent, DateTimeOffset At);
