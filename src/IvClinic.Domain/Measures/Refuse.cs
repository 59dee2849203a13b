using System.Runtime.CompilerServices;

namespace IvClinic.Domain.Measures;

internal static class Refuse
{
    public static decimal Negative(decimal value, string what, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value < 0m ? throw new ArgumentOutOfRangeException(name, value, what + " cannot be negative.") : value;
}
