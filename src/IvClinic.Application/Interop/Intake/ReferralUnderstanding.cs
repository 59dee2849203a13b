using IvClinic.Application.Patients;

namespace IvClinic.Application.Interop;

/// <summary>What was understood of one person in a referral, ready to be reviewed.</summary>
public sealed class ReferralUnderstanding
{
    /// <summary>The person in words, for lists and headings.</summary>
    public string Person { get; set; } = "";

    public string? Concern { get; set; }

    /// <summary>Name, birth date, contact and identifier as far as they were sent: the form of a new patient, to be completed.</summary>
    public RegisterPatient.Form Patient { get; set; } = new();

    /// <summary>All numbers that were sent, to find the patient among the known ones.</summary>
    public List<string> Identifiers { get; set; } = [];

    /// <summary>Further names, telephone numbers and addresses that have no field of their own.</summary>
    public List<string> FurtherWords { get; set; } = [];

    public List<ReviewItem> Items { get; set; } = [];

    public List<NotUnderstood> NotUnderstood { get; set; } = [];
}

/// <summary>The entry that an item would make: one of the forms by which it would be typed.</summary>
public abstract class ItemForms
{
    /// <summary>The item's number in the review.</summary>
    public int Number { get; set; }

    public RecordCondition.Form? Condition { get; set; }

    public RecordAllergy.Form? Allergy { get; set; }

    public RecordHomeMedicine.Form? HomeMedicine { get; set; }

    public RecordMeasurement.Form? Measurement { get; set; }

    public RecordPregnancyAnswer.Form? Pregnancy { get; set; }

    public bool CanBeTaken => Condition is not null || Allergy is not null || HomeMedicine is not null || Measurement is not null || Pregnancy is not null;
}

/// <summary>One item of a referral, as understood.</summary>
public sealed class ReviewItem : ItemForms
{
    /// <summary>The heading it stands under: "Allergies", "Home medicines"...</summary>
    public string Group { get; set; } = "";

    public string Words { get; set; } = "";

    /// <summary>Why to look twice.</summary>
    public string? Concern { get; set; }

    /// <summary>Why it has no place in the record, when it has none.</summary>
    public string? WhyNot { get; set; }

    /// <summary>Where it stands in the file.</summary>
    public string Path { get; set; } = "";
}

public enum ItemChoice
{
    Accept,
    LeaveOut,
}

/// <summary>What the reviewer decided on one item, with the values as accepted or changed.</summary>
public sealed class ItemDecision : ItemForms
{
    public ItemChoice? Choice { get; set; }
}
