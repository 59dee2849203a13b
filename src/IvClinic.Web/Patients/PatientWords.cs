using System.Globalization;
using IvClinic.Domain.Patients;

namespace IvClinic.Web.Patients;

/// <summary>The words in which the record's answers are shown and offered. "Not known" is always one of them.</summary>
internal static class PatientWords
{
    public static readonly IReadOnlyList<(SexForRules? Value, string Text)> Sexes =
        [(SexForRules.Female, "Female"), (SexForRules.Male, "Male"), (SexForRules.Unknown, "Not known")];

    public static readonly IReadOnlyList<(PregnancyPotential? Value, string Text)> Potentials =
        [(PregnancyPotential.Possible, "Possible"), (PregnancyPotential.NotPossible, "Not possible"), (PregnancyPotential.Unknown, "Not known")];

    public static readonly IReadOnlyList<(AllergyKind? Value, string Text)> AllergyKinds =
        [(AllergyKind.Allergy, "Allergy"), (AllergyKind.Intolerance, "Intolerance")];

    public static readonly IReadOnlyList<(ReactionSeverity? Value, string Text)> Severities =
        [(ReactionSeverity.Mild, "Mild"), (ReactionSeverity.Moderate, "Moderate"), (ReactionSeverity.Severe, "Severe"), (ReactionSeverity.Unknown, "Not known")];

    public static readonly IReadOnlyList<(PregnancyStatus? Value, string Text)> PregnancyAnswers =
        [(PregnancyStatus.No, "Not pregnant"), (PregnancyStatus.Yes, "Pregnant"), (PregnancyStatus.NotApplicable, "Does not apply"), (PregnancyStatus.Unknown, "Not known")];

    public static readonly IReadOnlyList<(Contraception? Value, string Text)> Contraceptions =
        [(Contraception.Effective, "Effective"), (Contraception.None, "None"), (Contraception.NotApplicable, "Does not apply"), (Contraception.Unknown, "Not known")];

    public static readonly IReadOnlyList<(TreatmentResult? Value, string Text)> Results =
    [
        (TreatmentResult.Helped, "Helped"), (TreatmentResult.PartlyHelped, "Helped in part"), (TreatmentResult.Ineffective, "Ineffective"),
        (TreatmentResult.NotTolerated, "Not tolerated"), (TreatmentResult.Unknown, "Not known"),
    ];

    public static readonly IReadOnlyList<(bool? Value, string Text)> PresentOrOver = [(true, "Present now"), (false, "Over")];

    public static readonly IReadOnlyList<(bool? Value, string Text)> YesOrNo = [(true, "Yes"), (false, "No")];

    public static readonly IReadOnlyList<(MeasurementKind? Value, string Text)> Measured =
        [.. Enum.GetValues<MeasurementKind>().Select(kind => ((MeasurementKind?)kind, MeasurementUnits.NameOf(kind)))];

    /// <summary>The text of an offered answer.</summary>
    public static string Of<T>(IReadOnlyList<(T? Value, string Text)> offered, T value)
        where T : struct => offered.First(each => EqualityComparer<T?>.Default.Equals(each.Value, value)).Text;

    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A value that came without a time of day stands at midnight: then the day alone is said.</summary>
    public static string Taken(DateTimeOffset local) => local.TimeOfDay == TimeSpan.Zero ? Day(DateOnly.FromDateTime(local.DateTime)) : Moment(local);

    /// <summary>"today", "yesterday", "12 days ago".</summary>
    public static string Ago(int days) => days switch
    {
        0 => "today",
        1 => "yesterday",
        _ => string.Create(CultureInfo.InvariantCulture, $"{days} days ago"),
    };
}
