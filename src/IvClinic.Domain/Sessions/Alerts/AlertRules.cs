using IvClinic.Domain.Sessions.Watching;

namespace IvClinic.Domain.Sessions.Alerts;

/// <summary>Reads from the state of a session what somebody must be told. Pure. One value gives one cause, its worst rule.</summary>
public static class AlertRules
{
    public const string EarlyWarningSubject = "NEWS2";
    /// <summary>A single sign of 3: another finding than the sum, and each sign another one.</summary>
    public const string SingleThreeSubject = "NEWS2-3 ";
    public const string ObservationSubject = "VITALS";
    public const string PainSubject = "PAIN-CLOCK";
    public const string BagSubject = "BAG";
    public const string ReactionSubject = "REACTION";
    public const string CeilingSubject = "CEILING";
    public const string RateSubject = "RATE";
    public const string WatchSubject = "WATCH";

    private static readonly (string Item, VitalSign Sign)[] ScoredSigns =
    [
        (EarlyWarning.BreathingItem, VitalSign.RespiratoryRate), (EarlyWarning.SaturationItem, VitalSign.SpO2), (EarlyWarning.SystolicItem, VitalSign.Systolic),
        (EarlyWarning.HeartRateItem, VitalSign.HeartRate), (EarlyWarning.TemperatureItem, VitalSign.Temperature),
    ];

    /// <summary>The session could not be read at all.</summary>
    public static AlertCause NotWatched(DateTimeOffset since) =>
        new(AlertKind.NotWatched, WatchSubject, AlertSeverity.Urgent, "The server cannot watch this session: look at the chair, and call whoever keeps the system.", since);

    /// <summary>While the patient sits there: from the arrival to the discharge.</summary>
    public static bool IsWatched(SessionPhase phase) => SessionPhases.Seated.Contains(phase);

    /// <summary>The value a rule is about: the systolic pressure and its fall from the baseline are one value.</summary>
    public static string SubjectOf(string parameter) => parameter.StartsWith("SBP", StringComparison.OrdinalIgnoreCase) ? "SBP" : parameter.ToUpperInvariant();

    /// <param name="standing">The entries that count, see <see cref="SessionChart.Standing"/>.</param>
    public static IReadOnlyList<AlertCause> Of(ChartState state, IReadOnlyList<ChartEntry> standing)
    {
        if (!IsWatched(state.Phase)) return [];
        AlertCause?[] found =
        [
            .. Limits(state), Score(state), Reaction(state, standing), Ceiling(state, standing), Found(state, standing), Observation(state), Pain(state), Bag(state),
        ];
        return
        [
            .. found.OfType<AlertCause>().GroupBy(cause => cause.Subject, StringComparer.OrdinalIgnoreCase)
                .Select(group => group.OrderByDescending(cause => cause.Severity).First()).OrderByDescending(cause => cause.Severity),
        ];
    }

    // Before the start nothing can be held; the start itself then needs an order.
    private static IEnumerable<AlertCause> Limits(ChartState state) => state.StartedAt is null
        ? []
        : state.HoldsMet.Select(hold => new AlertCause(
            AlertKind.LimitReached, SubjectOf(hold.Parameter), hold.IsStop ? AlertSeverity.Critical : AlertSeverity.Urgent, hold.Sentence, hold.TakenAt, hold.Beyond));

    private static AlertCause? Score(ChartState state)
    {
        if (state is not { EarlyWarning: { } score, EarlyWarningAt: { } at }) return null;
        return score.Band switch
        {
            EarlyWarningBand.High => Cause(AlertSeverity.Critical, "Emergency assessment by the prescriber now."),
            EarlyWarningBand.Medium => Cause(AlertSeverity.Urgent, "The prescriber reviews urgently."),
            EarlyWarningBand.LowMedium when !IsSaidByALimit(state, score) => Cause(AlertSeverity.Urgent, $"One sign alone scores 3 ({Threes(score)}): the prescriber reviews urgently.", SingleThreeSubject + Three(score).First().Name),
            _ => null,
        };

        AlertCause Cause(AlertSeverity severity, string response, string subject = EarlyWarningSubject) =>
            new(AlertKind.EarlyWarning, subject, severity, $"{score.Text}. {response}", at, score.Counted);
    }

    // One value, one alert: a single sign that a limit speaks about, or for which a prescriber set the limit of this session.
    private static bool IsSaidByALimit(ChartState state, EarlyWarningScore score) => Three(score).All(item =>
        ScoredSigns.FirstOrDefault(each => each.Item == item.Name) is { Item: not null } known
        && (state.SessionLimits.Any(limit => limit.Sign == known.Sign) || (state.StartedAt is not null && state.HoldsMet.Any(hold => VitalLimits.ByCode(hold.Parameter)?.Sign == known.Sign))));

    private static IEnumerable<EarlyWarningItem> Three(EarlyWarningScore score) => score.Items.Where(item => item.Points == 3 && item.Name != score.Expected);

    private static string Threes(EarlyWarningScore score) => string.Join(", ", Three(score).Select(item => item.Name));

