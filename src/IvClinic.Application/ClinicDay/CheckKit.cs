using System.Globalization;
using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <summary>Somebody looked at the emergency kit. What is found counts for every infusion of this date until it is checked again.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class CheckKit(CommandDesk desk, ClinicZone zone) : UseCase<CheckKit.Form, Guid>(desk)
{
    public sealed class Form
    {
        public List<TypedFinding> Findings { get; set; } = [.. EmergencyKit.Items.Select(item => new TypedFinding { Item = item.Id })];

        /// <summary>The check of today that the form was opened on; null when there was none.</summary>
        public Guid? Replaces { get; set; }

        /// <summary>When it was looked at, on the clinic's wall clock; null is now.</summary>
        public DateTime? At { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class TypedFinding
    {
        public string Item { get; set; } = "";

        public bool? IsReady { get; set; }

        public DateOnly? ExpiresOn { get; set; }

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Reason).NotEmpty().When(form => form.Replaces is not null).WithMessage("Say why it is checked again.").IsOneLine();
            RuleForEach(form => form.Findings).ChildRules(found =>
            {
                found.RuleFor(each => each.IsReady).NotNull().WithMessage(each => $"{Name(each)}: answer it.");
                found.RuleFor(each => each.Note).IsOneLine();
                found.RuleFor(each => each.ExpiresOn).NotNull().When(each => each.IsReady == true && EmergencyKit.Item(each.Item) is { IsMedicine: true }).WithMessage(each => $"{Name(each)}: enter the expiry date.");
            });
        }

        private static string? Name(TypedFinding found) => EmergencyKit.Item(found.Item)?.Name;
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var at = work.Moment(zone, form.At, nameof(Form.At));
        var day = zone.DateOf(work.Now);
        if (zone.DateOf(at) != day) throw TypedMoment.Refused(nameof(Form.At), "A kit check holds for the day on which it is recorded.");
        var last = await work.Db.Set<KitCheck>().AsNoTracking().Where(check => check.Day == day).OrderByDescending(check => check.Id).FirstOrDefaultAsync(cancel);
        if (last?.PublicId != form.Replaces) throw new StaleWriteException(Faster(last));
        if (last is not null && at < last.CheckedAt) throw TypedMoment.Refused(nameof(Form.At), $"This lies before the check of {Time(last.CheckedAt)} that it replaces.");
        Demand(form, day);
        var check = KitCheck.Of(
            day, at, work.Now, (work.Actor.UserId, work.Actor.DisplayName),
            [.. form.Findings.Select(found => new KitFinding(found.Item, found.IsReady == true, found.ExpiresOn, TypedText.Tidy(found.Note)))], TypedText.Tidy(form.Reason));
        work.Db.Add(check);
        work.Concerns(null, check.PublicId.ToString(), check.Reason);
        work.Publish(new LiveNotice(LiveKind.Kit));
        return check.PublicId;
    }

    /// <summary>The domain refuses the same; here each refusal stands beside its field.</summary>
    private static void Demand(Form form, DateOnly day)
    {
        foreach (var item in EmergencyKit.Items)
        {
            var index = form.Findings.FindIndex(found => found.Item == item.Id);
            if (index < 0) throw TypedMoment.Refused(nameof(Form.Findings), $"{item.Name}: answer it.");
            var found = form.Findings[index];
            if (KitCheck.Refusal(item, new KitFinding(item.Id, found.IsReady == true, found.ExpiresOn), day) is { } why)
                throw TypedMoment.Refused(FormattableString.Invariant($"{nameof(Form.Findings)}[{index}].{nameof(TypedFinding.ExpiresOn)}"), why);
        }
    }

    private string Faster(KitCheck? last) => last is null
        ? "The day has changed since this form was opened. Open it again."
        : $"{last.CheckedByName} checked the kit at {Time(last.CheckedAt)} while this form was open. Nothing was saved; look at that check first.";

    private string Time(DateTimeOffset at) => zone.ToLocal(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
