using System.Security.Cryptography;
using System.Text;
using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>What a plan comes to at the start.</summary>
public enum StartOutlook
{
    Starts,
    OrderNeeded,
    Refused,
}

/// <summary>A plan about which two formularies say something different.</summary>
/// <param name="Differences">In sentences; with the patient's values only for clinicians.</param>
public sealed record AffectedPlan(
    Guid PlanId, string Initials, string Label, PlanStatus Status, bool IsOnHold, StartOutlook Before, StartOutlook After, IReadOnlyList<string> Differences);

/// <summary>What a formulary changes for the plans that are signed and not over.</summary>
/// <param name="Judged">How many plans were looked at.</param>
/// <param name="Signature">Of the plans that were looked at; it changes when one of them does.</param>
public sealed record FormularyImpact(IReadOnlyList<AffectedPlan> Plans, int Judged, string Signature);

/// <summary>Judges every plan under signature by two formularies, on the record as it is now.</summary>
internal sealed class PlanImpact(ClinicDbContext db, ClinicZone zone, DateTimeOffset at, bool withValues)
{
    private static readonly PlanStatus[] Standing = [PlanStatus.InReview, PlanStatus.Approved];

    public async Task<FormularyImpact> Between(ClinicFormulary former, ClinicFormulary present, CancellationToken cancel)
    {
        var rows = await (
            from plan in db.Set<TreatmentPlan>().AsNoTracking()
            where Standing.Contains(plan.Status)
            join patient in db.Set<Patient>().AsNoTracking() on plan.PatientId equals patient.Id
            join signed in db.Set<SignedPlan>().AsNoTracking() on new { PlanId = plan.Id, Number = plan.SignedCount } equals new { signed.PlanId, signed.Number }
            orderby plan.Id
            select new { Plan = plan, Patient = patient, Signed = signed }).ToListAsync(cancel);
        var affected = new List<AffectedPlan>();
        foreach (var row in rows)
        {
            var content = row.Signed.Read();
            var before = await Judge(row.Patient, content, former, cancel);
            var after = await Judge(row.Patient, content, present, cancel);
            var differences = Differences(before, after, present);
            var (was, becomes) = (Outlook(before, content), Outlook(after, content));
            if (differences.Count == 0 && was == becomes) continue;
            if (differences.Count == 0) differences.Add("The rules say the same, but its reasons were given for the version before: they are confirmed by an order at the start, or by signing it again.");
            affected.Add(new AffectedPlan(
                row.Plan.PublicId, Initials.Of(row.Patient.GivenNames, row.Patient.FamilyName), PlanLabel.Of(content, former), row.Plan.Status, row.Plan.IsOnHold,
                was, becomes, differences));
        }

        return new FormularyImpact(
            [.. affected.OrderByDescending(plan => plan.After).ThenByDescending(plan => plan.Differences.Count)], rows.Count, SignatureOf(rows.Select(row => (row.Plan.PublicId, row.Signed.Hash))));
    }

    /// <summary>Of the plans as they are now, without judging them.</summary>
    public static async Task<string> SignatureNow(ClinicDbContext db, CancellationToken cancel)
    {
        var rows = await (
            from plan in db.Set<TreatmentPlan>().AsNoTracking()
            where Standing.Contains(plan.Status)
            join signed in db.Set<SignedPlan>().AsNoTracking() on new { PlanId = plan.Id, Number = plan.SignedCount } equals new { signed.PlanId, signed.Number }
            orderby plan.Id
            select new { plan.PublicId, signed.Hash }).ToListAsync(cancel);
        return SignatureOf(rows.Select(row => (row.PublicId, row.Hash)));
    }

    private async Task<PlanVerdict> Judge(Patient patient, PlanContent content, ClinicFormulary formulary, CancellationToken cancel) =>
        (await PictureLoading.Load(db, patient, formulary, zone, at, cancel)).Picture.Judge(content, formulary);

    private static StartOutlook Outlook(PlanVerdict verdict, PlanContent content) =>
        verdict.Refused.Any() ? StartOutlook.Refused : verdict.WithoutReason(content).Count > 0 ? StartOutlook.OrderNeeded : StartOutlook.Starts;

    private List<string> Differences(PlanVerdict before, PlanVerdict after, ClinicFormulary formulary)
    {
        var (was, now) = (before.Findings.Select(Key).ToHashSet(), after.Findings.Select(Key).ToHashSet());
        return
        [
            .. after.Findings.Where(finding => !was.Contains(Key(finding))).Select(finding => $"{Word(finding)}: {Says(finding, formulary)}").Distinct(StringComparer.Ordinal),
            .. before.Findings.Where(finding => !now.Contains(Key(finding))).Select(finding => $"No longer: {Says(finding, formulary)}").Distinct(StringComparer.Ordinal),
        ];
    }

    private static (string Rule, FindingLevel Level, FindingPlace Place, string Sentence) Key(SafetyFinding finding) => (finding.RuleId, finding.Level, finding.Place, finding.Sentence);

    private static string Word(SafetyFinding finding) => finding.Level switch
    {
        FindingLevel.Refused => "Refused",
        FindingLevel.NeedsReason => finding.IsNotChecked ? "Not checked, needs a reason" : "Needs a reason",
        _ => "Caution",
    };

    /// <summary>Somebody who judges no dose reads which rule it is, not the patient's values.</summary>
    private string Says(SafetyFinding finding, ClinicFormulary formulary) => withValues
        ? finding.Sentence
        : $"{(finding.MedicineId is { } id ? formulary.DisplayName(id) : finding.OtherName)}, {FindingKindText.Of(finding.Kind).Replace('-', ' ')}.";

    private static string SignatureOf(IEnumerable<(Guid Plan, string Hash)> plans) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', plans.Select(plan => $"{plan.Plan} {plan.Hash}")))));
}
