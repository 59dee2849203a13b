using FluentValidation;

namespace IvClinic.Application.UseCases;

/// <summary>
/// One thing a person does: its form, the form's rules and the handler in one file. <see cref="Run"/> does what every
/// command needs in the same order (docs/architecture.md); the subclass says only what changes.
/// </summary>
public abstract class UseCase<TForm, TDone>(CommandDesk desk)
    where TForm : class
{
    private protected virtual IValidator<TForm>? Rules => null;

    /// <summary>The name in the audit trail.</summary>
    public string Action => GetType().Name;

    /// <param name="actor">Who acts, as captured when the circuit opened.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="key">The idempotency key made when the form was opened: the same key does the thing once.</param>
    /// <exception cref="FormRejectedException">The form breaks its rules.</exception>
    /// <exception cref="NotAllowedException">The actor may not do this.</exception>
    /// <exception cref="StaleWriteException">Somebody else was faster.</exception>
    /// <exception cref="Domain.IllegalStepException">The step is not legal now.</exception>
    public Task<TDone> Run(Actor actor, TForm form, Guid key, CancellationToken cancel = default) =>
        desk.Run(this, Rules, actor, form, key, cancel);

    private protected abstract Task<TDone> Handle(TForm form, CommandWork work, CancellationToken cancel);

    /// <summary>What memory must know after the commit, for example who may act now.</summary>
    private protected virtual Task AfterCommit(CancellationToken cancel) => Task.CompletedTask;

    internal Task AfterCommitForDesk(CancellationToken cancel) => AfterCommit(cancel);

    internal Task<TDone> HandleForDesk(TForm form, CommandWork work, CancellationToken cancel) => Handle(form, work, cancel);
}
