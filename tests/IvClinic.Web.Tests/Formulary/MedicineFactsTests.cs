using IvClinic.Domain.Formulary;
using IvClinic.Web.Formulary;

namespace IvClinic.Web.Tests.Formulary;

public sealed class MedicineFactsTests
{
    public static TheoryData<string> Medicines => [.. ClinicFormulary.Shipped.Medicines.Keys];

    [Theory]
    [MemberData(nameof(Medicines))]
    public void A_medicines_page_has_words_and_no_codes(string id)
    {
        var facts = All(id).ToList();

        Assert.NotEmpty(facts);
        Assert.All(facts, fact =>
        {
            Assert.DoesNotContain('_', fact.Name);
            Assert.DoesNotContain("ageYears", fact.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("mm[Hg]", fact.Name + fact.Text, StringComparison.Ordinal);
            Assert.DoesNotContain('{', fact.Name + fact.Text);
            Assert.NotEmpty(fact.Name);
        });
    }

    [Fact]
    public void What_may_share_a_bag_and_what_must_not_stand_on_the_page_of_both()
    {
        Assert.Contains(Of("metoclopramide").SameBag, each => each.OtherId == "dexamethasone" && each.Fact.Level is null);
        Assert.Contains(Of("dexamethasone").SameBag, each => each.OtherId == "metoclopramide" && each.Fact.Level is null);
    }

    [Fact]
    public void A_rule_between_two_medicines_stands_on_the_page_of_both()
    {
        Assert.Contains(Of("metoclopramide").Pairs, each => each.OtherId == "prochlorperazine");
        Assert.Contains(Of("prochlorperazine").Pairs, each => each.OtherId == "metoclopramide");
    }

    [Theory]
    [MemberData(nameof(Medicines))]
    public void Every_source_a_page_names_has_a_number_before_the_page_is_drawn(string id)
    {
        var formulary = ClinicFormulary.Shipped;
        var sources = new SourceNumbers(formulary, "/x").Met(Of(id).Provenances);
        var count = sources.All.Count();

        foreach (var source in All(id).SelectMany(fact => fact.Provenance.SourceIds).Concat(formulary.Medicines[id].Dosing.SelectMany(row => row.Provenance.SourceIds))) sources.Of(source);

        Assert.Equal(count, sources.All.Count());
    }

    private static MedicineFacts Of(string id) => new(ClinicFormulary.Shipped.Medicines[id], ClinicFormulary.Shipped);

    private static IEnumerable<FormularyFact> All(string id)
    {
        var of = Of(id);
        return of.Indications.Concat(of.OverTime).Concat(of.Giving).Concat(of.Patient).Concat(of.Contraindications).Concat(of.Allergies).Concat(of.Interactions)
            .Concat(of.BeforeStart).Concat(of.StartLimits).Concat(of.Watching).Concat(of.HoldStop).Concat(of.Pairs.Concat(of.SameBag).Select(each => each.Fact));
    }
}
