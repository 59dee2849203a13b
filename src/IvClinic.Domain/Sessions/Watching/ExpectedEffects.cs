namespace IvClinic.Domain.Sessions.Watching;

/// <summary>
/// Under a medicine that makes drowsy, confusion alone does not raise the response: sedation (RASS), breathing and
/// saturation do. Only while all three are known and the sedation is as light as the formulary expects.
/// </summary>
internal static class ExpectedEffects
{
    public static EarlyWarningScore? Applied(EarlyWarningScore? score, IReadOnlyList<WatchedMedicine> running, SignFold signs)
    {
        if (score is null || score.PointsOf(EarlyWarning.ConsciousnessItem) is not > 0) return score;
        if (score.PointsOf(EarlyWarning.BreathingItem) is null || score.PointsOf(EarlyWarning.SaturationItem) is null) return score;
        if (signs.ScoredRass is not { } rass || !signs.IsDrowsyOrConfused) return score;
        var under = running.FirstOrDefault(each => each.Medicine.Monitoring.Expected is { } expected && rass >= expected.RassFrom && rass <= expected.RassTo);
        return under is null ? score : score with { Expected = EarlyWarning.ConsciousnessItem, ExpectedUnder = under.Medicine.TallManName };
    }
}
