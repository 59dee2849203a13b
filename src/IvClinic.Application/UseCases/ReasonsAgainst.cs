using FluentValidation.Results;
using IvClinic.Domain;

namespace IvClinic.Application.UseCases;

/// <summary>
/// Collects everything that stands against a step, so that it is mended in one go and not found out one refusal after the
/// other. The rules stay where they are: here their refusals are only held until all of them have spoken.
/// </summary>
internal sealed class ReasonsAgainst
{
    private readonly List<ValidationFailure> all = [];
    private bool isStep;

    public bool IsEmpty => all.Count == 0;

    /// <summary>About one field of the form.</summary>
    public void Field(string field, string why) => all.Add(new ValidationFailure(field, why));

    /// <summary>About the record, not about what was typed.</summary>
    public void Step(string sentence)
    {
        isStep = true;
        all.Add(new ValidationFailure("", sentence));
    }

    public void Try(Action demand)
    {
        try
        {
            demand();
        }
        catch (FormRejectedException rejected)
        {
            all.AddRange(rejected.Failures);
        }
        catch (IllegalStepException illegal) when (illegal.GetType() == typeof(IllegalStepException))
        {
            foreach (var sentence in illegal.Sentences) Step(sentence);
        }
    }

    public async Task Try(Func<Task> demand)
    {
        try
        {
            await demand();
        }
        catch (FormRejectedException rejected)
        {
            all.AddRange(rejected.Failures);
        }
        catch (IllegalStepException illegal) when (illegal.GetType() == typeof(IllegalStepException))
        {
            foreach (var sentence in illegal.Sentences) Step(sentence);
        }
    }

    /// <exception cref="FormRejectedException">Only the form is wrong, each field with its reason.</exception>
    /// <exception cref="IllegalStepException">The record does not allow it, with all reasons.</exception>
    public void Demand()
    {
        if (all.Count == 0) return;
        if (!isStep) throw new FormRejectedException(all);
        throw new IllegalStepException([.. all.Select(failure => failure.ErrorMessage).Distinct(StringComparer.Ordinal)]);
    }
}
