namespace IvClinic.Domain.Scores;

/// <summary>DN4 screening for neuropathic pain: seven questions and three findings of the examination, one point each.</summary>
/// <param name="Full">All ten.</param>
/// <param name="Interview">The seven questions alone.</param>
public sealed record Dn4(ItemSum Full, ItemSum Interview)
{
    public const int FullCutOff = 4;
    public const int InterviewCutOff = 3;

    public static readonly ScoreOrigin Origin = new(
        "dn4", "DN4", "Bouhassira D et al., Pain 2005;114:29-36; items: PMC7136290 table 3", "S", "whole points")
    {
        Licence = "Copyright Bouhassira et al.; check the licence before using the original wording; own words here.",
        Choice = "A Dutch validation (van Seventer 2013) found 5 of 10 and 4 of 7 optimal; screening keeps the lower cut-offs 4 and 3.",
    };

    private const int Questions = 7;

    /// <summary>Own words; the first seven are asked, the last three examined.</summary>
    public static IReadOnlyList<string> Items { get; } =
    [
        "feels like burning", "feels painfully cold", "feels like electric shocks", "tingling in the same area",
        "pins and needles in the same area", "numbness in the same area", "itching in the same area",
        "touch is felt less", "a pinprick is felt less", "light brushing causes or increases the pain",
    ];

    /// <summary>Null where unanswered items could change it.</summary>
    public bool? IsPositive => Full.Decided(points => points >= FullCutOff);

    /// <summary>Of the questions alone; null where unanswered ones could change it.</summary>
    public bool? IsInterviewPositive => Interview.Decided(points => points >= InterviewCutOff);

    /// <param name="answers">In the order of <see cref="Items"/>; null: not asked or not examined.</param>
    /// <exception cref="ArgumentException">There are not ten answers.</exception>
    public static Dn4 Of(IReadOnlyList<bool?> answers)
    {
        if (answers.Count != Items.Count) throw new ArgumentException("DN4 has ten items.", nameof(answers));
        List<ScoreItem> items = [.. Items.Zip(answers, (name, yes) => new ScoreItem(name, yes switch { null => null, true => 1, false => 0 }, 1))];
        return new(new ItemSum(items), new ItemSum(items[..Questions]));
    }
}
