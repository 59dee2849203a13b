using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.ClinicDay;

/// <summary>
/// Settles the difference of a count, by somebody who did not count: the missing entry was found, or the balance becomes what
/// was counted.
/// </summary>
[AllowedTo(ClinicRole.Administrator, ClinicRole.Clinician)]
public sealed class SettleDiscrepancy(CommandDesk desk, ClinicZone zone) : RegisterStep<SettleDiscrepancy.Form>(desk, zone)
{
    public sealed class Form : RegisterForm
    {
        /// <summary>The seq of the count.</summary>
        public int Count { get; set; }

        /// <summary>True: the balance becomes what was counted. False: the record is mended and agrees with the count.</summary>
        public bool? MovesBalance { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.MovesBalance).NotNull().WithMessage("Say how it is settled.");
            RuleFor(form => form.Reason).NotEmpty().WithMessage("Say what was found out.").IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task<RegisterEntry> Entry(Form form, OpenRegister register, CommandWork work, CancellationToken cancel)
    {
        var line = register.Line(form.Count);
        if (!line.IsOpenDiscrepancy) throw new IllegalStepException("This difference is settled already, or there is none.");
        var count = line.Entry;
        if (work.Actor.UserId == count.AuthorId || work.Actor.UserId == count.WitnessId) throw new IllegalStepException("Somebody who did not count settles it.");
        var difference = line.Difference ?? 0m;
        if (form.MovesBalance == false && difference != 0m)
            throw TypedMoment.Refused(nameof(Form.MovesBalance), $"The difference of {register.Item.Unit.Text(difference)} is still there: record or correct the entry that is missing first.");
        return Task.FromResult(RegisterEntry.DiscrepancyClosed(register.Stamp(Zone, null), count, form.MovesBalance == true ? difference : 0m, TypedText.Tidy(form.Reason)!));
    }
}
