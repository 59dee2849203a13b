using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;

namespace IvClinic.Domain.Tests.Sessions.Reactions;

public class RescueDoseTests
{
    [Theory]
    [InlineData(30, "0.3 mg", "0.3 mL of 1 mg/mL (ampoule 1 mL)", "0.01 mg/kg × 30 kg = 0.3 mg")]
    [InlineData(41.57, "0.41 mg", "0.41 mL of 1 mg/mL (ampoule 1 mL)", "0.01 mg/kg × 41.6 kg = 0.416 mg")]
    [InlineData(50, "0.5 mg", "0.5 mL of 1 mg/mL (ampoule 1 mL)", "0.01 mg/kg × 50 kg = 0.5 mg")]
    [InlineData(83.9, "0.5 mg", "0.5 mL of 1 mg/mL (ampoule 1 mL)", "0.01 mg/kg × 83.9 kg = 0.839 mg, at most 0.5 mg")]
    public void Epinephrine_goes_by_weight_up_to_its_most_and_is_never_rounded_up(double kg, string dose, string drawn, string why)
    {
        var epinephrine = Of("epinephrine", new() { WeightKg = (decimal)kg });
        Assert.Equal(("IM", dose, drawn, why, false), (epinephrine.Route, epinephrine.Dose, epinephrine.Drawn, epinephrine.Why, epinephrine.IsAdultDose));
        Assert.Contains("again after 5 min if needed", epinephrine.Then);
    }

    [Fact]
    public void With_an_unknown_weight_it_is_the_adult_dose_and_says_so()
    {
        var epinephrine = Of("epinephrine", new());
        Assert.Equal(("0.5 mg", true, "Adult dose: weight not known."), (epinephrine.Dose, epinephrine.IsAdultDose, epinephrine.Why));
    }

    [Fact]
    public void Below_the_weight_of_every_row_there_is_no_dose_and_nothing_is_invented() =>
        Assert.Null(Of("epinephrine", new() { WeightKg = 29.9m }).Dose);

    [Theory]
    [InlineData(Sex.Female, 165, "85 mL", "1.5 mL/kg × 56.9 kg ideal weight = 85.364 mL")]
    [InlineData(Sex.Male, 185, "100 mL", "100 mL, for ideal weight above 70 kg")]
    public void Lipid_emulsion_goes_by_ideal_weight(Sex sex, int height, string dose, string why)
    {
        var lipid = Of("lipid_emulsion_20", new() { Sex = sex, HeightCm = height, WeightKg = 120m });
        Assert.Equal((dose, "of 20%", why), (lipid.Dose, lipid.Drawn, lipid.Why));
        Assert.Contains("over 2.5 min", lipid.Then);
    }

    [Fact]
    public void Lipid_emulsion_without_a_height_is_the_adult_bolus()
    {
        var lipid = Of("lipid_emulsion_20", new() { WeightKg = 120m });
        Assert.Equal(("100 mL", true), (lipid.Dose, lipid.IsAdultDose));
        Assert.Equal("Adult dose: height and sex not known.", lipid.Why);
    }

    [Fact]
    public void A_usual_range_begins_at_its_lower_end_in_mg_and_in_ml()
    {
        var diphenhydramine = Of("diphenhydramine", new());
        Assert.Equal(("25 mg", "0.5 mL of 50 mg/mL (vial 1 mL)", false), (diphenhydramine.Dose, diphenhydramine.Drawn, diphenhydramine.IsAdultDose));
        Assert.Equal("First dose; usually up to 50 mg", diphenhydramine.Why);
    }

    [Fact]
    public void Another_formulary_gives_other_numbers()
    {
        var shipped = ClinicFormulary.Shipped.Medicines["epinephrine"];
        var row = shipped.Dosing[0];
        var changed = shipped with
        {
            Dosing = [row with { Suggestions = new Dictionary<string, string>(StringComparer.Ordinal) { ["mgPerKg"] = "0.005" }, HardSingle = [new DoseLimit(0.3m, DoseBasis.Milligram)] }],
            Administration = shipped.Administration with { Stocked = [new StockedStrength(0.5m, "", Provenance.None)] },
        };
        Assert.Equal(("0.25 mg", "0.5 mL of 0.5 mg/mL"), (RescueDose.Of(changed, new() { WeightKg = 50m }).Dose, RescueDose.Of(changed, new() { WeightKg = 50m }).Drawn));
        Assert.Equal("0.3 mg", RescueDose.Of(changed, new() { WeightKg = 100m }).Dose);
        Assert.Null(RescueDose.Of(changed with { Administration = shipped.Administration with { Stocked = [] } }, new() { WeightKg = 50m }).Drawn);
    }

    [Theory]
    [InlineData(ReactionType.Anaphylaxis, "epinephrine")]
    [InlineData(ReactionType.LocalAnaestheticToxicity, "lipid_emulsion_20")]
    [InlineData(ReactionType.InfusionReaction, "diphenhydramine")]
    [InlineData(ReactionType.KetamineEmergence, "midazolam")]
    public void Each_card_has_its_list_and_its_medicine(ReactionType type, string medicine)
    {
        var card = EmergencyCard.All(ClinicFormulary.Shipped, new(), []).Single(each => each.List.Type == type);
        Assert.NotEmpty(card.List.Actions);
        Assert.Equal(medicine, card.Doses[0].MedicineId);
        Assert.All(card.Doses, dose => Assert.NotNull(dose.Dose));
    }

    [Fact]
    public void What_the_bag_wants_at_hand_stands_on_every_card_unless_it_belongs_to_another()
    {
        var cards = EmergencyCard.All(ClinicFormulary.Shipped, new(), ["magnesium_sulfate", "ketamine", "ivig_10"]);
        Assert.All(cards, card => Assert.Contains(card.AlsoAtHand, text => text.StartsWith("calcium gluconate", StringComparison.Ordinal)));
        Assert.All(cards, card => Assert.Contains(card.Doses, dose => dose.MedicineId == "ondansetron"));
        // 0.5 mg of epinephrine is for anaphylaxis and far too much in local anaesthetic toxicity.
        Assert.Equal([ReactionType.Anaphylaxis, ReactionType.InfusionReaction], cards.Where(card => card.Doses.Any(dose => dose.MedicineId == "epinephrine")).Select(card => card.List.Type));
        Assert.Equal([ReactionType.InfusionReaction], cards.Where(card => card.Doses.Any(dose => dose.MedicineId == "diphenhydramine")).Select(card => card.List.Type));
    }

    [Fact]
    public void A_dose_reads_as_it_is_said_aloud()
    {
        Assert.Equal("EPINEPHrine 0.5 mg IM = 0.5 mL of 1 mg/mL (ampoule 1 mL)", Of("epinephrine", new()).Text);
        Assert.Equal("lipid emulsion 100 mL of 20% IV", Of("lipid_emulsion_20", new()).Text);
        Assert.Equal("EPINEPHrine IM", Of("epinephrine", new() { WeightKg = 20m }).Text);
    }

    private static RescueDose Of(string id, PatientFacts patient) => RescueDose.Of(ClinicFormulary.Shipped.Medicines[id], patient);
}
