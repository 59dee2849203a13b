using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>A clinician closes a plan whose infusions are given.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class CompletePlan(CommandDesk desk) : UseCase<CompletePlan.Form, PlanStatus>(desk)
{
    public sealed class Form
    {
        public Guid PlanId { get; set; }

        /// <summary>The version of the plan that was read.</summary>
        public int Version { get; set; }
    }

    private protected override async Task<PlanStatus> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.FindPlan(form.PlanId, cancel);
        work.Expect(plan, plan.Version, form.Version, "The plan");
        var (given, all) = (await work.Db.Set<InfusionSession>().CountAsync(session => session.PlanId == plan.Id && work.Db.Set<ChartEntry>().Any(entry => entry.SessionId == session.Id && entry.Kind == EntryKind.Started), cancel), plan.Content.Course?.Sessions ?? 1);
        if (given < all) throw new IllegalStepException(FormattableString.Invariant($"{given} of {all} infusions of this plan are given. If there will be no more, discontinue it, with the reason."));
        plan.Complete(work.Step());
        work.Concerns(plan.PatientId, plan.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return plan.Status;
    }
}
