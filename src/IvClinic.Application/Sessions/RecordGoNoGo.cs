using FluentValidation;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>The last questions before an infusion, the weight of the day, and the decision with its reason.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordGoNoGo(CommandDesk desk, ClinicZone zone) : ChairsideStep<RecordGoNoGo.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>In the order of <see cref="GoNoGoRules.Questions"/>.</summary>
        public List<TypedReply> Replies { get; set; } = [.. GoNoGoRules.Questions.Select(each => new TypedReply { Question = each.Question })];

        /// <summary>In kg.</summary>
        public decimal? WeightKg { get; set; }

        public bool? Go { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class TypedReply
    {
        public string Question { get; set; } = "";

        public ChecklistReply? Reply { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Go).NotNull().WithMessage("Decide: go or no-go.");
            RuleFor(form => form.WeightKg).Must(kg => kg is null or (>= BodyWeight.LowestKilograms and <= BodyWeight.HighestKilograms)).WithMessage("A body weight is between 0.3 and 650 kg.");
            RuleFor(form => form.Reason).IsText();
            RuleFor(form => form.Reason).NotEmpty().When(form => form.Go == false).WithMessage("Say why not.");
            RuleFor(form => form.Replies).Custom((replies, context) =>
            {
                // A no-go may be decided after the first question; a go needs them all.
                if (context.InstanceToValidate.Go != true) return;
                for (var i = 0; i < replies.Count; i++)
                {
                    if (replies[i].Reply is null) context.AddFailure(FormattableString.Invariant($"Replies[{i}].Reply"), $"{replies[i].Question}: not answered.");
                }
            });
            When(form => form.Go == true, () =>
            {
                RuleFor(form => form.Reason).NotEmpty().When(form => form.WeightKg is null).WithMessage("Not weighed today: say why it can go on without.");
                RuleFor(form => form.Reason).NotEmpty().When(form => form.Replies.Exists(each => each.Reply == ChecklistReply.No)).WithMessage("A question was answered with no: say why it is a go all the same.");
            });
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var asked = GoNoGoRules.Questions.Select(each => each.Question).ToList();
        if (form.Go == true && !asked.TrueForAll(question => form.Replies.Exists(each => each.Question == question && each.Reply is not null)))
            throw TypedMoment.Refused(nameof(Form.Replies), "Answer every question.");
        if (form is { Go: true, WeightKg: { } today } && chart.Content.WeightUsed is { } used
            && GoNoGoRules.WeightDoubt(today, used.WeightKg) is { } doubt && string.IsNullOrWhiteSpace(form.Reason))
            throw TypedMoment.Refused(nameof(Form.Reason), doubt + " Say why it is a go all the same, or decide no-go.");

        var stamp = chart.Stamp(form.At);
        IReadOnlyList<GoNoGoAnswer> answers = [.. form.Replies.Where(each => each.Reply is not null).Select(each => new GoNoGoAnswer(each.Question, GoNoGoRules.Of(each.Reply!.Value)))];
        chart.Append(ChartEntry.GoNoGo(stamp, new GoNoGoDetails(form.Go!.Value, answers, form.WeightKg), form.Reason));
        if (form.WeightKg is { } kg)
        {
            var weight = new Measurement { Kind = MeasurementKind.Weight, Value = kg, AsEntered = NumberText.Format(kg) + " kg", MeasuredAt = stamp.EffectiveAt };
            work.Record(weight, chart.Session.PatientId, "weighed before the infusion");
        }

        return Task.CompletedTask;
    }
}
