namespace IvClinic.Domain;

/// <summary>A step that the record does not allow now. The message is a sentence for the person who tried it.</summary>
public class IllegalStepException(string sentence) : InvalidOperationException(sentence);
