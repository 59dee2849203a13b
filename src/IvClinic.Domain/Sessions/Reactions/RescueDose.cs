using System.Globalization;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>A rescue medicine at the dose for this patient, ready to be read aloud.</summary>
/// <param name="Dose">With its unit; null where the formulary has none for this patient.</param>
/// <param name="Drawn">What is drawn up: "0.5 mL of 1 mg/mL"; null where the formulary knows no strength.</param>
/// <param name="Why">How it was computed, or why there is none.</param>
/// <param name="IsAdultDose">The number it depends on is not known: the dose for an adult.</param>
public sealed record RescueDose(string MedicineId, string Name, string Route, string? Dose, string? Drawn, string Why, bool IsAdultDose)
{
    /// <summary>"EPINEPHrine 0.5 mg IM = 0.5 mL of 1 mg/mL"; "lipid emulsion 75 mL of 20% IV".</summary>
    public string Text => Dose is null ? $"{Name} {Route}"
        : Drawn is null ? $"{Name} {Dose} {Route}"
        : Drawn.StartsWith("of ", StringComparison.Ordinal) ? $"{Name} {Dose} {Drawn} {Route}" : $"{Name} {Dose} {Route} = {Drawn}";

    /// <summary>How fast, when again, and what follows.</summary>
    public IReadOnlyList<string> Then { get; init; } = [];

    /// <summary>From the formulary's dosing rows and the patient's numbers; nothing of it is a limit.</summary>
    public static RescueDose Of(Medicine medicine, PatientFacts patient)
    {
        var route = medicine.Routes.Count > 0 ? medicine.Routes[0] : "";
        var rows = medicine.Dosing.Select(row => (Row: row, Applies: Applies(row.AppliesWhen, patient))).Where(each => each.Applies.Holds != false).ToList();
        var sure = rows.Where(each => each.Applies.Holds == true).Select(each => Amount(each.Row, medicine, patient, isAdult: false)).OfType<RescueAmount>().FirstOrDefault();
        if (sure is not null) return Written(medicine, route, sure, isAdult: false);
        // What decides is not known: the dose for an adult; of several the one with the lower most.
        var adult = rows.Select(each => Amount(each.Row, medicine, patient, isAdult: true)).OfType<RescueAmount>().MinBy(amount => amount.Most ?? decimal.MaxValue);
        return adult is not null
            ? Written(medicine, route, adult, isAdult: true)
            : new(medicine.Id, medicine.TallManName, route, null, null, "The formulary has no dose for this patient: ask the prescriber.", false);
    }

    private static RescueDose Written(Medicine medicine, string route, RescueAmount amount, bool isAdult)
    {
        var why = isAdult ? $"Adult dose: {string.Join(" and ", amount.Missing)} not known." : amount.Why;
        if (amount.IsVolume)
        {
            var volume = RoundedDown(amount.Value);
            var strength = medicine.Administration.Concentrations is [{ Value: var text }, ..] ? $"of {text}" : null;
            return new(medicine.Id, medicine.TallManName, route, $"{NumberText.Format(volume)} mL", strength, why, isAdult) { Then = amount.Then };
        }

        if (medicine.Administration.Stocked is not [var stocked, ..])
            return new(medicine.Id, medicine.TallManName, route, $"{NumberText.Format(amount.Value)} mg", null, why, isAdult) { Then = amount.Then };
        // What the syringe can show, never more than computed; mg and mL say the same.
        var drawn = RoundedDown(amount.Value / stocked.MilligramsPerMillilitre);
        return new(
            medicine.Id, medicine.TallManName, route, $"{NumberText.Format(drawn * stocked.MilligramsPerMillilitre)} mg",
            $"{NumberText.Format(drawn)} mL of {NumberText.Format(stocked.MilligramsPerMillilitre)} mg/mL{(stocked.Text.Length > 0 ? $" ({stocked.Text})" : "")}", why, isAdult)
        { Then = amount.Then };
    }

    private static RescueAmount? Amount(DosingRow row, Medicine medicine, PatientFacts patient, bool isAdult)
    {
        var then = Afterwards(row, patient, medicine);
        var cap = row.HardSingle.Where(limit => limit.Basis == (row.Basis == DoseBasis.Millilitre ? DoseBasis.Millilitre : DoseBasis.Milligram)).Select(limit => (decimal?)limit.Value).Min();
        var missing = Missing(row.AppliesWhen, patient);
        if (Suggested(row, "bolusMl") is { } bolus) return new(bolus, true, $"{NumberText.Format(bolus)} mL, for {Condition(row, medicine)}", cap, then, missing);
        var (perKg, isVolume) = Suggested(row, "bolus") is { } mlPerKg && row.Basis == DoseBasis.MillilitrePerKilogram ? (mlPerKg, true) : (Suggested(row, "mgPerKg"), false);
        if (perKg is { } each)
        {
            var weight = DosingWeight.Of(medicine.Weight.Basis, patient);
            if (weight.Kg is { } kg && !isAdult)
            {
                var whole = each * kg;
                var unit = isVolume ? "mL" : "mg";
                var which = medicine.Weight.Basis == WeightBasis.Ideal ? "kg ideal weight" : "kg";
                var sum = $"{NumberText.Format(each)} {unit}/kg × {NumberText.Format(kg, 1)} {which} = {NumberText.Format(whole, 3)} {unit}";
                return cap is { } most && whole > most
                    ? new(most, isVolume, $"{sum}, at most {NumberText.Format(most)} {unit}", cap, then, missing)
                    : new(whole, isVolume, sum, cap, then, missing);
            }

            if (!isAdult || isVolume) return null;
            return row.UsualMax is { } adult && row.Basis == DoseBasis.Milligram ? new(cap is { } top && top < adult ? top : adult, false, "", cap, then, [.. missing.Union(weight.Missing.Select(Word))]) : null;
        }

        if (row.UsualMin is not { } first || row.Basis is not (DoseBasis.Milligram or DoseBasis.Millilitre)) return null;
        var inMl = row.Basis == DoseBasis.Millilitre;
        return new(first, inMl, row.UsualMax is { } upTo && upTo > first ? $"First dose; usually up to {NumberText.Format(upTo)} {(inMl ? "mL" : "mg")}" : "Usual dose", cap, then, missing);
    }

