namespace IvClinic.Domain.Formulary;

/// <summary>The condition under which an entry of the formulary counts.</summary>
public abstract record AppliesWhen
{
    private AppliesWhen()
    {
    }

    /// <summary>No condition.</summary>
    public sealed record Always : AppliesWhen;

    /// <summary>Every part must hold.</summary>
    public sealed record All(IReadOnlyList<AppliesWhen> Parts) : AppliesWhen;

    /// <summary>At least one part must hold.</summary>
    public sealed record Any(IReadOnlyList<AppliesWhen> Parts) : AppliesWhen;

    /// <summary>A number of the patient or of the bag against a threshold, in the unit of the field's name.</summary>
    public sealed record NumberTest(string Field, Comparison Op, decimal Value) : AppliesWhen;

    /// <summary>A word of the plan or of the bag: route, kind or indication.</summary>
    /// <param name="Negated">True for "!=": none of the words.</param>
    public sealed record WordTest(string Field, IReadOnlyList<string> Values, bool Negated) : AppliesWhen;

    /// <summary>The patient has a coded problem, or a diagnosis code of it.</summary>
    public sealed record HasCondition(string ConditionId) : AppliesWhen;
}

/// <summary>How a number is compared with a threshold.</summary>
public enum Comparison
{
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    NotEqual,
}
