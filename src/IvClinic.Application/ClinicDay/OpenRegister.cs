using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <summary>What every form of the register holds: the page, and when it happened.</summary>
public abstract class RegisterForm
{
    public Guid ItemId { get; set; }

    /// <summary>On the clinic's wall clock; null is now.</summary>
    public DateTime? At { get; set; }
}

/// <summary>What a step in the register left behind.</summary>
/// <param name="Balance">In the unit of the page, after it.</param>
public sealed record RegisterRecorded(Guid ItemId, int Seq, decimal Balance);

/// <summary>One page of the register inside a command: what stands there, and the way to add to it.</summary>
internal sealed class OpenRegister
{
    private readonly CommandWork work;
    private readonly List<RegisterEntry> entries;

    private OpenRegister(CommandWork work, RegisterItem item, List<RegisterEntry> entries) => (this.work, Item, this.entries) = (work, item, entries);

    public RegisterItem Item { get; }

    public RegisterPage Page => RegisterPage.Of(entries);

    /// <exception cref="NotFoundException">There is no such page.</exception>
    public static async Task<OpenRegister> Find(CommandWork work, Guid itemId, CancellationToken cancel)
    {
        var item = await work.Db.Set<RegisterItem>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == itemId, cancel) ?? throw new NotFoundException("This page of the register");
        work.Concerns(null, itemId.ToString());
        return new(work, item, await work.Db.Set<RegisterEntry>().AsNoTracking().Where(entry => entry.ItemId == item.Id).OrderBy(entry => entry.Seq).ToListAsync(cancel));
    }

    public RegisterStamp Stamp(ClinicZone zone, DateTime? at, ConfirmedPerson? witness = null) =>
        new(work.Moment(zone, at, nameof(RegisterForm.At)), work.Now, work.Actor.UserId, work.Actor.DisplayName, witness?.UserId, witness?.DisplayName);

    /// <exception cref="NotFoundException">No such entry.</exception>
    public RegisterLine Line(int seq) => Page.Lines.FirstOrDefault(line => line.Entry.Seq == seq) ?? throw new NotFoundException("The entry");

    /// <summary>Whose session it was; the audit trail names the patient too.</summary>
    /// <exception cref="NotFoundException">No such session.</exception>
    public async Task<long?> Session(Guid? publicId, CancellationToken cancel)
    {
        if (publicId is not { } id) return null;
        var session = await work.Db.Set<InfusionSession>().Where(each => each.PublicId == id).Select(each => new { each.Id, each.PatientId }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("The session");
        work.Concerns(session.PatientId);
        return session.Id;
    }

    /// <exception cref="IllegalStepException">The balance would be below zero.</exception>
    public RegisterRecorded Append(RegisterEntry entry)
    {
        Item.Append(entries, entry);
        entries.Add(entry);
        work.Db.Add(entry);
        work.Concerns(null, null, entry.Text);
        work.Publish(new LiveNotice(LiveKind.Register, Item.PublicId));
        return new(Item.PublicId, entry.Seq, Page.Balance);
    }
}

/// <summary>A step on one page of the register.</summary>
public abstract class RegisterStep<TForm>(CommandDesk desk, ClinicZone zone) : UseCase<TForm, RegisterRecorded>(desk)
    where TForm : RegisterForm
{
    private protected ClinicZone Zone { get; } = zone;

    private protected abstract Task<RegisterEntry> Entry(TForm form, OpenRegister register, CommandWork work, CancellationToken cancel);

    private protected sealed override async Task<RegisterRecorded> Handle(TForm form, CommandWork work, CancellationToken cancel)
    {
        var register = await OpenRegister.Find(work, form.ItemId, cancel);
        return register.Append(await Entry(form, register, work, cancel));
    }
}
