using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>One plan of a patient in a list.</summary>
/// <param name="Medicines">Formulary ids, each once, in the order of the bags.</param>
public sealed record PlanRow(
    Guid PlanId, PlanStatus Status, string? StatusReason, string? HoldReason, string Indication, IReadOnlyList<string> Medicines, string Author, DateTimeOffset ChangedAt, int SignedCount);

public sealed record DecisionRow(
    Guid Id, string Indication, bool IsSuitable, IReadOnlyList<string> Chosen, string SignedBy, DateTimeOffset SignedAt, DateOnly LastDay)
{
    /// <summary>Why it was taken back, and by whom; null: it stands.</summary>
    public string? Withdrawn { get; init; }
}

/// <summary>What was decided and planned for a patient, newest first.</summary>
/// <param name="Today">The clinic's date: a decision whose last day is before it is over.</param>
public sealed record PlansAndDecisions(IReadOnlyList<DecisionRow> Decisions, IReadOnlyList<PlanRow> Plans, DateOnly Today);

/// <summary>The section of the patient's page about suitability and plans.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PlansOfPatient(ReadDesk desk, ClinicZone zone) : ClinicRead<Guid, PlansAndDecisions>(desk)
{
    private const int Most = 200;

    private protected override async Task<PlansAndDecisions> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var records = work.Db.RecordsOf(query);
        var plans = await (
            from plan in work.Db.Set<TreatmentPlan>().AsNoTracking()
            where records.Contains(plan.PatientId)
            orderby plan.Id descending
            select plan).Take(Most).ToListAsync(cancel);
        var decisions = await (
            from decision in work.Db.Set<SuitabilityDecision>().AsNoTracking()
            where records.Contains(decision.PatientId)
            orderby decision.Id descending
            select decision).Take(Most).ToListAsync(cancel);
        return new PlansAndDecisions(
            [
                .. decisions.Select(each => new DecisionRow(
                    each.PublicId, each.Indication, each.IsSuitable, [.. each.Candidates.Where(candidate => candidate.Chosen).Select(candidate => candidate.MedicineId)],
                    each.SignedByName, each.SignedAt, each.LastDay) { Withdrawn = each.Withdrawal is { } taken ? $"{taken.ByName}: {taken.Reason}" : null }),
            ],
            [.. plans.Select(Row)],
            zone.DateOf(work.Now));
    }

    internal static PlanRow Row(TreatmentPlan plan)
    {
        var content = plan.Content;
        return new PlanRow(
            plan.PublicId, plan.Status, plan.StatusReason, plan.HoldReason, content.Indication,
            [.. content.Bags.SelectMany(bag => bag.Ingredients).Select(ingredient => ingredient.Medication).Distinct(StringComparer.Ordinal)],
            plan.AuthorName, plan.StatusAt, plan.SignedCount);
    }
}
