using IvClinic.Application.Formulary;
using IvClinic.Application.Formulary.OrderSets;
using IvClinic.Application.Safety;
using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.OrderSets;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Plans;

/// <summary>From what is typed to the content of a plan, and back for an edit. Nothing is filled in on the way.</summary>
public static class PlanTyping
{
    /// <summary>Without weights: they come from the record (<see cref="Safety.PatientPicture.WithWeights"/>).</summary>
    public static PlanContent Content(WritePlan.Form form) => new()
    {
        Indication = form.Indication ?? "",
        SuitabilityId = form.SuitabilityId,
        Bags = [.. form.Bags.Select((bag, index) => Bag(bag, index + 1))],
        Course = Course(form),
        Monitoring = new PlanMonitoring
        {
            VitalsEveryMinutes = Whole(form.VitalsEveryMinutes),
            PainEveryMinutes = Whole(form.PainEveryMinutes),
            FirstCheckMinutes = Whole(form.FirstCheckMinutes),
            HypercapnicOxygenScale = form.HypercapnicOxygenScale,
        },
        ObservationMinutes = Whole(form.ObservationMinutes),
        Envelope = form is { LowestMlPerH: { } lowest, HighestMlPerH: { } highest, LargestStepMlPerH: { } step } ? new RateEnvelope(lowest, highest, step) { MinutesBetween = Whole(form.MinutesBetween) } : null,
        HoldCriteria = [.. form.Holds.Select(Hold).OfType<HoldCriterion>()],
        StandingOrders = new StandingOrders { RestartAtHalfRateAllowed = form.RestartAtHalfRate, Premedication = Lines(form.Premedication), Rescue = Lines(form.Rescue) },
        Overrides = [.. form.Reasons.Where(reason => reason.Code is not null).Select(reason => new FindingOverride(reason.Finding, reason.Code!, TypedText.Tidy(reason.Text) ?? "") { Ground = reason.Ground })],
        ConsentOn = form.ConsentOn,
        AuthorisationReference = TypedText.Tidy(form.AuthorisationReference),
        AuthorisationNotRequired = form.AuthorisationNotRequired,
        Goal = TypedText.Tidy(form.Goal) ?? "",
        Goals = [.. form.Goals.Where(goal => goal is { Measure.Length: > 0, By: not null } && Whole(goal.Weeks) is not null).Select(goal => new PlanGoal(goal.Measure!, goal.By!.Value, Whole(goal.Weeks)!.Value))],
        Notes = TypedText.Tidy(form.Notes) ?? "",
    };

    /// <summary>The form on which an existing plan is edited.</summary>
    public static WritePlan.Form Form(PlanContent plan, Guid patientId, Guid? planId, int version) => new()
    {
        PatientId = patientId,
        PlanId = planId,
        Version = version,
        Indication = plan.Indication.Length == 0 ? null : plan.Indication,
        SuitabilityId = plan.SuitabilityId,
        Bags = [.. plan.Bags.OrderBy(bag => bag.Number).Select(Bag)],
        Course = plan.Course?.Kind,
        Sessions = plan.Course?.Sessions,
        IntervalDays = plan.Course?.IntervalDays,
        WindowDays = plan.Course?.WindowDays,
        SeriesLastDay = plan.Course?.LastDay,
        Missed = plan.Course?.Missed,
        MissedNote = plan.Course is { MissedNote: { Length: > 0 } note } ? note : null,
        VitalsEveryMinutes = plan.Monitoring.VitalsEveryMinutes,
        PainEveryMinutes = plan.Monitoring.PainEveryMinutes,
        FirstCheckMinutes = plan.Monitoring.FirstCheckMinutes,
        HypercapnicOxygenScale = plan.Monitoring.HypercapnicOxygenScale,
        ObservationMinutes = plan.ObservationMinutes,
        LowestMlPerH = plan.Envelope?.LowestMlPerH,
        HighestMlPerH = plan.Envelope?.HighestMlPerH,
        LargestStepMlPerH = plan.Envelope?.LargestStepMlPerH,
        MinutesBetween = plan.Envelope?.MinutesBetween,
        Holds = [.. plan.HoldCriteria.Select(hold => new HoldForm { Parameter = hold.Parameter, Comparison = hold.Comparison, Value = hold.Value, Action = hold.Action })],
        RestartAtHalfRate = plan.StandingOrders.RestartAtHalfRateAllowed,
        Premedication = plan.StandingOrders.Premedication.Count == 0 ? null : string.Join('\n', plan.StandingOrders.Premedication),
        Rescue = plan.StandingOrders.Rescue.Count == 0 ? null : string.Join('\n', plan.StandingOrders.Rescue),
        Reasons = [.. plan.Overrides.Select(reason => new ReasonForm { Finding = reason.RuleId, Code = reason.ReasonCode, Text = reason.Text, Ground = reason.Ground })],
        ConsentOn = plan.ConsentOn,
        AuthorisationReference = plan.AuthorisationReference,
        AuthorisationNotRequired = plan.AuthorisationNotRequired,
        Goal = plan.Goal.Length == 0 ? null : plan.Goal,
        Goals = [.. plan.Goals.Select(goal => new GoalForm { Measure = goal.Measure, By = goal.By, Weeks = goal.Weeks })],
        Notes = plan.Notes.Length == 0 ? null : plan.Notes,
    };

