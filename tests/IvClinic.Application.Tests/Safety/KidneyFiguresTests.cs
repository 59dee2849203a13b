using IvClinic.Application.Plans;
using IvClinic.Application.Tests.Plans;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Tests.Safety;

public sealed class KidneyFiguresTests
{
    [Fact]
    public async Task Without_a_laboratory_value_the_creatinine_gives_egfr_and_clearance_marked_as_calculated()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.Measured(patient, MeasurementKind.Creatinine, 0.9m, "mg/dL", GivenPlans.Today.AddDays(-10));
        var picture = (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture;

        // A woman of 51: CKD-EPI 2021 142 x (0.9/0.7)^-1.2 x 0.9938^51 x 1.012 = 77.4.
        var egfr = picture.Latest(MeasurementKind.EGfr)!;
        Assert.Equal((77m, true, 10), (Math.Round(egfr.Value), egfr.IsCalculated, egfr.DaysOld));
        Assert.Equal(egfr.Value, picture.Facts.EGfr);
        Assert.True(picture.Latest(MeasurementKind.CreatinineClearance)!.IsCalculated);
    }

    [Fact]
    public async Task A_laboratory_value_goes_first()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.Measured(patient, MeasurementKind.Creatinine, 0.9m, "mg/dL");
        await given.Measured(patient, MeasurementKind.EGfr, 42m, "mL/min/1.73 m²");
        var egfr = (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture.Latest(MeasurementKind.EGfr)!;
        Assert.Equal((42m, false), (egfr.Value, egfr.IsCalculated));
    }

    [Fact]
    public async Task A_newer_creatinine_goes_before_an_old_laboratory_value()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.Measured(patient, MeasurementKind.EGfr, 121m, "mL/min/1.73 m²", GivenPlans.Today.AddDays(-2100));
        await given.Measured(patient, MeasurementKind.Creatinine, 1.8m, "mg/dL");
        var egfr = (await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture.Latest(MeasurementKind.EGfr)!;
        Assert.Equal((34m, true, 0), (Math.Round(egfr.Value), egfr.IsCalculated, egfr.DaysOld));
    }

    [Fact]
    public async Task Without_a_creatinine_it_stays_not_known()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        Assert.Null((await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture.Facts.EGfr);
    }
}
