using Bunit;
using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Safety.Acceptable;
using IvClinic.Web.Plans;
using Microsoft.AspNetCore.Components.Forms;

namespace IvClinic.Web.Tests.Plans;

/// <summary>A reason on the screen belongs to the finding that stood there when it was given.</summary>
public sealed class TypedReasonTests : BunitContext
{
    private readonly List<ReasonForm> typed = [];

    public TypedReasonTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void A_reason_given_holds_and_after_the_dose_changed_the_screen_says_why_it_does_not()
    {
        var shown = Show(Dose(160m));
        shown.Find("select").Change("tolerated-before");
        Assert.Contains("Reason given", Show(Dose(160m)).Find(".reason-holds").TextContent, StringComparison.Ordinal);

        var changed = Show(Dose(180m));
        Assert.Contains("no longer holds: dose was 160 mg, is 180 mg.", changed.Find(".reason-stale").TextContent, StringComparison.Ordinal);
        changed.Find(".reason-stale button").Click();
        Assert.Empty(Show(Dose(180m)).FindAll(".reason-stale"));
    }

    [Fact]
    public void Writing_another_sentence_gives_the_reason_again()
    {
        Show(Dose(160m)).Find("select").Change("tolerated-before");
        Show(Dose(180m)).Find("input").Change("Four times 180 mg in May.");
        Assert.Empty(Show(Dose(180m)).FindAll(".reason-stale"));
    }

    [Fact]
    public void What_would_be_acceptable_stands_with_the_refusal()
    {
        var refused = Dose(400m) with { Level = FindingLevel.Refused, Acceptable = new AcceptableAnswer("Acceptable: 300 mg or less.", null, null) };
        Assert.Equal("➜ Acceptable: 300 mg or less.", Show(refused).Find(".acceptable").TextContent.Trim());
    }

    [Fact]
    public void A_stored_reason_is_read_with_what_was_shown_then_by_whom_and_whether_it_still_holds()
    {
        var ground = new ReasonGround([ShownFinding.Of(Dose(160m))], "1", new PlanStep(Guid.Empty, "Dr Clara Ansari", DateTimeOffset.UnixEpoch));
        var plan = new PlanContent { Overrides = [new(Dose(1m).RuleId, "tolerated-before", "Four times in May.") { Ground = ground }] };
        var shown = Render<FindingList>(parameters => parameters.Add(each => each.Findings, [Dose(180m)]).Add(each => each.Formulary, ClinicFormulary.Shipped)
            .Add(each => each.Plan, plan).Add(each => each.FormularyVersion, "1").Add(each => each.Moment, _ => "yesterday")).Find(".reason-given").TextContent;
        Assert.Contains("Reason given by Dr Clara Ansari, yesterday: Given before and tolerated. Four times in May.", shown, StringComparison.Ordinal);
        Assert.Contains("“Ketamine 160 mg is above the soft limit.”", shown, StringComparison.Ordinal);
        Assert.Contains("It no longer holds: dose was 160 mg, is 180 mg.", shown, StringComparison.Ordinal);
    }

    private IRenderedComponent<FindingList> Show(SafetyFinding finding)
    {
        var verdict = new PlanVerdict(new PlanFigures([], []), [finding]) { FormularyVersion = "1" };
        var reasons = new TypedReasons(typed, verdict, () => new PlanStep(Guid.Empty, "Dr Clara Ansari", DateTimeOffset.UnixEpoch));
        return Render<FindingList>(parameters => parameters.Add(each => each.Findings, [finding]).Add(each => each.Formulary, ClinicFormulary.Shipped)
            .Add(each => each.Reasons, reasons).AddCascadingValue(new EditContext(typed)));
    }

    private static SafetyFinding Dose(decimal mg) => new()
    {
        RuleId = "ketamine.softMax",
        Level = FindingLevel.NeedsReason,
        Kind = FindingKind.SingleDose,
        MedicineId = "ketamine",
        Values = [new("dose", mg, "mg")],
        Limit = new("soft limit", 150m, "mg"),
        Sentence = $"Ketamine {mg} mg is above the soft limit.",
    };
}
