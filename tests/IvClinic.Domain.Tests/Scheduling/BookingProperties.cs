using FsCheck;
using FsCheck.Fluent;
using IvClinic.Domain.Scheduling;
using static IvClinic.Domain.Tests.Scheduling.GivenBooking;

namespace IvClinic.Domain.Tests.Scheduling;

/// <summary>Against a slow reckoning, minute by minute, that shares no line with the check.</summary>
public sealed class BookingProperties
{
    private static readonly Gen<(int Start, int Minutes, long Chair, long Patient)> Visit =
        from start in Gen.Choose(0, 600)
        from minutes in Gen.Choose(5, 240)
        from chair in Gen.Choose(1, 3)
        from patient in Gen.Choose(1, 4)
        select (start, minutes, (long)chair, (long)patient);

    private static readonly Arbitrary<((int Start, int Minutes, long Chair, long Patient)[] Taken, (int Start, int Minutes, long Chair, long Patient) Wanted, int Most)> Days =
        (from taken in Visit.ArrayOf()
         from wanted in Visit
         from most in Gen.Choose(1, 6)
         select (taken, wanted, most)).ToArbitrary();

    [Fact]
    public void A_time_is_free_exactly_when_no_minute_of_it_is_taken_closed_or_too_many() => Prop.ForAll(Days, day =>
    {
        var (picture, wanted) = Read(day.Taken, day.Wanted, day.Most);
        var slow = true;
        for (var minute = day.Wanted.Start; minute < day.Wanted.Start + day.Wanted.Minutes; minute++)
        {
            var beside = day.Taken.Where(other => other.Start <= minute && minute < other.Start + other.Minutes).ToList();
            slow &= !beside.Exists(other => other.Chair == day.Wanted.Chair || other.Patient == 1) && beside.Select(other => other.Patient).Distinct().Count() < day.Most && minute >= 60 && minute < 660;
        }

        return BookingCheck.Of(picture, wanted).IsFree == slow;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_time_that_is_proposed_is_free() => Prop.ForAll(Days, day =>
    {
        var (picture, wanted) = Read(day.Taken, day.Wanted, day.Most);
        return FreeTimes.Near(picture, wanted, (chair, local) => At(local, day.Wanted.Minutes, chair), DateTimeOffset.MinValue).All(time => BookingCheck.Of(picture, time).IsFree);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Booking_a_free_time_makes_the_same_time_taken() => Prop.ForAll(Days, day =>
    {
        var (picture, wanted) = Read(day.Taken, day.Wanted, day.Most);
        return !BookingCheck.Of(picture, wanted).IsFree || !BookingCheck.Of(picture.With(wanted), wanted).IsFree;
    }).QuickCheckThrowOnFailure();

    /// <summary>Minute 0 is 7:00 on a Monday; the clinic is open from 8 to 18.</summary>
    private static (BookingPicture Picture, WantedTime Wanted) Read(
        (int Start, int Minutes, long Chair, long Patient)[] taken, (int Start, int Minutes, long Chair, long Patient) wanted, int most)
    {
        var seven = Monday.Date.AddHours(7);
        var picture = Picture(Plan with { DaysApart = null, Sessions = null }, Hours(most), [.. taken.Select(other => Taken(seven.AddMinutes(other.Start), other.Minutes, other.Chair, other.Patient))]);
        return (picture, At(seven.AddMinutes(wanted.Start), wanted.Minutes, wanted.Chair));
    }
}
