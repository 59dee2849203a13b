using System.Globalization;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;

namespace IvClinic.Web.Sessions;

/// <summary>Times, rates and states of a session in words, decided here and only drawn by the pages.</summary>
public static class ChairsideWords
{
    public static string Of(SessionPhase phase) => phase switch
    {
        SessionPhase.Preparing => "Preparing",
        SessionPhase.Running => "Running",
        SessionPhase.Paused => "Paused",
        SessionPhase.Stopped => "Stopped, under observation",
        SessionPhase.Discharged => "Discharged",
        SessionPhase.Signed => "Signed",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "Unknown phase."),
    };

    /// <summary>The sign and the colour that stand beside the word.</summary>
    public static (string Sign, string Pill) Look(SessionPhase phase) => phase switch
    {
        SessionPhase.Preparing => ("◔", "pill-blue"),
        SessionPhase.Running => ("▶", "pill-green"),
        SessionPhase.Paused => ("❚❚", "pill-amber"),
        SessionPhase.Stopped => ("■", "pill-violet"),
        _ => ("✓", ""),
    };

    /// <summary>"under a minute", "12 min", "1 h 05 min".</summary>
    public static string Of(TimeSpan time)
    {
        var minutes = (int)Math.Abs(time.TotalMinutes);
        if (minutes == 0) return "under a minute";
        return minutes < 60
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60:00} min");
    }

    /// <summary>"+12 from baseline, "; empty where there is nothing to compare, or no change.</summary>
    public static string Change(ChartState state, VitalSign sign) => state.ChangeFromBaseline(sign) is { } change && change != 0m
        ? $"{(change > 0m ? "+" : "−")}{NumberText.Format(Math.Abs(change))} from baseline, "
        : "";

    public static string Of(FlowRate rate) => NumberText.Format(rate.MillilitresPerHour, 1) + " mL/h";

    // A second after the start nobody reads 0.0001 mL.
    public static string Of(Volume volume) => volume.Millilitres is > 0m and < 0.05m ? "less than 0.1 mL" : NumberText.Format(volume.Millilitres, 1) + " mL";

    public static string Of(Mass mass, Mass? like = null) => mass.Text(like);

    /// <summary>What the clock of the observations says; null when none runs.</summary>
    public static string? Observation(ChartState state)
    {
        if (state.NextObservation is not { } due) return null;
        var left = due.At - state.At;
        if (left > TimeSpan.FromMinutes(1)) return $"Vital signs due in {Of(left)} ({due.Why})";
        return state.ObservationOverdueBy >= TimeSpan.FromMinutes(1) ? $"Vital signs overdue by {Of(state.ObservationOverdueBy)} ({due.Why})" : $"Vital signs due now ({due.Why})";
    }

    public static bool IsOverdue(ChartState state) => state.ObservationOverdueBy >= TimeSpan.FromMinutes(1);

    public static string? PainDue(ChartState state)
    {
        if (state.NextPainDueAt is not { } due) return null;
        var left = due - state.At;
        if (left > TimeSpan.FromMinutes(1)) return $"Pain due in {Of(left)}";
        return left < TimeSpan.FromMinutes(-1) ? $"Pain overdue by {Of(left)}" : "Pain due now";
    }

    /// <summary>Null until it is due within ten minutes: the row of clocks stays short.</summary>
    public static string? SiteDue(ChartState state)
    {
        if (state.NextSiteCheckAt is not { } due || due - state.At > TimeSpan.FromMinutes(10)) return null;
        var left = due - state.At;
        if (left > TimeSpan.FromMinutes(1)) return $"Look at the site in {Of(left)}";
        return left < TimeSpan.FromMinutes(-1) ? $"Site not looked at for {Of(state.At - due + Domain.Sessions.Watching.SiteClock.Every)}" : "Look at the site now";
    }

    /// <summary>What comes next, for the floor board: the most urgent first.</summary>
    public static string Next(ChartState state)
    {
        if (state.OpenReaction is { } reaction) return $"Reaction since {Of(state.At - reaction.OpenedAt)}";
        if (state.BagEmptyExpected && state.Phase == SessionPhase.Running) return "Bag empty?";
        if (state.Phase == SessionPhase.Preparing) return "Start";
        if (state.Phase == SessionPhase.Paused) return state.Restart.Allowed ? "Resume" : "May not go on yet";
        if (state.Phase == SessionPhase.Stopped) return "Observation, then discharge";
        if (state.NextPlannedStep is { DueAt: { } due } step) return due <= state.At ? $"{Of(step.Rate)} due now" : $"{Of(step.Rate)} in {Of(due - state.At)}";
        return state.ExpectedEnd is { } end && end > state.At ? $"Ends in {Of(end - state.At)}" : "";
    }
}
