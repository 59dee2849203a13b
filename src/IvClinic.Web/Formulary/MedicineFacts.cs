using System.Globalization;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Measures;

namespace IvClinic.Web.Formulary;

/// <summary>A medicine's facts in words, section by section.</summary>
public sealed class MedicineFacts(Medicine medicine, ClinicFormulary formulary)
{
    public IEnumerable<FormularyFact> Indications =>
        medicine.Indications.Select(entry => new FormularyFact(FormularyWords.Indication(entry.Code), $"{entry.Status}; {entry.Evidence}", entry.Provenance, entry.Severity));

    public IEnumerable<FormularyFact> OverTime =>
        medicine.Cumulative.Select(limit => new FormularyFact(
            FormularyWords.Spaced(limit.Id), FormularyWords.OverTime(limit) + (limit.AppliesWhen is AppliesWhen.Always ? "" : $" ({FormularyWords.When(limit.AppliesWhen, formulary)})"), limit.Provenance, limit.Severity));

    public IEnumerable<FormularyFact> Giving
    {
        get
        {
            var given = medicine.Administration;
            if (given.UsualDurationMinutes is { } usual) yield return new("Usual duration", $"{NumberText.Format(usual.Value)} min", usual.Provenance);
            foreach (var limit in given.DurationLimits) yield return new("Shorter than", $"{NumberText.Format(limit.Minutes)} min{Condition(limit.AppliesWhen)}", limit.Provenance, limit.Severity);
            foreach (var limit in given.RateLimits) yield return new("Faster than", $"{NumberText.Format(limit.Value)} {UnitText.Of(limit.Unit)}{(limit.ByProduct ? ", or the product's own rate" : "")}{Condition(limit.AppliesWhen)}", limit.Provenance, limit.Severity);
            if (given.StartRateLimit is { } start) yield return new("First rate above", $"{NumberText.Format(start.Value)} {UnitText.Of(start.Unit)}{(start.ByProduct ? ", or the product's own first rate" : "")}", start.Provenance, start.Severity);
            foreach (var limit in given.HourLimits) yield return new("In an hour more than", $"{NumberText.Format(limit.Milligrams)} mg", limit.Provenance, limit.Severity);
            foreach (var limit in given.ConcentrationLimits) yield return new("Stronger than", $"{NumberText.Format(limit.MilligramsPerMillilitre)} mg/mL", limit.Provenance, limit.Severity);
            foreach (var diluent in given.Diluents) yield return new("Diluent", DiluentName(diluent.Name) + Volumes(diluent), diluent.Provenance);
            foreach (var refused in given.RefusedDiluents) yield return new("Not in", DiluentName(refused.Name), refused.Provenance, refused.Severity);
            foreach (var strength in given.Concentrations) yield return new("Strength", strength.Value, strength.Provenance);
            foreach (var (name, remark) in given.Remarks) yield return new(Remark(name), remark.Value, remark.Provenance);
        }
    }

    public IEnumerable<FormularyFact> Patient
    {
        get
        {
            if (medicine.MinimumAge is { } age) yield return new("Younger than", $"{NumberText.Format(age.Years)} years", age.Provenance, age.Severity);
            foreach (var rule in medicine.AgeRules) yield return new($"Age {FormularyWords.Comparison(rule.Op)} {NumberText.Format(rule.Years)}", rule.Text, rule.Provenance, rule.Severity ?? Reduced(rule.Reductions));
            if (medicine.Weight.MinKg is { } least) yield return new("Lighter than", $"{NumberText.Format(least)} kg", medicine.Weight.Provenance, medicine.Weight.MinKgSeverity);
            yield return new("Doses per kg", Basis(medicine.Weight.Basis), medicine.Weight.Provenance);
            foreach (var rule in medicine.Renal) yield return new($"{KidneyName(rule)} {FormularyWords.Comparison(rule.Op)} {NumberText.Format(rule.Value)}", rule.Text, rule.Provenance, rule.Severity ?? Reduced(rule.Reductions));
            foreach (var rule in medicine.Hepatic) yield return new(ConditionName(rule.ConditionId), rule.Text, rule.Provenance, rule.Severity ?? Reduced(rule.Reductions));
            var pregnancy = medicine.Pregnancy;
            yield return new("Pregnancy", $"{pregnancy.Text}{(pregnancy.Lactation is null ? "" : "; lactation: " + pregnancy.Lactation)}", pregnancy.Provenance, pregnancy.Severity);
            if (pregnancy.Contraception is { } rule2)
                yield return new("Contraception", $"asked of {rule2.Sex} patients from {NumberText.Format(rule2.AgeYearsMin)} to {NumberText.Format(rule2.AgeYearsMax)} years; without it", pregnancy.Provenance, rule2.Severity);
            if (pregnancy.Contraception?.DoFirst is { } first) yield return new("Who can become pregnant", first.Text, first.Provenance);
            if (medicine.Qtc is not { } qtc) yield break;
            yield return new("QTc", qtc.AlwaysRequired ? "must be known" : "must be known beside another medicine with QT risk", qtc.Provenance);
            foreach (var limit in qtc.Limits) yield return new("QTc", $"{FormularyWords.Comparison(limit.Op)} {NumberText.Format(limit.Milliseconds)} ms{(limit.Below is { } below ? $" and below {NumberText.Format(below)} ms" : "")}", qtc.Provenance, limit.Severity);
        }
    }

    public IEnumerable<FormularyFact> Contraindications => medicine.Contraindications.Select(rule => new FormularyFact(
        rule.ConditionId is { } id ? ConditionName(id) : string.Join(", ", rule.DrugClasses.Select(FormularyWords.Spaced)),
        rule.Text + (rule.WindowHours is { } hours ? $"; within {NumberText.Format(hours)} h" : ""), rule.Provenance, rule.Severity));

    public IEnumerable<FormularyFact> Allergies => medicine.AllergyTokens.Select(token => new FormularyFact(TokenName(token.Token), token.Text, token.Provenance, token.Severity));

    public IEnumerable<FormularyFact> Interactions => medicine.Interactions.Select(rule => new FormularyFact(
        FormularyWords.Spaced(rule.WithClass) + Members(rule.WithClass),
        $"{rule.Effect}: {rule.Action}{(rule.WindowHours is { } hours ? $"; within {NumberText.Format(hours)} h" : "")}{DailyDose(rule)}{Escalation(rule)}", rule.Provenance, rule.Severity));

    /// <summary>Rules between this medicine and another one of the formulary; not those about one bag.</summary>
    public IEnumerable<(string? OtherId, FormularyFact Fact)> Pairs => OwnPairRules(isAboutMixing: false).Select(rule =>
    {
        var (other, window) = (Other(rule.A, rule.B), rule.WindowHours is { } hours ? $"; within {NumberText.Format(hours)} h" : "");
        return Named(other, $"{rule.Effect}: {rule.Action}{window}", rule.Provenance, rule.Severity);
    });

    /// <summary>What may and must not be in one bag with it.</summary>
    public IEnumerable<(string? OtherId, FormularyFact Fact)> SameBag =>
    [
        .. formulary.CompatiblePairs.Where(pair => pair.A == medicine.Id || pair.B == medicine.Id).Select(pair => Named(Other(pair.A, pair.B), "may share a bag", pair.Provenance, null)),
        .. medicine.Incompatibilities.Select(entry => entry.With is { } with
            ? Named(with, entry.Text + InSyringe(entry.SyringeOnly), entry.Provenance, entry.Severity)
            : (null, new FormularyFact(entry.WithSubstance ?? "", entry.Text + InSyringe(entry.SyringeOnly), entry.Provenance, entry.Severity))),
        .. OwnPairRules(isAboutMixing: true).Select(rule => Named(Other(rule.A, rule.B), rule.Effect + InSyringe(rule.SyringeOnly), rule.Provenance, rule.Severity)),
    ];

    public IEnumerable<FormularyFact> BeforeStart => medicine.PreChecks.Select(check => new FormularyFact(
        Sentence(check.Text), $"{ConditionWords.Spaced(check.Requirement)}: {check.Criterion}{(check.ValidityDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"; a result holds {days} days") : "")}", check.Provenance));

    public IEnumerable<FormularyFact> StartLimits => formulary.StartLimits.Select(limit => new FormularyFact(
        FormularyWords.Observation(limit.Param),
        $"{ConditionWords.OfSign(limit.Op)} {string.Join(" to ", new[] { limit.Low, limit.High, limit.Value }.OfType<decimal>().Select(number => NumberText.Format(number)))} {FormularyWords.Unit(limit.Unit)}: {limit.Action}", limit.Provenance));

    public IEnumerable<FormularyFact> Watching
    {
        get
        {
            var plan = medicine.Monitoring;
            if (plan.Baseline.Count > 0) yield return new("Before", string.Join(", ", plan.Baseline.Select(FormularyWords.Observation)), plan.Provenance);
            if (plan.During.Count > 0) yield return new("While running", $"{(plan.DuringIntervalMinutes is { } every ? $"every {NumberText.Format(every)} min: " : "")}{string.Join(", ", plan.During.Select(FormularyWords.Observation))}", Provenance.None);
            foreach (var phase in plan.Phases) yield return new(Phase(phase), $"every {NumberText.Format(phase.EveryMinutes)} min{(phase.Signs.Count > 0 ? ": " + string.Join(", ", phase.Signs.Select(FormularyWords.Observation)) : "")}", Provenance.None);
            if (plan.AtRateChange) yield return new("At each rate change", "a round of its own", Provenance.None);
            if (plan.Continuous.Count > 0) yield return new("Continuously", string.Join(", ", plan.Continuous.Select(FormularyWords.Observation)), Provenance.None);
            if (plan.ObserveMinutes is { } observe) yield return new("Afterwards", $"{(observe == 0m ? "no set time" : $"{NumberText.Format(observe)} min")}{(plan.PostIntervalMinutes is { } post ? $", every {NumberText.Format(post)} min" : "")}", Provenance.None);
            if (plan.ExtraAssessments.Count > 0) yield return new("Also", string.Join(", ", plan.ExtraAssessments.Select(FormularyWords.Observation)), Provenance.None);
        }
    }

    public IEnumerable<FormularyFact> HoldStop => medicine.HoldStop.Select(rule => new FormularyFact(
        rule.Value is { } value ? $"{FormularyWords.Observation(rule.Param)} {ConditionWords.OfSign(rule.Op)} {NumberText.Format(value)} {FormularyWords.Unit(rule.Unit)}"
            : $"{FormularyWords.Observation(rule.Param)}{(rule.Op == "absent" ? " absent" : "")}",
        rule.Action, rule.Provenance));

    /// <summary>Every provenance in the order of the page.</summary>
    public IEnumerable<Provenance> Provenances =>
        medicine.Dosing.Select(row => row.Provenance)
            .Concat(new[] { Indications, OverTime, Giving }.SelectMany(facts => facts).Select(fact => fact.Provenance))
            .Concat(medicine.Administration.Titration.Select(step => step.Provenance)).Concat(medicine.Products.Select(product => product.Provenance))
            .Concat(new[] { Patient, Contraindications, Allergies, Interactions }.SelectMany(facts => facts).Select(fact => fact.Provenance))
            .Concat(Pairs.Concat(SameBag).Select(each => each.Fact.Provenance))
            .Concat(new[] { BeforeStart, Watching, HoldStop, StartLimits }.SelectMany(facts => facts).Select(fact => fact.Provenance));

    public IEnumerable<string> Rescue => medicine.Rescue.Select(id => formulary.RescueOnly.FirstOrDefault(text => text.Id == id) is { } text ? $"{FormularyWords.Spaced(id)}: {text.Use}" : formulary.DisplayName(id));

    private IEnumerable<PairRule> OwnPairRules(bool isAboutMixing) => formulary.PairRules.Where(rule => rule.IsAboutMixing == isAboutMixing && (rule.A == medicine.Id || rule.B == medicine.Id));

    private string Other(string one, string two) => one == medicine.Id ? two : one;

    private (string? OtherId, FormularyFact Fact) Named(string other, string text, Provenance provenance, Severity? level) => other == "any"
        ? (null, new FormularyFact("Any other medicine", text, provenance, level))
        : (other, new FormularyFact(formulary.DisplayName(other), text, provenance, level));

    private static string InSyringe(bool only) => only ? " (in a syringe, undiluted)" : "";

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Phase(MonitoringPhase phase) => phase.After switch
    {
        PhaseAnchor.Start => $"The first {(phase.ForMinutes is { } start ? NumberText.Format(start) + " min" : "time")} of the bag",
        PhaseAnchor.Rate => $"For {(phase.ForMinutes is { } rate ? NumberText.Format(rate) + " min" : "a time")} after a rate change",
        _ => "Afterwards, while running",
    };

    private string Condition(AppliesWhen condition) => condition is AppliesWhen.Always ? "" : $" ({FormularyWords.When(condition, formulary)})";

    private string DiluentName(string key) => formulary.Diluents.TryGetValue(key, out var name) ? name : key;

    private static string Volumes(Diluent diluent) => (diluent.MinVolumeMl, diluent.MaxVolumeMl) switch
    {
        ({ } least, { } most) => least == most ? $", {NumberText.Format(least)} mL" : $", {NumberText.Format(least)} to {NumberText.Format(most)} mL",
        ({ } least, null) => $", from {NumberText.Format(least)} mL",
        (null, { } most) => $", up to {NumberText.Format(most)} mL",
        _ => "",
    };

    private string ConditionName(string id) => formulary.Conditions.TryGetValue(id, out var known) ? char.ToUpperInvariant(known.Text[0]) + known.Text[1..] : FormularyWords.Spaced(id);

    private string TokenName(string token) => formulary.Allergens.TryGetValue(token, out var name) ? name : formulary.Medicines.ContainsKey(token) ? formulary.DisplayName(token) : FormularyWords.Spaced(token);

    private string Members(string group) => formulary.DrugClasses.TryGetValue(group, out var known) && known.Ingredients.Count + known.Medicines.Count is > 0 and var count
        ? $" ({string.Join(", ", known.Medicines.Select(formulary.DisplayName).Concat(known.Ingredients).Take(3))}{(count > 3 ? ", …" : "")})" : "";

    private static string DailyDose(Interaction rule) => rule.DailyDose is { } dose ? $"; at a daily dose {FormularyWords.Comparison(dose.Op)} {NumberText.Format(dose.Milligrams)} mg{(dose.UnknownMatches ? " or not known" : "")}" : "";

    private static string Escalation(Interaction rule) => rule.Escalation is { } more ? $"; with {ConditionWords.Spaced(more.AlsoClass)} too: {FormularyWords.Level(more.Severity).Word.ToLowerInvariant()}" : "";

    private static Severity? Reduced(IReadOnlyList<Reduction> reductions) => reductions.Count > 0 ? reductions[0].Severity : null;

    private static string KidneyName(RenalRule rule) => rule.Field switch
    {
        "eGfr" => "eGFR",
        "creatinineClearance" => "Creatinine clearance",
        _ => FormularyWords.Spaced(rule.Test),
    };

    private static string Basis(WeightBasis basis) => basis switch
    {
        WeightBasis.Ideal => "by ideal weight",
        WeightBasis.IdealIfBmiOver30 => "by actual weight; by ideal weight where the BMI is over 30",
        WeightBasis.Fixed => "fixed doses, not by weight",
        _ => "by actual weight",
    };

    private static string Remark(string name) => name switch
    {
        "usualVolumeMl" => "Usual volume (mL)",
        "preservativeFreeOnly" => "Only free of preservatives",
        "lightProtect" => "Protect from light",
        "doNotRefrigerateDiluted" => "Do not refrigerate when diluted",
        "noBolus" => "Never as a bolus",
        "noShake" => "Do not shake",
        "lotTraceability" => "Lot must be recorded",
        "useWithinHours" => "Use within (hours)",
        _ => FormularyWords.Spaced(name),
    };
}
