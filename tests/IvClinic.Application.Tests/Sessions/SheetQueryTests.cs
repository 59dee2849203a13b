using IvClinic.Application.Patients;
using IvClinic.Application.Sessions;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Tests.Sessions;

/// <summary>How many questions the database is asked does not grow with what it holds.</summary>
public sealed class SheetQueryTests
{
    [Fact]
    public async Task A_session_nobody_looked_at_lately_opens_with_four_queries_and_then_with_one_whatever_it_holds()
    {
        var queries = new QueryCount();
        await using var session = await GivenSession.Running(clinic: await Given.Clinic(queries.Join));
        var bare = await Opened(session, queries);
        foreach (var substance in (string[])["penicillin", "latex", "ibuprofen"])
            await session.Clinic.The<RecordAllergy>().Run(session.Clinic.Nurse, new() { PatientId = session.PatientId, Kind = AllergyKind.Allergy, Substance = substance, Severity = ReactionSeverity.Mild }, Given.Key());
        for (var i = 0; i < 20; i++)
        {
            session.After(1);
            await session.Vitals();
        }

        var full = await Opened(session, queries);
        Assert.Equal((4, 1), bare);
        Assert.Equal(bare, full);
    }

    private static async Task<(int First, int Again)> Opened(GivenSession session, QueryCount queries)
    {
        // Sheets nobody asked for in ten minutes are let go at the next tick.
        session.After(11);
        await session.Clinic.The<LiveSessions>().Prepare(new(Live.LiveKind.Tick));
        Assert.Equal(0, session.Clinic.The<LiveSessions>().Count);
        _ = queries.Taken;
        await session.Clinic.The<ChairsideSheet>().Refresh(session.Nurse, new(session.SessionId));
        var first = queries.Taken;
        await session.Clinic.The<ChairsideSheet>().Refresh(session.Nurse, new(session.SessionId));
        return (first, queries.Taken);
    }
}
