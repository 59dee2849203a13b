using FluentValidation;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Plans;

/// <summary>What a draft must be to be kept: gaps are allowed, nonsense is not. Whether it is complete is asked at the signature.</summary>
public sealed class PlanFormRules : AbstractValidator<WritePlan.Form>
{
    public PlanFormRules()
    {
        RuleFor(form => form.Indication).Must(PainIndications.IsKnown).WithMessage("Choose what is to be treated.");
        RuleFor(form => form.Bags).Must(bags => bags.Count is > 0 and <= 12).WithMessage("A plan has 1 to 12 bags.");
        RuleForEach(form => form.Bags).SetValidator(new BagRules());
        RuleFor(form => form.Course).IsInEnum();
        Whole(form => form.Sessions, 2, 100, "A series has 2 to 100 sessions.");
        Whole(form => form.IntervalDays, 1, 400, "The sessions of a series are 1 to 400 whole days apart.");
        Whole(form => form.WindowDays, 0, 60, "A session is in time 0 to 60 whole days earlier or later.");
        RuleFor(form => form.WindowDays).Must((form, window) => window is null || form.IntervalDays is null || window < form.IntervalDays).WithMessage("The window is shorter than the days between two sessions.");
        RuleFor(form => form.Missed).IsInEnum();
        RuleFor(form => form.MissedNote).IsOneLine();
        Whole(form => form.MinutesBetween, 1, 240, "Between two changes are 1 to 240 whole minutes.");
        RuleFor(form => form.MinutesBetween).Must((form, minutes) => minutes is null || form.LargestStepMlPerH is not null).WithMessage("Give the nurse's lowest and highest rate and largest step first.");
        RuleForEach(form => form.Goals).ChildRules(row =>
        {
            row.RuleFor(goal => goal.Measure).Must(code => PlanGoals.Of(code) is not null).WithMessage("Choose which score, or remove the line.");
            row.RuleFor(goal => goal.By).NotNull().WithMessage("Enter by how much.").GreaterThan(0).LessThanOrEqualTo(100).WithMessage("A goal is above 0 and at most 100.");
            row.RuleFor(goal => goal.Weeks).Must(weeks => weeks is >= 1m and <= 104m && weeks == decimal.Truncate(weeks.Value)).WithMessage("By when: 1 to 104 whole weeks.");
        });
        RuleFor(form => form.Premedication).IsText();
        RuleFor(form => form.ChangeReason).IsText();
        Whole(form => form.VitalsEveryMinutes, 1, 240, "Vital signs are taken every 1 to 240 whole minutes.");
        Whole(form => form.PainEveryMinutes, 1, 240, "Pain is asked every 1 to 240 whole minutes.");
        Whole(form => form.FirstCheckMinutes, 1, 60, "The first check comes after 1 to 60 whole minutes.");
        Whole(form => form.ObservationMinutes, 0, 1440, "The observation lasts 0 to 1440 whole minutes.");
        RuleFor(form => form).Custom(Envelope);
        RuleForEach(form => form.Holds).SetValidator(new HoldRules());
        RuleForEach(form => form.Reasons).ChildRules(row =>
        {
            row.RuleFor(reason => reason.Text).IsText();
            row.RuleFor(reason => reason.Text).NotEmpty().When(reason => !string.IsNullOrEmpty(reason.Code)).WithMessage("Say in a sentence why you go on.");
            row.RuleFor(reason => reason.Code).NotEmpty().When(reason => !string.IsNullOrWhiteSpace(reason.Text)).WithMessage("Choose the reason as well as writing it.");
        });
        RuleFor(form => form.Rescue).IsText();
        RuleFor(form => form.AuthorisationReference).IsOneLine();
        RuleFor(form => form.AuthorisationNotRequired).Must((form, not) => !not || string.IsNullOrWhiteSpace(form.AuthorisationReference))
            .WithMessage("Either a reference or “not required”, not both.");
        RuleFor(form => form.Goal).IsText();
        RuleFor(form => form.Notes).IsText();
    }

    private void Whole(System.Linq.Expressions.Expression<Func<WritePlan.Form, decimal?>> field, int lowest, int highest, string message) =>
        RuleFor(field).Must(value => value is null || (value >= lowest && value <= highest && value == decimal.Truncate(value.Value))).WithMessage(message);

