using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>The administrator enters when the clinic is open and how many infusions the nurses can watch at once. What is booked stays; what lies outside is shown.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class SetOpeningHours(CommandDesk desk) : UseCase<SetOpeningHours.Form, int>(desk)
{
    public sealed class Day
    {
        public DayOfWeek Weekday { get; set; }

        public TimeOnly? Opens { get; set; }

        public TimeOnly? Closes { get; set; }
    }

    public sealed class Form
    {
        /// <summary>0: nothing was entered when the form was opened.</summary>
        public int Version { get; set; }

        /// <summary>Monday first; a day without times is closed.</summary>
        public IList<Day> Days { get; set; } = [];

        public decimal? InfusionsAtOnce { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Days).Must(days => days.Select(day => day.Weekday).Distinct().Count() == 7 && days.Count == 7).WithMessage("Each of the seven weekdays once.");
            RuleFor(form => form.Days).Must(days => days.Any(day => day.Opens is not null)).WithMessage("Enter the opening hours of at least one day.");
            RuleForEach(form => form.Days).ChildRules(day =>
            {
                day.RuleFor(each => each.Closes).NotNull().When(each => each.Opens is not null).WithMessage(each => $"{each.Weekday}: enter when it closes, or leave both empty.");
                day.RuleFor(each => each.Opens).NotNull().When(each => each.Closes is not null).WithMessage(each => $"{each.Weekday}: enter when it opens, or leave both empty.");
                day.RuleFor(each => each.Closes).Must((each, closes) => closes is null || each.Opens is null || closes > each.Opens).WithMessage(each => $"{each.Weekday}: it closes after it opens.");
            });
            RuleFor(form => form.InfusionsAtOnce).Cascade(CascadeMode.Stop).NotNull().WithMessage("Enter how many infusions the nurses can watch at the same time.")
                .Must(most => most is >= 1 and <= ClinicHours.MostAtOnce && decimal.IsInteger(most.Value)).WithMessage("A whole number between 1 and 60.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<int> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var hours = await HoursRow.Of(work, cancel);
        if (hours.Version != form.Version) throw new StaleWriteException("The opening hours were changed by somebody else while this form was open. Nothing was saved; look at the current ones and enter your change again.");
        hours.Set([.. form.Days.Select(day => new DayHours(day.Weekday, day.Opens, day.Closes))], (int)form.InfusionsAtOnce!.Value);
        work.Concerns(null, "opening hours");
        work.Publish(new LiveNotice(LiveKind.Floor));
        return 7;
    }
}

internal static class HoursRow
{
    /// <summary>The one row, made when it is first needed; closures are read beside it.</summary>
    public static async Task<ClinicHours> Of(CommandWork work, CancellationToken cancel)
    {
        if (await work.Db.Set<ClinicHours>().AsTracking().OrderBy(each => each.Id).FirstOrDefaultAsync(cancel) is { } known) return known;
        var made = new ClinicHours();
        work.Db.Add(made);
        await work.Db.SaveChangesAsync(cancel);
        return made;
    }
}
