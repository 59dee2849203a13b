using System.Globalization;

namespace IvClinic.Browser.Tests.Running;

/// <summary>
/// What a person's hands and head do on a way through the screens, by the keystroke-level model (Card, Moran, Newell 1980):
/// a figure to watch from version to version, never a measurement of people. Reading is not in it.
/// </summary>
internal sealed class Effort
{
    /// <summary>Pointing and pressing, and a typed character of an average typist, in seconds.</summary>
    private const double Click = 1.3, Key = 0.28;

    /// <summary>To decide what comes next, once for each field or press.</summary>
    private const double Decision = 1.35;

    private int clicks, fields, characters;

    public double Hands => (clicks * Click) + (characters * Key);

    public double HandsAndHead => Hands + ((clicks + fields) * Decision);

    public void Clicks() => clicks++;

    /// <summary>A list that opens and one of its lines.</summary>
    public void Selects() => clicks += 2;

    public void Types(string text)
    {
        fields++;
        clicks++;
        characters += text.Length;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{clicks} presses, {fields} fields, {characters} characters: {Hands / 60:0.0} min of hands, {HandsAndHead / 60:0.0} min with decisions");
}
