namespace IvClinic.Domain.ClinicDay;

/// <summary>One thing of the emergency kit.</summary>
/// <param name="IsMedicine">It has an expiry date.</param>
public sealed record KitItem(string Id, string Name, bool IsMedicine);

/// <summary>What is looked at each morning, and which questions before an infusion that answers. Clinic default (D).</summary>
public static class EmergencyKit
{
    /// <summary>Of the clinic's own questions at go / no-go.</summary>
    public const string Question = "Emergency kit is at hand and checked";

    /// <summary>How an answer begins that nobody was asked for, after the answer itself.</summary>
    public const string AnsweredBy = "by the kit check of";

    public const string Lipid = "lipid";

    public static readonly IReadOnlyList<KitItem> Items =
    [
        new("oxygen", "Oxygen with mask and cylinder", false),
        new("suction", "Suction", false),
        new("bag_valve_mask", "Bag-valve mask", false),
        new("defibrillator", "Defibrillator with self-test", false),
        new("epinephrine", "Epinephrine 1 mg/mL", true),
        new(Lipid, "Lipid emulsion 20 %", true),
    ];

    public static KitItem? Item(string id) => Items.FirstOrDefault(item => item.Id == id);

    /// <summary>
    /// The items that a question rests on; none where the kit does not answer it. A check of the formulary that also asks for
    /// what is no part of the kit (midazolam: flumazenil) is still asked.
    /// </summary>
    /// <param name="question">The clinic's question, or the id of a check of the formulary.</param>
    public static IReadOnlyList<KitItem> Behind(string question) => question switch
    {
        Question => Items,
        "lipid_available" => [Item(Lipid)!],
        _ => [],
    };
}
