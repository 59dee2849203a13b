using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;

namespace IvClinic.Domain.Tests.Sessions.Reactions;

public class ProposalRuleTests
{
    private static readonly ReactionState Reaction = new() { OpenedAt = Given.Nine, LastSymptomsAt = Given.Nine, RateAtOnset = Given.MlPerH(120m), SymptomsSeen = ["flushing", "headache"] };

    [Theory]
    [InlineData(ReactionType.InfusionReaction, "flushing", AllergyKind.Intolerance)]
    [InlineData(ReactionType.InfusionReaction, "rash", AllergyKind.Intolerance)]
    [InlineData(ReactionType.InfusionReaction, "hypotension", AllergyKind.Intolerance)]
    [InlineData(ReactionType.InfusionReaction, "urticaria", AllergyKind.Allergy)]
    [InlineData(ReactionType.InfusionReaction, "angioedema", AllergyKind.Allergy)]
    [InlineData(ReactionType.Other, "wheeze", AllergyKind.Allergy)]
    [InlineData(ReactionType.Allergic, "flushing", AllergyKind.Allergy)]
    [InlineData(ReactionType.Anaphylaxis, "hypotension", AllergyKind.Allergy)]
    [InlineData(ReactionType.Extravasation, "urticaria", AllergyKind.Allergy)]
    [InlineData(ReactionType.LocalAnaestheticToxicity, "tinnitus", AllergyKind.Intolerance)]
    [InlineData(ReactionType.KetamineEmergence, "dissociation", AllergyKind.Intolerance)]
    [InlineData(ReactionType.Seizure, "seizure", AllergyKind.Intolerance)]
    public void An_allergy_is_proposed_for_allergic_features_only(ReactionType type, string symptom, AllergyKind kind) =>
        Assert.Equal(kind, Assert.Single(ProposalRule.Of(Reaction with { SymptomsSeen = [symptom] }, type, 2, "probable", ["ivig_10"], [])).Kind);

    [Fact]
    public void An_intolerance_carries_the_rate_what_was_tolerated_and_what_helped()
    {
        var resolved = Reaction with { ResolvedAt = Given.At(20), RestartedAt = Given.At(25), RestartRate = Given.MlPerH(60m), RestartHeld = true };
        var proposal = Assert.Single(ProposalRule.Of(resolved, ReactionType.InfusionReaction, 2, "probable", ["ivig_10"], ["Diphenhydramine 25 mg IV"]));
        Assert.Equal("flushing or warmth, headache; at 120 mL/h; then tolerated at 60 mL/h; helped: Diphenhydramine 25 mg IV; grade 2", proposal.Text);
        Assert.Equal(ReactionSeverity.Moderate, proposal.Severity);
    }

    [Theory]
    [InlineData(ReactionType.Extravasation, "probable")]
    [InlineData(ReactionType.InfusionReaction, "unlikely")]
    [InlineData(ReactionType.Anaphylaxis, "unlikely")]
    public void Nothing_is_proposed_after_an_extravasation_or_for_an_unlikely_cause(ReactionType type, string causality) =>
        Assert.Empty(ProposalRule.Of(Reaction, type, 2, causality, ["ivig_10"], []));

    [Fact]
    public void Each_suspected_medicine_gets_its_own_proposal_and_no_suspect_none()
    {
        Assert.Equal(["ketamine", "midazolam"], ProposalRule.Of(Reaction, ReactionType.Other, 1, "possible", ["ketamine", "midazolam"], []).Select(each => each.Medicine));
        Assert.Empty(ProposalRule.Of(Reaction, ReactionType.Other, 1, "unassessable", [], []));
    }

    [Fact]
    public void A_line_that_would_be_too_long_counts_what_it_leaves_out()
    {
        var many = Reaction with { SymptomsSeen = [.. ChairsideTerms.Symptoms.Select(term => term.Id)] };
        var text = Assert.Single(ProposalRule.Of(many, ReactionType.Allergic, 3, "certain", ["ivig_10"], [])).Text;
        Assert.InRange(text.Length, 1, 200);
        Assert.StartsWith("urticaria, swelling of lips, face or tongue, wheeze or stridor", text, StringComparison.Ordinal);
        Assert.EndsWith(" more; grade 3", text, StringComparison.Ordinal);
    }
}
