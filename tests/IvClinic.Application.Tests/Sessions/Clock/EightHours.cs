using IvClinic.Application.Sessions;
using IvClinic.Domain.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Tests.Sessions.Clock;

/// <summary>A session that runs for eight hours on the real use cases while clocks are set and the server is restarted, with a stopwatch beside it.</summary>
internal sealed class EightHours : IAsyncDisposable
{
    public const int Seconds = 8 * 3600;

    private readonly MachineClock machine;
    private readonly GivenSession session;
    private readonly DateTimeOffset began;
    private readonly Random dice;
    private readonly PaperChart paper = new();
    private readonly List<TimeSpan> jumps = [];
    private ChartState? shown;
    private int at;
    private int lastTouch;
    private decimal rate = 30m;
    private bool isPaused;

    private EightHours(MachineClock machine, GivenSession session, int seed)
    {
        (this.machine, this.session, dice) = (machine, session, new Random(seed));
        began = machine.GetUtcNow();
        paper.GoOn(0, rate);
    }

    public IReadOnlyList<TimeSpan> Jumps => jumps;

    public int Restarts { get; private set; }

    public int LateEntries { get; private set; }

    public int Seen { get; private set; }

    public GivenSession Session => session;

    public static async Task<EightHours> Begin(DateTimeOffset start, string zone, int seed)
    {
        var clock = new MachineClock(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var clinic = await Given.Clinic(
            services =>
            {
                services.AddSingleton(_ => new SteadyClock(clock));
                services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SteadyClock>());
            },
            zone);
        // Nobody sits there: the clinic's clock follows the machine's into the night of the clock change.
        clock.Set(start - clock.GetUtcNow());
        await clinic.The<ClockKeeping>().Look(CancellationToken.None);
        var ready = await GivenSession.Ready(clinic: clinic);
        await ready.Do<StartInfusion, StartInfusion.Form>(ready.Start(), by: clinic.Clinician);
        return new(clock, ready, seed);
    }

    /// <summary>One fault or one touch of the pump, then both charts are compared.</summary>
    public async Task Next(int left)
    {
        await Pass(dice.Next(20, ((Seconds - at) / left) + 1));
        await (dice.Next(7) switch
        {
            0 or 1 => Jump(),
            2 => Restart(),
            3 => Rate(),
            4 => LateRate(),
            5 => isPaused ? GoOn() : Pause(late: true),
            _ => isPaused ? GoOn() : Pause(late: false),
        });
        await Compare(changed: true);
    }

    public async Task ToTheEnd()
    {
        await Pass(Seconds - at);
        await Compare(changed: false);
    }

    /// <summary>The screens tick on the way; what they show only grows while nobody writes.</summary>
    private async Task Pass(int seconds)
    {
        foreach (var part in new[] { seconds / 2, seconds - (seconds / 2) })
        {
            machine.Pass(TimeSpan.FromSeconds(part));
            at += part;
            await Look();
            await session.Clinic.The<LiveSessions>().Prepare(new(Live.LiveKind.Tick));
            await Compare(changed: false);
        }
    }

    private Task Look() => session.Clinic.The<ClockKeeping>().Look(CancellationToken.None);

    private async Task Compare(bool changed)
    {
        var state = await session.State();
        var truth = paper.MillilitresAt(at);
        Assert.True((state.Elapsed - TimeSpan.FromSeconds(at)).Duration() <= TimeSpan.FromSeconds(1), $"after {at} s the screen says {state.Elapsed}");
        Assert.True(Math.Abs(state.TotalGiven.Millilitres - truth) <= 0.1m, $"after {at} s the screen says {state.TotalGiven}, in truth {truth:0.000} mL");
        if (shown is not null)
        {
            Assert.True(state.Elapsed >= shown.Elapsed, $"elapsed went back at {at} s");
            Assert.True(changed || state.TotalGiven >= shown.TotalGiven, $"the volume went back at {at} s");
        }

        (shown, Seen) = (state, Seen + 1);
    }

    private async Task Jump()
    {
        var seconds = dice.Next(2, 3601) * (dice.Next(2) == 0 ? 1 : -1);
        machine.Set(TimeSpan.FromSeconds(seconds));
        jumps.Add(TimeSpan.FromSeconds(seconds));
        await Compare(changed: false);
        await Look();
    }

    private Task Restart() => session.Clinic.Restart(() =>
    {
        var down = Math.Min(dice.Next(2, 120), Seconds - at);
        machine.Pass(TimeSpan.FromSeconds(down));
        at += down;
        Restarts++;
    });

    private async Task Rate()
    {
        if (isPaused) return;
        rate = Another();
        await session.SetRate(rate);
        paper.Rate(lastTouch = at, rate);
    }

    /// <summary>Found and written down later: at a time of day in the clinic's zone.</summary>
    private async Task LateRate()
    {
        if (isPaused || Late() is not var (second, local)) return;
        rate = Another();
        await session.Do<ChangeRate, ChangeRate.Form>(new() { RateMlPerH = rate, IsFound = true, Reason = "Written down late", At = local });
        paper.Rate(lastTouch = second, rate);
    }

    private async Task Pause(bool late)
    {
        var (second, local) = late && Late() is var (earlier, typed) ? (earlier, typed) : (at, (DateTime?)null);
        await session.Do<PauseInfusion, PauseInfusion.Form>(new() { Reason = "Bathroom", At = local });
        paper.Pause(lastTouch = second);
        isPaused = true;
    }

    private async Task GoOn()
    {
        await session.Do<ResumeInfusion, ResumeInfusion.Form>(new() { SeenControl = await session.Control(), RateMlPerH = rate, Confirmed = true });
        paper.GoOn(lastTouch = at, rate);
        isPaused = false;
    }

    private decimal Another() => dice.Next(100, 600) / 10m is var other && other != rate ? other : rate + 0.1m;

    /// <summary>A second between the last touch and now that this night has once, and what the clock on the wall said then.</summary>
    private (int Second, DateTime Local)? Late()
    {
        if (at - lastTouch < 3) return null;
        var second = dice.Next(lastTouch + 1, at);
        var zone = session.Clinic.The<Application.Staff.ClinicZone>().Zone;
        var local = TimeZoneInfo.ConvertTime(began.AddSeconds(second), zone).DateTime;
        if (zone.IsAmbiguousTime(local)) return null;
        LateEntries++;
        return (second, local);
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
