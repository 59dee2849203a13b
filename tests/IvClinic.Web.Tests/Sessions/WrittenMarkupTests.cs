using System.Text.RegularExpressions;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Web.Sessions;

namespace IvClinic.Web.Tests.Sessions;

/// <summary>Cells and marks are written as one piece of markup: what somebody typed stays text in it, in any script.</summary>
public sealed partial class WrittenMarkupTests
{
    private const string Typed = "<img src=x onerror=alert(1)> \"دكتور\" & 'Ø' </title></td>";

    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly ClinicZone Clinic = new(null!);

    [Fact]
    public void An_entry_with_markup_in_it_is_shown_as_text()
    {
        var cells = EntryMarkup.Cells(new(3, EntryKind.Note, Typed, Now, Now, "Nora <b>", "Nurse", null, null, true), null, Clinic).Value;
        Assert.Equal(["td", "/td", "td", "span", "/span", "span", "/span", "/td", "td", "/td"], Tags(cells));
        Assert.Contains("دكتور", cells, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_and_voided_entry_says_both()
    {
        var cells = EntryMarkup.Cells(new(3, EntryKind.Note, "x", Now.AddHours(-3), Now, "Nora", "Nurse", 7, null, false), null, Clinic).Value;
        Assert.Contains("late entry, recorded 26 Nov 12:00", cells, StringComparison.Ordinal);
        Assert.Contains("voided by entry 7", cells, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_with_markup_in_it_is_shown_as_text()
    {
        var state = Empty() with { StartedAt = Now.AddHours(-1), Marks = [new(EntryKind.Note, Now.AddMinutes(-5), Typed, 1, 1)] };
        var markup = ChartMarkup.Of(InfusionDrawing.Whole(state, []), Clinic);
        Assert.Equal(["g", "title", "/title", "line", "circle", "text", "/text", "/g"], Tags(Assert.Single(markup.Marks).Value));
        Assert.Equal(["li", "span", "/span", "/li"], Tags(Assert.Single(markup.MarkWords).Value));
    }

    [Fact]
    public void What_runs_now_is_written_once_and_a_name_with_markup_in_it_is_text()
    {
        var state = Empty() with
        {
            Phase = SessionPhase.Running,
            StartedAt = Now.AddHours(-1),
            Elapsed = TimeSpan.FromHours(1),
            CurrentBag = 1,
            Bags = [new(1, "Bag", Volume.FromMillilitres(100m), Volume.FromMillilitres(40m), [new(Typed, Mass.FromGrams(20m), Mass.FromGrams(8m), null)], null)],
            LatestSigns = [new(VitalSign.HeartRate, 88m, Now.AddMinutes(-12))],
            BaselineSigns = [new(VitalSign.HeartRate, 70m, Now.AddHours(-1))],
        };
        var now = NowMarkup.Of(state, Clinic, ClinicFormulary.Shipped);
        Assert.Equal(["span", "span", "/span", "strong", "/strong", "/span"], Tags(Assert.Single(now.Ingredients).Value));
        Assert.Contains("<strong>8 g</strong> of 20 g", now.Ingredients[0].Value, StringComparison.Ordinal);
        Assert.Contains("<strong>88</strong>", Assert.Single(now.Signs).Value, StringComparison.Ordinal);
        Assert.Contains("18 from baseline, 12 min)", now.Signs[0].Value, StringComparison.Ordinal);
        Assert.Contains("1 h 00 min", now.Head[^1].Value, StringComparison.Ordinal);
        Assert.Same(now, NowMarkup.Of(state, Clinic, ClinicFormulary.Shipped));
    }

    [Fact]
    public void Screens_that_show_the_same_state_share_one_drawing()
    {
        var state = Empty();
        Assert.Same(InfusionDrawing.Whole(state, []), InfusionDrawing.Whole(state, []));
        Assert.Same(ChartMarkup.Of(InfusionDrawing.Whole(state, []), Clinic), ChartMarkup.Of(InfusionDrawing.Whole(state, []), Clinic));
    }

    private static ChartState Empty() => SessionChart.Fold(new SessionPlan(), [], Now);

    private static List<string> Tags(string html) => [.. Tag().Matches(html).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex("<(?<name>/?[a-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
