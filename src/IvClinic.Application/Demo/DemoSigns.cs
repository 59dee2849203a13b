using IvClinic.Application.Sessions;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Demo;

/// <summary>What is measured on somebody of the demo: always the same for the same person and moment.</summary>
internal sealed record DemoSigns(DemoPerson Person, int PainBefore, int PainRelief)
{
    /// <param name="share">How much of the infusion is done, 0 to 1.</param>
    /// <param name="pulse">How much faster the heart beats in a reaction; 0 without one.</param>
    public TForm On<TForm>(TForm form, decimal share, int pulse = 0)
        where TForm : VitalsForm
    {
        var variety = Person.Family.Length;
        form.HeartRate = 68 + (variety % 9) + pulse - (int)(4 * share);
        form.Systolic = 118 + (variety % 14) + (pulse / 2);
        form.Diastolic = 70 + (variety % 8);
        form.RespiratoryRate = 14 + (pulse > 0 ? 8 : 0);
        form.SpO2 = 97;
        form.OnOxygen = false;
        form.TemperatureC = pulse > 0 ? 38.2m : 36.6m;
        form.Consciousness = Consciousness.Alert;
        form.PainNow = Math.Max(0, PainBefore - (int)Math.Round(PainRelief * share, MidpointRounding.AwayFromZero));
        form.Rass = 0;
        return form;
    }
}
