using System.Text.Json.Nodes;
using IvClinic.Application.Interop;

namespace IvClinic.Application.Tests.Interop;

public class SampleReferralTests
{
    [Fact]
    public void Every_sample_is_read_and_proposes_something()
    {
        Assert.Equal(["chronic-migraine.json", "cidp-georgian-name.json", "messy-back-pain.json"], SampleReferrals.All.Select(sample => sample.Name));
        Assert.All(SampleReferrals.All, sample => Assert.NotEmpty(ReferralProposals.From(Read(sample.Name), 0)));
    }

    [Fact]
    public void The_migraine_referral_is_understood_entirely()
    {
        var referral = Read("chronic-migraine.json");
        var items = ReferralProposals.From(referral, 0, new DateOnly(2026, 1, 20));

        Assert.Empty(referral.NotUnderstood);
        Assert.Equal(Enum.GetValues<ProposedKind>(), items.Select(item => item.Kind).Distinct().Order());
        var condition = items.OfType<ProposedCondition>().First();
        Assert.Equal(("G43.719", false), (condition.Icd10Code, condition.IsOver));
        var allergy = items.OfType<ProposedAllergy>().Single();
        Assert.Equal(("aspirin", "severe", "Urticaria, Wheezing"), (allergy.Substance, allergy.WorstSeverity, string.Join(", ", allergy.Reactions)));
        Assert.Equal(["sumatriptan", "topiramate", "propranolol"], items.OfType<ProposedHomeMedicine>().SelectMany(medicine => medicine.Ingredients));
        Assert.Equal("sumatriptan", items.OfType<ProposedHomeMedicine>().Single(medicine => medicine.IsActive).Ingredients[0]);
        Assert.Equal(68.4m, items.OfType<ProposedMeasurement>().Single(measurement => measurement.Name == "Weight").WeightKg);
        Assert.Equal(["mg/dL", "mL/min/{1.73_m2}"], items.OfType<ProposedLaboratory>().Select(value => value.UcumUnit));
        Assert.Equal(7, items.OfType<ProposedPainScore>().Single().Score);
        Assert.Equal("Not pregnant", items.OfType<ProposedPregnancyStatus>().Single().Status);
        Assert.All(items.OfType<ProposedMeasurement>(), item => Assert.Null(item.Concern));
    }

    [Fact]
    public void The_cidp_referral_keeps_both_names_finds_both_medicines_and_takes_the_newest_weight()
    {
        var referral = Read("cidp-georgian-name.json");
        var items = ReferralProposals.From(referral, 0);

        var identity = Assert.IsType<ProposedIdentity>(items[0]);
        Assert.Equal(("ლომთათიძე", "Lomtatidze"), (identity.Family, identity.OtherNames[0].Family));
        Assert.Equal("G61.81", items.OfType<ProposedCondition>().Single().Icd10Code);
        Assert.True(items.OfType<ProposedAllergy>().Single().StatesNoneKnown);
        Assert.Equal(["prednisolone", "gabapentin"], items.OfType<ProposedHomeMedicine>().Where(medicine => medicine.IsActive).SelectMany(medicine => medicine.Ingredients));
        Assert.Equal("1 capsule, 3 x per 1 d", items.OfType<ProposedHomeMedicine>().Single(medicine => medicine.Ingredients.Contains("gabapentin")).DosageText);
        Assert.Equal(83.5m, items.OfType<ProposedMeasurement>().Single(measurement => measurement.Name == "Weight").WeightKg);
        Assert.Equal(178m, items.OfType<ProposedMeasurement>().Single(measurement => measurement.Name == "Height").HeightCm);
        Assert.Equal((88m, "umol/L"), items.OfType<ProposedLaboratory>().Where(value => value.Name == "Creatinine").Select(value => (value.Value, value.UcumUnit)).Single());
    }

    [Fact]
    public void The_messy_referral_is_read_with_every_fault_named()
    {
        var referral = Read("messy-back-pain.json");
        var items = ReferralProposals.From(referral, 0);

        Assert.Equal([5, 6, 11, 12, 13, 14], referral.NotUnderstood.Select(part => EntryOf(part.Path)).Order());
        Assert.Equal("penicillin", items.OfType<ProposedAllergy>().Single().Substance);
        Assert.Equal(["acetaminophen", "hydrocodone"], items.OfType<ProposedHomeMedicine>().Single(medicine => medicine.IsActive).Ingredients);
        Assert.All(items.Where(item => item is not ProposedIdentity), item => Assert.True(item.Concern is not null, item.Words));
    }

    [Fact]
    public void The_command_prints_the_keys_in_their_order_and_returns_zero()
    {
        using var output = new StringWriter();
        Assert.Equal(0, ReferralCommand.Run(new MemoryStream(SampleReferrals.All[0].Bytes.ToArray()), output));
        var printed = JsonNode.Parse(output.ToString())!.AsObject();
        Assert.Equal(["patients", "conditions", "allergies", "activeMedications", "latest", "notUnderstood"], printed.Select(pair => pair.Key));
        Assert.Equal("[null, null, \"Allergy to aspirin\"]", (string?)printed["allergies"]![0]);
    }

    private static int EntryOf(string path) => int.Parse(path["Bundle.entry[".Length..path.IndexOf(']', StringComparison.Ordinal)]);

    private static Referral Read(string name) =>
        Assert.IsType<Referral>(ReferralReader.Read(SampleReferrals.All.Single(sample => sample.Name == name).Bytes));
}
