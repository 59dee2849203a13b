using IvClinic.Domain.Scores;

namespace IvClinic.Domain.Patients.Baselines;

/// <summary>Migraine with or without aura, by the headings of ICHD-3 in own words.</summary>
public enum AuraSubtype
{
    NotKnown,
    WithoutAura,
    TypicalAura,
    BrainstemAura,
    Hemiplegic,
    Retinal,
}

/// <summary>What is not answered is null, never zero.</summary>
public sealed record MigraineAnswers
{
    /// <summary>In the last 30 days.</summary>
    public int? HeadacheDays { get; init; }

    /// <summary>In the order of <see cref="Scores.Midas.Items"/>.</summary>
    public IReadOnlyList<int?> MidasDays { get; init; } = [null, null, null, null, null];

    public AuraSubtype? Aura { get; init; }

    /// <summary>Days with a triptan in the last 30.</summary>
    public int? TriptanDays { get; init; }

    public Midas Midas => Midas.Of(MidasDays);
}

public sealed record CidpAnswers
{
    public int? Arm { get; init; }

    public int? Leg { get; init; }

    public decimal? GripLeftKPa { get; init; }

    public decimal? GripRightKPa { get; init; }

    /// <summary>Grip strengths of two instruments are not comparable.</summary>
    public string? GripInstrument { get; init; }

    public DateOnly? LastIvigOn { get; init; }

    public string? LastIvigProduct { get; init; }

    public decimal? LastIvigGrams { get; init; }

    public Incat Incat => Incat.Of(Arm, Leg);
}

/// <summary>PEG, and the features of a painful region in own words, by the four headings that CRPS is looked at under.</summary>
public sealed record ChronicPainAnswers
{
    public int? Pain { get; init; }

    public int? Enjoyment { get; init; }

    public int? Activity { get; init; }

    public string? Sites { get; init; }

    /// <summary>Pain at light touch, too much pain.</summary>
    public string? Sensation { get; init; }

    /// <summary>Temperature and colour of the skin.</summary>
    public string? SkinWarmthAndColour { get; init; }

    public string? SwellingAndSweat { get; init; }

    /// <summary>Movement, strength, tremor; hair, nails, skin.</summary>
    public string? MovementHairAndNails { get; init; }

    public Peg Peg => Peg.Of(Pain, Enjoyment, Activity);
}
