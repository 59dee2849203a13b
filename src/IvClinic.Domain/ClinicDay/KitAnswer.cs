namespace IvClinic.Domain.ClinicDay;

/// <summary>What the day's kit check says to a question before an infusion.</summary>
/// <param name="Check">The check that counts at that time; null: nobody has checked the kit that day.</param>
/// <param name="Items">What the question rests on.</param>
public sealed record KitAnswer(string Question, IReadOnlyList<KitItem> Items, KitCheck? Check)
{
    /// <summary>Items behind the question that are not ready.</summary>
    public IReadOnlyList<string> Gaps => Check?.GapsOf(Items) ?? [];

    /// <summary>True: nobody needs to be asked.</summary>
    public bool IsYes => Check is not null && Gaps.Count == 0;

    /// <summary>Null where the kit has nothing to do with the question.</summary>
    /// <param name="question">As it stands in the form and in the chart.</param>
    /// <param name="about">The clinic's question, or the id of the formulary's check.</param>
    public static KitAnswer? Of(string question, string about, KitCheck? check) =>
        EmergencyKit.Behind(about) is { Count: > 0 } items ? new(question, items, check) : null;

    /// <summary>The same question with the check of another time.</summary>
    public KitAnswer At(KitCheck? check) => this with { Check = check };

    /// <summary>The check that holds at an instant: the last one recorded that lies not after it.</summary>
    public static KitCheck? Holding(IEnumerable<KitCheck> ofTheDay, DateTimeOffset at) =>
        ofTheDay.Where(check => check.CheckedAt <= at).OrderBy(check => check.RecordedAt).ThenBy(check => check.Id).LastOrDefault();
}
