namespace IvClinic.OneLine;

internal sealed class NewestLine
{
    public string Text { get; set; } = "";
}
