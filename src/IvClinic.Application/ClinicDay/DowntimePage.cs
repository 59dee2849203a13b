using System.Globalization;
using IvClinic.Application.Patients;
using IvClinic.Application.Safety;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;
using IvClinic.Domain.Sessions.Watching;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <summary>Puts one patient of the day onto paper: the plan as it was signed, in the units of the pump.</summary>
internal sealed class DowntimePage(ReadWork work, ClinicZone zone, ClinicFormulary formulary)
{
    public async Task<DowntimePatient> Of(DowntimeSheet.Visit visit, Patient patient, TreatmentPlan plan, IReadOnlyList<SimilarPatient> similar, CancellationToken cancel)
    {
        var signed = await Signed(visit, plan, cancel);
        var allergies = await work.Db.OfPerson<PatientAllergy>(patient.Id).AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(cancel);
        var reviews = await work.Db.ReviewsOf(patient.Id).AsNoTracking().Where(entry => entry.List == HistoryList.Allergies).ToListAsync(cancel);
        var picture = (await PictureLoading.Load(work.Db, patient, formulary, zone, work.Now, cancel)).Picture;
        var weight = picture.Latest(MeasurementKind.Weight) is { } last ? FormattableString.Invariant($"{NumberText.Format(last.Value)} kg, {last.On:d MMM yyyy}") : null;
        var read = signed is null ? null : ReadPlan.Of(signed, formulary);
        var state = visit.Session is null || read is null ? null : SessionChart.Fold(read.ForSession, await Entries(visit.Session.Id, cancel), work.Now);
        return new(
            visit.Chair, visit.At, Words(state), patient.FullName, patient.NameUsed, patient.BirthDateText, [.. patient.Identifiers],
            HistoryListReading.Answer(HistoryList.Allergies, allergies, reviews), [.. allergies.Where(each => !each.IsVoided).Select(AllergyWords.Of)], weight,
            plan.Content.Indication, read is null ? "No version of this plan is approved." : plan.MayStart(signed!.Hash, work.Now).Why,
            read is null ? [] : [.. read.Content.Bags.OrderBy(bag => bag.Number).Select(bag => Bag(bag, read.ForSession.Bag(bag.Number)!))],
            read is null ? [] : Around(read),
            read is null ? [] : Rescue(read, picture), similar);
    }

    /// <summary>Of a running session the version it runs on, otherwise the approved one; null: there is none.</summary>
    private Task<SignedPlan?> Signed(DowntimeSheet.Visit visit, TreatmentPlan plan, CancellationToken cancel)
    {
        var hash = visit.Session?.PlanHash ?? plan.ApprovedHash;
        return work.Db.Set<SignedPlan>().AsNoTracking().OrderByDescending(each => each.Number).FirstOrDefaultAsync(each => each.PlanId == plan.Id && each.Hash == hash, cancel);
    }

    private Task<List<ChartEntry>> Entries(long session, CancellationToken cancel) =>
        work.Db.Set<ChartEntry>().AsNoTracking().Where(entry => entry.SessionId == session).OrderBy(entry => entry.Seq).ToListAsync(cancel);

    private string Words(ChartState? state) => state switch
    {
        null => "booked",
        { StartedAt: null } => "here, being prepared",
        { StoppedAt: { } stopped } => $"stopped at {Time(stopped)}, {Given(state)} given",
        { Phase: SessionPhase.Paused } => $"paused, {Given(state)} given since {Time(state.StartedAt.Value)}",
        _ => $"running at {NumberText.Format(state.CurrentRate.MillilitresPerHour, 1)} mL/h, {Given(state)} given since {Time(state.StartedAt.Value)}",
    };

    private static string Given(ChartState state) => NumberText.Format(state.TotalGiven.Millilitres, 1) + " mL";

    private DowntimeBag Bag(PlannedBag planned, SessionBag bag)
    {
        TimeSpan? from = TimeSpan.Zero;
        List<DowntimeStep> steps = [];
        foreach (var step in bag.Steps)
        {
            steps.Add(new(step.Number, from, step.Flow is { } flow ? PumpRate.Of(flow).OnPump.MillilitresPerHour : null, step.Minutes));
            from = from is { } begun && step.Minutes is { } minutes ? begun + TimeSpan.FromMinutes(minutes) : null;
        }

        var diluent = planned.Diluent is not { } key ? "undiluted, as supplied" : "in " + (formulary.Diluents.TryGetValue(key, out var known) ? known : key);
        var preparation = $"{(bag.Volume is { } volume ? $"final volume {volume}" : "final volume not known")}, {diluent}, {planned.Route}{(planned.PushMinutes is { } push ? $", injected over {NumberText.Format(push)} min" : "")}";
        return new(bag.Number, bag.Label, [.. bag.Ingredients.Select(Contents)], preparation, steps);
    }

    private string Contents(IngredientFigures ingredient)
    {
        var amount = ingredient.Mass is { } mass ? mass.Text(decimals: 3) : ingredient.Volume is { } volume ? volume.ToString() : "amount not known";
        var strength = ingredient.Concentration is { } concentration ? $", {NumberText.Format(concentration.MilligramsPerMillilitre, 4)} mg/mL in the bag" : "";
        return $"{formulary.DisplayName(ingredient.Medication)} {amount}{strength}";
    }

    private static IReadOnlyList<string> Around(ReadPlan read)
    {
        var (plan, monitoring) = (read.Content, read.Content.Monitoring);
        return
        [
            $"Vital signs {Every(monitoring.VitalsEveryMinutes)}{(monitoring.FirstCheckMinutes is { } first ? FormattableString.Invariant($", the first {first} min after the start and after each rate change") : "")}; pain {Every(monitoring.PainEveryMinutes)}",
            plan.ObservationMinutes is { } minutes ? FormattableString.Invariant($"Observation after the end: {minutes} min") : "Observation after the end: not in the plan",
            .. PlanLines.Standing(plan),
            .. read.ForSession.Watch.Medicines.SelectMany(each => each.Medicine.HoldStop.Select(rule => $"{each.Medicine.TallManName}: {HoldRule.Text(rule)}")),
        ];
    }

    /// <summary>The cards that fit every infusion, and the one for what is in the bag.</summary>
    private IReadOnlyList<DowntimeRescue> Rescue(ReadPlan read, PatientPicture picture)
    {
        var bags = read.Content.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication).ToList();
        var hasLocalAnaesthetic = bags.Exists(id => formulary.Medicines.TryGetValue(id, out var medicine) && medicine.PreChecks.Any(check => check.Check == "lipid_available"));
        return
        [
            .. EmergencyCard.All(formulary, picture.Facts, bags)
                .Where(card => card.Doses.Count > 0 && card.List.Type is ReactionType.Anaphylaxis or ReactionType.InfusionReaction || (hasLocalAnaesthetic && card.List.Type == ReactionType.LocalAnaestheticToxicity))
                .Select(card => new DowntimeRescue(card.List.Title, card.Doses)),
        ];
    }

    private static string Every(int? minutes) => minutes is { } known ? FormattableString.Invariant($"every {known} min") : "interval not in the plan";

    private string Time(DateTimeOffset at) => zone.ToLocal(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
