namespace IvClinic.Web.Shared;

/// <summary>How many forms of this circuit are being saved now: until there are none, nobody says what became of them.</summary>
public sealed class FormsUnderWay
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly List<TaskCompletionSource> underWay = [];

    public TaskCompletionSource Begin()
    {
        var form = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        underWay.Add(form);
        return form;
    }

    public void End(TaskCompletionSource form)
    {
        underWay.Remove(form);
        form.TrySetResult();
    }

    /// <summary>Returns after ten seconds at the latest: a form may wait for a second person.</summary>
    public async Task None() => await Task.WhenAny(Task.WhenAll(underWay.Select(form => form.Task)), Task.Delay(Longest));
}
