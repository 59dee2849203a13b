using IvClinic.Application.Scheduling;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Scheduling;

namespace IvClinic.Application.Tests.Scheduling;

public sealed class WaitingTests
{
    private static readonly DateTime Monday = Booked.Monday;

    [Fact]
    public async Task A_cancelled_time_is_offered_to_who_wishes_it_and_fits_the_most_pressing_first()
    {
        await using var clinic = await Booked.Clinic();
        var booked = await clinic.Book(Monday, minutes: 240);
        var (urgent, routine, afternoon, later) = (await clinic.AnotherPlan("Urgent"), await clinic.AnotherPlan("Routine"), await clinic.AnotherPlan("Afternoon"), await clinic.AnotherPlan("Later"));
        await Wait(clinic, routine);
        await Wait(clinic, urgent, priority: WaitingPriority.Urgent);
        await Wait(clinic, afternoon, wished: WishedTime.Afternoon);
        await Wait(clinic, later, from: new(2026, 11, 24));
        await clinic.Given.The<CancelAppointment>().Run(clinic.Given.Nurse, new() { AppointmentId = booked, NoShow = false, Reason = "Has a cold" }, Given.Key());

        Assert.Equal(["Urgent, Ute", "Routine, Ute"], (await clinic.Given.The<WaitingList>().Run(clinic.Given.Nurse, new(Monday, 240))).Select(line => line.PatientName));
        Assert.Empty(await clinic.Given.The<WaitingList>().Run(clinic.Given.Nurse, new(Monday, 209)));
        Assert.Equal(4, (await clinic.Given.The<WaitingList>().Run(clinic.Given.Nurse, new())).Count);
        await clinic.Book(Monday, urgent);
        Assert.Equal(["Routine, Ute"], (await clinic.Given.The<WaitingList>().Run(clinic.Given.Nurse, new(Monday, 240))).Select(line => line.PatientName));
    }

    [Fact]
    public async Task Nobody_waits_twice_or_for_a_plan_that_may_not_be_given_and_leaving_the_list_has_a_reason()
    {
        await using var clinic = await Booked.Clinic();
        var entry = await Wait(clinic, clinic.Plan);
        await Assert.ThrowsAsync<IllegalStepException>(() => Wait(clinic, clinic.Plan));
        var inReview = (await ApprovedPlan.For(clinic.Given, clinic.Patient, release: false)).Plan;
        await Assert.ThrowsAsync<IllegalStepException>(() => Wait(clinic, inReview));
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Given.The<TakeOffWaitingList>().Run(clinic.Given.Nurse, new() { EntryId = entry }, Given.Key()));
        await clinic.Given.The<TakeOffWaitingList>().Run(clinic.Given.Nurse, new() { EntryId = entry, Reason = "Goes elsewhere" }, Given.Key());
        Assert.Empty(await clinic.Given.The<WaitingList>().Run(clinic.Given.Nurse, new()));
    }

    private static Task<Guid> Wait(Booked clinic, Guid plan, WaitingPriority priority = WaitingPriority.Routine, WishedTime wished = WishedTime.Any, DateOnly? from = null) =>
        clinic.Given.The<AddToWaitingList>().Run(clinic.Given.Nurse, new() { PlanId = plan, From = from ?? new(2026, 11, 22), Priority = priority, Wished = wished }, Given.Key());
}
