using IvClinic.Application.Interop;
using IvClinic.Application.Staff;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Safety;
using PregnancyFact = IvClinic.Domain.Safety.PregnancyAnswer;
using RecordedPregnancy = IvClinic.Domain.Patients.PregnancyAnswer;

namespace IvClinic.Application.Safety;

/// <summary>How entries of the record read as facts, where the record says more or less than the rules ask.</summary>
internal static class RecordReading
{
    /// <summary>
    /// A problem that is over can still matter (a bleed in the past), but "active" rules must not refuse because of it: it
    /// counts by its diagnosis code only, which asks for a reason at most.
    /// </summary>
    public static RecordedProblem Problem(PatientCondition entry, ClinicFormulary formulary)
    {
        if (entry.IsActive || entry.CodedProblem is not { } coded) return new RecordedProblem(entry.IsActive ? entry.CodedProblem : null, entry.Icd10);
        var code = entry.Icd10 ?? (formulary.Conditions.TryGetValue(coded, out var known) && known.Icd10Prefixes.Count > 0 ? known.Icd10Prefixes[0] : null);
        return code is null ? new RecordedProblem(coded, null) : new RecordedProblem(null, code);
    }

    /// <summary>
    /// A day without a time is stored as its first instant. When a medicine was last taken some time on that day, the latest
    /// moment it can have been is the safe one.
    /// </summary>
    public static HomeMedication HomeMedicine(HomeMedicine entry, ClinicFormulary formulary, ClinicZone zone, DateTimeOffset at)
    {
        decimal? hours = null;
        if (entry.LastTakenAt is { } taken)
        {
            var latest = zone.ToLocal(taken).TimeOfDay == TimeSpan.Zero ? zone.DayOf(zone.DateOf(taken)).To : taken;
            hours = latest >= at ? 0m : (decimal)(at - latest).Ticks / TimeSpan.TicksPerHour;
        }

        decimal? stopped = entry.StoppedOn is { } day ? Math.Max(0, zone.DateOf(at).DayNumber - day.DayNumber) : null;
        return new HomeMedication(KnownName(entry.Ingredient, formulary), hours, stopped, entry.DailyDoseMg);
    }

    /// <summary>"Warfarin sodium" is warfarin to the rules: a salt, a strength or a form behind a name they know is left out.</summary>
    private static string KnownName(string written, ClinicFormulary formulary)
    {
        if (IsKnown(written)) return written;
        return MedicineName.IngredientsOf(written) is [var plain] && IsKnown(plain) ? plain : written;

        bool IsKnown(string name) => formulary.Named(name) is not null || formulary.DrugClasses.Values.Any(group => group.Ingredients.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>What was answered; without an answer only "cannot become pregnant" says anything.</summary>
    public static PregnancyFact Pregnancy(Patient patient, RecordedPregnancy? answer) => answer?.Status switch
    {
        PregnancyStatus.Yes => PregnancyFact.Yes,
        PregnancyStatus.No => PregnancyFact.No,
        PregnancyStatus.NotApplicable => PregnancyFact.NotApplicable,
        _ => patient.PregnancyPotential == PregnancyPotential.NotPossible ? PregnancyFact.NotApplicable : PregnancyFact.Unknown,
    };

    public static ContraceptionAnswer Contraception(Patient patient, RecordedPregnancy? answer) => answer?.Contraception switch
    {
        Domain.Patients.Contraception.Effective => ContraceptionAnswer.Effective,
        Domain.Patients.Contraception.None => patient.PregnancyPotential == PregnancyPotential.NotPossible ? ContraceptionAnswer.NotApplicable : ContraceptionAnswer.None,
        Domain.Patients.Contraception.NotApplicable => ContraceptionAnswer.NotApplicable,
        _ => patient.PregnancyPotential == PregnancyPotential.NotPossible ? ContraceptionAnswer.NotApplicable : ContraceptionAnswer.Unknown,
    };
}
