using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>The plans of a person that are approved or in review, beside the one that is looked at. One query.</summary>
internal static class OtherPlans
{
    public static async Task<IReadOnlyList<OtherPlan>> Load(ClinicDbContext db, long patientId, long? except, ClinicFormulary formulary, ClinicZone zone, CancellationToken cancel)
    {
        var plans = await db.OfPerson<TreatmentPlan>(patientId).AsNoTracking()
            .Where(plan => plan.Id != except && !PlanStatuses.NotActive.Contains(plan.Status)).OrderByDescending(plan => plan.Id).ToListAsync(cancel);
        return plans.ConvertAll(plan => Of(plan, plan.Content, formulary, zone));
    }

    public static OtherPlan Of(TreatmentPlan plan, PlanContent content, ClinicFormulary formulary, ClinicZone zone) => new(
        plan.PublicId, PlanLabel.Of(content, formulary), plan.Status, plan.IsOnHold, plan.AuthorName, zone.DateOf(plan.StatusAt), content.Indication,
        [.. content.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication).Distinct(StringComparer.Ordinal)]);
}
