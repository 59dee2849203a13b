using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class ResponsibleNurseTests
{
    private static readonly Guid Other = Guid.Parse("00000000-0000-0000-0000-0000000000d4");

    [Fact]
    public void It_is_who_it_was_handed_to_last_and_before_that_the_first_nurse_who_wrote()
    {
        Assert.Null(ResponsibleNurse.Of([]));
        Assert.Null(ResponsibleNurse.Of([ChartEntry.Note(Given.Stamp(0) with { AuthorRole = "Clinician" }, "seen")]));
        Assert.Equal("Nina Kay", ResponsibleNurse.Of([Given.Start(0, 30m)])!.Name);
        Assert.Equal(Other, ResponsibleNurse.Of([Given.Start(0, 30m), ChartEntry.HandOver(Given.Stamp(5), Other, "Otto Other")])!.Id);
        Assert.Equal("Nina Kay", ResponsibleNurse.Of([Given.Start(0, 30m), ChartEntry.HandOver(Given.Stamp(5), Other, "Otto Other"), ChartEntry.HandOver(Given.Stamp(9), Given.NurseId, "Nina Kay")])!.Name);
    }

    [Fact]
    public void Values_are_compared_with_the_patients_own_baseline()
    {
        var plan = Given.SessionPlan(Given.Ivig());
        var state = Given.Chart(plan, 40, ChartEntry.Baseline(Given.Stamp(-5), Given.Well), Given.Start(0, 30m), ChartEntry.Observation(Given.Stamp(30), new Vitals { HeartRate = 88, Systolic = 104 }));
        Assert.Equal(13m, state.ChangeFromBaseline(VitalSign.HeartRate));
        Assert.Equal(-16m, state.ChangeFromBaseline(VitalSign.Systolic));
        Assert.Null(state.ChangeFromBaseline(VitalSign.SpO2));
        Assert.Null(state.ChangeFromBaseline(VitalSign.Rass));
    }
}
