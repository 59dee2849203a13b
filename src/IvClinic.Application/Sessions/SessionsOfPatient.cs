using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>One infusion of a patient.</summary>
/// <param name="State">As it is now, or as it was left.</param>
public sealed record PatientSession(Guid SessionId, DateTimeOffset OpenedAt, string PlanLabel, ChartState State, Relief Relief)
{
    /// <summary>The worst grade of all its reactions; null without a graded one.</summary>
    public int? WorstGrade => State.AllReactions.Max(reaction => reaction.WorstGrade);
}

/// <summary>The infusions of one patient as they stand in a list.</summary>
internal static class SessionsOfPatient
{
    /// <summary>So many of the newest are listed.</summary>
    public const int Most = 100;

    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(60);

    /// <param name="signed">The plans they stand on.</param>
    /// <param name="charts">All entries of each, by session and seq.</param>
    public static List<PatientSession> Of(IEnumerable<InfusionSession> sessions, IReadOnlyDictionary<long, SignedPlan> signed, ILookup<long, ChartEntry> charts, ClinicFormulary formulary, DateTimeOffset now) =>
        [.. sessions.Select(session => Of(session, signed[session.SignedPlanId], [.. charts[session.Id]], formulary, now))];

    private static PatientSession Of(InfusionSession session, SignedPlan signed, IReadOnlyList<ChartEntry> chart, ClinicFormulary formulary, DateTimeOffset now)
    {
        var plan = ReadPlan.Of(signed, formulary);
        var state = SessionChart.Fold(plan.ForSession, chart, now);
        return new PatientSession(session.PublicId, session.OpenedAt, PlanLabel.OfBags(plan.Content, formulary), state, Relief.Of(chart, state.StartedAt, LongestGap));
    }
}
