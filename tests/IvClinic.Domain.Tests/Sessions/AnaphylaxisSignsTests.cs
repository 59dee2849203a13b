using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;

namespace IvClinic.Domain.Tests.Sessions;

public class AnaphylaxisSignsTests
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("urticaria wheeze", 120, true)]
    [InlineData("angioedema dyspnoea", 120, true)]
    [InlineData("flushing", 89, true)]
    [InlineData("flushing", 90, false)]
    [InlineData("pruritus hypotension", 120, true)]
    [InlineData("rash vomiting abdominal_pain", 120, true)]
    [InlineData("rash vomiting", 120, false)]
    [InlineData("wheeze", 82, true)] // without skin: breathing and pressure together
    [InlineData("wheeze", 120, false)]
    [InlineData("urticaria", 120, false)]
    [InlineData("fever rigor back_pain", 82, false)]
    public void The_working_definition_is_met_or_not(string symptoms, int systolic, bool isMet) =>
        Assert.Equal(isMet, AnaphylaxisSigns.Of(Reaction(symptoms), Chart(systolic, baseline: 120)) is not null);

    [Theory]
    [InlineData(109, true)]  // 31 % under 158
    [InlineData(111, false)] // 29.7 %
    public void A_fall_of_more_than_thirty_percent_is_low_too(int systolic, bool isMet) =>
        Assert.Equal(isMet, AnaphylaxisSigns.Of(Reaction("urticaria"), Chart(systolic, baseline: 158)) is not null);

    [Fact]
    public void A_pressure_from_before_the_reaction_says_nothing_about_it()
    {
        var before = Chart(82, baseline: 120) with { LatestSigns = [new(VitalSign.Systolic, 82m, Opened.AddMinutes(-1))] };
        Assert.Null(AnaphylaxisSigns.Of(Reaction("urticaria"), before));
    }

    [Fact]
    public void Its_checklist_stands_there_until_somebody_says_what_it_is()
    {
        var (reaction, low) = (Reaction("urticaria wheeze"), Chart(82, baseline: 120));
        Assert.Equal("anaphylaxis", EmergencyCard.ListFor(reaction, low).Id);
        Assert.Equal("infusion_reaction", EmergencyCard.ListFor(reaction with { Type = ReactionType.InfusionReaction }, low).Id);
        Assert.Equal("infusion_reaction", EmergencyCard.ListFor(Reaction("fever"), low).Id);
    }

    [Fact]
    public void It_says_what_was_seen() =>
        Assert.Equal("urticaria, wheeze or stridor, systolic 82 mmHg", AnaphylaxisSigns.Of(Reaction("wheeze urticaria"), Chart(82, baseline: 120)));

    private static ReactionState Reaction(string symptoms)
    {
        ChartEntry[] entries = [ChartEntry.ReactionOpened(Given.Stamp(0), new ReactionOpeningDetails(true, ReactionType.NotYetKnown, [])), ChartEntry.ReactionSymptoms(Given.Stamp(1), symptoms.Split(' '))];
        return SessionChart.Fold(new SessionPlan(), entries, Given.At(2)).Reactions[^1] with { OpenedAt = Opened };
    }

    private static ChartState Chart(int systolic, int baseline) => SessionChart.Fold(new SessionPlan(), [], Opened) with
    {
        LatestSigns = [new(VitalSign.Systolic, systolic, Opened.AddMinutes(2))],
        BaselineSigns = [new(VitalSign.Systolic, baseline, Opened.AddHours(-1))],
    };
}
