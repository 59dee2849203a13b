namespace IvClinic.Web.ClinicDay;

/// <summary>The forms that open on a page of the register.</summary>
public enum RegisterFormKind
{
    Given,
    Waste,
    Received,
    Count,
}
