namespace IvClinic.Domain;

/// <summary>A step that the record does not allow now. The message is for the person who tried it.</summary>
public class IllegalStepException(IReadOnlyList<string> sentences) : InvalidOperationException(string.Join(" ", sentences))
{
    public IllegalStepException(string sentence) : this([sentence])
    {
    }

    /// <summary>Every reason for itself.</summary>
    public IReadOnlyList<string> Sentences { get; } = sentences;
}
