using System.Text.Json.Serialization;
using FluentValidation;
using IvClinic.Application.UseCases;

namespace IvClinic.Application.ClinicDay;

/// <summary>A form that a second person confirms at the same screen.</summary>
public abstract class WitnessedForm : RegisterForm
{
    public Guid? ColleagueId { get; set; }

    /// <summary>PIN or password. Never kept: not as a draft, not in the hash of a receipt.</summary>
    [JsonIgnore]
    public string? Secret { get; set; }

    /// <summary>From <see cref="Staff.IdentityAtScreen.ConfirmColleague"/>.</summary>
    [JsonIgnore]
    public Guid Ticket { get; set; }
}

/// <summary>Rules that the forms of the register share.</summary>
internal static class RegisterRules
{
    /// <summary>More than any clinic keeps; a larger number is a slip. Clinic default (D).</summary>
    private const decimal Most = 100_000m;

    public static void IsAmount<TForm>(this IRuleBuilder<TForm, decimal?> rule) => rule.Custom((amount, context) =>
    {
        if (amount is null) context.AddFailure("Enter the amount.");
        else if (amount <= 0m) context.AddFailure("An amount is above 0.");
        else if (Problem(amount.Value) is { } problem) context.AddFailure(problem);
    });

    public static void IsCount<TForm>(this IRuleBuilder<TForm, decimal?> rule) => rule.Custom((amount, context) =>
    {
        if (amount is null) context.AddFailure("Enter what was counted; 0 when nothing is there.");
        else if (amount < 0m) context.AddFailure("A count is 0 or more.");
        else if (Problem(amount.Value) is { } problem) context.AddFailure(problem);
    });

    public static void IsWitnessed<TForm>(this AbstractValidator<TForm> rules, string who)
        where TForm : WitnessedForm
    {
        rules.RuleFor(form => form.ColleagueId).NotNull().WithMessage(who);
        rules.RuleFor(form => form.Secret).NotEmpty().When(form => form.Ticket == Guid.Empty).WithMessage("Enter the PIN, or the password.");
    }

    private static string? Problem(decimal amount) =>
        amount > Most ? "This is more than a clinic keeps. Check the number and the unit." : decimal.Round(amount, 3) != amount ? "At most three decimals." : null;
}
