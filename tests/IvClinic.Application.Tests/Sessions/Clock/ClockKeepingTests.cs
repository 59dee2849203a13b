using System.Collections.Concurrent;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IvClinic.Application.Tests.Sessions.Clock;

public sealed class ClockKeepingTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly MachineClock machine = new(Start);
    private readonly Said said = new();

    [Fact]
    public async Task A_jump_while_somebody_sits_there_is_shown_logged_and_audited_and_changes_no_volume()
    {
        await using var session = await Running();
        machine.Pass(TimeSpan.FromMinutes(20));
        machine.Set(Hour);
        await Look(session);
        var state = await session.State();
        Assert.Equal(10m, decimal.Round(state.TotalGiven.Millilitres, 6));
        Assert.Equal(TimeSpan.FromMinutes(20), state.Elapsed);

        var picture = await Picture(session);
        Assert.Equal(Hour, Assert.Single(picture.Waiting).By);
        Assert.Equal(Hour, picture.Ahead);
        Assert.Equal("by 3600 s", (await session.Clinic.Database(db => db.Set<AuditEntry>().SingleAsync(row => row.Action == "ServerClockJumped"))).Subject);
        Assert.Contains(said.Lines, line => line.Contains("The server's clock jumped by 3600 s", StringComparison.Ordinal));
        Assert.DoesNotContain(said.Lines, line => line.Contains("Larson", StringComparison.Ordinal));
        await Look(session);
        Assert.Single((await Picture(session)).Waiting);
    }

    [Fact]
    public async Task New_entries_go_on_by_the_time_before_the_jump_also_after_a_restart()
    {
        await using var session = await Running();
        machine.Set(Hour);
        await Look(session);
        await session.Clinic.Restart(() => machine.Pass(TimeSpan.FromMinutes(30)));
        await session.SetRate(60m);
        Assert.Equal(Start.AddMinutes(30), (await session.Sheet()).Entries[^1].EffectiveAt);
        Assert.Equal(15m, decimal.Round((await session.State()).TotalGiven.Millilitres, 3));
        Assert.Single((await Picture(session)).Waiting);
    }

    [Fact]
    public async Task A_clock_that_went_back_while_the_server_was_down_hides_no_entry_and_is_shown()
    {
        await using var session = await Running();
        machine.Pass(TimeSpan.FromMinutes(20));
        await session.Vitals();
        await session.Clinic.Restart(() => machine.Set(-Hour));
        var state = await session.State();
        Assert.Equal(10m, decimal.Round(state.TotalGiven.Millilitres, 3));
        Assert.Equal(Domain.Sessions.SessionPhase.Running, state.Phase);
        Assert.Equal(-60, (int)Assert.Single((await Picture(session)).Waiting).By.TotalMinutes);
        machine.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal(20m, decimal.Round((await session.State()).TotalGiven.Millilitres, 3));
    }

    [Fact]
    public async Task Seen_by_name_once_it_waits_no_longer_and_the_difference_stays_said()
    {
        await using var session = await Running();
        machine.Set(-Hour);
        await Look(session);
        var jump = Assert.Single((await Picture(session)).Waiting);
        var see = session.Clinic.The<AcknowledgeClockJump>();
        await see.Run(session.Nurse, new() { JumpId = jump.Id }, Given.Key());
        await see.Run(session.Clinic.Clinician, new() { JumpId = jump.Id }, Given.Key());
        Assert.Equal("Nora Nurse, RN", Assert.Single(session.Clinic.The<ClockBoard>().Notes.Jumps).SeenBy);
        var picture = await Picture(session);
        Assert.Empty(picture.Waiting);
        Assert.Equal(-Hour, picture.Ahead);
        await Assert.ThrowsAsync<UseCases.NotFoundException>(() => see.Run(session.Nurse, new() { JumpId = Guid.NewGuid() }, Given.Key()));
    }

    [Fact]
    public async Task When_nobody_sits_there_the_servers_time_is_taken_over_but_never_before_the_last_entry()
    {
        await using var session = await Running();
        machine.Set(-Hour);
        await Look(session);
        machine.Pass(TimeSpan.FromMinutes(30));
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Enough" });
        machine.Pass(TimeSpan.FromMinutes(60));
        await session.Vitals(pain: 3);
        await session.Do<RemoveAccess, RemoveAccess.Form>(new() { SiteLooks = "Dry" });
        await session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home());
        await Look(session);
        Assert.Equal(-Hour, (await Picture(session)).Ahead);
        machine.Pass(TimeSpan.FromMinutes(61));
        await Look(session);
        var picture = await Picture(session);
        Assert.Null(picture.Ahead);
        Assert.Equal(machine.GetUtcNow(), picture.Now);
    }

    public void Dispose() => said.Dispose();

    private async Task<GivenSession> Running() => await GivenSession.Running(clinic: await Given.Clinic(services =>
    {
        services.AddSingleton(_ => new SteadyClock(machine));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SteadyClock>());
        services.AddSingleton<ILoggerProvider>(said);
    }));

    private static Task Look(GivenSession session) => session.Clinic.The<ClockKeeping>().Look(CancellationToken.None);

    private static Task<ClockPicture> Picture(GivenSession session) => session.Clinic.The<ClockSheet>().Run(session.Nurse, new());

    private sealed class Said : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // nothing is held
        }
    }
}
