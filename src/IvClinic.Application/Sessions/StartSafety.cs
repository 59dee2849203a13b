using IvClinic.Application.ClinicDay;
using IvClinic.Application.Formulary;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Watching;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>What the safety rules and the formulary's checks say on the day, by the record and the formulary as they are now.</summary>
/// <param name="Refused">Hard limits: it does not start.</param>
/// <param name="Open">Needs a reason that the signed plan does not give: it starts on an order only.</param>
/// <param name="Checks">The formulary's checks before the start, with what the record answers.</param>
/// <param name="Limits">Start limits that the values before the start do not keep, or that nobody could check; empty before a baseline.</param>
public sealed record StartSafety(
    IReadOnlyList<SafetyFinding> Refused, IReadOnlyList<SafetyFinding> Open, IReadOnlyList<PreCheckItem> Checks, IReadOnlyList<StartLimitMet> Limits)
{
    /// <summary>The last infusion of this plan was too short a time ago, in a sentence; null where it was not.</summary>
    public string? TooSoon { get; init; }

    /// <summary>The questions that the kit check of the day answers, or says something about.</summary>
    public IReadOnlyList<KitAnswer> Kit { get; init; } = [];

    /// <summary>What to ask the patient or measure today, so that rules can be decided.</summary>
    public IReadOnlyList<DayQuestion> Questions => DayQuestions.Of(Open);

    /// <summary>Checks that a person answers at go / no-go; those that another question asks already are left out.</summary>
    public IReadOnlyList<PreCheckItem> Asked => [.. Checks.Where(IsAsked)];

    /// <summary>Values that a required check does not accept, whatever was answered.</summary>
    public IEnumerable<PreCheckItem> NotPassed => Checks.Where(item => item.Check.IsRequired && !IsAsked(item) && !GoNoGoRules.Covers.ContainsKey(item.Check.Check) && item.Standing is not (PreCheckStanding.Passed or PreCheckStanding.Asked));

    /// <summary>
    /// Everything that needs a prescriber's order before the start, one sentence each. Blood pressure and other values of the
    /// chair count once the baseline stands.
    /// </summary>
    /// <param name="answers">By question, as recorded at go / no-go.</param>
    public IReadOnlyList<string> NeedsOrder(IReadOnlyDictionary<string, string> answers) =>
    [
        .. TooSoon is null ? [] : new[] { TooSoon },
        .. Open.Select(finding => finding.Sentence),
        .. NotPassed.Select(item => $"{item.Question}: {item.Detail}."),
        .. Checks.Where(item => item.Check.IsRequired && Answer(item, answers) == GoNoGoRules.Of(ChecklistReply.No)).Select(item => $"{item.Question}: answered with no."),
        .. Limits.Select(limit => limit.Sentence),
    ];

    internal static async Task<StartSafety> Of(
        ClinicDbContext db, InfusionSession session, PlanContent plan, ObservedSigns observed, ClinicFormulary formulary, ClinicZone zone, DateTimeOffset at, CancellationToken cancel)
    {
        var patient = await db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == session.PatientId, cancel);
        var picture = (await PictureLoading.Load(db, patient, formulary, zone, at, cancel)).Picture;
        var verdict = picture.Judge(plan, formulary);
        var watch = SessionWatch.Of(plan, formulary);
        var hasBaseline = observed.Latest.Count > 0;
        var kit = await KitToday.Holding(db, zone, at, cancel);
        var safety = new StartSafety(
            [.. verdict.Refused], verdict.OpenAtStart(plan),
            [.. watch.Medicines.SelectMany(each => PreCheckRule.Of(each.Medicine, Value)).Where(item => hasBaseline || !IsOfTheChair(item.Check))],
            hasBaseline ? StartLimitRule.Of(watch.StartLimits, observed, plan.Monitoring.HypercapnicOxygenScale) : []);
        return safety with
        {
            TooSoon = await LastOfPlan(db, session, at, cancel) is { } last ? StartInterval.TooSoon(plan.Course, zone.ToLocal(last).DateTime, zone.ToLocal(at).DateTime) : null,
            Kit =
            [
                .. GoNoGoRules.Questions.Select(each => KitAnswer.Of(each.Question, each.Question, kit)).Concat(safety.Asked.Select(item => KitAnswer.Of(item.Question, item.Check.Check, kit))).OfType<KitAnswer>(),
            ],
        };

        RecordedValue? Value(string param) => observed.Of(param) is { } reading ? new(reading.Value, 0) : picture.Recorded(param);
    }

    /// <summary>When the infusion of this plan before this session began; of whichever version.</summary>
    private static Task<DateTimeOffset?> LastOfPlan(ClinicDbContext db, InfusionSession session, DateTimeOffset at, CancellationToken cancel) => (
        from other in db.Set<InfusionSession>()
        where other.PlanId == session.PlanId && other.Id != session.Id
        join started in db.Set<ChartEntry>() on other.Id equals started.SessionId
        where started.Kind == EntryKind.Started && started.EffectiveAt <= at && !db.Set<ChartEntry>().Any(later => later.VoidsEntryId == started.Id)
        select (DateTimeOffset?)started.EffectiveAt).MaxAsync(cancel);

    private static bool IsOfTheChair(PreCheck check) => check.Param is { } param && VitalLimits.ByCode(param) is not null;

    private static bool IsAsked(PreCheckItem item) =>
        item.Check.IsRequired && !GoNoGoRules.Covers.ContainsKey(item.Check.Check)
        && (item.Standing == PreCheckStanding.Asked || (item.Check.IsConditional && item.Standing is PreCheckStanding.Missing or PreCheckStanding.TooOld));

    private static string? Answer(PreCheckItem item, IReadOnlyDictionary<string, string> answers) =>
        answers.GetValueOrDefault(GoNoGoRules.Covers.GetValueOrDefault(item.Check.Check, item.Question));
}

/// <summary>The rules asked again for a session that has not started, to be read at go / no-go and at the start.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class StartSafetySheet(ReadDesk desk, ClinicFormularies formularies, ClinicZone zone) : ClinicRead<Guid, StartSafety>(desk)
{
    private protected override async Task<StartSafety> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var row = await (
            from session in work.Db.Set<InfusionSession>()
            join signed in work.Db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            where session.PublicId == query
            select new { Session = session, Signed = signed }).AsNoTracking().FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("The session");
        var entries = await work.Db.Set<ChartEntry>().AsNoTracking().Where(entry => entry.SessionId == row.Session.Id).OrderBy(entry => entry.Seq).ToListAsync(cancel);
        var plan = ReadPlan.Of(row.Signed, formularies.Current.Formulary);
        var observed = SessionChart.Fold(plan.ForSession, entries, work.Now).Observed;
        var content = DayDose.Weight(SessionChart.Standing(entries)) is { } kg ? DayDose.On(plan.Content, kg) : plan.Content;
        return await StartSafety.Of(work.Db, row.Session, content, observed, formularies.Current.Formulary, zone, work.Now, cancel);
    }
}