    /// <summary>
    /// A form begun from a protocol: everything of the protocol stands in it to be seen and changed; patient, suitability,
    /// consent and authorisation stay as they were typed.
    /// </summary>
    public static WritePlan.Form FromProtocol(WritePlan.Form typed, Protocol protocol, PublishedFormulary formulary, PatientPicture picture)
    {
        var begun = Form(
            picture.Begin(protocol, formulary.Formulary, $"Begun from the protocol “{protocol.Name}” of formulary {formulary.VersionText}."), typed.PatientId, typed.PlanId, typed.Version);
        (begun.SuitabilityId, begun.ConsentOn, begun.AuthorisationReference, begun.AuthorisationNotRequired) =
            (typed.SuitabilityId, typed.ConsentOn, typed.AuthorisationReference, typed.AuthorisationNotRequired);
        begun.HypercapnicOxygenScale = typed.HypercapnicOxygenScale;
        (begun.ChangeReason, begun.Goals) = (typed.ChangeReason, typed.Goals);
        return begun;
    }

    /// <summary>
    /// A form begun from an earlier plan of the same patient, for the next series. What was of its day stays behind: consent,
    /// authorisation, suitability, the last day, rounding by the weight of then, and reasons given against findings of then.
    /// </summary>
    public static WritePlan.Form FromEarlier(PlanContent earlier, Guid patientId, string origin)
    {
        var begun = Form(earlier, patientId, null, 0);
        (begun.SuitabilityId, begun.ConsentOn, begun.AuthorisationReference, begun.AuthorisationNotRequired) = (null, null, null, false);
        (begun.SeriesLastDay, begun.Reasons) = (null, []);
        foreach (var each in begun.Bags.SelectMany(bag => bag.Ingredients)) (each.Rounded, each.RoundedUnit) = (null, null);
        begun.Notes = string.Join('\n', new[] { begun.Notes, origin }.Where(line => !string.IsNullOrWhiteSpace(line)));
        return begun;
    }

    private static PlanCourse? Course(WritePlan.Form form) => form.Course switch
    {
        null => null,
        CourseKind.Single => new PlanCourse(CourseKind.Single),
        _ => new PlanCourse(CourseKind.Series, Whole(form.Sessions), Whole(form.IntervalDays))
        {
            WindowDays = Whole(form.WindowDays),
            LastDay = form.SeriesLastDay,
            Missed = form.Missed,
            MissedNote = TypedText.Tidy(form.MissedNote) ?? "",
        },
    };

    /// <summary>
    /// Writes what the last reaction proposes into the form: the first rate of the bag it was under, and the premedication.
    /// Nothing is saved.
    /// </summary>
    /// <returns>Where it was written, in words.</returns>
    public static IReadOnlyList<string> TakeOver(WritePlan.Form form, PastReaction past)
    {
        var places = new List<string>();
        var notes = new List<string>();
        if (past.NextTime.StartMlPerH is { } rate)
        {
            if (BagOf(form, past) is { Steps: [var first, ..] })
            {
                (first.Rate, first.Unit) = (rate, RateUnit.MillilitrePerHour);
                places.Add("the first rate");
            }
            else
            {
                notes.Add($"After the last reaction start at {NumberText.Format(rate)} mL/h.");
            }
        }

        if (past.NextTime.Premedication is { } before)
        {
            form.Premedication = string.Join('\n', new[] { form.Premedication, $"{before} (after the last reaction)" }.Where(line => !string.IsNullOrWhiteSpace(line)));
            places.Add("the premedication");
        }

        if (notes.Count == 0) return places;
        form.Notes = string.Join('\n', notes.Prepend(form.Notes).Where(line => !string.IsNullOrWhiteSpace(line)));
        places.Add("the notes");
        return places;
    }