    private static void Envelope(WritePlan.Form form, ValidationContext<WritePlan.Form> context)
    {
        decimal?[] all = [form.LowestMlPerH, form.HighestMlPerH, form.LargestStepMlPerH];
        if (Array.TrueForAll(all, value => value is null)) return;
        if (all.Contains(null)) context.AddFailure(nameof(form.LowestMlPerH), "The nurse's room needs all three: lowest, highest and largest step; or none.");
        else if (Array.Exists(all, value => value is <= 0m or > 2000m)) context.AddFailure(nameof(form.LowestMlPerH), "A rate is above 0 and at most 2000 mL/h.");
        else if (form.LowestMlPerH > form.HighestMlPerH) context.AddFailure(nameof(form.HighestMlPerH), "The highest rate is not below the lowest.");
    }

    private sealed class BagRules : AbstractValidator<BagForm>
    {
        public BagRules()
        {
            RuleFor(bag => bag.Label).IsOneLine(60);
            RuleFor(bag => bag.Ingredients).Must(ingredients => ingredients.Count is > 0 and <= 8).WithMessage("A bag has 1 to 8 ingredients.");
            RuleForEach(bag => bag.Ingredients).ChildRules(row =>
            {
                row.RuleFor(each => each.Medication).NotEmpty().WithMessage("Choose the medicine, or remove the line.");
                row.RuleFor(each => each.Amount).GreaterThan(0).LessThanOrEqualTo(1_000_000).WithMessage("The amount is above 0 and at most 1000000.");
                row.RuleFor(each => each.Cap).GreaterThan(0).LessThanOrEqualTo(1_000_000).WithMessage("The cap is above 0 and at most 1000000.");
                row.RuleFor(each => each.CapUnit).Must(unit => unit is DoseUnit.Gram or DoseUnit.Milligram or DoseUnit.Microgram).When(each => each.Cap is not null).WithMessage("Choose g, mg or mcg for the cap.");
                row.RuleFor(each => each.Cap).Must((each, cap) => cap is null || each.Unit is DoseUnit.MilligramPerKilogram or DoseUnit.GramPerKilogram).WithMessage("A cap belongs to an amount per kg.");
                row.RuleFor(each => each.Rounded).GreaterThan(0).LessThanOrEqualTo(1_000_000).WithMessage("The rounded amount is above 0 and at most 1000000.");
                row.RuleFor(each => each.RoundedUnit).Must(unit => unit is DoseUnit.Gram or DoseUnit.Milligram or DoseUnit.Microgram).When(each => each.Rounded is not null).WithMessage("Choose g, mg or mcg for the rounded amount.");
                row.RuleFor(each => each.Unit).NotNull().When(each => each.Amount is not null).WithMessage("Choose the unit of the amount.").IsInEnum();
            });
            RuleFor(bag => bag.Route).Must(route => route is "IV" or "IM" or "SC").WithMessage("Choose the route.");
            RuleFor(bag => bag.Diluent).NotEmpty().WithMessage("Choose the diluent, or “undiluted”.");
            RuleFor(bag => bag.FinalVolumeMl).GreaterThan(0).LessThanOrEqualTo(5000).WithMessage("A bag has more than 0 and at most 5000 mL.");
            RuleForEach(bag => bag.Steps).ChildRules(row =>
            {
                row.RuleFor(step => step.Rate).GreaterThan(0).LessThanOrEqualTo(5000).WithMessage("The rate is above 0 and at most 5000.");
                row.RuleFor(step => step.Unit).NotNull().When(step => step.Rate is not null).WithMessage("Choose the unit of the rate.").IsInEnum();
                row.RuleFor(step => step.Minutes).Must(minutes => minutes is null || (minutes is >= 1m and <= 1440m && minutes == decimal.Truncate(minutes.Value)))
                    .WithMessage("A step lasts 1 to 1440 whole minutes, or to the end.");
            });
            RuleFor(bag => bag.Kind).IsInEnum();
            RuleFor(bag => bag.PushMinutes).GreaterThan(0).LessThanOrEqualTo(120).WithMessage("An injection takes more than 0 and at most 120 minutes.");
        }
    }

    private sealed class HoldRules : AbstractValidator<HoldForm>
    {
        public HoldRules()
        {
            RuleFor(hold => hold.Parameter).Must(code => HoldParameters.All.Any(each => each.Code == code)).WithMessage("Choose what is observed, or remove the line.");
            RuleFor(hold => hold.Comparison).NotNull().WithMessage("Choose below or above.").IsInEnum();
            RuleFor(hold => hold.Value).NotNull().WithMessage("Enter the limit.").LessThanOrEqualTo(400).WithMessage("This is no possible limit.");
            RuleFor(hold => hold.Action).NotEmpty().WithMessage("Write what the nurse does.").IsOneLine();
        }
    }
}
