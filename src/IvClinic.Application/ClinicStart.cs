using IvClinic.Application.Formulary;
using IvClinic.Application.Papers;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;

namespace IvClinic.Application;

/// <summary>What happens once before the first request: the database is opened and who may act is known.</summary>
public sealed class ClinicStart
{
    private readonly DatabaseOpening opening;
    private readonly StaffRegister register;
    private readonly ClinicZone zone;

    private readonly ClinicFormularies formularies;
    private readonly AttachmentStore attachments;
    private readonly ClockKeeping? clock;

    internal ClinicStart(DatabaseOpening opening, StaffRegister register, ClinicZone zone, ClinicFormularies formularies, AttachmentStore attachments, ClockKeeping? clock)
    {
        (this.opening, this.register, this.zone, this.formularies, this.attachments, this.clock) = (opening, register, zone, formularies, attachments, clock);
    }

    public bool IsReady { get; private set; }

    public async Task Run(CancellationToken cancel = default)
    {
        await opening.Open(attachments, cancel);
        // Before anything is compared with the time: who is signed in, what is in force.
        if (clock is not null) await clock.Begin(cancel);
        await register.Reload(cancel);
        await zone.Reload(cancel);
        await formularies.Load(cancel);
        IsReady = true;
    }
}
