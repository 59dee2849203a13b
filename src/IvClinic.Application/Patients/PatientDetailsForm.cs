using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Patients;

/// <summary>Who a patient is and how to reach them, as typed: the same fields at registration and when edited.</summary>
public abstract class PatientDetailsForm
{
    /// <summary>May be empty when there is one name only; that name stands in either field.</summary>
    public string? FamilyName { get; set; }

    public string? GivenNames { get; set; }

    /// <summary>What this person wants to be called.</summary>
    public string? NameUsed { get; set; }

    /// <summary>1975-03-14, or 1975-03, or 1975: as much as is known.</summary>
    public string? BirthDate { get; set; }

    /// <summary>"Unknown" is an answer; nothing is not.</summary>
    public SexForRules? Sex { get; set; }

    public PregnancyPotential? PregnancyPotential { get; set; }

    /// <summary>One of <see cref="IdentifierKind.Typed"/>.</summary>
    public string? IdentifierKind { get; set; }

    /// <summary>The second identifier; the first is the clinic's own number.</summary>
    public string? Identifier { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }

    public string? EmergencyContact { get; set; }

    /// <summary>The person saw the possible duplicates and says that this is somebody else.</summary>
    public bool ConfirmedNotDuplicate { get; set; }

    internal PersonName Name => TypedText.Tidy(FamilyName) is { } family
        ? new(family, TypedText.Tidy(GivenNames) ?? "", TypedText.Tidy(NameUsed))
        : new(TypedText.Tidy(GivenNames)!, "", TypedText.Tidy(NameUsed)); // a single name, wherever it was typed

    internal (DateOnly Date, DatePrecision Precision) Birth => TypedBirthDate.Read(BirthDate)!.Value;

    internal PatientIdentifier SecondIdentifier => new(IdentifierKind!, TypedText.Tidy(Identifier)!);

    /// <summary>Writes contact and sex; name, birth date and identifiers are the caller's.</summary>
    internal void Describe(Patient patient)
    {
        patient.SetSex(Sex!.Value, PregnancyPotential!.Value);
        patient.SetContact(TypedText.Tidy(Phone), TypedText.Tidy(Email), TypedText.Tidy(Address), TypedText.Tidy(EmergencyContact));
    }
}

/// <summary>The rules of the shared fields. What needs the clock or the record is asked in the handler.</summary>
public sealed class PatientDetailsRules : AbstractValidator<PatientDetailsForm>
{
    public PatientDetailsRules()
    {
        RuleFor(form => form.FamilyName).IsOneLine(100);
        RuleFor(form => form.GivenNames).IsOneLine(100);
        RuleFor(form => form.NameUsed).IsOneLine(100);
        RuleFor(form => form.FamilyName).Must((form, _) => HasLetters(form)).WithMessage("Enter the name; one name is enough if there is only one.");
        RuleFor(form => form.BirthDate).NotEmpty().WithMessage("Enter the birth date.")
            .Must(text => string.IsNullOrWhiteSpace(text) || TypedBirthDate.Read(text) is not null)
            .WithMessage("Write year-month-day, for example 1975-03-14; or 1975-03 or 1975 when no more is known.");
        RuleFor(form => form.Sex).NotNull().WithMessage("Choose the sex for clinical rules; “not known” is an answer.").IsInEnum();
        RuleFor(form => form.PregnancyPotential).NotNull().WithMessage("Say whether a pregnancy is possible; “not known” is an answer.").IsInEnum();
        RuleFor(form => form.PregnancyPotential).NotEqual(Domain.Patients.PregnancyPotential.Possible).When(form => form.Sex == SexForRules.Male)
            .WithMessage("This does not fit the sex for clinical rules. Check both.");
        RuleFor(form => form.IdentifierKind).Must(kind => kind is not null && Domain.Patients.IdentifierKind.Typed.Contains(kind))
            .WithMessage("Choose the kind of the second identifier.");
        RuleFor(form => form.Identifier).NotEmpty().WithMessage("Enter the second identifier; two are needed to know a patient.").IsOneLine(60);
        RuleFor(form => form.Phone).IsOneLine(60);
        RuleFor(form => form.Email).IsOneLine(254)
            .Must(mail => string.IsNullOrWhiteSpace(mail) || (mail.Trim().IndexOf('@') is > 0 and var at && at < mail.Trim().Length - 1))
            .WithMessage("A mail address holds an @ between name and place.");
        RuleFor(form => form.Address).IsText(500);
        RuleFor(form => form.EmergencyContact).IsText(500);
    }

    /// <summary>Punctuation, zero-width marks and spaces alone are no name.</summary>
    private static bool HasLetters(PatientDetailsForm form)
    {
        var typed = $"{form.FamilyName} {form.GivenNames}";
        return TypedText.Problem(typed, 1000, severalLines: true) is not null || SearchKey.Of(typed).Length > 0;
    }
}
