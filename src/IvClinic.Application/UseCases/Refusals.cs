using FluentValidation.Results;

namespace IvClinic.Application.UseCases;

/// <summary>The form has empty, malformed or implausible fields. Nothing was stored.</summary>
public sealed class FormRejectedException(IReadOnlyList<ValidationFailure> failures)
    : Exception(string.Join(" ", failures.Select(failure => failure.ErrorMessage)))
{
    public IReadOnlyList<ValidationFailure> Failures { get; } = failures;
}

/// <summary>The role of the actor does not allow this, or the sign-in has ended.</summary>
public sealed class NotAllowedException(string message) : Exception(message);

/// <summary>Somebody else changed the record after this form was opened. Nothing was stored.</summary>
public sealed class StaleWriteException(string message) : Exception(message);

/// <summary>The record does not exist, or not for this actor.</summary>
public sealed class NotFoundException(string what) : Exception($"{what} was not found.");
