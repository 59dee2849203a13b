using IvClinic.Application.Patients;
using IvClinic.Domain.Patients.Baselines;

namespace IvClinic.Application.Demo;

/// <summary>What a demo patient tells about the pain, and where they stand with their condition.</summary>
internal static class DemoPain
{
    private static readonly Dictionary<string, string[]> Regions = new(StringComparer.Ordinal)
    {
        ["Left temple"] = ["L-TE", "F-HD"],
        ["Behind the right eye"] = ["F-HD", "R-TE"],
        ["Forehead"] = ["F-HD"],
        ["Both feet"] = ["F-RFT", "F-LFT", "B-RSO", "B-LSO"],
        ["Right hand"] = ["F-RHA", "B-RHB", "F-RFA"],
        ["Both lower legs"] = ["F-RSN", "F-LSN", "B-RCA", "B-LCA"],
    };

    public static DescribePain.Form Of(DemoRegimen regimen, int number)
    {
        var isHead = regimen.Indication == "migraine";
        var form = new DescribePain.Form
        {
            Site = regimen.PainSite,
            Regions = [.. Regions[regimen.PainSite]],
            Qualities = [.. regimen.PainQuality.Split(", ").Select(quality => quality == "allodynia" ? "touch" : quality)],
            Onset = "years ago",
            CourseOverDay = isHead ? "worst in the morning" : "worse in the evening and at night",
            Radiation = isHead ? "into the neck" : null,
            Triggers = "stress, poor sleep",
            Helps = isHead ? "a dark room" : "warmth, moving about",
            NowScore = 4 + (number % 3),
            WorstScore = 9,
            AverageScore = 6,
            WorkImpact = 6 + (number % 3),
            SleepImpact = 5 + (number % 4),
        };
        // Of every fifth one question was forgotten: it is shown as not complete.
        for (var i = 0; i < form.Dn4Answers.Count; i++) form.Dn4Answers[i].Answer = isHead || (number % 5 == 0 && i == 9) ? null : i is 0 or 2 or 3 or 5 or 7 or 9;
        foreach (var flag in form.RedFlags) flag.Answer = flag.Code is "pregnancy" or "after50" && !isHead ? null : false;
        return form;
    }

    /// <param name="isEarlier">The one before: a little worse.</param>
    public static RecordConditionBaseline.Form Baseline(DemoRegimen regimen, DateOnly on, int number, bool isEarlier)
    {
        var worse = isEarlier ? 1 : 0;
        var form = new RecordConditionBaseline.Form { AssessedOn = on };
        switch (regimen.Indication)
        {
            case "migraine":
                (form.Kind, form.HeadacheDays, form.TriptanDays, form.Aura) = (BaselineKind.Migraine, 12 + (number % 5) + (3 * worse), 7 + (number % 3), regimen.Icd10 == "G43.1" ? AuraSubtype.TypicalAura : AuraSubtype.WithoutAura);
                for (var i = 0; i < form.MidasDays.Count; i++) form.MidasDays[i].Count = 4 + ((number + i) % 5) + (2 * worse);
                break;
            case "cidp":
                (form.Kind, form.Arm, form.Leg, form.GripLeftKPa, form.GripRightKPa, form.GripInstrument) = (BaselineKind.Cidp, 2, 2 + worse, 48 + (number % 9) - (6 * worse), 52 + (number % 9) - (6 * worse), "Martin vigorimeter, large bulb");
                (form.LastIvigOn, form.LastIvigProduct, form.LastIvigGrams) = (on.AddDays(-21), "Privigen", 35);
                break;
            default:
                (form.Kind, form.PegPain, form.PegEnjoyment, form.PegActivity) = (BaselineKind.ChronicPain, 6 + worse, 7, 6 + (number % 3));
                (form.Sites, form.Sensation, form.SkinWarmthAndColour) = (regimen.PainSite, "pain at light touch, reported and seen", regimen.Indication == "crps" ? "1 degree warmer than the other side, reddish" : null);
                break;
        }

        return form;
    }
}
