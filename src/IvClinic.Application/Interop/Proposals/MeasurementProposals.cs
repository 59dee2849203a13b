using IvClinic.Domain.Measures;

namespace IvClinic.Application.Interop;

/// <summary>Weight, height, pain, laboratory values and pregnancy: of each the newest by its own date.</summary>
internal static class MeasurementProposals
{
    public static IEnumerable<ProposedItem> From(Referral referral, int patientIndex, DateOnly? today)
    {
        var groups = referral.Observations
            .Where(observation => referral.IsAbout(observation.Subject, patientIndex) && !observation.IsWithdrawn)
            .Where(observation => observation.Quantity is not null || observation.ValueText is not null)
            .Select(observation => (observation, code: observation.LoincCodes.FirstOrDefault(MeasuredThings.ByLoinc.ContainsKey)))
            .Where(pair => pair.code is not null)
            .GroupBy(pair => MeasuredThings.ByLoinc[pair.code!].Name, pair => (pair.observation, code: pair.code!), StringComparer.Ordinal);

        foreach (var group in groups)
        {
            var number = Newest(group.Where(pair => pair.observation.Quantity?.Value is not null));
            if (number is { } read) yield return Item(read.Observation, read.Code, read.Observation.Quantity!.Value!.Value, today);

            // A newer value that is no number must not vanish behind an older one that is.
            var words = Newest(group.Where(pair => pair.observation.Quantity?.Value is null));
            if (words is { } unread && (number is null || When(unread.Observation) >= When(number.Value.Observation)))
                yield return InWords(unread.Observation, group.Key, today);
        }

        if (referral.PregnancyStatusOf(patientIndex) is { } pregnancy)
        {
            var status = pregnancy.ValueText ?? "without an answer";
            yield return new ProposedPregnancyStatus($"Pregnancy status: {status}{On(pregnancy)}", pregnancy.Path, status)
            {
                Date = pregnancy.Effective,
                Concern = Concerns.Join(Doubts(pregnancy, today)),
            };
        }
    }

    private static (ReferredObservation Observation, string Code)? Newest(IEnumerable<(ReferredObservation Observation, string Code)> pairs) =>
        pairs.Cast<(ReferredObservation Observation, string Code)?>().MaxBy(pair => When(pair!.Value.Observation));

    private static DateTimeOffset When(ReferredObservation observation) => observation.Effective?.Earliest ?? DateTimeOffset.MinValue;

    private static ProposedMeasurement InWords(ReferredObservation observation, string name, DateOnly? today)
    {
        var (sent, unit) = observation.Quantity is { } quantity ? (quantity.Sent, quantity.UnitAsSent) : (observation.ValueText ?? "", null);
        return new($"{name}: {sent} {unit}".TrimEnd() + On(observation), observation.Path, name, null, null, sent, unit)
        {
            Date = observation.Effective,
            Concern = Concerns.Join(["The value is no usable number.", .. Doubts(observation, today)]),
        };
    }

    private static ProposedItem Item(ReferredObservation observation, string code, decimal value, DateOnly? today)
    {
        var (name, thing, units) = MeasuredThings.ByLoinc[code];
        var quantity = observation.Quantity!;
        var (ucum, unitConcern) = UnitSpellings.Of(quantity);
        var doubts = Doubts(observation, today);

        if (thing is MeasuredThing.Weight or MeasuredThing.Height) return Body(observation, (name, thing), ucum, [unitConcern, .. doubts]);
        if (thing == MeasuredThing.Pain)
        {
            return new ProposedPainScore($"{name} {Shown(value, 1)}{On(observation)}", observation.Path, value)
            {
                Date = observation.Effective,
                Concern = Concerns.Join([PainConcern(value, ucum, quantity), .. doubts]),
            };
        }

        var words = $"{name} {quantity.Comparator}{Shown(value, 3)} {quantity.UnitAsSent}".TrimEnd() + On(observation);
        return new ProposedLaboratory(words, observation.Path, name, code, value, quantity.Comparator, quantity.UnitAsSent, ucum)
        {
            Date = observation.Effective,
            Concern = Concerns.Join([unitConcern, UnexpectedUnit(ucum, units), .. doubts]),
        };
    }

    private static ProposedMeasurement Body(
        ReferredObservation observation, (string Name, MeasuredThing Thing) what, string? ucum, IEnumerable<string?> doubts)
    {
        var quantity = observation.Quantity!;
        var (perUnit, unit) = what.Thing == MeasuredThing.Weight ? (MeasuredThings.KilogramsPer, "kg") : (MeasuredThings.CentimetresPer, "cm");
        var isKnown = perUnit.TryGetValue(ucum ?? "", out var factor);
        var converted = isKnown && quantity.Comparator is null && quantity.Value is { } value ? Times(value, factor) : null;
        var asSent = $"{quantity.Comparator}{quantity.Sent} {quantity.UnitAsSent}".Trim();
        var words = converted is { } amount
            ? $"{what.Name} {Shown(amount, 1)} {unit}{(ucum == unit ? "" : $" (sent as {asSent})")}"
            : $"{what.Name} as sent: {asSent}";

        var isWeight = what.Thing == MeasuredThing.Weight;
        return new(words + On(observation), observation.Path, what.Name, isWeight ? converted : null, isWeight ? null : converted, quantity.Sent, quantity.UnitAsSent)
        {
            Date = observation.Effective,
            Concern = Concerns.Join([
                converted is not null && ucum != unit ? $"Converted from {asSent}." : null,
                converted is null ? $"It cannot be given in {unit}." : null,
                ucum is not null && !isKnown ? $"“{ucum}” is no unit of {what.Name.ToLowerInvariant()}." : null,
                .. doubts,
            ]),
        };
    }

    private static decimal? Times(decimal value, decimal factor)
    {
        try
        {
            return value * factor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string?[] Doubts(ReferredObservation observation, DateOnly? today) =>
    [
        Concerns.OfSubject(observation.Subject),
        Concerns.OfDate(observation.Effective, "No date was sent, so it may be old."),
        Concerns.OfAge(observation.Effective, today),
        observation.Status is "preliminary" or "registered" ? $"The result is {observation.Status}." : null,
    ];

    private static string? UnexpectedUnit(string? ucum, string[] units) =>
        ucum is not null && !units.Contains(ucum, StringComparer.Ordinal) ? $"“{ucum}” is not a usual unit for it." : null;

    private static string? PainConcern(decimal score, string? ucum, ReferredQuantity quantity)
    {
        if (score is < 0 or > 10) return "It is not a score from 0 to 10.";
        if (score != decimal.Truncate(score)) return "The sender gives a fraction; pain is scored in whole numbers.";
        return ucum is null or "{score}" ? null : $"“{quantity.UnitAsSent}” is not a score.";
    }

    /// <summary>Machines send fifteen decimals; the screen shows a few and says so, the record keeps all.</summary>
    private static string Shown(decimal value, int decimals)
    {
        var rounded = NumberText.Format(value, decimals);
        return rounded == NumberText.Format(value) ? rounded : "≈ " + rounded;
    }

    private static string On(ReferredObservation observation) => observation.Effective is { } date ? $" ({date.Words})" : "";
}
