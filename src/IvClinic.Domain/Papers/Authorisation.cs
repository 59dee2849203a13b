using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Papers;

/// <summary>In what a payer counts.</summary>
public enum AuthorisedUnit
{
    Sessions,
    Grams,
    Milligrams,
}

/// <summary>What a payer has agreed to pay for one medicine of one patient, in which window. Corrected by striking out and recording anew.</summary>
public sealed class Authorisation : HistoryEntry
{
    public string Reference { get; init; } = "";

    public string Payer { get; init; } = "";

    /// <summary>Formulary id.</summary>
    public string Medicine { get; init; } = "";

    public decimal Units { get; init; }

    public AuthorisedUnit Unit { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>Inside.</summary>
    public DateOnly ValidTo { get; init; }

    public bool Covers(DateOnly day) => day >= ValidFrom && day <= ValidTo;

    public bool IsCalled(string? reference) => string.Equals(Reference.Trim(), reference?.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>A number of its units, in words.</summary>
    public string Words(decimal number) => $"{NumberText.Format(number, 2)} {(Unit switch { AuthorisedUnit.Grams => "g", AuthorisedUnit.Milligrams => "mg", _ => number == 1m ? "session" : "sessions" })}";
}
