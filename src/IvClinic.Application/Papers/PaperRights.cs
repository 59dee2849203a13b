using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Papers;

/// <summary>Who sees which papers: whoever reads plans and charts sees all; an administrator sees consents and authorisations.</summary>
public static class PaperRights
{
    public static bool SeesCharts(Actor actor) => actor.Is(ClinicRole.Clinician) || actor.Is(ClinicRole.Nurse) || actor.Is(ClinicRole.Pharmacist);
}
