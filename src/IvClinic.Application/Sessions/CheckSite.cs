using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Looks at the site of the access: phlebitis and infiltration by their scales.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class CheckSite(CommandDesk desk, ClinicZone zone) : ChairsideStep<CheckSite.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>0 to 5.</summary>
        public int? VipScore { get; set; }

        /// <summary>0 to 4.</summary>
        public int? InfiltrationGrade { get; set; }

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.VipScore).InclusiveBetween(0, 5).WithMessage("A VIP score is between 0 and 5.");
            RuleFor(form => form.InfiltrationGrade).InclusiveBetween(0, 4).WithMessage("An infiltration grade is between 0 and 4.");
            RuleFor(form => form.VipScore).NotNull().When(form => form.InfiltrationGrade is null).WithMessage("Choose at least one of the two.");
            RuleFor(form => form.Note).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.SiteChecked(chart.Stamp(form.At), new SiteDetails(form.VipScore, form.InfiltrationGrade), form.Note));
        return Task.CompletedTask;
    }
}