    /// <summary>The bag with a medicine that the reaction is laid to; null where the plan has none.</summary>
    public static BagForm? BagOf(WritePlan.Form form, PastReaction past) =>
        form.Bags.Find(bag => bag.Ingredients.Exists(each => each.Medication is { } medicine && past.Medicines.Contains(medicine)));

    /// <summary>Puts what one form says into another that is open on a screen.</summary>
    public static void Copy(WritePlan.Form from, WritePlan.Form into)
    {
        foreach (var property in typeof(WritePlan.Form).GetProperties()) property.SetValue(into, property.GetValue(from));
    }

    /// <summary>A fraction of a minute or of a session is refused by the form's rules; it never becomes a whole one here.</summary>
    private static int? Whole(decimal? typed) => typed is { } value && value == decimal.Truncate(value) && Math.Abs(value) <= 1_000_000m ? (int)value : null;

    private static PlannedBag Bag(BagForm bag, int number) => new()
    {
        Number = number,
        Label = TypedText.Tidy(bag.Label) ?? "",
        Ingredients =
        [
            .. bag.Ingredients.Where(each => !string.IsNullOrEmpty(each.Medication))
                .Select(each => new PlannedIngredient(each.Medication!, each.Unit is null ? null : each.Amount, each.Unit ?? DoseUnit.Milligram, string.IsNullOrEmpty(each.Product) ? null : each.Product)
                {
                    Cap = each.Cap is { } cap ? new DoseCap(cap, each.CapUnit ?? DoseUnit.Milligram) : null,
                    Rounded = each is { Rounded: { } rounded, RoundedUnit: { } unit } ? new DoseRounding(rounded, unit) : null,
                }),
        ],
        Route = bag.Route ?? "",
        Diluent = bag.Diluent is null or BagForm.Undiluted ? null : bag.Diluent,
        FinalVolumeMl = bag.FinalVolumeMl,
        Steps = [.. bag.Steps.Select(step => new RateStep(step.Unit is null ? null : step.Rate, step.Unit ?? RateUnit.MillilitrePerHour, Whole(step.Minutes)))],
        Kind = bag.Kind,
        PushMinutes = bag.Steps.Count == 0 ? bag.PushMinutes : null,
    };

    private static BagForm Bag(PlannedBag bag) => new()
    {
        Label = bag.Label.Length == 0 ? null : bag.Label,
        Ingredients = [.. bag.Ingredients.Select(each => new IngredientForm
        {
            Medication = each.Medication,
            Amount = each.Amount,
            Unit = each.Unit,
            Product = each.Product,
            Cap = each.Cap?.Amount,
            CapUnit = each.Cap?.Unit,
            Rounded = each.Rounded?.Amount,
            RoundedUnit = each.Rounded?.Unit,
        })],
        Route = bag.Route.Length == 0 ? null : bag.Route,
        Diluent = bag.Diluent ?? BagForm.Undiluted,
        FinalVolumeMl = bag.FinalVolumeMl,
        Steps = [.. bag.Steps.Select(step => new StepForm { Rate = step.Rate, Unit = step.Unit, Minutes = step.Minutes })],
        Kind = bag.Kind,
        PushMinutes = bag.PushMinutes,
    };

    private static HoldCriterion? Hold(HoldForm hold) =>
        hold is { Parameter: { } parameter, Comparison: { } comparison, Value: { } value } && TypedText.Tidy(hold.Action) is { } action
            ? new HoldCriterion(parameter, comparison, value, HoldParameters.UnitOf(parameter), action)
            : null;

    private static IReadOnlyList<string> Lines(string? text) =>
        [.. (TypedText.Tidy(text) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
