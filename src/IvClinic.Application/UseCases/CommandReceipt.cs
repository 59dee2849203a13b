namespace IvClinic.Application.UseCases;

/// <summary>That a command was done: a double click, a retry or a replay finds it and gets the same answer.</summary>
internal sealed class CommandReceipt
{
    public long Id { get; private set; }

    public required Guid UserId { get; init; }

    public required Guid Key { get; init; }

    public required string Action { get; init; }

    /// <summary>SHA-256 of the form, so that the same key with other content is noticed.</summary>
    public required string FormHash { get; init; }

    public required string ResultJson { get; init; }

    public required DateTimeOffset DoneAt { get; init; }
}
