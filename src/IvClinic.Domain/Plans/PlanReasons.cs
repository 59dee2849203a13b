namespace IvClinic.Domain.Plans;

/// <summary>One reason of a pick list.</summary>
public sealed record PickedReason(string Code, string Text)
{
    /// <summary>The picked words, and what was added to them.</summary>
    public string With(string? words) => string.IsNullOrWhiteSpace(words) ? Text + "." : $"{Text}: {words.Trim()}";
}

/// <summary>Why plans are held, stopped, or given on the same day: to be counted, with words beside.</summary>
public static class PlanReasons
{
    /// <summary>The answer that says nothing by itself: it needs words.</summary>
    public const string Other = "other";

    public static readonly IReadOnlyList<PickedReason> Hold =
    [
        new("reaction", "A reaction"),
        new("infection", "Fever or infection"),
        new("result-awaited", "A result is awaited"),
        new("new-medicine", "A new medicine or diagnosis"),
        new("pregnancy", "Pregnancy possible or confirmed"),
        new("access", "No usable vein"),
        new("authorisation", "Authorisation or consent is missing"),
        new("patient-wish", "The patient asks to wait"),
        new(Other, "Another reason"),
    ];

    public static readonly IReadOnlyList<PickedReason> Stop =
    [
        new("no-effect", "Not enough effect"),
        new("reaction", "A reaction or side effect"),
        new("contraindication", "A new contraindication"),
        new("goal-reached", "The goal is reached"),
        new("another-treatment", "Another treatment instead"),
        new("patient-wish", "The patient does not want it any more"),
        new("moved", "The patient has moved away or died"),
        new(Other, "Another reason"),
    ];

    public static readonly IReadOnlyList<PickedReason> Acute =
    [
        new("migraine-attack", "Acute migraine attack"),
        new("status-migrainosus", "Attack of more than 72 hours"),
        new("pain-crisis", "Acute pain crisis"),
        new("relapse", "Rapid worsening of strength or gait"),
        new(Other, "Another acute indication"),
    ];

    public static PickedReason? In(IReadOnlyList<PickedReason> list, string? code) => list.FirstOrDefault(each => each.Code == code);
}
