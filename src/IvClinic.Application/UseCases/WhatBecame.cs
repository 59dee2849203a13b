using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.UseCases;

/// <param name="SavedAt">When it was saved; null: it was not, and under this key it can be sent again.</param>
public sealed record SentForm(Guid Key, DateTimeOffset? SavedAt);

/// <summary>What became of forms that were sent and never answered, because the connection or the server went away.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class WhatBecame(ReadDesk desk, WriteGate gate) : ClinicRead<WhatBecame.Query, IReadOnlyList<SentForm>>(desk)
{
    public sealed record Query(IReadOnlyList<Guid> Keys);

    private protected override async Task<IReadOnlyList<SentForm>> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        // A command that is being written when the question comes is waited for: its answer is known a moment later.
        (await gate.Enter(cancel)).Dispose();
        var done = await work.Db.Set<CommandReceipt>().AsNoTracking()
            .Where(receipt => receipt.UserId == work.Actor.UserId && query.Keys.Contains(receipt.Key))
            .ToDictionaryAsync(receipt => receipt.Key, receipt => receipt.DoneAt, cancel);
        return [.. query.Keys.Select(key => new SentForm(key, done.TryGetValue(key, out var at) ? at : null))];
    }
}
