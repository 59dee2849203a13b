namespace IvClinic.Application.Live;

/// <summary>That something changed, never the values: a screen that watches it reads again.</summary>
/// <param name="Kind">What kind of thing changed.</param>
/// <param name="Subject">The public id of the thing (patient, plan, session); null for the whole list.</param>
public sealed record LiveNotice(LiveKind Kind, Guid? Subject = null);

public enum LiveKind
{
    Patient,
    Referral,
    Plan,
    Session,
    Floor,
    Staff,

    /// <summary>The emergency kit was checked.</summary>
    Kit,

    /// <summary>A page of the controlled-medicine register.</summary>
    Register,

    /// <summary>A draft of the formulary changed, or another version is in force.</summary>
    Formulary,

    /// <summary>An alert was raised, acknowledged, escalated or is over.</summary>
    Alert,

    /// <summary>The server's clock jumped, or somebody has seen it.</summary>
    Clock,

    /// <summary>Time has passed: clocks on live screens move.</summary>
    Tick,
}
