using FluentValidation;
using FluentValidation.Results;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>A patient with an approved plan waits for a time: from when, until when, what they wish, how pressing it is.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class AddToWaitingList(CommandDesk desk, ClinicZone clinic) : UseCase<AddToWaitingList.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid PlanId { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }

        public WishedTime? Wished { get; set; }

        public WaitingPriority? Priority { get; set; }

        public string? Remark { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.From).NotNull().WithMessage("Enter the first possible day.");
            RuleFor(form => form.Until).Must((form, until) => until is null || form.From is null || until >= form.From).WithMessage("The last possible day is not before the first.");
            RuleFor(form => form.Wished).NotNull().WithMessage("Say what time of day suits.");
            RuleFor(form => form.Priority).NotNull().WithMessage("Say how pressing it is.");
            RuleFor(form => form.Remark).IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.Db.Set<TreatmentPlan>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == form.PlanId, cancel) ?? throw new NotFoundException("This plan");
        if (plan.MayStart(plan.ApprovedHash, work.Now).Why is { } why) throw new IllegalStepException(why + " Nobody waits for a time of it.");
        await work.DemandOpen(plan.PatientId, "Nobody waits for a time of it.", cancel);
        if (form.Until < clinic.DateOf(work.Now)) throw new FormRejectedException([new ValidationFailure(nameof(Form.Until), "This day is over.")]);
        if (await work.Db.Set<WaitingEntry>().AnyAsync(each => each.PlanId == plan.Id && each.Status == WaitingStatus.Waiting, cancel)) throw new IllegalStepException("This plan is on the waiting list already.");
        var entry = new WaitingEntry(Guid.CreateVersion7(), plan.PatientId, plan.Id, form.From!.Value, form.Until, form.Wished!.Value, form.Priority!.Value, TypedText.Tidy(form.Remark), work.Now);
        work.Db.Add(entry);
        work.Concerns(plan.PatientId, entry.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Floor));
        return entry.PublicId;
    }
}

/// <summary>They do not wait any more: the reason stays.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class TakeOffWaitingList(CommandDesk desk) : UseCase<TakeOffWaitingList.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid EntryId { get; set; }

        public int Version { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Enter the reason.").IsOneLine();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var entry = await work.Db.Set<WaitingEntry>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.EntryId, cancel) ?? throw new NotFoundException("This patient on the list");
        work.Expect(entry, entry.Version, form.Version, "The waiting list");
        entry.Withdraw(TypedText.Tidy(form.Reason)!);
        work.Concerns(entry.PatientId, entry.PublicId.ToString(), entry.StatusReason);
        work.Publish(new LiveNotice(LiveKind.Floor));
        return entry.PublicId;
    }
}
