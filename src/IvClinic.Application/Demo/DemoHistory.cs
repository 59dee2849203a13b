using IvClinic.Application.Patients;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Demo;

/// <summary>A demo patient is registered and asked everything a clinician needs.</summary>
internal sealed class DemoHistory(DemoCast cast)
{
    public Task<Guid> Register(DemoPerson person, int number) => cast.Do<RegisterPatient, RegisterPatient.Form, Guid>(cast.Nurse, new()
    {
        FamilyName = person.Family,
        GivenNames = person.Given,
        BirthDate = person.Born,
        Sex = person.Sex,
        PregnancyPotential = MayBePregnant(person) ? PregnancyPotential.Possible : PregnancyPotential.NotPossible,
        IdentifierKind = IdentifierKind.Insurance,
        Identifier = FormattableString.Invariant($"DE-{7_310_000 + (number * 131)}"),
        Phone = FormattableString.Invariant($"+00 555 01{number:00}"),
        ConfirmedNotDuplicate = true,
    });

    public async Task Take(Guid patient, DemoPerson person, DemoRegimen regimen, DateOnly on, int number)
    {
        var nurse = cast.Nurse;
        Task Record<TUseCase, TForm>(TForm form)
            where TUseCase : HistoryRecording<TForm>
            where TForm : HistoryForm
        {
            form.PatientId = patient;
            return cast.Do<TUseCase, TForm, Guid>(nurse, form);
        }

        await Record<RecordCondition, RecordCondition.Form>(new() { Text = regimen.Condition, Icd10 = regimen.Icd10, IsActive = true, Onset = "several years ago" });
        if (number % 4 == 0) await Record<RecordCondition, RecordCondition.Form>(new() { Text = "Essential hypertension", Icd10 = "I10", IsActive = true });
        if (number % 5 == 1)
            await Record<RecordAllergy, RecordAllergy.Form>(new() { Substance = "penicillin", Kind = AllergyKind.Allergy, Reaction = "rash", Severity = ReactionSeverity.Mild });
        if (number % 4 == 0) await Record<RecordHomeMedicine, RecordHomeMedicine.Form>(new() { Ingredient = "candesartan", AsWritten = "Candesartan 8 mg, one in the morning", DailyDoseMg = 8 });
        foreach (var list in Enum.GetValues<HistoryList>()) await Record<ConfirmHistoryList, ConfirmHistoryList.Form>(new() { List = list });
        foreach (var (kind, value) in Measurements(person, number))
            await Record<RecordMeasurement, RecordMeasurement.Form>(new() { Kind = kind, Value = value, Unit = MeasurementUnits.Of(kind), MeasuredOn = on });
        await Record<RecordPregnancyAnswer, RecordPregnancyAnswer.Form>(new()
        {
            Status = MayBePregnant(person) ? PregnancyStatus.No : PregnancyStatus.NotApplicable,
            Contraception = MayBePregnant(person) ? Contraception.Effective : Contraception.NotApplicable,
            AnsweredOn = on,
        });
        await Record<RecordMeasurement, RecordMeasurement.Form>(new() { Kind = MeasurementKind.Weight, Value = person.Kg + 1.4m, Unit = "kg", MeasuredOn = on.AddDays(-92) });
        await Record<DescribePain, DescribePain.Form>(DemoPain.Of(regimen, number));
        foreach (var before in (int[])[60, 0]) await Record<RecordConditionBaseline, RecordConditionBaseline.Form>(DemoPain.Baseline(regimen, on.AddDays(-before), number, before > 0));
        await Record<RecordPriorTreatment, RecordPriorTreatment.Form>(new()
        {
            Medicine = regimen.Tried,
            Dose = "usual dose",
            Weeks = 8 + (number % 5),
            WasOral = true,
            Result = number % 3 == 0 ? TreatmentResult.NotTolerated : TreatmentResult.Ineffective,
            WhyStopped = number % 3 == 0 ? "drowsy all day" : "no change after the full time",
        });
    }

    private static bool MayBePregnant(DemoPerson person) =>
        person.Sex == SexForRules.Female && string.CompareOrdinal(person.Born, "1972") > 0;

    private static (MeasurementKind Kind, decimal Value)[] Measurements(DemoPerson person, int number) =>
    [
        (MeasurementKind.Weight, person.Kg),
        (MeasurementKind.Height, person.Cm),
        (MeasurementKind.Creatinine, 0.8m + (number % 3 * 0.1m)),
        (MeasurementKind.EGfr, 78 + (number % 20)),
        (MeasurementKind.CreatinineClearance, 82 + (number % 20)),
        (MeasurementKind.QTc, 404 + (number % 25)),
    ];
}
