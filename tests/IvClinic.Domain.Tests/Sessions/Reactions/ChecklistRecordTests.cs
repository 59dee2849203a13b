using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;

namespace IvClinic.Domain.Tests.Sessions.Reactions;

public class ChecklistRecordTests
{
    private const string Stopped = "Infusion stopped, line kept, bag and line disconnected", Epinephrine = "Epinephrine IM into the outer thigh, again every 5 min",
        Oxygen = "Oxygen by mask", Pressure = "Airway and blood pressure watched every 5 min", Flat = "Laid flat, legs raised";

    private static readonly SessionPlan Ivig = Given.SessionPlan(Given.Ivig());

    [Fact]
    public void Every_line_that_the_chart_can_answer_is_a_line_of_its_list() =>
        Assert.All(ChairsideTerms.Checklists, list => Assert.All(list.SeenBy, line => Assert.Contains(line.Action, list.Actions)));

    [Fact]
    public void A_rescue_ticks_its_own_line_with_its_time_and_what_was_given()
    {
        var done = Of(ReactionType.Anaphylaxis, Epinephrine, Given.Reaction(10), Rescue(12, "EPINEPHrine", "IM"))!;
        // To be given again: the line is not done by one dose.
        Assert.Equal((Given.At(12), "Rescue EPINEPHrine 0.5 mg IM", true), (done.At, done.FromRecord, done.IsPartly));
        Assert.Equal(Given.At(17), Of(ReactionType.Anaphylaxis, Epinephrine, Given.Reaction(10), Rescue(12, "EPINEPHrine", "IM"), Rescue(17, "EPINEPHrine", "IM"))!.At);
    }

    [Fact]
    public void Another_medicine_another_route_or_a_dose_before_the_reaction_ticks_nothing()
    {
        Assert.Null(Of(ReactionType.Anaphylaxis, Epinephrine, Given.Reaction(10), Rescue(12, "diphenhydramine", "IM")));
        Assert.Null(Of(ReactionType.Anaphylaxis, Epinephrine, Given.Reaction(10), Rescue(12, "EPINEPHrine", "IV")));
        Assert.Null(Of(ReactionType.Anaphylaxis, Epinephrine, Rescue(9, "EPINEPHrine", "IM"), Given.Reaction(10)));
        Assert.Null(Of(ReactionType.Anaphylaxis, Epinephrine, Given.Reaction(10), Rescue(12, "unheard of", "IM")));
    }

    [Fact]
    public void A_stopped_pump_is_a_part_of_the_line_and_nothing_once_it_runs_again()
    {
        var done = Of(ReactionType.Anaphylaxis, Stopped, Given.Reaction(10))!;
        Assert.Equal((Given.At(10), true), (done.At, done.IsPartly));
        Assert.Equal(Given.At(8), Of(ReactionType.Anaphylaxis, Stopped, Given.Pause(8), Given.Reaction(10, pumpStopped: false))!.At);
        Assert.Null(Of(ReactionType.Anaphylaxis, Stopped, Given.Reaction(10, pumpStopped: false)));
        Assert.Null(Of(ReactionType.Anaphylaxis, Stopped, Given.Reaction(10), Given.Resume(20, 15m)));
        Assert.Equal("Stopped", Of(ReactionType.LocalAnaestheticToxicity, "Lidocaine stopped", Given.Reaction(10, pumpStopped: false), Given.Stop(11))!.FromRecord);
    }

    [Fact]
    public void A_lower_rate_is_slowed_and_a_higher_one_is_not()
    {
        const string slowed = "Infusion slowed or paused";
        Assert.Equal(Given.At(12), Of(ReactionType.InfusionReaction, slowed, Given.Reaction(10, pumpStopped: false), Given.Rate(12, 15m))!.At);
        Assert.Null(Of(ReactionType.InfusionReaction, slowed, Given.Reaction(10, pumpStopped: false), Given.Rate(12, 15m), Given.Rate(14, 60m)));
        Assert.Equal(Given.At(12), Of(ReactionType.InfusionReaction, slowed, Given.Reaction(10, pumpStopped: false), Given.Pause(12))!.At);
    }

    [Fact]
    public void Vital_signs_and_oxygen_tick_what_they_show_and_no_more()
    {
        Assert.Equal(Given.At(12), Of(ReactionType.Anaphylaxis, Pressure, Given.Reaction(10), Given.Observe(12), Given.Pain(13, 4))!.At);
        Assert.Null(Of(ReactionType.Anaphylaxis, Pressure, Given.Observe(9), Given.Reaction(10)));
        Assert.Null(Of(ReactionType.Anaphylaxis, Oxygen, Given.Reaction(10), Given.Observe(12)));
        Assert.Equal(Given.At(13), Of(ReactionType.Anaphylaxis, Oxygen, Given.Reaction(10), OnOxygen(13, true))!.At);
        Assert.Null(Of(ReactionType.Anaphylaxis, Oxygen, Given.Reaction(10), OnOxygen(13, true), OnOxygen(14, false)));
    }

    [Fact]
    public void One_tick_stands_for_a_press_and_an_entry_and_a_press_for_the_whole_line()
    {
        const string Signs = "Vital signs taken";
        var both = Of(ReactionType.InfusionReaction, Signs, Given.Reaction(10), ChartEntry.ReactionAction(Given.Stamp(11), Signs), Given.Observe(12))!;
        Assert.Equal((Given.At(12), false), (both.At, both.FromRecord is null));
        var later = Of(ReactionType.Anaphylaxis, Epinephrine, Given.Reaction(10), Rescue(12, "EPINEPHrine", "IM"), ChartEntry.ReactionAction(Given.Stamp(17), Epinephrine))!;
        Assert.Equal((Given.At(17), true), (later.At, later.FromRecord is null));
        var whole = Of(ReactionType.Anaphylaxis, Stopped, Given.Reaction(10), ChartEntry.ReactionAction(Given.Stamp(11), Stopped), Given.Stop(20))!;
        Assert.Equal((Given.At(11), false), (whole.At, whole.IsPartly));
        Assert.Null(Of(ReactionType.Anaphylaxis, Flat, Given.Reaction(10))?.FromRecord);
        Assert.Equal(Given.At(11), Of(ReactionType.Anaphylaxis, Oxygen, Given.Reaction(10), ChartEntry.ReactionAction(Given.Stamp(11), "Oxygen given"))!.At);
    }

    private static ChartEntry Rescue(double minute, string medicine, string route) => ChartEntry.RescueGiven(Given.Stamp(minute), new(medicine, "0.5 mg", route));

    private static ChartEntry OnOxygen(double minute, bool isOn) => ChartEntry.Observation(Given.Stamp(minute), Given.Well with { OnOxygen = isOn });

    private static LineDone? Of(ReactionType type, string line, params ChartEntry[] entries)
    {
        var stored = Given.Stored([Given.Start(0, 30m), .. entries]);
        var state = SessionChart.Fold(Ivig, stored, Given.At(60));
        return ChecklistRecord.Of(EmergencyCard.ListFor(type), line, state.Reactions[^1], state, SessionChart.Standing(stored), name => name == "unheard of" ? null : name.ToLowerInvariant());
    }
}
