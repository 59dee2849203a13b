namespace IvClinic.Application.UseCases;

/// <summary>A read, named by what the sheet is called on the wall. It changes nothing; opening a chart is audited.</summary>
public abstract class ClinicRead<TQuery, TSheet>(ReadDesk desk)
{
    public string Action => GetType().Name;

    /// <exception cref="NotAllowedException">The actor may not read this.</exception>
    public Task<TSheet> Run(Actor actor, TQuery query, CancellationToken cancel = default) => desk.Run(this, actor, query, audited: true, cancel);

    /// <summary>The same read again because something changed; looking on is not a new opening of the chart.</summary>
    public Task<TSheet> Refresh(Actor actor, TQuery query, CancellationToken cancel = default) => desk.Run(this, actor, query, audited: false, cancel);

    private protected abstract Task<TSheet> Load(TQuery query, ReadWork work, CancellationToken cancel);

    internal Task<TSheet> LoadForDesk(TQuery query, ReadWork work, CancellationToken cancel) => Load(query, work, cancel);
}
