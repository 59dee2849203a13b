using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Limits of one bag and of all bags of the plan, doses that are offered, and medicines without a row (safety rules 3.5).</summary>
internal static class DoseCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        foreach (var bag in medicine.Bags)
        {
            NoteDose(medicine, bag);
            var rows = medicine.Rows.Where(choice => choice.Bag == bag).ToList();
            if (rows.Count == 0) NoRow(medicine, bag);
            foreach (var choice in rows) AllowedDoses(medicine, choice);
            var place = bag.At("amount", ofIngredient: true);
            Limits(
                medicine, rows, row => row.SoftMaxSingle is { } limit ? [limit] : [],
                new("softMaxSingleMg", FindingLevel.NeedsReason, place), bag.Dose);
            Limits(
                medicine, rows, row => row.HardSingle, new("maxSingleMg", FindingLevel.Refused, place),
                bag.Dose);
        }

        var session = medicine.Planned;
        medicine.Note("sessionTotalMg", session.Ml.IsZero ? medicine.Weight.Resolve(session.Mg) : null);
        Limits(
            medicine, medicine.Rows, row => row.SoftMaxSession is { } limit ? [limit] : [],
            new("softMaxSessionMg", FindingLevel.NeedsReason, FindingPlace.WholePlan), session);
        Limits(
            medicine, medicine.Rows, row => row.HardSession,
            new("maxSessionMg", FindingLevel.Refused, FindingPlace.WholePlan), session);
    }

    private sealed record LimitName(string ValueKey, FindingLevel Level, FindingPlace Place);

    private static void Limits(
        MedicineInPlan medicine, IReadOnlyList<RowChoice> rows, Func<DosingRow, IEnumerable<DoseLimit>> limitsOf, LimitName name,
        DoseAmount dose)
    {
        var undecided = new List<(RowChoice Choice, DoseLimit Limit)>();
        foreach (var choice in rows)
        {
            foreach (var limit in limitsOf(choice.Row))
            {
                var exceeds = dose.Exceeds(limit, medicine.Weight);
                if (choice.Applies.Holds == true || exceeds.Holds == true) NoteLimit(medicine, choice, limit, name);
                if (choice.Applies.Holds is null && exceeds.Holds == true) undecided.Add((choice, limit));
                Decide(medicine, choice, limit, name, dose, Answer.All(choice.Applies, exceeds));
            }
        }

        if (RowChoice.ExceededInEveryCase(undecided.Select(entry => entry.Choice).ToList(), medicine))
        {
            var (choice, limit) = undecided.MaxBy(entry => medicine.Weight.Resolve(DoseAmount.Number(entry.Limit)) ?? 0m);
            Decide(medicine, choice, limit, name, dose, Answer.Yes);
        }
    }

    private static void NoteLimit(MedicineInPlan medicine, RowChoice choice, DoseLimit limit, LimitName name)
    {
        if (DoseAmount.IsVolume(limit.Basis)) return;
        var isSession = name.Place.BagIndex is null;
        medicine.Note(name.ValueKey, medicine.Weight.Resolve(DoseAmount.Number(limit)), isSession ? null : choice.Bag);
    }

    private static void Decide(
        MedicineInPlan medicine, RowChoice choice, DoseLimit limit, LimitName name, DoseAmount dose, Answer fires)
    {
        var unit = Words.Unit(limit.Basis);
        var isSession = name.Place.BagIndex is null;
        var rule = new RuleUnderTest(
            $"dosing.{choice.Row.Id}.{limit.Field}", FindingKind.SingleDose, name.Level, choice.Row.Provenance, name.Place)
        {
            Values = DoseWords.Values(isSession ? "dose of the session" : "dose", dose, limit.Basis, medicine),
            Limit = new(Words.Of(name.Level), limit.Value, unit),
        };
        // A dose drawn up and given at once, as at the chair, is in no bag.
        var where = isSession ? "in this plan" : choice.Bag.Bag.Kind == BagKind.Bolus ? "at once" : "in this bag";
        medicine.Decide(
            rule, fires,
            $"{medicine.NameFirst} {DoseWords.Of(dose, limit.Basis, medicine)} {where} is above the {Words.Of(name.Level)} of {Words.Number(limit.Value, unit)}{(isSession ? " per session" : "")}.");
    }

    private static void AllowedDoses(MedicineInPlan medicine, RowChoice choice)
    {
        var general = medicine.Formulary.GeneralRules.DoseNotAllowed;
        if (choice.Row.AllowedDoses.Count == 0 || general.Severity.Level is not { } level) return;
        var basis = choice.Row.Basis;
        var dose = DoseWords.In(choice.Bag.Dose, basis, medicine);
        var isAnother = dose is not { } known ? Answer.Unknown(medicine.Weight.Missing)
            : Answer.Of(!choice.Row.AllowedDoses.Any(allowed => Judging.Limits.Holds(known, Comparison.Equal, allowed)));
        medicine.Decide(
            new(
                $"dosing.{choice.Row.Id}.allowedDoses", FindingKind.SingleDose, level, choice.Row.Provenance,
                choice.Bag.At("amount", ofIngredient: true), general.Text)
            {
                Values = DoseWords.Values("dose", choice.Bag.Dose, basis, medicine),
            },
            Answer.All(choice.Applies, isAnother),
            $"{medicine.NameFirst} is given as {string.Join(" or ", choice.Row.AllowedDoses.Select(allowed => Words.Number(allowed)))} {Words.Unit(basis)}, not {DoseWords.Of(choice.Bag.Dose, basis, medicine)}.");
    }

    private static void NoRow(MedicineInPlan medicine, BagDose bag)
    {
        var general = medicine.Formulary.GeneralRules.NoDosingRow;
        if (general.Severity.Level is { } level)
            medicine.Decide(
                new("dosing.none", FindingKind.SingleDose, level, general.Provenance, bag.At("amount", ofIngredient: true), general.Text)
                {
                    Values = DoseWords.Values("dose", bag.Dose, bag.Dose.Mg.IsZero ? DoseBasis.Millilitre : DoseBasis.Milligram, medicine),
                },
                fires: true, $"{medicine.NameFirst}: no dose of the formulary fits this patient and bag, so no limit is known.");
    }

    private static void NoteDose(MedicineInPlan medicine, BagDose bag)
    {
        if (bag.Dose.Mg.IsZero)
        {
            medicine.Note("doseMl", medicine.Weight.Resolve(bag.Dose.Ml), bag);
            return;
        }

        medicine.Note("doseMg", medicine.Weight.Resolve(bag.Dose.Mg), bag);
        medicine.Note("doseMgPerKg", DoseWords.In(bag.Dose, DoseBasis.MilligramPerKilogram, medicine), bag);
        medicine.Note("doseGPerKg", DoseWords.In(bag.Dose, DoseBasis.GramPerKilogram, medicine), bag);
    }
}
