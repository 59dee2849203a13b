using IvClinic.Application.Formulary;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>A plan that a second clinician or pharmacist can answer for.</summary>
/// <param name="MaySameDay">It is exactly a protocol: it can be approved for today.</param>
public sealed record SecondLook(
    Guid PlanId, string PatientName, string Label, string Author, DateTimeOffset WaitingSince, PlanOrigin? Origin, bool MaySameDay, DateTimeOffset? NextAppointment, bool IsOnHold)
{
    /// <summary>What changed since the last approved version; null where none was approved before.</summary>
    public ChangesSinceApproval? Since { get; init; }
}

/// <param name="NeedMe">They cannot be released without a second person.</param>
/// <param name="MaySameDay">They could be approved for today.</param>
public sealed record SecondLookCount(int NeedMe, int MaySameDay);

/// <summary>How many plans of others wait for a second person, for the page where the day begins.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Pharmacist)]
public sealed class SecondLooksWaiting(ReadDesk desk) : ClinicRead<SecondLooks.All, SecondLookCount>(desk)
{
    private protected override async Task<SecondLookCount> Load(SecondLooks.All query, ReadWork work, CancellationToken cancel)
    {
        var onProtocol = await SecondLooks.Waiting(work).Select(plan => plan.IsOnProtocol).ToListAsync(cancel);
        return new(onProtocol.Count(each => !each), onProtocol.Count(each => each));
    }
}

/// <summary>Plans of others that wait for a second person: those that need one first, then those that could run today.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Pharmacist)]
public sealed class SecondLooks(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<SecondLooks.All, IReadOnlyList<SecondLook>>(desk)
{
    /// <summary>Of more the longest signed are read.</summary>
    public const int Most = PlansToJudge.Most;

    public sealed record All;

    /// <summary>Signed by somebody else, and nobody has agreed with this version yet.</summary>
    internal static IQueryable<TreatmentPlan> Waiting(ReadWork work) => work.Db.Set<TreatmentPlan>().AsNoTracking()
        .Where(plan => plan.Status == PlanStatus.InReview && plan.AuthorId != work.Actor.UserId && (plan.SecondHash == null || plan.SecondHash != plan.CurrentHash));

    private protected override async Task<IReadOnlyList<SecondLook>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var rows = await PlansToJudge.Of(work.Db, Waiting(work), work.Now, cancel);
        return
        [
            .. rows.Select(row => new SecondLook(
                    row.Plan.PublicId, new PersonName(row.FamilyName, row.GivenNames).Full, PlanLabel.Of(row.Signed.Read(), formularies.Current.Formulary), row.Plan.AuthorName,
                    row.Plan.SignedAt ?? row.Plan.StatusAt, row.Signed.Origin, !row.Plan.NeedsSecond, row.Next, row.Plan.IsOnHold) { Since = row.Since(formularies.Current.Formulary) })
                .OrderBy(each => each.MaySameDay).ThenBy(each => each.NextAppointment ?? DateTimeOffset.MaxValue).ThenBy(each => each.WaitingSince),
        ];
    }
}
