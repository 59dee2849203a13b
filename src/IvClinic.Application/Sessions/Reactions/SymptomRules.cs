using FluentValidation;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Sessions;

internal static class SymptomRules
{
    public static IRuleBuilderOptions<TForm, List<string>> AreSymptoms<TForm>(this IRuleBuilder<TForm, List<string>> rule) =>
        rule.Must(ids => ids.TrueForAll(id => ChairsideTerms.Symptom(id) is not null)).WithMessage("Choose symptoms of the list; write others into a note.");
}
