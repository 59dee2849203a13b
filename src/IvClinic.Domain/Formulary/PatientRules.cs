namespace IvClinic.Domain.Formulary;

/// <summary>A reduced limit: a factor on each applying row's hard single limit, a single or daily limit, or a factor on a rate limit.</summary>
public sealed record Reduction
{
    public decimal? SingleDoseFactor { get; init; }

    /// <summary>Only these rows; empty means all.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    public decimal? MaxSingleMg { get; init; }

    public decimal? MaxDailyMg { get; init; }

    public decimal? RateFactor { get; init; }

    /// <summary>Id of the rate limit that <see cref="RateFactor"/> works on.</summary>
    public string? RateLimitId { get; init; }

    public required Severity Severity { get; init; }
}

public sealed record MinimumAge(decimal Years, Severity Severity, Provenance Provenance);

/// <summary>A further rule on age in years. A rule that is handled by another section carries neither severity nor reductions.</summary>
public sealed record AgeRule(
    string Id, Comparison Op, decimal Years, Severity? Severity, IReadOnlyList<Reduction> Reductions, string? HandledBy, string Text, Provenance Provenance);

/// <summary>Which weight a dose per kg uses.</summary>
public enum WeightBasis
{
    Actual,

    /// <summary>Devine: male 50, female 45.5, plus 2.3 kg per inch over 60.</summary>
    Ideal,

    /// <summary>Ideal weight where BMI is over 30; exactly 30 is not over 30.</summary>
    IdealIfBmiOver30,

    /// <summary>Doses are not per kg; a per-kg amount uses the actual weight.</summary>
    Fixed,
}

/// <param name="MinKg">Least actual weight.</param>
public sealed record WeightRules(WeightBasis Basis, decimal? MinKg, Severity? MinKgSeverity, Provenance Provenance);

/// <summary>A rule on a kidney result.</summary>
/// <param name="Field">eGfr or creatinineClearance; they do not stand in for each other. Other fields are no input of a plan.</param>
public sealed record RenalRule(
    string Test, string Field, Comparison Op, decimal Value, Severity? Severity, IReadOnlyList<Reduction> Reductions, string? HandledBy, string Text, Provenance Provenance);

/// <summary>A rule on a coded liver problem.</summary>
public sealed record HepaticRule(
    string ConditionId, Severity? Severity, IReadOnlyList<Reduction> Reductions, string? HandledBy, string Text, Provenance Provenance);

public sealed record PregnancyRules(
    Severity Severity, string Text, string? Lactation, ContraceptionRule? Contraception, Provenance Provenance);

/// <summary>Contraception that is asked for: sex and age inside the range, both ends included.</summary>
/// <param name="RefusedIf">Answers that give the finding ("none").</param>
/// <param name="DoFirst">What is done first, said with the finding; null where the formulary does not say.</param>
public sealed record ContraceptionRule(
    string Sex, decimal AgeYearsMin, decimal AgeYearsMax, IReadOnlyList<string> RefusedIf, Severity Severity, DoneFirst? DoFirst = null);

/// <summary>What is done before a medicine is given, in a sentence, with where that stands.</summary>
public sealed record DoneFirst(string Text, Provenance Provenance);

/// <param name="AlwaysRequired">True: an unknown QTc is missing data; false: only beside another medicine with QT risk.</param>
public sealed record QtcRules(bool AlwaysRequired, IReadOnlyList<QtcLimit> Limits, Provenance Provenance);

/// <summary>A band of QTc in ms.</summary>
/// <param name="Below">Upper end of the band, not included.</param>
public sealed record QtcLimit(Comparison Op, decimal Milliseconds, decimal? Below, Severity Severity);
