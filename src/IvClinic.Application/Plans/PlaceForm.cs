using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Plans;

/// <summary>Why a plan comes back, at one of its parts, as it is typed.</summary>
public sealed class PlaceForm
{
    /// <summary>A code of <see cref="PlanPlaces"/>.</summary>
    public string? Place { get; set; }

    public string? Text { get; set; }

    public sealed class Rules : AbstractValidator<PlaceForm>
    {
        public Rules()
        {
            RuleFor(each => each.Place).Must(code => PlanPlaces.All.Any(place => place.Code == code)).When(each => !string.IsNullOrWhiteSpace(each.Text)).WithMessage("Choose the part of the plan.");
            RuleFor(each => each.Text).NotEmpty().When(each => !string.IsNullOrEmpty(each.Place)).WithMessage("Write what is to be changed there.");
            RuleFor(each => each.Text).IsText();
        }
    }

    public static IReadOnlyList<PlaceReason> Typed(IEnumerable<PlaceForm> forms) =>
        [.. forms.Where(each => !string.IsNullOrEmpty(each.Place) && !string.IsNullOrWhiteSpace(each.Text)).Select(each => new PlaceReason(each.Place!, TypedText.Tidy(each.Text)!))];
}
