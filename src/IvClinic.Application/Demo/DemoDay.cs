using IvClinic.Application.ClinicDay;
using IvClinic.Application.Staff;
using IvClinic.Domain.ClinicDay;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Demo;

/// <summary>What is done around the infusions of the demo: the kit in the morning, and a small register with counts.</summary>
internal sealed class DemoDay(DemoCast cast, IServiceProvider services, ClinicZone zone, DateTimeOffset now)
{
    private static readonly TimeSpan BeforeNow = TimeSpan.FromHours(6);

    private Guid ketamine, midazolam;

    public void Schedule(DemoTimeline timeline)
    {
        // Whatever the hour at which the demo is opened, today's check lies on today and before its first infusion.
        var (midnight, _) = zone.DayOf(zone.DateOf(now));
        var morning = now - BeforeNow < midnight ? midnight.AddMinutes(1) : now - BeforeNow;
        timeline.At(now.AddDays(-1), () => CheckKit(missing: "suction"));
        timeline.At(now.AddDays(-9), OpenRegister);
        timeline.At(now.AddDays(-8), () => Count(ketamine, 100m));
        timeline.At(now.AddDays(-1).AddMinutes(20), () => Use(ketamine, 1.6m, 8.4m));
        timeline.At(now.AddDays(-1).AddMinutes(40), () => Count(midazolam, 19m, "One ampoule fewer than the register says; the cupboard was searched."));
        timeline.At(morning, () => CheckKit());
        timeline.At(morning.AddSeconds(40), () => Count(ketamine, 90m));
    }

    private Task CheckKit(string? missing = null)
    {
        var form = new CheckKit.Form();
        foreach (var found in form.Findings)
        {
            found.IsReady = found.Item != missing;
            if (found.Item == missing) found.Note = "tube torn, exchanged in the afternoon";
            else if (EmergencyKit.Item(found.Item) is { IsMedicine: true }) found.ExpiresOn = zone.DateOf(now).AddDays(210);
        }

        return cast.Do<CheckKit, CheckKit.Form, Guid>(cast.Nurse, form);
    }

    private async Task OpenRegister()
    {
        ketamine = await Page("ketamine", "50 mg/mL", "vial of 10 mL", StockUnit.Millilitre, 100m);
        midazolam = await Page("midazolam", "1 mg/mL", "ampoule of 5 mL", StockUnit.Ampoule, 20m);
    }

    private async Task<Guid> Page(string medicine, string strength, string form, StockUnit unit, decimal received)
    {
        var item = await cast.Do<AddRegisterItem, AddRegisterItem.Form, Guid>(cast.Administrator, new() { Medicine = medicine, Strength = strength, PackForm = form, Unit = unit });
        await cast.Do<RecordReceived, RecordReceived.Form, RegisterRecorded>(cast.Nurse, new() { ItemId = item, Amount = received, From = "Hospital pharmacy, delivery note 2231" });
        return item;
    }

    private async Task Use(Guid item, decimal given, decimal wasted)
    {
        await cast.Do<RecordGiven, RecordGiven.Form, RegisterRecorded>(cast.Nurse, new() { ItemId = item, Amount = given, For = "Ketamine infusion, chair 3" });
        var witness = cast.AnotherNurse(cast.Nurse);
        await cast.Do<RecordWaste, RecordWaste.Form, RegisterRecorded>(cast.Nurse, new()
        {
            ItemId = item,
            Amount = wasted,
            Reason = "Rest of the vial",
            ColleagueId = witness.UserId,
            Ticket = services.GetRequiredService<IdentityAtScreen>().StandsBeside(cast.Nurse, witness),
        });
    }

    private Task Count(Guid item, decimal counted, string? explanation = null)
    {
        var second = cast.AnotherNurse(cast.Nurse);
        return cast.Do<CountStock, CountStock.Form, RegisterRecorded>(cast.Nurse, new()
        {
            ItemId = item,
            Counted = counted,
            Explanation = explanation,
            ColleagueId = second.UserId,
            Ticket = services.GetRequiredService<IdentityAtScreen>().StandsBeside(cast.Nurse, second),
        });
    }
}