    private static AlertCause? Reaction(ChartState state, IReadOnlyList<ChartEntry> standing)
    {
        if (state.OpenReaction is null) return null;
        // By the time of writing: a nurse who enters the last ten minutes afterwards is there.
        var last = standing.Where(entry => IsTending(entry.Kind)).Select(entry => (DateTimeOffset?)entry.RecordedAt).Max() ?? state.OpenReaction.OpenedAt;
        return state.At - last >= AlertTable.ReactionUntended
            ? new(AlertKind.ReactionUntended, ReactionSubject, AlertSeverity.Critical, "A reaction is open and nothing was recorded for 5 min.", last)
            : null;
    }

    // What is about paper and not about the patient ends no silence; least of all the acknowledgement of this very alert.
    private static bool IsTending(EntryKind kind) => kind is not (EntryKind.AlertAcknowledged or EntryKind.AlertLimitSet or EntryKind.RateOrdered or EntryKind.RestartOrdered
        or EntryKind.StepOrdered or EntryKind.OrderCountersigned or EntryKind.OrderDisputed or EntryKind.HandOver or EntryKind.DoubleChecked or EntryKind.Voided);

    private static AlertCause? Ceiling(ChartState state, IReadOnlyList<ChartEntry> standing)
    {
        if (state is not { Phase: SessionPhase.Running, Ceiling: { } ceiling } || state.CurrentRate <= ceiling.Rate) return null;
        if (standing.Any(entry => entry.Kind == EntryKind.RateOrdered && entry.Rate >= state.CurrentRate && entry.EffectiveAt >= state.Reactions[^1].RestartedAt)) return null;
        return new(
            AlertKind.CeilingBroken, CeilingSubject, AlertSeverity.Critical, $"Runs at {state.CurrentRate}: after the reaction at most {ceiling.Rate} without an order.",
            state.LastRateChangeAt ?? state.At, state.CurrentRate.MillilitresPerHour - ceiling.Rate.MillilitresPerHour);
    }

    // Until somebody sets a rate, interrupts the flow, or a prescriber orders what runs.
    private static AlertCause? Found(ChartState state, IReadOnlyList<ChartEntry> standing)
    {
        if (state.Phase != SessionPhase.Running || standing.LastOrDefault(entry => EntryKinds.IsControl(entry.Kind) || EntryKinds.InterruptsControls(entry.Kind)) is not { IsFound: true, Rate: { } rate } found) return null;
        if (standing.Any(entry => entry.Kind == EntryKind.RateOrdered && entry.Rate >= rate && entry.EffectiveAt >= found.EffectiveAt)) return null;
        var isBeyond = state.Planned.Count > 0 && state.Planned.All(segment => rate > segment.Rate);
        return new(
            AlertKind.RateFound, RateSubject, isBeyond ? AlertSeverity.Critical : AlertSeverity.Urgent,
            $"Found running at {rate}, which nobody set{(isBeyond ? "; it is above every rate of the plan" : "")}: look at the pump, and tell the prescriber.", found.EffectiveAt);
    }

    private static AlertCause? Observation(ChartState state)
    {
        if (state.NextObservation is not { } due || state.ObservationOverdueBy < AlertTable.ObservationLate) return null;
        var isVeryLate = state.ObservationOverdueBy >= AlertTable.ObservationVeryLate;
        return new(
            AlertKind.ObservationOverdue, ObservationSubject, isVeryLate || state.OpenReaction is not null ? AlertSeverity.Urgent : AlertSeverity.Advisory,
            isVeryLate ? $"Vital signs overdue by 10 min or more ({due.Why})." : $"Vital signs overdue ({due.Why}).", due.At);
    }

    private static AlertCause? Pain(ChartState state) => state.NextPainDueAt is { } due && state.At - due >= AlertTable.PainLate
        ? new(AlertKind.PainOverdue, PainSubject, AlertSeverity.Advisory, "Pain score overdue.", due)
        : null;

    private static AlertCause? Bag(ChartState state)
    {
        if (state.Phase is not (SessionPhase.Running or SessionPhase.Paused)) return null;
        // While it is paused nothing is expected to end: then the plan's own end counts.
        if ((state.ExpectedEnd ?? PlannedEnd(state)) is { } end && state.At - end >= AlertTable.NotStopped)
            return new(AlertKind.NotStopped, BagSubject, AlertSeverity.Urgent, "Past its expected end and no stop is recorded: look, and record the stop.", end);
        return state is { Phase: SessionPhase.Running, BagEmptyExpected: true } && state.Bags.FirstOrDefault(bag => bag.Number == state.CurrentBag)?.EmptyExpectedAt is { } empty
            ? new(AlertKind.BagEmpty, BagSubject, AlertSeverity.Advisory, FormattableString.Invariant($"Bag {state.CurrentBag} should be empty: look, then change or stop."), empty)
            : null;
    }

    private static DateTimeOffset? PlannedEnd(ChartState state) => state.Phase == SessionPhase.Paused && state.Planned.Count > 0 ? state.Planned[^1].To : null;
}
