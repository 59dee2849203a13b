using System.Globalization;
using FluentValidation.Results;
using IvClinic.Application.Patients;
using IvClinic.Application.UseCases;

namespace IvClinic.Application.Interop;

/// <summary>The accepted items of a review, checked and entered through the same doors as what is typed.</summary>
public sealed class AcceptedItems(
    RecordCondition conditions, RecordAllergy allergies, RecordHomeMedicine medicines, RecordMeasurement measurements, RecordPregnancyAnswer pregnancies)
{
    /// <summary>The positions of the accepted decisions.</summary>
    /// <exception cref="FormRejectedException">An item has no decision, or an accepted one cannot be entered as it stands.</exception>
    internal IReadOnlyList<int> Of(IReadOnlyList<ItemDecision> decisions, IReadOnlyList<ReviewItem> items)
    {
        var failures = new List<ValidationFailure>();
        var open = items.Where(item => item.CanBeTaken).Select(item => item.Number)
            .Except(decisions.Where(decision => decision.Choice is not null).Select(decision => decision.Number)).ToList();
        if (open.Count > 0)
        {
            var words = items.First(item => item.Number == open[0]).Words;
            failures.Add(new("Items", string.Create(CultureInfo.InvariantCulture, $"{open.Count} item{(open.Count == 1 ? " is" : "s are")} not decided yet; the first: {words}.")));
        }

        if (decisions.Select(decision => decision.Number).Distinct().Count() != decisions.Count) failures.Add(new("Items", "An item was decided twice."));
        var taken = Enumerable.Range(0, decisions.Count).Where(index => decisions[index].Choice == ItemChoice.Accept).ToList();
        foreach (var index in taken)
        {
            var (decision, item) = (decisions[index], items.FirstOrDefault(each => each.Number == decisions[index].Number));
            if (item is null || FormsOf(item) != FormsOf(decision)) failures.Add(new(At(index), "This item is not one of the referral."));
            else failures.AddRange(Check(decision).Select(failure => new ValidationFailure($"{At(index)}.{failure.PropertyName}", failure.ErrorMessage)));
            if (item?.Measurement is { } sent && decision.Measurement is { } kept && (sent.Value, sent.Unit, sent.Kind) != (kept.Value, kept.Unit, kept.Kind))
                kept.AsSent = null; // the words of the sender belong to the sender's value only
        }

        return failures.Count == 0 ? taken : throw new FormRejectedException(failures);
    }

    internal async Task Enter(IReadOnlyList<ItemDecision> decisions, IReadOnlyList<int> taken, long patientId, string origin, CommandWork work, CancellationToken cancel)
    {
        foreach (var index in taken)
        {
            var (decision, part) = (decisions[index], PartOf(decisions[index]));
            try
            {
                if (decision.Condition is { } condition) await conditions.Enter(condition, patientId, origin, work, cancel);
                else if (decision.Allergy is { } allergy) await allergies.Enter(allergy, patientId, origin, work, cancel);
                else if (decision.HomeMedicine is { } medicine) await medicines.Enter(medicine, patientId, origin, work, cancel);
                else if (decision.Measurement is { } measurement) await measurements.Enter(measurement, patientId, origin, work, cancel);
                else await pregnancies.Enter(decision.Pregnancy!, patientId, origin, work, cancel);
            }
            catch (FormRejectedException rejected)
            {
                throw TakeOverReferral.Under($"{At(index)}.{part}", rejected.Failures);
            }
        }
    }

    private IEnumerable<ValidationFailure> Check(ItemDecision decision)
    {
        var failures = decision switch
        {
            { Condition: { } condition } => conditions.Check(condition),
            { Allergy: { } allergy } => allergies.Check(allergy),
            { HomeMedicine: { } medicine } => medicines.Check(medicine),
            { Measurement: { } measurement } => measurements.Check(measurement),
            { Pregnancy: { } pregnancy } => pregnancies.Check(pregnancy),
            _ => [],
        };
        var part = PartOf(decision);
        return failures.Select(failure => new ValidationFailure($"{part}.{failure.PropertyName}", failure.ErrorMessage));
    }

    private static string At(int index) => string.Create(CultureInfo.InvariantCulture, $"Items[{index}]");

    private static string PartOf(ItemForms forms) => FormsOf(forms).Split(' ')[0];

    /// <summary>Which forms are filled: an accepted item makes exactly the kind of entry that the referral proposed.</summary>
    private static string FormsOf(ItemForms forms) => string.Join(' ', new[]
    {
        forms.Condition is null ? null : nameof(ItemForms.Condition),
        forms.Allergy is null ? null : nameof(ItemForms.Allergy),
        forms.HomeMedicine is null ? null : nameof(ItemForms.HomeMedicine),
        forms.Measurement is null ? null : nameof(ItemForms.Measurement),
        forms.Pregnancy is null ? null : nameof(ItemForms.Pregnancy),
    }.OfType<string>());
}
