using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>Hands the patient over to another nurse.</summary>
[AllowedTo(ClinicRole.Nurse)]
public sealed class HandOver(CommandDesk desk, ClinicZone zone, StaffRegister register) : ChairsideStep<HandOver.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public Guid? ToId { get; set; }

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.ToId).NotNull().WithMessage("Choose who takes over.");
            RuleFor(form => form.Note).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var to = form.ToId!.Value;
        if (to == work.Actor.UserId || !register.RolesOf(to).Contains(ClinicRole.Nurse)) throw TypedMoment.Refused(nameof(Form.ToId), "Choose another nurse.");
        var name = await work.Db.Users.Where(member => member.Id == to).Select(member => member.DisplayName).FirstAsync(cancel);
        chart.Append(ChartEntry.HandOver(chart.Stamp(form.At), to, name, form.Note));
    }
}