    private static IReadOnlyList<string> Afterwards(DosingRow row, PatientFacts patient, Medicine medicine)
    {
        var then = new List<string>();
        if (Suggested(row, "bolusDurationMin") is { } minutes) then.Add($"over {NumberText.Format(minutes)} min");
        if (row is { IntervalHours: { } hours, IntervalInMinutes: true }) then.Add($"again after {NumberText.Format(hours * 60m, 0)} min if needed");
        if (Suggested(row, "infusion") is { } rate && row.Suggestions.TryGetValue("infusionUnit", out var unit) && unit == "mL/kg/min" && DosingWeight.Of(medicine.Weight.Basis, patient).Kg is { } kg)
            then.Add($"then {NumberText.Format(rate * kg, 1)} mL/min");
        if (Suggested(row, "infusionMl") is { } volume && Suggested(row, "infusionDurationMin") is { } over) then.Add($"then {NumberText.Format(volume)} mL over {NumberText.Format(over)} min");
        foreach (var rule in medicine.AgeRules.Where(rule => rule.Severity is not null && patient.AgeYears is { } age && Limits.Holds(age, rule.Op, rule.Years))) then.Add(rule.Text);
        foreach (var limit in medicine.Cumulative.Where(each => each.Basis == DoseBasis.MillilitrePerKilogram))
            then.Add(DosingWeight.Of(medicine.Weight.Basis, patient).Kg is { } each ? $"at most {NumberText.Format(limit.Limit * each, 0)} mL in all" : $"at most {NumberText.Format(limit.Limit)} mL/kg in all");
        return then;
    }

    private static decimal? Suggested(DosingRow row, string name) =>
        row.Suggestions.TryGetValue(name, out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Down to what a syringe of that size shows: 0.01 mL below 1 mL, 0.1 mL below 20 mL, whole mL from there.</summary>
    private static decimal RoundedDown(decimal millilitres)
    {
        var step = millilitres < 1m ? 0.01m : millilitres < 20m ? 0.1m : 1m;
        return Math.Floor(millilitres / step) * step;
    }

    private static Answer Applies(AppliesWhen condition, PatientFacts patient) => condition switch
    {
        AppliesWhen.Always => Answer.Yes,
        AppliesWhen.All all => Answer.All(all.Parts.Select(part => Applies(part, patient))),
        AppliesWhen.Any any => Answer.Any(any.Parts.Select(part => Applies(part, patient))),
        AppliesWhen.NumberTest test when PatientNumber.IsInputOfAPlan(test.Field) => PatientNumber.Compare(test.Field, test.Op, test.Value, patient),
        AppliesWhen.WordTest { Field: "kind" } test => Answer.Of(test.Values.Contains("bolus", StringComparer.Ordinal) != test.Negated),
        // Made for a plan, not for an emergency.
        _ => Answer.No,
    };

    private static string[] Missing(AppliesWhen condition, PatientFacts patient) => [.. Applies(condition, patient).Missing.Select(Word)];

    private static string Condition(DosingRow row, Medicine medicine) => row.AppliesWhen is AppliesWhen.NumberTest test
        ? $"{Word(test.Field)} {(test.Op is Comparison.More or Comparison.AtLeast ? "above" : "up to")} {NumberText.Format(test.Value)}{(test.Field is "weightKg" or "idealWeightKg" ? " kg" : "")}"
        : medicine.TallManName;

    private static string Word(string input) => input switch
    {
        PlanInput.WeightKg => "weight",
        PlanInput.HeightCm => "height",
        PlanInput.Sex => "sex",
        PlanInput.AgeYears => "age",
        "idealWeightKg" => "ideal weight",
        _ => input,
    };
}

/// <param name="Most">The single maximum; null where the formulary has none.</param>
/// <param name="Missing">What would decide it and is not known, in words.</param>
internal sealed record RescueAmount(decimal Value, bool IsVolume, string Why, decimal? Most, IReadOnlyList<string> Then, IReadOnlyList<string> Missing);
