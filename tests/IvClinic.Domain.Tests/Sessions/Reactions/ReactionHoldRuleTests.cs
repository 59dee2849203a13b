using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;

namespace IvClinic.Domain.Tests.Sessions.Reactions;

public class ReactionHoldRuleTests
{
    [Theory]
    [InlineData(ReactionType.InfusionReaction, 1, false, false, "")]
    [InlineData(ReactionType.InfusionReaction, 1, true, false, "Serious")]
    [InlineData(ReactionType.InfusionReaction, 2, false, false, "FirstGradeTwo")]
    [InlineData(ReactionType.InfusionReaction, 2, false, true, "")]
    [InlineData(ReactionType.InfusionReaction, 2, true, true, "Serious")]
    [InlineData(ReactionType.InfusionReaction, 3, false, false, "GradeThreeOrAbove")]
    [InlineData(ReactionType.InfusionReaction, 3, false, true, "GradeThreeOrAbove")]
    [InlineData(ReactionType.InfusionReaction, 4, true, true, "Serious,GradeThreeOrAbove")]
    [InlineData(ReactionType.Anaphylaxis, 2, false, true, "Anaphylaxis")]
    [InlineData(ReactionType.Anaphylaxis, 3, false, false, "GradeThreeOrAbove,Anaphylaxis")]
    [InlineData(ReactionType.LocalAnaestheticToxicity, 1, false, true, "LocalAnaestheticToxicity")]
    [InlineData(ReactionType.Seizure, 2, false, true, "Seizure")]
    [InlineData(ReactionType.Extravasation, 1, false, false, "")]
    [InlineData(ReactionType.KetamineEmergence, 2, false, false, "FirstGradeTwo")]
    public void A_plan_is_held_when_serious_grade_three_anaphylaxis_toxicity_a_seizure_or_the_first_grade_two(ReactionType type, int grade, bool serious, bool before, string grounds) =>
        Assert.Equal(grounds, string.Join(',', ReactionHoldRule.Grounds(new(type, grade, serious, ["flushing"], before))));

    [Fact]
    public void A_seizure_among_the_symptoms_holds_whatever_the_type() =>
        Assert.Equal([HoldGround.Seizure], ReactionHoldRule.Grounds(new(ReactionType.Other, 1, false, ["seizure"], true)));

    [Fact]
    public void The_reason_says_what_when_and_who()
    {
        var reaction = new AssessedReaction(ReactionType.InfusionReaction, 2, false, [], false);
        Assert.Equal(
            "Reaction of 22 Nov 2026 (Infusion reaction (rate related), grade 2): it was the first of grade 2 on this plan. Held by the system when the reaction was closed; a clinician decides how it goes on.",
            ReactionHoldRule.Reason(reaction, ReactionHoldRule.Grounds(reaction), new DateOnly(2026, 11, 22)));
        Assert.All(Enum.GetValues<HoldGround>(), ground => Assert.NotEmpty(ReactionHoldRule.Words(ground)));
    }
}
