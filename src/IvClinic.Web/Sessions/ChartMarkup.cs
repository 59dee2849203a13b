using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using IvClinic.Application.Staff;
using IvClinic.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace IvClinic.Web.Sessions;

/// <summary>
/// The parts of the infusion chart as pieces of SVG and HTML, each sent to a screen only when it changes, and written once for
/// all screens that show the same drawing.
/// </summary>
public sealed class ChartMarkup
{
    private static readonly ConditionalWeakTable<InfusionDrawing, ChartMarkup> Known = [];

    private readonly ClinicZone clinic;

    private ChartMarkup(InfusionDrawing drawing, ClinicZone clinic)
    {
        this.clinic = clinic;
        IReadOnlyList<DrawnLine> lines = [.. drawing.Lines, drawing.Pain, drawing.Sedation];
        Hours = Write(html =>
        {
            foreach (var (x, at) in drawing.Hours)
            {
                html.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{N(x)}\" x2=\"{N(x)}\" y1=\"{N(InfusionDrawing.RateTop)}\" y2=\"{N(InfusionDrawing.Bottom)}\"/>");
                html.Append(CultureInfo.InvariantCulture, $"<g><text class=\"axis\" x=\"{N(x)}\" y=\"{N(InfusionDrawing.Height - 8)}\" text-anchor=\"middle\">{Time(at)}</text></g>");
            }
        });
        Scales = Write(html =>
        {
            foreach (var (y, text) in drawing.RateGrid.Concat(drawing.VolumeGrid).Concat(InfusionDrawing.SignsGrid).Concat(InfusionDrawing.PainGrid).Concat(InfusionDrawing.RassGrid))
            {
                html.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{N(InfusionDrawing.Left)}\" x2=\"{N(InfusionDrawing.Width - InfusionDrawing.Right)}\" y1=\"{N(y)}\" y2=\"{N(y)}\"/>");
                html.Append(CultureInfo.InvariantCulture, $"<g><text class=\"axis\" x=\"{N(InfusionDrawing.Left - 6)}\" y=\"{N(y + 4)}\" text-anchor=\"end\">{SafeText.Html(text)}</text></g>");
            }

            foreach (var (top, words) in Captions) html.Append(CultureInfo.InvariantCulture, $"<text class=\"caption\" x=\"4\" y=\"{N(top)}\">{words}</text>");
        });
        Lines = [.. lines.Select(line => Write(html =>
        {
            html.Append(CultureInfo.InvariantCulture, $"<path class=\"line {line.Class}\" d=\"{line.Path}\"/>");
            foreach (var (x, y, title) in line.Points) html.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot {line.Class}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"3.5\"><title>{SafeText.Html(title)}</title></circle>");
        }))];
        Marks = [.. drawing.Marks.Select(mark => Write(html => html.Append(
            CultureInfo.InvariantCulture,
            $"<g class=\"mark {mark.Class}\"><title>{SafeText.Html(mark.Text)}</title><line x1=\"{N(mark.X)}\" x2=\"{N(mark.X)}\" y1=\"{N(InfusionDrawing.RateTop - 12)}\" y2=\"{N(InfusionDrawing.RateTop + InfusionDrawing.RateHeight)}\"/><circle cx=\"{N(mark.X)}\" cy=\"{N(InfusionDrawing.RateTop - 20)}\" r=\"9\"/><text x=\"{N(mark.X)}\" y=\"{N(InfusionDrawing.RateTop - 16)}\" text-anchor=\"middle\">{mark.Number}</text></g>")))];
        MarkWords = [.. drawing.Marks.Select(mark => Write(html => html.Append(
            CultureInfo.InvariantCulture, $"<li class=\"{mark.Class}\"><span class=\"mark-time\">{Time(mark.At)}</span> {SafeText.Html(mark.Text)}</li>")))];
        Legend = Write(html =>
        {
            Key("<rect class=\"area-actual\" x=\"0\" y=\"2\" width=\"34\" height=\"9\"/>", "Rate given");
            Key("<path class=\"line line-volume\" d=\"M0 6H34\"/>", "Volume given");
            Key("<path class=\"line-planned\" d=\"M0 6H34\"/>", "As planned");
            foreach (var line in lines) Key($"<path class=\"line {line.Class}\" d=\"M0 6H34\"/>", line.Words + (line.Points.Count == 0 ? " (none taken)" : ""));

            void Key(string drawn, string words) => html.Append("<li><svg class=\"key\" viewBox=\"0 0 34 12\" aria-hidden=\"true\">").Append(drawn).Append("</svg> ").Append(SafeText.Html(words)).Append("</li>");
        });
    }

    private static readonly (double Top, string Words)[] Captions =
    [
        (InfusionDrawing.RateTop - 3, "Rate mL/h"), (InfusionDrawing.VolumeTop - 14, "Volume mL"), (InfusionDrawing.RassTop - 14, "Sedation (RASS)"),
        (InfusionDrawing.SignsTop - 14, "Vital signs"), (InfusionDrawing.PainTop - 14, "Pain of 10"),
    ];

    /// <summary>The time axis.</summary>
    public MarkupString Hours { get; }

    /// <summary>The scales of rate, volume, signs, pain and sedation, with their captions.</summary>
    public MarkupString Scales { get; }

    /// <summary>Heart rate, systolic, SpO2, pain, sedation, each with its points.</summary>
    public IReadOnlyList<MarkupString> Lines { get; }

    public IReadOnlyList<MarkupString> Marks { get; }

    /// <summary>The list items that say what the marks are.</summary>
    public IReadOnlyList<MarkupString> MarkWords { get; }

    public MarkupString Legend { get; }

    public static ChartMarkup Of(InfusionDrawing drawing, ClinicZone clinic)
    {
        var known = Known.GetValue(drawing, each => new(each, clinic));
        return ReferenceEquals(known.clinic, clinic) ? known : new(drawing, clinic);
    }

    private static MarkupString Write(Action<StringBuilder> write)
    {
        var html = new StringBuilder();
        write(html);
        return new(html.ToString());
    }

    private string Time(DateTimeOffset at) => clinic.ToLocal(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string N(double value) => InfusionDrawing.N(value);
}
