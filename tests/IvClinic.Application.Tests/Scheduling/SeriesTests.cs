using IvClinic.Application.Scheduling;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Scheduling;

public sealed class SeriesTests
{
    private static readonly DateTime Monday = Booked.Monday;

    [Fact]
    public async Task A_series_is_booked_at_once_and_bears_one_mark()
    {
        await using var clinic = await Booked.Clinic(Booked.Series);
        Assert.Equal(4, await clinic.BookSeries([.. SeriesDates.Of(Monday, 4, 7)]));
        var rows = await clinic.Given.Database(db => db.Set<Appointment>().ToListAsync());
        Assert.Equal(4, rows.Count);
        Assert.NotNull(Assert.Single(rows.Select(row => row.SeriesId).Distinct()));
        Assert.Equal(0, (await clinic.Given.The<BookingSheet>().Run(clinic.Given.Nurse, clinic.Plan)).Left);
    }

    [Fact]
    public async Task A_conflict_in_a_series_is_named_and_nothing_of_it_is_saved()
    {
        await using var clinic = await Booked.Clinic(Booked.Series);
        await clinic.Book(Monday.AddDays(14), await clinic.AnotherPlan());
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => clinic.BookSeries([.. SeriesDates.Of(Monday, 4, 7)]));
        var failure = Assert.Single(refused.Failures);
        Assert.Equal("Times[2].StartsLocal", failure.PropertyName);
        Assert.StartsWith("3 of 4, 7 Dec 2026 09:00: Chair 1 is taken", failure.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(1, await clinic.Given.Database(db => db.Set<Appointment>().CountAsync()));
    }

    [Fact]
    public async Task Before_saving_each_time_is_shown_with_its_conflict_and_what_is_free_instead()
    {
        await using var clinic = await Booked.Clinic(Booked.Series, monitor: true);
        var second = await clinic.AnotherChair("Chair 2");
        await clinic.Book(Monday.AddDays(7), await clinic.AnotherPlan());
        var shown = await clinic.Given.The<TimesCheck>().Run(clinic.Given.Nurse, new(clinic.Plan, null, [.. SeriesDates.Of(Monday, 4, 7).Select(at => new TimeWish { ChairId = clinic.Chair, StartsLocal = at })], 210));
        Assert.Equal([true, false, true, true], shown.Select(time => time.IsFree));
        Assert.Contains("Chair 1 is taken from 09:00 to 12:30", Assert.Single(shown[1].Refused), StringComparison.Ordinal);
        Assert.Equal((second, "Chair 2", Monday.AddDays(7)), (shown[1].Instead[0].ChairId, shown[1].Instead[0].Chair, shown[1].Instead[0].StartsLocal));
        Assert.Contains(shown[0].Notes, note => note.Contains("not checked", StringComparison.Ordinal));

        Assert.Equal(4, await clinic.Given.The<BookSeries>().Run(clinic.Given.Nurse, new()
        {
            PlanId = clinic.Plan,
            Minutes = 210,
            Times = [.. shown.Select(time => new TimeWish { ChairId = time.IsFree ? clinic.Chair : time.Instead[0].ChairId, StartsLocal = time.IsFree ? time.StartsLocal : time.Instead[0].StartsLocal })],
        }, Given.Key()));
    }

    [Fact]
    public async Task More_than_the_plan_is_for_and_closer_than_its_days_apart_are_refused()
    {
        await using var clinic = await Booked.Clinic(Booked.Series);
        Assert.Contains("5 of 5", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.BookSeries([.. SeriesDates.Of(Monday, 5, 7)]))).Message, StringComparison.Ordinal);
        Assert.Contains("7 days between infusions", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.BookSeries(Monday, Monday.AddDays(6)))).Message, StringComparison.Ordinal);
        Assert.Equal(2, await clinic.BookSeries(Monday, Monday.AddDays(7)));
        Assert.Contains("plan is for 4", (await Assert.ThrowsAsync<FormRejectedException>(() => clinic.BookSeries([.. SeriesDates.Of(Monday.AddDays(14), 3, 7)]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_book_the_same_times_at_once_do_not_both_get_them()
    {
        await using var clinic = await Booked.Clinic(Booked.Series);
        var other = await clinic.AnotherPlan();
        var results = await Task.WhenAll(Caught(() => clinic.BookSeries([.. SeriesDates.Of(Monday, 4, 7)])), Caught(() => clinic.Book(Monday.AddDays(21), other)));
        Assert.Equal(1, results.Count(refused => refused is null));
        Assert.True(await clinic.Given.Database(db => db.Set<Appointment>().CountAsync()) is 1 or 4);
    }

    [Fact]
    public async Task The_same_series_sent_twice_is_booked_once()
    {
        await using var clinic = await Booked.Clinic(Booked.Series);
        var (form, key) = (new BookSeries.Form { PlanId = clinic.Plan, Minutes = 210, Confirmed = true, Times = [new() { ChairId = clinic.Chair, StartsLocal = Monday }] }, Given.Key());
        Assert.Equal(await clinic.Given.The<BookSeries>().Run(clinic.Given.Nurse, form, key), await clinic.Given.The<BookSeries>().Run(clinic.Given.Nurse, form, key));
        Assert.Equal(1, await clinic.Given.Database(db => db.Set<Appointment>().CountAsync()));
    }

    [Fact]
    public async Task A_chair_without_a_monitor_asks_back_for_a_medicine_that_is_watched_without_a_break()
    {
        await using var clinic = await Booked.Clinic();
        var asked = await Assert.ThrowsAsync<FormRejectedException>(() => clinic.Book(Monday, confirmed: false));
        Assert.Equal((nameof(BookAppointment.Form.Confirmed), "Chair 1 has no monitor, and ECG, SPO2 must be watched without a break."), (Assert.Single(asked.Failures).PropertyName, asked.Message));
        await clinic.Book(Monday, confirmed: true);
    }

    private static async Task<Exception?> Caught(Func<Task> what)
    {
        try
        {
            await what();
            return null;
        }
        catch (FormRejectedException refused)
        {
            return refused;
        }
    }
}
