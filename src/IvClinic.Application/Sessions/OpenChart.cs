using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Sessions;

/// <summary>The chart of one session inside a command: what is recorded, what the plan says, and the way to add to it.</summary>
internal sealed class OpenChart
{
    /// <summary>Entries may lie this long before the session was opened: baseline values taken in the waiting room.</summary>
    private static readonly TimeSpan LongestBefore = TimeSpan.FromHours(12);

    private readonly CommandWork work;
    private readonly ClinicZone zone;
    private readonly ServerRun run;
    private readonly List<ChartEntry> entries;
    private readonly SessionPlan signedPlan;
    private ChartState? state;

    private OpenChart(CommandWork work, ClinicZone zone, InfusionSession session, ReadPlan plan, List<ChartEntry> entries)
    {
        (this.work, this.zone, Session, Signed, signedPlan, this.entries) = (work, zone, session, plan.Content, plan.ForSession, entries);
        run = work.Services.GetRequiredService<ServerRun>();
    }

    public InfusionSession Session { get; }

    /// <summary>The plan exactly as it was signed and approved.</summary>
    public PlanContent Signed { get; }

    /// <summary>That, with the amounts of the day's weight where they follow it.</summary>
    public PlanContent Content => signedPlan.AtWeight is not null && DayDose.Weight(Standing) is { } kg ? DayDose.On(Signed, kg) : Signed;

    public SessionPlan Plan => signedPlan.OnDay(Standing);

    public IReadOnlyList<ChartEntry> Entries => entries;

    public IReadOnlyList<ChartEntry> Standing => SessionChart.Standing(entries);

    /// <summary>When the patient arrived, where the session was opened afterwards; null where it was opened on arrival.</summary>
    private DateTimeOffset? ArrivedLate => Standing.FirstOrDefault(entry => entry.Kind == EntryKind.Arrived)?.EffectiveAt;

    /// <summary>
    /// Whether this happened before the session was opened, in a session that was entered afterwards: a fact that nobody can
    /// decide any more, so it is recorded and marked and not refused.
    /// </summary>
    public bool IsOfDowntime(DateTime? local) => ArrivedLate is not null && local is not null && EffectiveAt(local) < Session.OpenedAt;

    /// <summary>As it is at this moment, with what this command has added so far.</summary>
    public ChartState State => state ??= SessionChart.Fold(Plan, entries, work.Now);

    /// <exception cref="NotFoundException">There is no such session.</exception>
    public static async Task<OpenChart> Find(CommandWork work, ClinicZone zone, Guid publicId, CancellationToken cancel)
    {
        var row = await (
            from each in work.Db.Set<InfusionSession>()
            join signed in work.Db.Set<SignedPlan>() on each.SignedPlanId equals signed.Id
            where each.PublicId == publicId
            select new { Session = each, Signed = signed }).AsTracking().FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException("The session");
        var recorded = await work.Db.Set<ChartEntry>().AsNoTracking().Where(entry => entry.SessionId == row.Session.Id).OrderBy(entry => entry.Seq).ToListAsync(cancel);
        work.Concerns(row.Session.PatientId, publicId.ToString());
        return new OpenChart(work, zone, row.Session, ReadPlan.Of(row.Signed, work.Services.GetRequiredService<ClinicFormularies>().Current.Formulary), recorded);
    }

    /// <summary>Who, and when it happened and was recorded.</summary>
    /// <exception cref="FormRejectedException">The time lies in the future, long before the session, or is not one instant.</exception>
    public EntryStamp Stamp(DateTime? local) => new(EffectiveAt(local), work.Now, work.Actor.UserId, work.Actor.DisplayName, work.Actor.RoleText)
    {
        BootId = run.BootId,
        MonotonicMs = run.Milliseconds,
    };

    /// <summary>Adds an entry to the record and to this transaction, and has the watchers told.</summary>
    public ChartEntry Append(ChartEntry entry, int? seenControl = null)
    {
        Session.Append(entry, seenControl);
        entries.Add(entry);
        work.Db.Add(entry);
        // A tablet's minute may begin a moment after the server's: the entry counts at its own time.
        Session.Settle(SessionChart.Fold(Plan, entries, entry.EffectiveAt > work.Now ? entry.EffectiveAt : work.Now));
        state = null;
        if (work.Notices.All(notice => notice.Subject != Session.PublicId)) work.Publish(new LiveNotice(LiveKind.Session, Session.PublicId));
        return entry;
    }

    /// <summary>Before anything is judged: who decided on an old chart is told what happened meanwhile.</summary>
    /// <exception cref="StaleControlException">Somebody steered since.</exception>
    public void DemandSeen(int? control)
    {
        if (control != Session.ControlVersion) throw new StaleControlException(Session.LastControlText ?? "another step", Session.LastControlBy, Session.LastControlAt);
    }

    /// <summary>The entry somebody wants to correct.</summary>
    /// <exception cref="IllegalStepException">It is voided already.</exception>
    public ChartEntry Wrong(int seq)
    {
        var wrong = entries.Find(entry => entry.Seq == seq) ?? throw new NotFoundException("The entry");
        return Standing.Contains(wrong) ? wrong : throw new IllegalStepException("This entry is voided already.");
    }

    /// <summary>The prescriber's order where one is needed: the clinician who acts, or a named one whose order was read back.</summary>
    /// <exception cref="FormRejectedException">No prescriber, nobody who may prescribe, or not read back.</exception>
    public async Task<OrderDetails> Order(Guid? prescriberId, bool isReadBack, string why, CancellationToken cancel)
    {
        if (work.Actor.Is(Domain.Staff.ClinicRole.Clinician)) return new OrderDetails(work.Actor.UserId, work.Actor.DisplayName, false);
        if (prescriberId is not { } id) throw TypedMoment.Refused(nameof(OrderedForm.PrescriberId), $"{why} Choose the prescriber who ordered it.");
        if (!work.Services.GetRequiredService<StaffRegister>().RolesOf(id).Contains(Domain.Staff.ClinicRole.Clinician))
            throw TypedMoment.Refused(nameof(OrderedForm.PrescriberId), "This person cannot prescribe here.");
        if (!isReadBack) throw TypedMoment.Refused(nameof(OrderedForm.IsReadBack), "Read the order back to the prescriber, then tick it.");
        var name = await work.Db.Users.Where(member => member.Id == id).Select(member => member.DisplayName).FirstAsync(cancel);
        return new OrderDetails(id, name, true);
    }

    private DateTimeOffset EffectiveAt(DateTime? local)
    {
        if (local is not { } typed) return work.Now;
        var wall = DateTime.SpecifyKind(typed, DateTimeKind.Unspecified);
        if (zone.Zone.IsInvalidTime(wall)) throw Refused("This time does not exist: the clocks went forward over it.");
        if (zone.Zone.IsAmbiguousTime(wall)) throw Refused("This time was twice in this night. Leave it empty and write the time into a note.");
        var at = zone.ToInstant(wall);
        if (at > work.Now + EntryStamp.FutureTolerance) throw Refused("This lies in the future.");
        if (at >= (ArrivedLate ?? Session.OpenedAt) - LongestBefore) return at;
        throw Refused(ArrivedLate is null ? "This is more than 12 hours before the session was opened." : "This is more than 12 hours before the patient arrived.");
    }

    private static FormRejectedException Refused(string why) => TypedMoment.Refused(nameof(ChairsideForm.At), why);
}
