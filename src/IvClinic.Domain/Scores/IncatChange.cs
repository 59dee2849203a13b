namespace IvClinic.Domain.Scores;

/// <summary>The change between two INCAT scores by the adjusted rule: an arm change between 0 and 1 is not counted.</summary>
/// <param name="Points">Baseline minus follow-up, positive is improvement; null where a part is not known.</param>
/// <param name="NeedsJudgement">The arm moved between 0 and 2, which the published rule leaves open.</param>
public sealed record IncatChange(int? Points, bool NeedsJudgement)
{
    /// <summary>One point or more of improvement is commonly used as response (general knowledge).</summary>
    public const int ResponsePoints = 1;

    /// <summary>Null: not known.</summary>
    public bool? IsResponse => Points is { } points ? points >= ResponsePoints : null;

    public static IncatChange Between(Incat baseline, Incat followUp)
    {
        int? arm = (baseline.Arm, followUp.Arm) is (0, 1) or (1, 0) ? 0 : baseline.Arm - followUp.Arm;
        return new(arm + baseline.Leg - followUp.Leg, (baseline.Arm, followUp.Arm) is (0, 2) or (2, 0));
    }
}
