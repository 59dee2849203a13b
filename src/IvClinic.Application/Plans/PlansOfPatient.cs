using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>One plan of a patient in a list.</summary>
/// <param name="Medicines">Formulary ids, each once, in the order of the bags.</param>
public sealed record PlanRow(
    Guid PlanId, PlanStatus Status, string? StatusReason, string? HoldReason, string Indication, IReadOnlyList<string> Medicines, string Author, DateTimeOffset ChangedAt, int SignedCount)
{
    /// <summary>Other plans with the same medicine or for the same condition; said of each that is approved or in review.</summary>
    public IReadOnlyList<PlanOverlap> Also { get; init; } = [];
}

public sealed record DecisionRow(
    Guid Id, string Indication, bool IsSuitable, IReadOnlyList<string> Chosen, string SignedBy, DateTimeOffset SignedAt, DateOnly LastDay)
{
    /// <summary>Why it was taken back, and by whom; null: it stands.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>Who signed the one that took its place, and when; null: it is the newest for its indication.</summary>
    public PlanStep? Replaced { get; init; }
}

/// <summary>What was decided and planned for a patient, newest first.</summary>
/// <param name="Today">The clinic's date: a decision whose last day is before it is over.</param>
public sealed record PlansAndDecisions(IReadOnlyList<DecisionRow> Decisions, IReadOnlyList<PlanRow> Plans, DateOnly Today);

/// <summary>The part of the patient's page about suitability and plans.</summary>
internal static class PlansOfPatient
{
    public const int Most = 200;

    /// <summary>Newest first, with their withdrawals.</summary>
    public static Task<List<SuitabilityDecision>> Decisions(ClinicDbContext db, long patientId, CancellationToken cancel) =>
        db.OfPerson<SuitabilityDecision>(patientId).AsNoTracking().OrderByDescending(decision => decision.Id).Take(Most).ToListAsync(cancel);

    /// <summary>Both newest first.</summary>
    public static PlansAndDecisions Of(IReadOnlyList<TreatmentPlan> plans, IReadOnlyList<SuitabilityDecision> decisions, ClinicFormulary formulary, ClinicZone zone, DateTimeOffset now)
    {
        var active = plans.Where(plan => plan.Status is PlanStatus.Approved or PlanStatus.InReview).Select(plan => OtherPlans.Of(plan, plan.Content, formulary, zone)).ToList();
        return new PlansAndDecisions(
            [
                .. decisions.Select(each => new DecisionRow(
                    each.PublicId, each.Indication, each.IsSuitable, [.. each.Candidates.Where(candidate => candidate.Chosen).Select(candidate => candidate.MedicineId)],
                    each.SignedByName, each.SignedAt, each.LastDay)
                {
                    Withdrawn = each.Withdrawal is { } taken ? $"{taken.ByName}: {taken.Reason}" : null,
                    Replaced = DecisionInForce.Replacing(each, decisions) is { } newer ? new PlanStep(newer.SignedById, newer.SignedByName, newer.SignedAt) : null,
                }),
            ],
            [.. plans.Select(plan => Row(plan, active, formulary))],
            zone.DateOf(now));
    }

    private static PlanRow Row(TreatmentPlan plan, IReadOnlyList<OtherPlan> active, ClinicFormulary formulary)
    {
        var content = plan.Content;
        return new PlanRow(
            plan.PublicId, plan.Status, plan.StatusReason, plan.HoldReason, content.Indication,
            [.. content.Bags.SelectMany(bag => bag.Ingredients).Select(ingredient => ingredient.Medication).Distinct(StringComparer.Ordinal)],
            plan.AuthorName, plan.StatusAt, plan.SignedCount)
        {
            Also = active.Any(each => each.PlanId == plan.PublicId) ? [.. OtherPlanRule.Overlaps(content, [.. active.Where(each => each.PlanId != plan.PublicId)], formulary)] : [],
        };
    }
}
