using IvClinic.Application.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IvClinic.Application.Tests.Sessions.Alerts;

/// <summary>The rounds over many chairs.</summary>
public class AlertRoundTests
{
    [Fact]
    public async Task A_round_asks_the_same_number_of_queries_for_two_chairs_and_for_ten()
    {
        var queries = new QueryCount();
        await using var clinic = await Given.Clinic(queries.Join);
        List<(int First, int Quiet, int AfterEntries)> asked = [];
        var sessions = new List<Guid>();
        foreach (var upTo in (int[])[2, 10])
        {
            while (sessions.Count < upTo) sessions.Add(await Seat(clinic, sessions.Count));
            asked.Add((await Asked(clinic, queries), await Asked(clinic, queries), 0));
            foreach (var session in sessions) await clinic.The<WriteNote>().Run(clinic.Nurse, new() { SessionId = session, Text = "well" }, Given.Key());
            asked[^1] = asked[^1] with { AfterEntries = await Asked(clinic, queries) };
        }

        // What stands after a restart is read once more in the very first round.
        Assert.Equal([(4, 1, 2), (3, 1, 2)], asked);
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_is_an_alert_itself_and_keeps_no_other_unwatched_and_the_log_holds_no_value()
    {
        var said = new KeptLog();
        await using var clinic = await Given.Clinic(services => services.AddSingleton<ILoggerProvider>(said));
        var (broken, whole) = (await Seat(clinic, 0), await Seat(clinic, 1));
        await clinic.The<RecordBaseline>().Run(clinic.Nurse, new() { SessionId = whole, HeartRate = 140, Systolic = 85, RespiratoryRate = 26, SpO2 = 88 }, Given.Key());
        await clinic.Database(db => db.Database.ExecuteSqlRawAsync(
            "DROP TRIGGER SignedPlans_no_update; UPDATE SignedPlans SET Content = X'7B7D' WHERE Id = (SELECT MIN(SignedPlanId) FROM InfusionSessions)"));
        for (var i = 0; i < 3; i++) await clinic.The<AlertRounds>().Look();
        var open = (await clinic.The<OpenAlerts>().Run(clinic.Nurse, new())).Open;
        Assert.Equal(AlertKind.NotWatched, Assert.Single(open, alert => alert.SessionId == broken).Kind);
        Assert.Equal(AlertKind.EarlyWarning, Assert.Single(open, alert => alert.SessionId == whole).Kind);
        var line = Assert.Single(said.Lines, each => each.Contains("cannot be watched", StringComparison.Ordinal));
        Assert.Contains(broken.ToString(), line, StringComparison.Ordinal);
        Assert.DoesNotContain(said.Lines, each => each.Contains("140 /min", StringComparison.Ordinal) || each.Contains("Family", StringComparison.Ordinal) || each.Contains("NEWS2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_leaves_only_its_own_session_unwatched()
    {
        await using var clinic = await Given.Clinic();
        var (broken, whole) = (await Seat(clinic, 0), await Seat(clinic, 1));
        foreach (var session in (Guid[])[broken, whole]) await clinic.The<RecordBaseline>().Run(clinic.Nurse, new() { SessionId = session, HeartRate = 140, Systolic = 85, RespiratoryRate = 26, SpO2 = 88 }, Given.Key());
        await clinic.Database(db => db.Database.ExecuteSqlRawAsync(
            "DROP TRIGGER ChartEntries_no_update; UPDATE ChartEntries SET Kind = 'OfALaterVersion' WHERE SessionId = (SELECT MIN(Id) FROM InfusionSessions)"));
        await clinic.The<AlertRounds>().Look();
        var open = (await clinic.The<OpenAlerts>().Run(clinic.Nurse, new())).Open;
        Assert.Equal(AlertKind.NotWatched, Assert.Single(open, alert => alert.SessionId == broken).Kind);
        Assert.Equal(AlertKind.EarlyWarning, Assert.Single(open, alert => alert.SessionId == whole).Kind);
    }

    private static async Task<int> Asked(Given clinic, QueryCount queries)
    {
        _ = queries.Taken;
        await clinic.The<AlertRounds>().Look();
        return queries.Taken;
    }

    private static async Task<Guid> Seat(Given clinic, int number)
    {
        var patient = await clinic.Patient(family: $"Family{(char)('A' + number)}", born: FormattableString.Invariant($"{1950 + number}-01-{10 + number}"), number: FormattableString.Invariant($"N-{number}"));
        var (plan, _, _) = await ApprovedPlan.For(clinic, patient);
        var chair = await GivenSession.Chair(clinic, FormattableString.Invariant($"Chair {number}"));
        return await clinic.The<OpenSession>().Run(clinic.Nurse, new() { PlanId = plan, ChairId = chair }, Given.Key());
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (lines) return [.. lines];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines) lines.Add(formatter(state, exception) + exception);
        }

        public void Dispose()
        {
        }
    }
}
