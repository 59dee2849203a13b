using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records the signs before the infusion.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordBaseline(CommandDesk desk, ClinicZone zone) : ChairsideStep<RecordBaseline.Form>(desk, zone)
{
    public sealed class Form : VitalsForm
    {
        /// <summary>Pain now, site by site; those without a score were not asked about.</summary>
        public List<TypedPain> PainAt { get; set; } = [];

        /// <summary>0 to 10, since the last infusion or in the last week.</summary>
        public int? PainWorst { get; set; }

        /// <summary>0 to 10, over the same time.</summary>
        public int? PainAverage { get; set; }

        /// <summary>Adds the sites where it hurts by the record; what was typed already stays.</summary>
        public void Ask(IReadOnlyList<string> sites)
        {
            foreach (var site in sites.Where(site => !PainAt.Exists(each => each.Site == site))) PainAt.Add(new TypedPain { Site = site });
        }

        internal AssessmentDetails? Assessment()
        {
            IReadOnlyList<PainAtSite> asked = [.. PainAt.Where(each => each.Now is not null).Select(each => new PainAtSite(each.Site, each.Now!.Value))];
            return asked.Count == 0 && PainWorst is null && PainAverage is null ? null : new(null, asked, PainWorst, PainAverage);
        }
    }

    public sealed class TypedPain
    {
        public string Site { get; set; } = "";

        /// <summary>0 to 10.</summary>
        public int? Now { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            Include(new VitalsRules());
            RuleForEach(form => form.PainAt).Must(each => each.Now is null or (>= 0 and <= 10)).WithMessage("Pain is between 0 and 10.");
            RuleFor(form => form.PainWorst).InclusiveBetween(0, 10).WithMessage("Pain is between 0 and 10.");
            RuleFor(form => form.PainAverage).InclusiveBetween(0, 10).WithMessage("Pain is between 0 and 10.")
                .Must((form, average) => average is null || form.PainWorst is null || average <= form.PainWorst).WithMessage("On average it is not more than at its worst.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.Baseline(chart.Stamp(form.At), form.Checked(), form.Note, form.Assessment()));
        return Task.CompletedTask;
    }
}
