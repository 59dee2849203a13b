using FluentValidation;
using FluentValidation.Results;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Outcomes;

/// <summary>The nurse writes down what a patient reports between infusions. What was not asked stays empty.</summary>
[AllowedTo(ClinicRole.Nurse)]
public sealed class RecordJournalEntry(CommandDesk desk, ClinicZone clinic) : UseCase<RecordJournalEntry.Form, Guid>(desk)
{
    /// <summary>Older memories of pain are history, not reports.</summary>
    public const int OldestDays = 366;

    public sealed class SiteScore
    {
        public string? Site { get; set; }

        /// <summary>0 to 10; null is not asked.</summary>
        public int? Score { get; set; }
    }

    public sealed class Form
    {
        public Guid PatientId { get; set; }

        /// <summary>The infusion it follows, if any.</summary>
        public Guid? SessionId { get; set; }

        /// <summary>The local time the values are of.</summary>
        public DateTime? At { get; set; }

        public WhichHour? Which { get; set; }

        public List<SiteScore> Pain { get; set; } = [];

        public int? Interference { get; set; }

        public decimal? SleepHours { get; set; }

        public string? MedicinesTaken { get; set; }

        public string? SideEffects { get; set; }

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.At).NotNull().WithMessage("Enter the date and time the report is of.");
            RuleFor(form => form.Pain).Must(pain => pain.Count <= 20).WithMessage("At most 20 sites.");
            RuleForEach(form => form.Pain).ChildRules(site =>
            {
                site.RuleFor(each => each.Score).InclusiveBetween(0, 10).WithMessage("Pain is 0 to 10.");
                site.RuleFor(each => each.Site).NotEmpty().When(each => each.Score is not null).WithMessage("Say where this pain is.").IsOneLine(80);
            });
            RuleFor(form => form.Pain).Must(pain => Scored(pain).GroupBy(each => SearchKey.Of(each.Site)).All(group => group.Count() == 1))
                .WithMessage("The same site stands there twice.");
            RuleFor(form => form.Interference).InclusiveBetween(0, 10).WithMessage("Interference is 0 to 10.");
            RuleFor(form => form.SleepHours).InclusiveBetween(0, 24).WithMessage("Sleep is 0 to 24 hours.");
            RuleFor(form => form.MedicinesTaken).IsText();
            RuleFor(form => form.SideEffects).IsText();
            RuleFor(form => form.Note).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var found = await work.Db.Set<Patient>().Where(patient => patient.PublicId == form.PatientId).Select(patient => new { patient.Id, patient.MergedIntoId }).FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException("This patient");
        if (found.MergedIntoId is not null) throw new IllegalStepException("This record is merged into another one of the same person. Record it there.");
        var session = form.SessionId is not { } id ? null : await work.Db.OfPerson<InfusionSession>(found.Id).AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == id, cancel);
        if (form.SessionId is not null && session is null) throw new NotFoundException("This infusion");
        var at = Moment(form, work.Now);
        // Typed to the minute: the minute in which the session was opened is not before it.
        if (session is { } follows && at.AddMinutes(1) <= follows.OpenedAt) throw Refuse(nameof(Form.At), "This is before the infusion it shall follow.");

        var report = new JournalReport([.. Scored(form.Pain)], form.Interference, form.SleepHours, TypedText.Tidy(form.MedicinesTaken), TypedText.Tidy(form.SideEffects), TypedText.Tidy(form.Note));
        var entry = JournalEntry.Report(Guid.CreateVersion7(), found.Id, session?.Id, at, report, work.Now, work.Actor.UserId, work.Actor.DisplayName);
        work.Db.Add(entry);
        work.Concerns(found.Id, entry.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Patient, form.PatientId));
        return entry.PublicId;
    }

    private DateTimeOffset Moment(Form form, DateTimeOffset now)
    {
        var time = WallClock.Read(clinic, form.At!.Value, form.Which);
        if (time.Instant is not { } at) throw Refuse(time.AsksWhich ? nameof(Form.Which) : nameof(Form.At), time.Problem!);
        if (at > now + EntryStamp.FutureTolerance) throw Refuse(nameof(Form.At), "This is in the future.");
        return at < now.AddDays(-OldestDays) ? throw Refuse(nameof(Form.At), "This is more than a year ago. Check the year.") : at;
    }

    /// <summary>A site without a score was not asked about.</summary>
    private static IEnumerable<SitePain> Scored(IEnumerable<SiteScore> sites) =>
        sites.Where(each => each.Score is not null).Select(each => new SitePain(TypedText.Tidy(each.Site) ?? "", each.Score!.Value));

    private static FormRejectedException Refuse(string field, string why) => new([new ValidationFailure(field, why)]);
}
