using System.Globalization;
using System.Runtime.CompilerServices;
using IvClinic.Application.Staff;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Watching;
using IvClinic.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace IvClinic.Web.Sessions;

/// <summary>
/// What runs at this moment as pieces of HTML, each sent to a screen only when it changes, and written once for all screens
/// that show the same state.
/// </summary>
public sealed class NowMarkup
{
    private static readonly ConditionalWeakTable<ChartState, NowMarkup> Known = [];

    private readonly ChartState state;
    private readonly ClinicZone clinic;
    private readonly ClinicFormulary formulary;

    private NowMarkup(ChartState state, ClinicZone clinic, ClinicFormulary formulary)
    {
        (this.state, this.clinic, this.formulary) = (state, clinic, formulary);
        Head = [.. HeadLine().Select(Piece)];
        Ingredients = [.. state.Bags.Where(bag => bag.Number == state.CurrentBag).SelectMany(bag => bag.Ingredients).Select(each => Piece(Ingredient(each)))];
        Clocks = [.. Pills().Select(Piece)];
        Signs = [.. state.LatestSigns.Select(sign => Piece(Sign(sign)))];
    }

    /// <summary>Phase, rate, given, elapsed.</summary>
    public IReadOnlyList<MarkupString> Head { get; }

    /// <summary>What has been given of each ingredient of the bag that hangs.</summary>
    public IReadOnlyList<MarkupString> Ingredients { get; }

    /// <summary>What is due and when.</summary>
    public IReadOnlyList<MarkupString> Clocks { get; }

    /// <summary>The latest of each vital sign with its age.</summary>
    public IReadOnlyList<MarkupString> Signs { get; }

    public static NowMarkup Of(ChartState state, ClinicZone clinic, ClinicFormulary formulary)
    {
        if (Known.TryGetValue(state, out var known) && ReferenceEquals(known.clinic, clinic) && ReferenceEquals(known.formulary, formulary)) return known;
        var written = new NowMarkup(state, clinic, formulary);
        Known.AddOrUpdate(state, written);
        return written;
    }

    private IEnumerable<string> HeadLine()
    {
        var (sign, pill) = ChairsideWords.Look(state.Phase);
        yield return $"<span class=\"pill pill-large {pill}\"><span aria-hidden=\"true\">{sign}</span> {SafeText.Html(ChairsideWords.Of(state.Phase))}</span>";
        if (state.StartedAt is null) yield break;
        yield return $"<span class=\"current-rate\"><span class=\"visually-hidden\">Current rate </span>{ChairsideWords.Of(state.CurrentRate)}</span>";
        yield return $"<span>{Said("given", ChairsideWords.Of(state.TotalGiven))}{(state.Remaining is { } left ? $" · {Said("left in the bag", ChairsideWords.Of(left))}" : "")}</span>";
        yield return $"<span>{Said("elapsed", ChairsideWords.Of(state.Elapsed))}{(state.ExpectedEnd is { } end && end > state.At ? $" · {Said("ends about", Time(end))}" : "")}</span>";
    }

    private string Ingredient(IngredientGiven each)
    {
        var given = each.Given is { } mass ? ChairsideWords.Of(mass, each.Planned) : each.FluidGiven is { } fluid ? ChairsideWords.Of(fluid) : "amount not known";
        return $"<span>{Said(formulary.DisplayName(each.Medication), given)}{(each.Planned is { } planned ? SafeText.Html($" of {ChairsideWords.Of(planned)}") : "")}</span>";
    }

    private IEnumerable<string> Pills()
    {
        if (ChairsideWords.Observation(state) is { } observation)
            yield return ChairsideWords.IsOverdue(state) ? Pill("pill-red", "⚠ " + observation) : Pill("pill-blue", "◷ " + observation);
        if (ChairsideWords.PainDue(state) is { } pain) yield return Pill(pain.Contains("overdue", StringComparison.Ordinal) ? "pill-red" : "pill-blue", "◷ " + pain);
        if (ChairsideWords.SiteDue(state) is { } site) yield return Pill(state.NextSiteCheckAt < state.At ? "pill-red" : "pill-blue", "◷ " + site);
        if (state.EarlyWarning is { } score) yield return Pill(score.Band >= EarlyWarningBand.Medium ? "pill-red" : score.Band == EarlyWarningBand.LowMedium ? "pill-amber" : "", score.Text);
        if (state is { Phase: SessionPhase.Stopped, ObservationEndsAt: { } until })
            yield return until > state.At ? Pill("pill-blue", $"◷ Observation until {Time(until)}, {ChairsideWords.Of(until - state.At)} left") : Pill("pill-green", "✓ Observation is over");
        if (state.BagEmptyExpected && state.Phase == SessionPhase.Running) yield return Pill("pill-red", "⚠ Bag empty?");
    }

    private string Sign(SignReading reading)
    {
        var limit = VitalLimits.Of(reading.Sign);
        var change = ChairsideWords.Change(state, reading.Sign) + ChairsideWords.Of(reading.AgeAt(state.At));
        return $"<span>{Said(limit.Name, NumberText.Format(reading.Value))} {SafeText.Html(limit.Unit)} <span class=\"muted\">({SafeText.Html(change)})</span></span>";
    }

    private static MarkupString Piece(string html) => new(html);

    private static string Pill(string look, string words) => $"<span class=\"pill {look}\">{SafeText.Html(words)}</span>";

    private static string Said(string what, string value) => $"<span class=\"muted\">{SafeText.Html(what)}</span> <strong>{SafeText.Html(value)}</strong>";

    private string Time(DateTimeOffset at) => clinic.ToLocal(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
