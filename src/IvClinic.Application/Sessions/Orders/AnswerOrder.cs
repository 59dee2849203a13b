using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>The prescriber countersigns an order that was recorded by voice in their name. Nobody else can, in any phase; also after the last signature.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class CountersignOrder(CommandDesk desk, ClinicZone zone) : ChairsideStep<CountersignOrder.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>The order's place in the record.</summary>
        public int? Seq { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Seq).NotNull().WithMessage("Choose the order.");
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.OrderCountersigned(chart.Stamp(null), chart.OrderOf(form.Seq!.Value)));
        return Task.CompletedTask;
    }
}

/// <summary>The prescriber says that an order in their name was not given so. What was done stays as it is; the administrator sees the dispute.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class DisputeOrder(CommandDesk desk, ClinicZone zone) : ChairsideStep<DisputeOrder.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public int? Seq { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Seq).NotNull().WithMessage("Choose the order.");
            RuleFor(form => form.Reason).IsReason("Say what was ordered instead, or that nothing was.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.OrderDisputed(chart.Stamp(null), chart.OrderOf(form.Seq!.Value), form.Reason!));
        work.Publish(new LiveNotice(LiveKind.Plan));
        return Task.CompletedTask;
    }
}

internal static class OrderFinding
{
    /// <exception cref="IllegalStepException">It has been answered already.</exception>
    public static ChartEntry OrderOf(this OpenChart chart, int seq)
    {
        var order = VerbalOrder.Of(chart.Entries).FirstOrDefault(each => each.Entry.Seq == seq) ?? throw new NotFoundException("The order");
        return order.Answer is { } answer
            ? throw new IllegalStepException($"This order has been {(answer.Kind == EntryKind.OrderCountersigned ? "countersigned" : "disputed")} already.")
            : order.Entry;
    }
}
