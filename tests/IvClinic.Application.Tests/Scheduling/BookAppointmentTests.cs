using IvClinic.Application.Scheduling;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Scheduling;

namespace IvClinic.Application.Tests.Scheduling;

public sealed class BookAppointmentTests
{
    private static readonly DateTime Monday = new(2026, 11, 23, 9, 0, 0);

    [Fact]
    public async Task An_approved_plan_is_booked_and_stands_on_the_list_of_its_day()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Book(Monday);

        var line = Assert.Single((await clinic.Given.The<DayList>().Run(clinic.Given.Nurse, new(new DateOnly(2026, 11, 23)))).Lines);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), line.StartsAt);
        Assert.Equal(("Larson, Jacob", "1975-03-14", "Chair 1", AppointmentStatus.Booked), (line.PatientName, line.BirthDate, line.Chair, line.Status));
        Assert.Contains("CRPS", line.PlanLabel, StringComparison.Ordinal);
        Assert.Null(line.Obstacle);
        Assert.Empty((await clinic.Given.The<DayList>().Run(clinic.Given.Nurse, new())).Lines);
    }

    [Fact]
    public async Task The_length_offered_is_set_up_and_infusion_and_observation_of_the_plan()
    {
        await using var clinic = await Booked.Clinic();
        var sheet = await clinic.Given.The<BookingSheet>().Run(clinic.Given.Nurse, clinic.Plan);
        Assert.Equal(30 + 120 + 60, sheet.Length.Minutes);
        Assert.Null(sheet.WhyNot);
    }

    [Fact]
    public async Task A_chair_is_not_booked_twice_at_the_same_time()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Book(Monday);
        var other = (await ApprovedPlan.For(clinic.Given, await clinic.Given.Patient("Meyer", "Ute", "1960-01-02", "X-2"))).Plan;

        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Monday.AddMinutes(209), other));
        Assert.Contains("Chair 1 is taken from 09:00 to 12:30", refused.Message, StringComparison.Ordinal);
        await clinic.Book(Monday.AddMinutes(210), other);
        await clinic.Book(Monday.AddMinutes(-210), (await ApprovedPlan.For(clinic.Given, await clinic.Given.Patient("Weiss", "Ina", "1961-01-02", "X-3"))).Plan);
    }

    [Fact]
    public async Task A_patient_does_not_sit_on_two_chairs_at_once()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Book(Monday);
        var second = await clinic.Given.The<AddChair>().Run(clinic.Given.Administrator, new() { Name = "Chair 2" }, Given.Key());
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Monday.AddHours(1), chair: second));
        Assert.Contains("This patient already has an appointment", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_time_is_free_again_and_stays_readable_with_its_reason()
    {
        await using var clinic = await Booked.Clinic();
        var first = await clinic.Book(Monday);
        await clinic.Given.The<CancelAppointment>().Run(clinic.Given.Nurse, new() { AppointmentId = first, NoShow = false, Reason = "Has a cold" }, Given.Key());
        await clinic.Book(Monday);

        var lines = (await clinic.Given.The<DayList>().Run(clinic.Given.Nurse, new(new DateOnly(2026, 11, 23)))).Lines;
        Assert.Equal([(AppointmentStatus.Cancelled, "Has a cold"), (AppointmentStatus.Booked, null)], lines.OrderBy(line => line.StatusReason is null).Select(line => (line.Status, line.StatusReason)));
    }

    [Fact]
    public async Task Nobody_has_missed_an_appointment_that_has_not_begun()
    {
        await using var clinic = await Booked.Clinic();
        var booked = await clinic.Book(Monday);
        var noShow = new CancelAppointment.Form { AppointmentId = booked, NoShow = true, Reason = "Did not come" };
        await Assert.ThrowsAsync<IllegalStepException>(() => clinic.Given.The<CancelAppointment>().Run(clinic.Given.Nurse, noShow, Given.Key()));
        clinic.Given.Clock.Advance(TimeSpan.FromDays(1));
        await clinic.Given.The<CancelAppointment>().Run(clinic.Given.Nurse, noShow, Given.Key());
    }

    [Fact]
    public async Task A_plan_in_review_or_on_hold_is_not_booked()
    {
        await using var clinic = await Booked.Clinic();
        var inReview = (await ApprovedPlan.For(clinic.Given, clinic.Patient, release: false)).Plan;
        var held = (await ApprovedPlan.For(clinic.Given, clinic.Patient, hold: "QTc 510 ms")).Plan;
        Assert.Contains("in review", (await Assert.ThrowsAsync<IllegalStepException>(() => clinic.Book(Monday, inReview))).Message, StringComparison.Ordinal);
        Assert.Contains("QTc 510 ms", (await Assert.ThrowsAsync<IllegalStepException>(() => clinic.Book(Monday, held))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chair_out_of_use_is_not_booked_and_what_was_booked_on_it_says_so()
    {
        await using var clinic = await Booked.Clinic();
        await clinic.Book(Monday);
        await clinic.Given.The<TakeChairOutOfUse>().Run(clinic.Given.Administrator, new() { ChairId = clinic.Chair, Reason = "Armrest broken" }, Given.Key());

        Assert.Contains("out of use", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Monday.AddDays(1)))).Message, StringComparison.Ordinal);
        Assert.Contains("out of use", Assert.Single((await clinic.Given.The<DayList>().Run(clinic.Given.Nurse, new(new DateOnly(2026, 11, 23)))).Lines).Obstacle, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await clinic.Given.The<ChairList>().Run(clinic.Given.Nurse, new())).Upcoming);
    }

    [Fact]
    public async Task A_time_that_the_clock_change_skips_is_refused()
    {
        await using var clinic = await Booked.Clinic();
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(new DateTime(2027, 3, 28, 2, 30, 0)));
        Assert.Contains("does not exist", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_happens_twice_is_asked_about_and_both_hours_can_be_booked()
    {
        await using var clinic = await Booked.Clinic();
        var night = new DateTime(2027, 10, 31, 2, 30, 0);
        var asked = await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(night));
        Assert.Equal(nameof(BookAppointment.Form.Which), Assert.Single(asked.Failures).PropertyName);
        await clinic.Book(night, which: WhichHour.First, minutes: 60);
        await clinic.Book(night, (await ApprovedPlan.For(clinic.Given, clinic.Patient)).Plan, which: WhichHour.Second, minutes: 60);
        var lines = (await clinic.Given.The<DayList>().Run(clinic.Given.Nurse, new(new DateOnly(2027, 10, 31)))).Lines;
        Assert.Equal([0, 1], lines.Select(line => line.StartsAt.UtcDateTime.Hour));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1441)]
    [InlineData(30.5)]
    public async Task A_length_that_is_not_whole_minutes_up_to_a_day_is_refused(double minutes)
    {
        await using var clinic = await Booked.Clinic();
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Monday, minutes: (decimal)minutes));
    }

    [Fact]
    public async Task Yesterday_is_not_booked()
    {
        await using var clinic = await Booked.Clinic();
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Monday.AddDays(-2)));
    }

    [Fact]
    public async Task An_administrator_does_not_book_and_a_nurse_adds_no_chair()
    {
        await using var clinic = await Booked.Clinic();
        await Assert.ThrowsAsync<NotAllowedException>(() => clinic.Given.The<BookAppointment>().Run(clinic.Given.Administrator, new(), Given.Key()));
        await Assert.ThrowsAsync<NotAllowedException>(() => clinic.Given.The<AddChair>().Run(clinic.Given.Nurse, new() { Name = "Chair 9" }, Given.Key()));
    }

    [Fact]
    public async Task Two_chairs_do_not_bear_the_same_name()
    {
        await using var clinic = await Booked.Clinic();
        await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Given.The<AddChair>().Run(clinic.Given.Administrator, new() { Name = "chair 1" }, Given.Key()));
    }
}
