using System.Globalization;
using System.Text.Json.Serialization;
using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Products;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions.Products;

/// <summary>What the second person read of one medicine on the label.</summary>
public sealed class TypedDose
{
    public string Medication { get; set; } = "";

    public decimal? Amount { get; set; }

    public DoseUnit? Unit { get; set; }

    internal decimal Milligrams => Unit switch
    {
        DoseUnit.Gram => Mass.FromGrams(Amount!.Value).Milligrams,
        DoseUnit.Microgram => Mass.FromMicrograms(Amount!.Value).Milligrams,
        _ => Amount!.Value,
    };
}

/// <summary>
/// A second person reads bag label and pump without seeing what the first one entered. Agreement is an entry of theirs;
/// a difference refuses, shows both, and is audited.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class DoubleCheckBag(CommandDesk desk, ClinicZone zone, IdentityAtScreen identity, ClinicFormularies formularies) : ChairsideStep<DoubleCheckBag.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public int Bag { get; set; }

        /// <summary>What the first person entered; the second does not see it.</summary>
        public decimal? RateMlPerH { get; set; }

        public Guid? ColleagueId { get; set; }

        /// <summary>PIN or password. Never kept: not as a draft, not in the hash of a receipt.</summary>
        [JsonIgnore]
        public string? Secret { get; set; }

        /// <summary>From <see cref="IdentityAtScreen.ConfirmColleague"/>.</summary>
        [JsonIgnore]
        public Guid Ticket { get; set; }

        public List<TypedDose> Doses { get; set; } = [];

        public decimal? ReadVolumeMl { get; set; }

        public decimal? ReadRateMlPerH { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.ColleagueId).NotNull().WithMessage("Choose who checks.");
            RuleFor(form => form.Secret).NotEmpty().When(form => form.Ticket == Guid.Empty).WithMessage("Enter the PIN, or the password.");
            RuleFor(form => form.ReadVolumeMl).IsVolume();
            RuleFor(form => form.ReadRateMlPerH).IsRate();
            RuleForEach(form => form.Doses).ChildRules(dose =>
            {
                dose.RuleFor(each => each.Amount).NotNull().WithMessage("Enter the dose from the label.").Must(amount => amount is null or (> 0m and <= 1_000_000m)).WithMessage("A dose is above 0.");
                dose.RuleFor(each => each.Unit).Must(unit => unit is DoseUnit.Milligram or DoseUnit.Gram or DoseUnit.Microgram).WithMessage("Choose the unit from the label.");
            });
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var rate = FlowRate.FromMillilitresPerHour(form.RateMlPerH ?? throw TypedMoment.Refused("", "The first person enters the rate before the second one reads it."));
        if (DoubleCheckRule.HighAlert(chart.Plan, form.Bag).Count == 0) throw new IllegalStepException("This bag holds no high-alert medicine: it needs no double check.");
        chart.DemandPrepared(form.Bag);
        var second = identity.Use(form.Ticket, work.Actor, form.ColleagueId);
        work.Concerns(null, null, $"Read by {second.DisplayName}");
        var read = new BagReading(form.Bag, form.ReadRateMlPerH!.Value, form.ReadVolumeMl!.Value, [.. form.Doses.Select(dose => new DoseReading(dose.Medication, dose.Milligrams))]);
        var differences = DoubleCheckRule.Differences(DoubleCheckRule.Expected(chart.Plan, chart.Standing, form.Bag, rate), read, formularies.Current.Formulary.DisplayName);
        if (differences.Count > 0)
        {
            work.AuditRefusal();
            throw new SecondReadingDiffersException(differences);
        }

        var stamp = chart.Stamp(null) with { AuthorId = second.UserId, AuthorName = second.DisplayName, AuthorRole = second.RoleText };
        chart.Append(ChartEntry.DoubleChecked(stamp, new(work.Actor.UserId, work.Actor.DisplayName, second.UserId, second.DisplayName, read)));
        return Task.CompletedTask;
    }
}

/// <summary>What the steps that steer a pump ask of a high-alert medicine.</summary>
internal static class SecondChecks
{
    private const string NotRecorded = "High-alert medicine, and no double check is recorded for this rate.";

    /// <exception cref="IllegalStepException">A high-alert bag of which no preparation is recorded: there is nothing to compare its label with.</exception>
    public static void DemandPrepared(this OpenChart chart, int bag)
    {
        if (DoubleCheckRule.HighAlert(chart.Plan, bag).Count > 0 && Preparation.Of(chart.Standing, bag) is null)
            throw new IllegalStepException(string.Create(CultureInfo.InvariantCulture, $"{DoubleCheckRule.Names(chart.Plan, bag)} is a high-alert medicine: record first how bag {bag} was prepared."));
    }

    /// <summary>The last question before a bag hangs or an unplanned increase; nobody's role answers it.</summary>
    /// <exception cref="SecondCheckNeededException">No usable double check.</exception>
    public static void DemandDoubleCheck(this OpenChart chart, int bag, FlowRate rate, DateTimeOffset now)
    {
        if (DoubleCheckRule.HighAlert(chart.Plan, bag).Count == 0) return;
        chart.DemandPrepared(bag);
        if (DoubleCheckRule.Usable(chart.Plan, chart.Standing, bag, rate, now) is not null) return;
        throw new SecondCheckNeededException(
            bag, rate, $"{DoubleCheckRule.Names(chart.Plan, bag)} is a high-alert medicine: a second person reads bag label and pump first, for exactly this, within the last 15 minutes. No order lifts this.");
    }

    /// <summary>The same for a rate, where it is needed.</summary>
    public static void DemandDoubleCheckOf(this OpenChart chart, FlowRate rate, DateTimeOffset now)
    {
        if (DoubleCheckRule.IsUnplannedIncrease(chart.Plan, chart.State, rate)) chart.DemandDoubleCheck(chart.State.CurrentBag!.Value, rate, now);
    }

    /// <summary>The mark beside a rate at which the pump was found; null where nothing was asked for, or it was checked.</summary>
    public static string? MarkOfFound(this OpenChart chart, FlowRate rate, DateTimeOffset now)
    {
        var bag = chart.State.CurrentBag ?? chart.Plan.Bags[0].Number;
        var isAsked = chart.State.CurrentBag is null ? DoubleCheckRule.HighAlert(chart.Plan, bag).Count > 0 : DoubleCheckRule.IsUnplannedIncrease(chart.Plan, chart.State, rate);
        return isAsked && DoubleCheckRule.Usable(chart.Plan, chart.Standing, bag, rate, now) is null ? NotRecorded : null;
    }
}
