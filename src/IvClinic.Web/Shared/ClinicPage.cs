using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace IvClinic.Web.Shared;

/// <summary>A page or part that knows who looks at it, follows what others save, and says what went wrong.</summary>
public abstract class ClinicPage : ComponentBase, IDisposable
{
    private readonly List<IDisposable> watches = [];

    [Inject] private SignedInStaff Staff { get; set; } = default!;

    [Inject] private LiveFeed Feed { get; set; } = default!;

    [Inject] private ILoggerFactory Logs { get; set; } = default!;

    [Inject] protected ClinicZone Clinic { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    protected Actor Actor => Staff.Actor;

    /// <summary>What could not be done, in words for the person at the screen.</summary>
    protected string? Problem { get; set; }

    /// <summary>The last attempt failed in a way that leaves open whether it was saved.</summary>
    protected bool IsOutcomeUnknown { get; private set; }

    /// <summary>Reads again when somebody saved something this screen shows. Several notices become one reading.</summary>
    protected void Follow(Func<LiveNotice, bool> wanted, Func<Task> reread)
    {
        // Each following for itself: a reading of the chart that waits must not swallow a notice about an alert.
        var waiting = 0;
        watches.Add(Feed.Watch(wanted, notice =>
        {
            if (Interlocked.Exchange(ref waiting, 1) != 0) return;
            _ = InvokeAsync(async () =>
            {
                Interlocked.Exchange(ref waiting, 0);
                await Try(reread);
                StateHasChanged();
            });
        }));
    }

    /// <summary>Does something and turns a refusal into words. Unknown failures get a number that stands in the log.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> Try(Func<Task> what)
    {
        IsOutcomeUnknown = false;
        try
        {
            await what();
            Problem = null;
            return true;
        }
        catch (Exception refusal) when (refusal is FormRejectedException or NotAllowedException or StaleWriteException or NotFoundException or IllegalStepException)
        {
            Problem = refusal.Message;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            Logs.CreateLogger(GetType()).LogError("Failure {Reference}: {Kind} at {Place}", reference, failure.GetType().Name, failure.StackTrace);
            IsOutcomeUnknown = true;
            Problem = $"This failed. If you were saving, look at what stands in the record before you do it again: it may or may not be there. Reference {reference}.";
        }

        return false;
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var watch in watches) watch.Dispose();
        watches.Clear();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }
}
