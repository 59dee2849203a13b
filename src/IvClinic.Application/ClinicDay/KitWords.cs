using System.Globalization;
using IvClinic.Application.Staff;
using IvClinic.Domain.ClinicDay;

namespace IvClinic.Application.ClinicDay;

/// <summary>A kit check in words, the same in the chart and on the screens.</summary>
public static class KitWords
{
    /// <summary>"by the kit check of 07:40, Nora Lind".</summary>
    public static string By(KitCheck check, ClinicZone zone) => $"{EmergencyKit.AnsweredBy} {zone.ToLocal(check.CheckedAt).ToString("HH:mm", CultureInfo.InvariantCulture)}, {check.CheckedByName}";

    /// <summary>For the floor: who checked and when, what is missing, or that nobody has checked.</summary>
    public static string Of(KitCheck? check, ClinicZone zone) => check switch
    {
        null => "The emergency kit has not been checked today.",
        { Gaps: { Count: > 0 } gaps } => $"Emergency kit, {By(check, zone)[3..]}: {string.Join("; ", gaps)}.",
        _ => $"Emergency kit complete {By(check, zone)}.",
    };
}
