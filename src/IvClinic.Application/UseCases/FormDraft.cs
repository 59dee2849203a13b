namespace IvClinic.Application.UseCases;

/// <summary>
/// What a person is typing, kept on the server: one draft per person, form and subject (a patient, a plan, a session).
/// It is not part of the record. It survives a dropped connection, a closed tab and a restart, and goes when saved.
/// </summary>
internal sealed class FormDraft
{
    public long Id { get; private set; }

    public required Guid UserId { get; init; }

    /// <summary>The name of the form.</summary>
    public required string Form { get; init; }

    /// <summary>The opaque id of what the form is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The idempotency key made when the form was opened.</summary>
    public required Guid Key { get; init; }

    public required string Json { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}
