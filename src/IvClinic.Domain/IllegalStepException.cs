namespace IvClinic.Domain;

/// <summary>A step that the rules of the clinic do not allow now. The message is a sentence for the person who tried it.</summary>
public sealed class IllegalStepException : InvalidOperationException
{
    public IllegalStepException()
    {
    }

    public IllegalStepException(string message)
        : base(message)
    {
    }

    public IllegalStepException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
