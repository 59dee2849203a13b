using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients.Baselines;

namespace IvClinic.Web.Patients;

/// <summary>The words of the condition baselines.</summary>
internal static class BaselineWords
{
    public static readonly IReadOnlyList<(BaselineKind? Value, string Text)> Kinds =
        [(BaselineKind.Migraine, "Migraine"), (BaselineKind.Cidp, "CIDP"), (BaselineKind.ChronicPain, "Chronic or neuropathic pain, CRPS")];

    public static readonly IReadOnlyList<(AuraSubtype? Value, string Text)> Auras =
    [
        (AuraSubtype.WithoutAura, "Without aura"), (AuraSubtype.TypicalAura, "Typical aura"), (AuraSubtype.BrainstemAura, "Brainstem aura"), (AuraSubtype.Hemiplegic, "Hemiplegic"),
        (AuraSubtype.Retinal, "Retinal"), (AuraSubtype.NotKnown, "Not known"),
    ];

    public static string Of(BaselineKind kind) => PatientWords.Of(Kinds, kind);

    /// <summary>What was answered beside the numbers.</summary>
    public static IEnumerable<(string What, string Text)> Words(ConditionBaseline entry) => entry.Answers switch
    {
        { Migraine: { Aura: { } aura } } => [("aura", PatientWords.Of(Auras, aura).ToLowerInvariant())],
        { Cidp: { } cidp } => Present(
            ("grip measured with", cidp.GripInstrument),
            ("last IVIG", cidp.LastIvigOn is { } day ? string.Join(", ", new[] { PatientWords.Day(day), cidp.LastIvigProduct, cidp.LastIvigGrams is { } grams ? NumberText.Format(grams) + " g" : "dose not known" }.OfType<string>()) : "not known")),
        { ChronicPain: { } pain } => Present(
            ("sites:", pain.Sites), ("sensation:", pain.Sensation), ("skin warmth and colour:", pain.SkinWarmthAndColour), ("swelling and sweat:", pain.SwellingAndSweat),
            ("movement, hair and nails:", pain.MovementHairAndNails)),
        _ => [],
    };

    private static IEnumerable<(string What, string Text)> Present(params (string What, string? Text)[] all) => all.Where(each => each.Text is not null).Select(each => (each.What, each.Text!));
}
