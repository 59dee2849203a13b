using Bunit;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Web.Plans;

namespace IvClinic.Web.Tests.Plans;

public sealed class FindingListTests : BunitContext
{
    public FindingListTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData(FindingLevel.Refused, false, "✕ Refused")]
    [InlineData(FindingLevel.NeedsReason, false, "⚠ Needs a reason")]
    [InlineData(FindingLevel.Caution, false, "ℹ Caution")]
    [InlineData(FindingLevel.NeedsReason, true, "? Not checked: needs a reason")]
    public void Every_level_is_a_sign_and_a_word(FindingLevel level, bool notChecked, string words) =>
        Assert.Equal(words, Show(Finding(level, notChecked)).Find(".finding strong").TextContent.Trim());

    [Fact]
    public void A_value_without_a_good_source_is_marked_to_be_verified()
    {
        var shown = Show(Finding(FindingLevel.Caution) with { Provenance = new Provenance(["kcp-guide"], "D", null) });
        Assert.Contains("Verify locally: default without a source", shown.Find(".provenance").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_given_stands_beside_its_finding_and_not_beside_one_that_was_not_checked()
    {
        var plan = new PlanContent { Overrides = [new("ketamine.renal", "tolerated-before", "Four times in May.")] };
        Assert.Contains("Given before and tolerated. Four times in May.", Show(Finding(FindingLevel.NeedsReason), plan).Find(".reason-given").TextContent, StringComparison.Ordinal);
        Assert.Empty(Show(Finding(FindingLevel.NeedsReason, notChecked: true), plan).FindAll(".reason-given"));
    }

    private static SafetyFinding Finding(FindingLevel level, bool notChecked = false) => new()
    {
        RuleId = "ketamine.renal",
        Level = level,
        Kind = FindingKind.Renal,
        NotChecked = notChecked ? [PlanInput.EGfr] : [],
        Sentence = "A sentence for the nurse.",
        Limit = new("hard limit", 30m, "mL/min"),
    };

    private IRenderedComponent<FindingList> Show(SafetyFinding finding, PlanContent? plan = null) => Render<FindingList>(parameters => parameters
        .Add(each => each.Findings, [finding]).Add(each => each.Formulary, ClinicFormulary.Shipped).Add(each => each.Plan, plan));
}
