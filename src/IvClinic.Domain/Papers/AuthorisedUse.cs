using static System.FormattableString;

namespace IvClinic.Domain.Papers;

/// <summary>One session's use of one medicine: given, or planned for a day.</summary>
/// <param name="Milligrams">Null where it cannot be derived.</param>
public sealed record MedicineUse(DateOnly On, string Medicine, decimal? Milligrams);

/// <summary>How far an authorisation is used up. Derived from what was given, never typed.</summary>
/// <param name="Used">In its own unit.</param>
/// <param name="NotCounted">Sessions in its window whose amount is not known: "used" is at least what is said.</param>
public sealed record AuthorisedUse(Authorisation Authorisation, decimal Used, int NotCounted)
{
    public decimal Left => Authorisation.Units - Used;

    public string Text => $"{Authorisation.Words(Used)} of {Authorisation.Words(Authorisation.Units)} used{(NotCounted > 0 ? Invariant($", and {NotCounted} {(NotCounted == 1 ? "session" : "sessions")} whose amount is not known") : "")}";

    /// <summary>What can be chosen for a plan: by reference, each medicine with what is left and its dates; one that is over or not begun says so.</summary>
    /// <param name="name">A medicine as it is shown.</param>
    public static IReadOnlyList<(string Reference, string Text)> Choices(IEnumerable<AuthorisedUse> uses, DateOnly today, Func<string, string> name) =>
    [
        .. uses.Where(use => !use.Authorisation.IsVoided).GroupBy(use => use.Authorisation.Reference.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(each => (each.First().Authorisation.Reference.Trim(), $"{each.First().Authorisation.Reference.Trim()}: {string.Join("; ", each.Select(use => use.Choice(today, name)))}")),
    ];

    private string Choice(DateOnly today, Func<string, string> name)
    {
        var left = Left < 0m ? $"{Authorisation.Words(-Left)} beyond" : $"{(NotCounted > 0 ? "at most " : "")}{Authorisation.Words(Left)} left";
        var standing = Authorisation.ValidTo < today ? ", over" : Authorisation.ValidFrom > today ? ", not yet" : "";
        return Invariant($"{name(Authorisation.Medicine)}, {left}, {Authorisation.ValidFrom:d MMM yyyy} to {Authorisation.ValidTo:d MMM yyyy}{standing}");
    }

    public static AuthorisedUse Of(Authorisation authorisation, IEnumerable<MedicineUse> given)
    {
        var inside = given.Where(use => use.Medicine == authorisation.Medicine && authorisation.Covers(use.On)).ToList();
        if (authorisation.Unit == AuthorisedUnit.Sessions) return new(authorisation, inside.Count, 0);
        return new(authorisation, inside.Sum(use => In(authorisation.Unit, use.Milligrams ?? 0m)), inside.Count(use => use.Milligrams is null));
    }

    /// <summary>
    /// What booked sessions would use, and whether that is beyond units or dates, in sentences; empty where nothing is. Exactly
    /// the units that are left are inside.
    /// </summary>
    /// <param name="reference">As the plan names it.</param>
    /// <param name="booked">Booked and wanted sessions that were not given yet.</param>
    /// <param name="name">A medicine as it is shown.</param>
    public static IReadOnlyList<string> Beyond(
        string reference, IReadOnlyList<Authorisation> recorded, IReadOnlyList<MedicineUse> given, IReadOnlyList<MedicineUse> booked, Func<string, string> name)
    {
        if (booked.Count == 0) return [];
        if (!recorded.Any(each => !each.IsVoided && each.IsCalled(reference)))
            return [$"Authorisation {reference} is named in the plan and not recorded for this patient: its units and dates are not checked."];
        var named = recorded.Where(each => !each.IsVoided && each.IsCalled(reference)).ToList();
        // Premedication and fluids are not what a payer authorises: only the medicines it names are counted.
        if (!named.Exists(each => booked.Any(use => use.Medicine == each.Medicine)))
            return [$"Authorisation {reference} is for {string.Join(", ", named.Select(each => name(each.Medicine)).Distinct())}, which is not in the booked sessions."];
        return [.. booked.GroupBy(use => use.Medicine, StringComparer.Ordinal).SelectMany(uses => Beyond(reference, named.FindAll(each => each.Medicine == uses.Key), name(uses.Key), given, [.. uses]))];
    }

    private static IEnumerable<string> Beyond(string reference, List<Authorisation> named, string medicine, IReadOnlyList<MedicineUse> given, List<MedicineUse> booked)
    {
        if (named.Count == 0) yield break;
        foreach (var day in booked.Select(use => use.On).Distinct().Order().Where(day => !named.Exists(each => each.Covers(day))))
            yield return Invariant($"{day:yyyy-MM-dd} is outside authorisation {reference} for {medicine} ({string.Join("; ", named.Select(each => Invariant($"{each.ValidFrom:yyyy-MM-dd} to {each.ValidTo:yyyy-MM-dd}")))}).");
        foreach (var each in named)
        {
            var inside = booked.FindAll(use => each.Covers(use.On));
            if (inside.Count == 0) continue;
            var use = Of(each, given);
            var wanted = each.Unit == AuthorisedUnit.Sessions ? inside.Count : inside.Sum(planned => In(each.Unit, planned.Milligrams ?? 0m));
            if (each.Unit != AuthorisedUnit.Sessions && inside.Exists(planned => planned.Milligrams is null))
                yield return $"Authorisation {reference} for {medicine}: what the booked sessions would use is not known, because the plan gives no amount.";
            if (wanted > use.Left)
                yield return $"Beyond authorisation {reference} for {medicine}: {use.Text}; booked sessions would use {each.Words(wanted)}, {each.Words(Math.Max(0m, use.Left))} are left.";
        }
    }

    private static decimal In(AuthorisedUnit unit, decimal milligrams) => unit == AuthorisedUnit.Grams ? milligrams / 1000m : milligrams;
}
