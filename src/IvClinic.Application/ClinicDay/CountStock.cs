using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.ClinicDay;

/// <summary>
/// Two people count what is there, at the change of a shift. The form does not show the balance; a difference is said
/// afterwards and must be explained. It moves nothing until somebody settles it.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class CountStock(CommandDesk desk, ClinicZone zone, IdentityAtScreen identity) : RegisterStep<CountStock.Form>(desk, zone)
{
    public sealed class Form : WitnessedForm
    {
        public decimal? Counted { get; set; }

        /// <summary>Asked for where the count differs from the balance.</summary>
        public string? Explanation { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Counted).IsCount();
            RuleFor(form => form.Explanation).IsText();
            this.IsWitnessed("Choose who counted with you.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task<RegisterEntry> Entry(Form form, OpenRegister register, CommandWork work, CancellationToken cancel)
    {
        // A count is of now: a past balance is mended by the entries that are missing.
        var (unit, balance, counted) = (register.Item.Unit, register.Page.Balance, form.Counted!.Value);
        if (counted != balance && string.IsNullOrWhiteSpace(form.Explanation))
        {
            throw TypedMoment.Refused(
                nameof(Form.Explanation),
                $"{unit.Text(counted)} is not what the register says. Count again; when it stays so, say what is known about it.");
        }

        var second = identity.Use(form.Ticket, work.Actor, form.ColleagueId);
        var stamp = register.Stamp(Zone, null, second);
        return Task.FromResult(RegisterEntry.Counted(stamp, unit, counted, counted == balance ? null : TypedText.Tidy(form.Explanation)));
    }
}
