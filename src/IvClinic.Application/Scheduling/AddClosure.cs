using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>Days or hours on which the clinic is closed although the week says open. What is booked in it stays and is shown.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class AddClosure(CommandDesk desk, ClinicZone clinic) : UseCase<AddClosure.Form, Guid>(desk)
{
    public sealed class Form
    {
        public DateOnly? FirstDay { get; set; }

        /// <summary>Null: the first day only.</summary>
        public DateOnly? LastDay { get; set; }

        /// <summary>Both null: whole days.</summary>
        public TimeOnly? From { get; set; }

        public TimeOnly? Until { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.FirstDay).NotNull().WithMessage("Enter the first day.");
            RuleFor(form => form.LastDay).Must((form, last) => last is null || form.FirstDay is null || last >= form.FirstDay).WithMessage("The last day is not before the first.");
            RuleFor(form => form.FirstDay).Must(day => day is not { } first || (first.Year is >= 2000 and <= 2100)).WithMessage("Check the year.");
            RuleFor(form => form.LastDay).Must((form, last) => last is not { } day || form.FirstDay is not { } first || day.DayNumber - first.DayNumber <= 366).WithMessage("At most a year. Check the dates.");
            RuleFor(form => form.Until).NotNull().When(form => form.From is not null).WithMessage("Enter until when, or leave both times empty for whole days.");
            RuleFor(form => form.From).NotNull().When(form => form.Until is not null).WithMessage("Enter from when, or leave both times empty for whole days.");
            RuleFor(form => form.LastDay).Must((form, last) => last is null || last == form.FirstDay).When(form => form.From is not null).WithMessage("A part of a day lies on one day. Add one closure for each day.");
            RuleFor(form => form.Until).Must((form, until) => until is null || form.From is null || until > form.From).WithMessage("It ends after it begins.");
            RuleFor(form => form.Reason).NotEmpty().WithMessage("Enter the reason; whoever books reads it.").IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        if ((form.LastDay ?? form.FirstDay!.Value) < clinic.DateOf(work.Now)) throw new FormRejectedException([new(nameof(Form.FirstDay), "These days are over: a closure is for days to come.")]);
        await HoursRow.Of(work, cancel);
        var (first, last) = (form.FirstDay!.Value, form.LastDay ?? form.FirstDay.Value);
        var closure = form is { From: { } from, Until: { } until }
            ? new Closure(Guid.CreateVersion7(), first.ToDateTime(from), first.ToDateTime(until), TypedText.Tidy(form.Reason)!)
            : new Closure(Guid.CreateVersion7(), first.ToDateTime(TimeOnly.MinValue), last.AddDays(1).ToDateTime(TimeOnly.MinValue), TypedText.Tidy(form.Reason)!);
        work.Db.Add(closure);
        work.Concerns(null, closure.PublicId.ToString(), closure.Reason);
        work.Publish(new LiveNotice(LiveKind.Floor));
        return closure.PublicId;
    }
}

/// <summary>The clinic is open after all; the closure stays readable with the reason.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class WithdrawClosure(CommandDesk desk) : UseCase<WithdrawClosure.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid ClosureId { get; set; }

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
        var closure = await work.Db.Set<Closure>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.ClosureId, cancel) ?? throw new NotFoundException("This closure");
        work.Expect(closure, closure.Version, form.Version, "The closure");
        closure.Withdraw(TypedText.Tidy(form.Reason)!);
        work.Concerns(null, closure.PublicId.ToString(), closure.WithdrawnBecause);
        work.Publish(new LiveNotice(LiveKind.Floor));
        return closure.PublicId;
    }
}
