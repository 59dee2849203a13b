using IvClinic.Application.Sessions;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Products;
using IvClinic.Domain.Sessions.Reactions;
using IvClinic.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace IvClinic.Web.Sessions;

/// <summary>What every panel at the chair needs: the sheet that is shown, the names to choose from, and the way back.</summary>
/// <param name="Reread">Reads what is saved by now.</param>
/// <param name="Close">Closes the panel, with what was saved in words; null when nothing was.</param>
/// <param name="SecondPerson">Gives the screen to a second person; true when they read the same.</param>
public sealed record ChairsideStage(
    SessionSheet Sheet, StaffAtHand Staff, Func<Task<SessionSheet>> Reread, Func<string?, Task> Close, Func<SecondCheckNeededException, Task<bool>> SecondPerson)
{
    /// <summary>Opens the rescue form with a suggested dose, to be confirmed as given.</summary>
    public Action<RescueDose> Rescue { get; init; } = _ => { };

    /// <summary>The suggestion the rescue form was opened with; null: it was opened empty.</summary>
    public RescueDose? Suggested { get; init; }
}

/// <summary>A panel for one step at the chair.</summary>
public abstract class ChairsidePanel : ClinicPage
{
    /// <summary>How a medicine beside the infusion is given.</summary>
    protected static readonly (string, string)[] Routes = [("IV", "IV"), ("IM", "IM"), ("SC", "SC"), ("oral", "Oral"), ("inhaled", "Inhaled"), ("nasal", "Nasal")];

    [CascadingParameter] protected ChairsideStage Stage { get; set; } = default!;

    protected SessionSheet Sheet => Stage.Sheet;

    protected Guid SessionId => Stage.Sheet.Header.SessionId;

    protected string Subject => SessionId.ToString();

    /// <summary>Saves, reads the chart again and closes the panel.</summary>
    protected async Task Save(Func<Task<EntryRecorded>> step, string saved)
    {
        await step();
        await Stage.Close(saved);
    }

    /// <summary>
    /// The same for a step that steers the pump. When somebody was faster the refusal is shown with the chart of now, and the
    /// next press decides on that.
    /// </summary>
    protected async Task Steer(SteeringForm form, Func<Task<EntryRecorded>> step, string saved)
    {
        try
        {
            try
            {
                await Save(step, saved);
            }
            catch (SecondCheckNeededException needed)
            {
                // The second person reads now; what was entered waits behind their form and goes through unchanged.
                if (!await Stage.SecondPerson(needed)) throw;
                await Save(step, saved);
            }
        }
        catch (StaleControlException)
        {
            form.SeenControl = (await Stage.Reread()).ControlVersion;
            throw;
        }
    }
}
