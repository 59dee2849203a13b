using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Scheduling;

/// <summary>Books several infusions of a plan together: all of them, or none when anything stands against one.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class BookSeries(CommandDesk desk, ClinicZone clinic, ClinicFormularies formularies) : UseCase<BookSeries.Form, int>(desk)
{
    public sealed class Form
    {
        public Guid PlanId { get; set; }

        /// <summary>With set-up and observation; the same for all.</summary>
        public decimal? Minutes { get; set; }

        public bool NeedsBed { get; set; }

        /// <summary>What asks back was read; what refuses is refused all the same.</summary>
        public bool Confirmed { get; set; }

        public IList<TimeWish> Times { get; set; } = [];
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Minutes).IsChairTime();
            RuleFor(form => form.Times).Must(times => times.Count is >= 1 and <= SeriesDates.MostTogether).WithMessage("Choose between 1 and 60 times.");
            RuleForEach(form => form.Times).ChildRules(time =>
            {
                time.RuleFor(each => each.ChairId).NotNull().WithMessage("Choose a chair.");
                time.RuleFor(each => each.StartsLocal).NotNull().WithMessage("Enter when it begins.");
            });
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<int> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var days = form.Times.Select(time => DateOnly.FromDateTime(time.StartsLocal!.Value)).Order().ToList();
        Demand([.. form.Times.Select((time, index) => (index, Why: WantedTimes.Problem(clinic, time.StartsLocal!.Value, work.Now))).Where(each => each.Why is not null).Select(each => Failure(form, each.index, each.Why!))]);
        var room = await new BookingRooms(work.Db, clinic, formularies.Current.Formulary, work.Now).Load(new(form.PlanId, days[0], days[^1], NeedsBed: form.NeedsBed), cancel);
        if (room.Picture.Plan.WhyNot is { } why) throw new IllegalStepException(why + " It cannot be booked.");
        var minutes = (int)form.Minutes!.Value;
        var read = form.Times.Select(time => WantedTimes.Of(clinic, room.Chair(time.ChairId).Id, time.StartsLocal!.Value, time.Which, minutes)).ToList();
        Demand([.. read.Select((each, index) => (index, each)).Where(pair => pair.each.Time is null).Select(pair => Failure(form, pair.index, pair.each.Read.Problem!))]);
        var answers = BookingCheck.Of(room.Picture, [.. read.Select(each => each.Time!)]);
        Demand([.. answers.SelectMany((answer, index) => answer.Conflicts.Where(conflict => !(form.Confirmed && conflict.MayBeConfirmed)).Select(conflict => Failure(form, index, conflict.Sentence)))]);

        var (booked, series) = (new BookedTimes(work, clinic), Guid.CreateVersion7());
        foreach (var answer in answers) await booked.Add(room, answer.Time, minutes, cancel, series);
        work.Concerns(room.Plan.PatientId, series.ToString());
        return answers.Count;
    }

    private static void Demand(IReadOnlyList<ValidationFailure> failures)
    {
        if (failures.Count > 0) throw new FormRejectedException(failures);
    }

    /// <summary>Which of the times it is about, in words: the list may be long.</summary>
    private static ValidationFailure Failure(Form form, int index, string why) => new(
        FormattableString.Invariant($"{nameof(Form.Times)}[{index}].{nameof(TimeWish.StartsLocal)}"),
        string.Create(CultureInfo.InvariantCulture, $"{index + 1} of {form.Times.Count}, {form.Times[index].StartsLocal:d MMM yyyy HH:mm}: {why}"));
}
